// @ts-check
// The habits of the providers behind the models: their words for the end of an answer, the form
// of their tool-call ids, the tier they report, the body of their errors.
import { alphanumeric } from "./ids.js";

/**
 * @typedef {object} Family
 * @property {string} provider
 * @property {string | null} serviceTier
 * @property {Record<string, string>} native finish_reason → native_finish_reason
 * @property {(name: string, rest?: (length: number) => string) => string} toolCallId `rest` makes what is not fixed
 * @property {(message: string) => object} refusal a 400 of the provider's own, which the vendor passes on as text
 */

/** @type {Family} */
export const anthropic = {
  provider: "Anthropic",
  serviceTier: null,
  native: { stop: "end_turn", tool_calls: "tool_use", length: "max_tokens", content_filter: "refusal" },
  toolCallId: (_, rest = alphanumeric) => `toolu_01${rest(22)}`,
  refusal: (message) => ({ type: "error", error: { type: "invalid_request_error", message } }),
};

/** @type {Family} */
export const openai = {
  provider: "OpenAI",
  serviceTier: "default",
  native: { stop: "completed", tool_calls: "completed", length: "max_output_tokens" },
  toolCallId: (_, rest = alphanumeric) => `call_${rest(24)}`,
  refusal: (message) => ({ error: { message, type: "invalid_request_error", param: null, code: null } }),
};

/** @type {Family} */
export const google = {
  provider: "Google",
  serviceTier: "default",
  native: { stop: "STOP", tool_calls: "STOP", length: "MAX_TOKENS" },
  toolCallId: (name, rest = alphanumeric) => `tool_${name}_${rest(20)}`,
  refusal: (message) => ({ error: { code: 400, message, status: "INVALID_ARGUMENT" } }),
};

/** @type {Family} */
export const xai = {
  provider: "xAI",
  serviceTier: "default",
  native: { stop: "completed", tool_calls: "completed", length: "max_output_tokens" },
  toolCallId: (_, rest = alphanumeric) => `call_${rest(24)}`,
  refusal: (message) => ({ code: "Client specified an invalid argument", error: message }),
};

/** @type {Family} */
export const openWeight = {
  provider: "DeepInfra",
  serviceTier: null,
  native: { stop: "stop", tool_calls: "tool_calls", length: "length", content_filter: "content_filter" },
  toolCallId: (_, rest = alphanumeric) => `call_${rest(24)}`,
  refusal: (message) => ({ error: { message, type: "invalid_request_error", param: null, code: null } }),
};
