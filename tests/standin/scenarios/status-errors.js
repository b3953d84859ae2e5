// @ts-check
// Errors with a status of their own, in the vendor's bodies and headers.
import { envelope, statusError } from "../errors.js";
import { lastUserText } from "../text.js";

const TOO_LONG =
  "This endpoint's maximum context length is 8192 tokens. However, you requested about 90210 tokens (90210 of text input). " +
  "Please reduce the length of either one, or use the context-compression plugin to compress your prompt automatically.";

/** @type {import("../types.js").Scenario[]} */
export const statusErrorScenarios = [
  status("400-context-length", "Context length", () =>
    statusError(400, TOO_LONG, {
      metadata: {
        provider_name: null,
        previous_errors: [
          { code: 400, message: TOO_LONG },
          { code: 400, message: TOO_LONG },
        ],
      },
    }),
  ),
  status("400-zod", 'Validation of another kind: {success:false,error:{name:"ZodError"}}', () => ({
    status: 400,
    body: JSON.stringify({ success: false, error: { name: "ZodError", message: ZOD_ISSUES } }),
  })),
  status("401", "A key that nobody owns", () => ({
    status: 401,
    body: envelope({ message: "User not found.", code: 401 }),
  })),
  status("402-credits", "Credits are used up", () =>
    statusError(
      402,
      "This request requires more credits, or fewer max_tokens. You requested up to 4096 tokens, but can only afford 217. To increase, visit https://openrouter.ai/settings/credits and upgrade to a paid account",
      {
        metadata: { limit_source: "openrouter_credits", remedy_hint: "Add credits to your account." },
      },
    ),
  ),
  status("402-in-flight", "The budget is taken by requests that still run; Retry-After", () =>
    statusError(402, "This request would exceed the budget while other requests are in flight.", {
      headers: { "Retry-After": "1" },
      metadata: {
        limit_source: "openrouter_in_flight_budget",
        remedy_hint: "Wait for running requests to finish.",
        retry_after_seconds: 1,
      },
    }),
  ),
  status("403-moderation", "The input was flagged", (request) =>
    statusError(403, "standin/status-403-moderation requires moderation. Your input was flagged.", {
      metadata: {
        reasons: ["harassment"],
        flagged_input: lastUserText(request).slice(0, 100),
        provider_name: "OpenAI",
        model_slug: "standin/status-403-moderation",
      },
    }),
  ),
  status("403-guardrail", "A guardrail matched", () =>
    statusError(403, "Request blocked by a guardrail.", { metadata: { patterns: ["card-number"] } }),
  ),
  status("403-key-limit", "The key's own limit is reached", () =>
    statusError(403, "Key limit exceeded (total limit). Manage it using https://openrouter.ai/settings/keys"),
  ),
  status("404-routing", "No provider is left after the data policy", () =>
    statusError(404, "No endpoints found matching your data policy.", {
      metadata: {
        routing_funnel: [
          { step: "all", endpoint_count: 3 },
          { step: "data_policy", endpoint_count: 0 },
        ],
        failed_routing_step: "data_policy",
      },
    }),
  ),
  status("404-tools", "No provider of the model can use tools", () =>
    statusError(
      404,
      "No endpoints found that support tool use. To learn more about provider routing, visit: https://openrouter.ai/docs/provider-routing",
    ),
  ),
  status("408", "Timed out", () => statusError(408, "Operation timed out. Please try again later.")),
  status("413", "Too large", () => statusError(413, "Request payload too large")),
  status("422", "Unprocessable", () => statusError(422, "Invalid argument")),
  status("429-upstream", "The provider's limit; Retry-After and a hint in the body", () =>
    statusError(429, "Provider returned error", {
      headers: { "Retry-After": "1" },
      metadata: {
        ...UPSTREAM_429,
        retry_after_seconds: 1,
        retry_after_seconds_raw: 0.4,
        headers: { "Retry-After": "1" },
      },
    }),
  ),
  status("429-no-hint", "The provider's limit, without any hint when to come back", () =>
    statusError(429, "Provider returned error", { metadata: UPSTREAM_429 }),
  ),
  status("429-free-tier", "The daily limit of free models; X-RateLimit headers", () => {
    const limits = {
      "X-RateLimit-Limit": "50",
      "X-RateLimit-Remaining": "0",
      "X-RateLimit-Reset": String(
        Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth(), new Date().getUTCDate() + 1),
      ),
    };
    return statusError(
      429,
      "Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day",
      {
        headers: limits,
        metadata: { headers: limits, limit_source: "openrouter_free_tier_daily" },
      },
    );
  }),
  status("500", "The message is masked", () =>
    statusError(500, "Internal Server Error", { metadata: { error_type: "server" } }),
  ),
  status("502", "The provider failed before the first token", () =>
    statusError(502, "Provider returned error", {
      metadata: { raw: "upstream connect error", provider_name: "DeepInfra", error_type: "provider_unavailable" },
    }),
  ),
  status("502-html", "A page of the gateway in front", () => ({
    status: 502,
    contentType: "text/html; charset=UTF-8",
    headers: { Server: "cloudflare" },
    body: GATEWAY_PAGE,
  })),
  status("503", "No provider can take it now; Retry-After", () =>
    statusError(503, "Service temporarily unavailable", { headers: { "Retry-After": "1" } }),
  ),
  status("503-availability", "The availability body, which has no `code`", () => ({
    status: 503,
    body: envelope({
      message: "The model is temporarily unavailable.",
      error_type: "provider_unavailable",
      http_status: 503,
      availability: {
        code: "temporarily_unavailable",
        retryable: true,
        retry_after: 1,
        requested_models: ["standin/status-503-availability"],
        affected_providers: ["DeepInfra"],
        docs_url: "https://openrouter.ai/docs",
      },
    }),
  })),
  status("504", "The provider took too long", () =>
    statusError(504, "Timed out waiting for the provider", { metadata: { error_type: "timeout" } }),
  ),
  status("524", "The edge network took too long", () => statusError(524, "Request timed out. Please try again later.")),
  status("529", "The provider is overloaded", () =>
    statusError(529, "Provider returned error", {
      metadata: { provider_name: "Anthropic", error_type: "provider_overloaded" },
    }),
  ),
];

const UPSTREAM_429 = {
  raw: "standin/status-429-upstream is temporarily rate-limited upstream. Please retry shortly.",
  provider_name: "DeepInfra",
  is_byok: false,
  provider_error_code: "rate_limit",
  limit_source: "upstream_provider_shared_pool",
  remedy_hint: "Retry shortly, or add your own key for the provider.",
};

const ZOD_ISSUES = JSON.stringify([
  {
    code: "invalid_type",
    expected: "string",
    received: "undefined",
    path: ["messages", 0, "role"],
    message: "Required",
  },
]);

const GATEWAY_PAGE = `<!DOCTYPE html>
<html lang="en-US">
<head><title>openrouter.ai | 502: Bad gateway</title><meta charset="UTF-8" /></head>
<body><h1>Bad gateway <span>Error code 502</span></h1><p>The web server reported a bad gateway error.</p></body>
</html>
`;

/**
 * @param {string} id
 * @param {string} description
 * @param {import("../types.js").Scenario["reply"]} reply
 * @returns {import("../types.js").Scenario}
 */
function status(id, description, reply) {
  return { id: `standin/status-${id}`, name: `Status ${id}`, description: `${description}.`, reply };
}
