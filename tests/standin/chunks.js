// @ts-check
// An answer as the steps of a stream.
import { countUsage } from "./usage.js";
import { DONE, escapedJson } from "./sse.js";

/**
 * @typedef {object} Setting what an answer needs to know of its request
 * @property {string} id
 * @property {number} created
 * @property {string} model
 * @property {import("./types.js").ChatRequest} request
 * @property {Record<string, string>} pricing
 * @property {Record<string, any>} [routing]
 */

/** @typedef {{ data: string } | { comment: true } | { wait: number }} Step */

/**
 * @param {import("./types.js").Answer} answer
 * @param {Setting} setting
 * @returns {Generator<Step, void>}
 */
export function* streamSteps(answer, setting) {
  const { ending = "done", failure, era = "2026" } = answer;
  if (ending === "silent") return;
  for (let sent = answer.keepAlives ?? 2; sent > 0; sent--) yield { comment: true };
  if (failure?.where === "only") return yield data({ ...head(answer, setting), choices: [], error: failure.error });

  const counts = { completionTokens: 0, reasoningTokens: 0 };
  const choices = new Set([0]);
  for (const part of answer.parts) {
    if (part.wait) yield { wait: part.wait };
    else if (part.comment) yield { comment: true };
    else if (part.chunk) yield data({ ...head(answer, setting), choices: [], ...part.chunk });
    else {
      countTokens(counts, part);
      choices.add(part.choice ?? 0);
      yield data(chunk(answer, setting, [deltaChoice(era, part)]), part.escaped);
    }
  }
  if (ending === "eof" || ending === "cut") return;
  if (failure?.where === "chunk") return yield data(errorChunk(answer, setting, failure.error));

  const { finish, native } = finishReasons(answer);
  for (const choice of choices) {
    const delta = counts.reasoningTokens > 0 ? { reasoning: null } : {};
    yield data(chunk(answer, setting, [deltaChoice(era, { delta, choice }, finish, native)]));
  }
  yield data(usageChunk(answer, setting, { ...counts, era }));
  if (ending !== "none") yield { data: DONE };
}

/** @param {import("./types.js").Answer} answer */
export function finishReasons({ finish = "stop", native, family }) {
  return { finish, native: native !== undefined ? native : (family.native[finish ?? ""] ?? finish) };
}

/**
 * @param {{ completionTokens: number, reasoningTokens: number }} counts
 * @param {import("./types.js").Part} part
 */
export function countTokens(counts, part) {
  counts.completionTokens++;
  if (part.delta?.reasoning_details) counts.reasoningTokens++;
}

/** @param {Record<string, any>} value @param {boolean} [escaped] */
const data = (value, escaped) => ({ data: escaped ? escapedJson(value) : JSON.stringify(value) });

/**
 * The fields every chunk of a stream begins with.
 * @param {import("./types.js").Answer} answer
 * @param {Setting} setting
 */
function head({ family: { provider }, era }, { id, created, model }) {
  const object = "chat.completion.chunk";
  return era === "2025" ? { id, provider, model, object, created } : { id, object, created, model, provider };
}

/**
 * @param {import("./types.js").Answer} answer
 * @param {Setting} setting
 * @param {any[]} choices
 */
function chunk(answer, setting, choices) {
  const fingerprint = answer.era === "2025" ? { system_fingerprint: "fp_57a4d1e2c0" } : {};
  return { ...head(answer, setting), choices, ...fingerprint };
}

/**
 * Role and content are on every delta; content is null beside tool calls.
 * @param {"2026" | "2025"} era
 * @param {import("./types.js").Part} part
 * @param {string | null} [finish]
 * @param {string | null} [native]
 */
function deltaChoice(era, { delta = {}, choice = 0, logprobs }, finish = null, native = null) {
  const { content = delta.tool_calls ? null : "", ...rest } = delta;
  const always = era === "2025" ? { role: "assistant", content } : { content, role: "assistant" };
  const reasons = { finish_reason: finish, native_finish_reason: native };
  const probabilities = logprobs
    ? { logprobs: { content: logprobs, refusal: null } }
    : era === "2025"
      ? { logprobs: null }
      : {};
  return { index: choice, delta: { ...always, ...rest }, ...reasons, ...probabilities };
}

/**
 * The form the vendor documents for an error in mid-stream.
 * @param {import("./types.js").Answer} answer
 * @param {Setting} setting
 * @param {import("./types.js").ErrorBody} error
 */
function errorChunk(answer, setting, { code, message, metadata }) {
  const choices = [{ index: 0, delta: { content: "" }, finish_reason: "error" }];
  return { ...head(answer, setting), error: { code, message, metadata }, choices };
}

/**
 * The last data event before [DONE]. In 2026 its choice repeats finish_reason, in 2025 it says
 * null, and for a while in between there was no choice at all.
 * @param {import("./types.js").Answer} answer
 * @param {Setting} setting
 * @param {{ completionTokens: number, reasoningTokens: number, era: "2026" | "2025" }} counts
 */
function usageChunk(answer, setting, counts) {
  const { request, pricing, routing } = setting;
  const { era } = counts;
  const { finish, native } = finishReasons(answer);
  const says = era === "2025" || answer.failure ? [null, null] : [finish, native];
  const choices = answer.usageChunk === "empty" ? [] : [deltaChoice(era, {}, ...says)];
  const usage = { ...countUsage({ request, pricing, ...counts }), ...answer.usage };
  const { id, provider, ...rest } = head(answer, setting);
  const error = answer.failure && { code: answer.failure.error.code, message: answer.failure.error.message };
  if (era === "2025") return { id, provider, ...(error && { error }), ...rest, choices, usage };
  const tier = answer.usageChunk === "empty" ? {} : { service_tier: request.service_tier ?? answer.family.serviceTier };
  return { id, ...rest, provider, ...tier, ...(error && { error }), choices, usage, openrouter_metadata: routing };
}
