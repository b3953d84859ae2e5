// @ts-check
// Counting and pricing. A token here is about four characters of prompt or one delta of answer:
// believable and repeatable, which is all that is asked of it.

/** Floating-point dust would make the bodies ugly. @param {number} amount */
const money = (amount) => Number(amount.toFixed(10));

/**
 * @param {object} counts
 * @param {import("./types.js").ChatRequest} counts.request
 * @param {number} counts.completionTokens
 * @param {number} counts.reasoningTokens
 * @param {Record<string, string>} counts.pricing
 * @param {"2026" | "2025"} counts.era
 * @returns {Record<string, any>}
 */
export function countUsage({ request, completionTokens, reasoningTokens, pricing, era }) {
  const prompt = JSON.stringify(request.messages ?? request.prompt ?? "");
  const promptTokens = Math.ceil(prompt.length / 4);
  const promptCost = money(promptTokens * Number(pricing.prompt));
  const completionsCost = money(completionTokens * Number(pricing.completion));
  const cost = money(promptCost + completionsCost);
  const recent = era === "2026";
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    cost,
    is_byok: false,
    prompt_tokens_details: recent
      ? { cached_tokens: 0, cache_write_tokens: 0, audio_tokens: 0, video_tokens: 0 }
      : { cached_tokens: 0, audio_tokens: 0, video_tokens: 0 },
    cost_details: {
      upstream_inference_cost: recent ? cost : null,
      upstream_inference_prompt_cost: promptCost,
      upstream_inference_completions_cost: completionsCost,
    },
    completion_tokens_details: recent
      ? { reasoning_tokens: reasoningTokens, image_tokens: 0, audio_tokens: 0 }
      : { reasoning_tokens: reasoningTokens, image_tokens: 0 },
  };
}
