// @ts-check
// The habits of the providers behind the models: their words for the end of an answer, the form
// of their tool-call ids, the tier they report.
import { alphanumeric } from "./ids.js";

/**
 * @typedef {object} Family
 * @property {string} provider
 * @property {string | null} serviceTier
 * @property {Record<string, string>} native finish_reason → native_finish_reason
 * @property {(name: string) => string} toolCallId
 */

/** @type {Family} */
export const anthropic = {
  provider: "Anthropic",
  serviceTier: null,
  native: { stop: "end_turn", tool_calls: "tool_use", length: "max_tokens", content_filter: "refusal" },
  toolCallId: () => `toolu_01${alphanumeric(22)}`,
};

/** @type {Family} */
export const openai = {
  provider: "OpenAI",
  serviceTier: "default",
  native: { stop: "completed", tool_calls: "completed", length: "max_output_tokens" },
  toolCallId: () => `call_${alphanumeric(24)}`,
};

/** @type {Family} */
export const google = {
  provider: "Google",
  serviceTier: "default",
  native: { stop: "STOP", tool_calls: "STOP", length: "MAX_TOKENS" },
  toolCallId: (name) => `tool_${name}_${alphanumeric(20)}`,
};

/** @type {Family} */
export const xai = {
  provider: "xAI",
  serviceTier: "default",
  native: { stop: "completed", tool_calls: "completed", length: "max_output_tokens" },
  toolCallId: () => `call_${alphanumeric(24)}`,
};

/** @type {Family} */
export const openWeight = {
  provider: "DeepInfra",
  serviceTier: null,
  native: { stop: "stop", tool_calls: "tool_calls", length: "length", content_filter: "content_filter" },
  toolCallId: () => `call_${alphanumeric(24)}`,
};
