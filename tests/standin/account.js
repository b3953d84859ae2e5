// @ts-check
// The account of the key: GET /key and GET /generation.
import { checkKey } from "./auth.js";
import { envelope } from "./errors.js";

const KEPT = 1_000;

export class Account {
  /** @type {Map<string, { data: Record<string, any>, asked: boolean }>} */
  #generations = new Map();
  #signIns;

  /** @param {import("./sign-in.js").SignIns} signIns where some of the keys come from */
  constructor(signIns) {
    this.#signIns = signIns;
  }

  /** @param {{ id: string, model: string, provider: string, streamed: boolean, cancelled: boolean }} generation */
  remember({ id, model, provider, streamed, cancelled }) {
    const data = {
      id,
      created_at: new Date().toISOString(),
      model,
      provider_name: provider,
      streamed,
      cancelled,
      api_type: "completions",
      app_id: null,
      cache_discount: null,
      data_region: "global",
      external_user: null,
      finish_reason: cancelled ? null : "stop",
      generation_time: 12,
      http_referer: null,
      is_byok: false,
      latency: 5,
      moderation_latency: null,
      native_finish_reason: cancelled ? null : "stop",
      native_tokens_cached: 0,
      native_tokens_completion: 1,
      native_tokens_completion_images: 0,
      native_tokens_prompt: 1,
      native_tokens_reasoning: 0,
      num_fetches: 0,
      num_input_audio_prompt: 0,
      num_media_completion: 0,
      num_media_prompt: 0,
      num_search_results: 0,
      origin: "",
      preset_id: null,
      provider_responses: null,
      request_id: null,
      router: null,
      service_tier: null,
      session_id: null,
      tokens_completion: 1,
      tokens_prompt: 1,
      total_cost: 0,
      upstream_id: null,
      upstream_inference_cost: 0,
      usage: 0,
      user_agent: null,
      web_search_engine: null,
      workspace_id: null,
    };
    this.#generations.set(id, { data, asked: false });
    const [oldest] = this.#generations.keys();
    if (this.#generations.size > KEPT) this.#generations.delete(oldest);
  }

  /** @param {import("./exchange.js").Exchange} exchange */
  generation(exchange) {
    const unauthorized = checkKey(exchange.request.headers);
    if (unauthorized) return exchange.reply(unauthorized.status, unauthorized.body);
    const id = exchange.url.searchParams.get("id") ?? "";
    const generation = this.#generations.get(id);
    // It takes the vendor seconds to minutes to know of a generation; here, one question.
    if (!generation?.asked) {
      if (generation) generation.asked = true;
      return exchange.reply(404, envelope({ message: `Generation ${id} not found`, code: 404 }));
    }
    return exchange.reply(200, JSON.stringify({ data: generation.data }));
  }

  /** @param {import("./exchange.js").Exchange} exchange */
  key(exchange) {
    const unauthorized = checkKey(exchange.request.headers);
    if (unauthorized) return exchange.reply(unauthorized.status, unauthorized.body);
    const key = String(exchange.request.headers.authorization).slice("Bearer ".length);
    const limit = this.#signIns.askedFor(key)?.limit ?? 10;
    const data = {
      label: `${key.slice(0, 12)}...${key.slice(-3)}`,
      is_management_key: false,
      is_provisioning_key: false,
      limit,
      limit_reset: null,
      limit_remaining: limit * 0.75,
      include_byok_in_limit: false,
      usage: limit * 0.25,
      usage_daily: 0.5,
      usage_weekly: 1.25,
      usage_monthly: 2.5,
      byok_usage: 0,
      byok_usage_daily: 0,
      byok_usage_weekly: 0,
      byok_usage_monthly: 0,
      is_free_tier: false,
      expires_at: null,
      creator_user_id: null,
      rate_limit: { requests: -1, interval: "10s", note: "This field is deprecated and safe to ignore." },
      free_model_daily_requests: { used: 3, limit: 1000, remaining: 997 },
    };
    return exchange.reply(200, JSON.stringify({ data }), { "Cache-Control": "private, no-store" });
  }
}
