// @ts-check
// Errors that arrive after a status of 200.
import { anthropic, google, openWeight } from "../families.js";
import { say, words } from "../text.js";
import { envelope } from "../errors.js";

const BEGUN = "It all began on a";
const parts = () => say(words(BEGUN));

/** @type {import("../types.js").Scenario[]} */
export const streamErrorScenarios = [
  failing("error-unified", "Error in mid-stream", "A last chunk with `error` and finish_reason error, then the end.", {
    where: "chunk",
    error: {
      code: 502,
      message: "Provider disconnected unexpectedly",
      metadata: { error_type: "provider_unavailable", provider_code: "overloaded_error" },
    },
  }),
  failing("error-string-code", "Error with a string code", 'The same with code "server_error".', {
    where: "chunk",
    error: { code: "server_error", message: "Provider disconnected unexpectedly" },
  }),
  {
    ...failing(
      "error-usage-chunk",
      "Error on the usage chunk",
      "The error stands beside usage, finish_reason is null, and [DONE] follows.",
      {
        where: "usage",
        error: { code: 400, message: "The limit of tokens was reached" },
      },
      { finish: "length", era: "2025", keepAlives: 17 },
    ),
  },
  failing("error-first-event", "Error as first event", "`choices: []` and an error, as the first and only event.", {
    where: "only",
    error: {
      code: 429,
      message: "Provider returned error",
      metadata: { provider_name: "DeepInfra", retry_after_seconds: 1 },
    },
  }),
  {
    id: "standin/error-finish-reason",
    name: "finish_reason error",
    description: "No error object: only finish_reason error, native MALFORMED_FUNCTION_CALL.",
    reply: () => ({ family: google, parts: parts(), finish: "error", native: "MALFORMED_FUNCTION_CALL" }),
  },
  raw("error-200", "Error in a 200", "Status 200, white space, and then the error envelope.", () => ({
    status: 200,
    body:
      "\n         \n".repeat(3) +
      envelope({ message: "Provider returned error", code: 502, metadata: { provider_name: "DeepInfra" } }),
  })),
  raw("error-200-choice", "Error in a choice", "Status 200, part of the text, and choices[0].error.", () => ({
    status: 200,
    body: "\n         \n" + JSON.stringify(PARTIAL),
  })),
  raw("html-200", "HTML", "Status 200, but it is somebody's log-in page.", () => ({
    status: 200,
    contentType: "text/html; charset=utf-8",
    body: "<!doctype html>\n<title>Welcome to the café network</title>\n<p>Please accept the terms.</p>\n",
  })),
  raw("empty-200", "Empty body", "Status 200 and not a byte.", () => ({ status: 200, body: "" })),
];

const PARTIAL = {
  id: "gen-1790000000-standinStandinStandi",
  object: "chat.completion",
  created: 1790000000,
  model: "standin/error-200-choice",
  provider: "Anthropic",
  system_fingerprint: null,
  service_tier: null,
  choices: [
    {
      index: 0,
      logprobs: null,
      finish_reason: "error",
      native_finish_reason: null,
      message: { role: "assistant", content: BEGUN, refusal: null, reasoning: null },
      error: {
        code: 502,
        message: "Provider disconnected unexpectedly",
        metadata: { error_type: "provider_unavailable" },
      },
    },
  ],
  usage: { prompt_tokens: 9, completion_tokens: 5, total_tokens: 14, cost: 0, is_byok: false },
};

/**
 * @param {string} id
 * @param {string} name
 * @param {string} description
 * @param {import("../types.js").Failure} failure
 * @param {Partial<import("../types.js").Answer>} [how]
 * @returns {import("../types.js").Scenario}
 */
function failing(id, name, description, failure, how) {
  const family = failure.where === "chunk" ? anthropic : openWeight;
  return { id: `standin/${id}`, name, description, reply: () => ({ family, parts: parts(), failure, ...how }) };
}

/**
 * @param {string} id
 * @param {string} name
 * @param {string} description
 * @param {() => import("../types.js").RawReply} reply
 * @returns {import("../types.js").Scenario}
 */
function raw(id, name, description, reply) {
  return { id: `standin/${id}`, name, description, reply };
}
