// @ts-check
// One model: what it can do, what it costs, and how much it can still take in. Documented in catalogue.d.ts.

/**
 * @typedef {import("./types.js").Model} Model
 * @typedef {import("./types.js").Usage} Usage
 */

/**
 * @param {Model} model
 * @param {string} feature
 */
export function supports({ supported_parameters: parameters, architecture }, feature) {
  const [, modality, direction] = /^(\w+)_(input|output)$/.exec(feature) ?? [];
  const list = modality ? /** @type {any} */ (architecture)?.[`${direction}_modalities`] : parameters;
  return Boolean(list?.includes(modality ?? feature));
}

/**
 * @param {Model} model
 * @param {Partial<Usage>} usage
 * @param {{ at?: Date }} [options]
 */
export function estimateCost({ pricing }, usage, { at = new Date() } = {}) {
  const prices = pricesOf(pricing, usage.prompt_tokens ?? 0, at);
  const { prompt, completion } = prices;
  // A router's prices are -1: they depend on the model that it chooses.
  if (!(prompt >= 0 && completion >= 0)) return undefined;
  const { prompt_tokens_details: read, completion_tokens_details: written, server_tool_use_details: tools } = usage;
  /** What is a part of the tokens, and has a price of its own. @type {[any, number, number][]} */
  const parts = [
    [read?.cached_tokens, prices.input_cache_read ?? prompt, prompt],
    [read?.cache_write_tokens, prices.input_cache_write ?? prompt, prompt],
    [read?.audio_tokens, prices.audio ?? prompt, prompt],
    // A price of nothing stands for none of its own.
    [written?.reasoning_tokens, prices.internal_reasoning || completion, completion],
    [written?.audio_tokens, prices.audio_output ?? completion, completion],
  ];
  let cost = (usage.prompt_tokens ?? 0) * prompt + (usage.completion_tokens ?? 0) * completion;
  for (const [tokens, own, usual] of parts) cost += (tokens ?? 0) * (own - usual);
  cost += (prices.request ?? 0) + (prices.web_search ?? 0) * ((tools ?? usage.server_tool_use)?.web_search_requests ?? 0);
  // Without the dust that sums of fractions leave.
  return Number((cost * (1 - (pricing?.discount ?? 0))).toPrecision(12));
}

/**
 * The prices as numbers, with those that hold for so many tokens and at that time.
 *
 * @param {import("./types.js").ModelPricing | undefined} pricing
 * @param {number} tokens
 * @param {Date} at
 * @returns {Record<string, any>}
 */
function pricesOf(pricing, tokens, at) {
  const now = at.getUTCHours() * 100 + at.getUTCMinutes();
  const holding = (pricing?.overrides ?? []).filter(({ min_prompt_tokens: least, utc_start: from, utc_end: to }) => {
    if (least !== undefined && !(tokens > least)) return false;
    const begun = now >= (from ?? 0);
    const over = now >= (to ?? 2400);
    // A time may go on past midnight.
    return (from ?? 0) <= (to ?? 2400) ? begun && !over : begun || !over;
  });
  const prices = Object.entries(Object.assign({}, pricing, ...holding)).filter(([, price]) => typeof price === "string");
  return Object.fromEntries(prices.map(([name, price]) => [name, Number(price)]));
}

/**
 * @param {Model} model
 * @param {Partial<Usage> | number} used
 */
export function contextLeft({ context_length: length, top_provider: provider }, used) {
  const size = length ?? provider?.context_length;
  const tokens = typeof used === "number" ? used : (used.total_tokens ?? 0);
  return typeof size === "number" ? Math.max(0, size - tokens) : undefined;
}
