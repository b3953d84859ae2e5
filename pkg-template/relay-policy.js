// @ts-check
// What of a request may pass a relay: what is known to be harmless, and what its options allow. Everything else is refused,
// rather than left out, so that nobody takes the answer for what it is not.
import { kindOf } from "./options.js";
import { refusal } from "./relay-refusal.js";
import { isObject } from "./request.js";

/** @typedef {import("./relay-options.js").Policy} Policy */

/** How deep a request may nest. Schemas of tools are the deepest that there is. */
const DEPTH = 64;

/** Fields that cost nothing but tokens, and reach for nothing. Their values are left to the API. */
const HARMLESS = new Set([
  "audio",
  "cache_control",
  "frequency_penalty",
  "image_config",
  "include_reasoning",
  "logit_bias",
  "logprobs",
  "messages",
  "metadata",
  "min_p",
  "modalities",
  "parallel_tool_calls",
  "presence_penalty",
  "prompt_cache_key",
  "prompt_cache_options",
  "reasoning_effort",
  "repetition_penalty",
  "response_format",
  "seed",
  "session_id",
  "stop",
  "stream",
  "stream_options",
  "structured_outputs",
  "temperature",
  "top_a",
  "top_k",
  "top_logprobs",
  "top_p",
  "usage",
  "user",
  "verbosity",
]);

/**
 * Fields that pass if their value may.
 *
 * @type {Map<string, (path: string, value: any, policy: Policy) => void>}
 */
const CHECKED = new Map([
  ["model", checkModel],
  ["models", checkModels],
  ["max_tokens", checkTokens],
  ["max_completion_tokens", checkTokens],
  ["reasoning", checkReasoning],
  ["tools", checkTools],
  ["tool_choice", checkToolChoice],
  ["plugins", checkPlugins],
]);

/**
 * The request to send on for one that came in; throws what is wrong with it.
 *
 * @param {any} given
 * @param {Policy} policy
 * @returns {Record<string, any>}
 */
export function permitted(given, policy) {
  if (!isObject(given)) throw refusal(400, `request: expected an object, got ${kindOf(given)}`);
  if (isDeeper(given, DEPTH)) throw refusal(400, `request: it nests deeper than ${DEPTH}`);
  const { force, maxMessages, maxPrice } = policy;
  const body = { ...given, ...force };
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(force, name)) checkField(name, given[name], policy);
  }
  if (typeof body.model !== "string") throw refusal(400, "model: missing: this relay wants it to be named");
  if (![undefined, null, true, false].includes(body.stream)) throw refusal(400, "stream: expected true or false");
  if (body.messages?.length > maxMessages) throw refusal(403, `messages: this relay takes ${maxMessages} at most`);
  boundTokens(body, policy);
  if (maxPrice) body.provider = { ...body.provider, max_price: maxPrice };
  return body;
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {Policy} policy
 */
function checkField(name, value, policy) {
  const check = CHECKED.get(name);
  if (check) check(name, value, policy);
  else if (!HARMLESS.has(name) && !policy.allow.includes(name)) throw refusal(403, `${shown(name)}: not allowed here`);
  // Others are added to it.
  if (name === "provider" && value !== null && !isObject(value)) throw expected(name, "an object", value);
}

/**
 * An answer has a length that is bounded, whether the request says so or not.
 *
 * @param {Record<string, any>} body
 * @param {Policy} policy
 */
function boundTokens(body, { maxTokens }) {
  if (maxTokens === Infinity || (body.max_tokens ?? body.max_completion_tokens ?? undefined) !== undefined) return;
  delete body.max_tokens;
  body.max_completion_tokens = maxTokens;
}

/**
 * @param {string} path
 * @param {unknown} value
 * @param {Policy} policy
 */
function checkModel(path, value, { isModel }) {
  if (typeof value !== "string") throw expected(path, "a string", value);
  if (!isModel(value)) throw refusal(403, `${path}: this model is not allowed here`);
}

/**
 * @param {string} path
 * @param {unknown} value
 * @param {Policy} policy
 */
function checkModels(path, value, policy) {
  each(path, value, (at, model) => checkModel(at, model, policy));
}

/**
 * @param {string} path
 * @param {any} value
 * @param {Policy} policy
 */
function checkTokens(path, value, { maxTokens }) {
  if (maxTokens === Infinity || value === null) return;
  if (!Number.isSafeInteger(value) || value < 1) throw expected(path, "a whole number from 1 on", value);
  if (value > maxTokens) throw refusal(403, `${path}: this relay allows ${maxTokens} at most`);
}

/**
 * @param {string} path
 * @param {any} value
 * @param {Policy} policy
 */
function checkReasoning(path, value, policy) {
  if (value === null) return;
  if (!isObject(value)) throw expected(path, "an object", value);
  if (Object.hasOwn(value, "max_tokens")) checkTokens(`${path}.max_tokens`, value.max_tokens, policy);
}

/**
 * @param {string} path
 * @param {unknown} value
 * @param {Policy} policy
 */
function checkTools(path, value, policy) {
  if (value === null) return;
  each(path, value, (at, tool) => {
    // The caller's own functions run where the caller is. What is in their schemas is the caller's.
    const isFunction = tool?.type === "function";
    if (isFunction ? policy.tools : policy.serverTools.includes(tool?.type)) {
      if (!isFunction) checkInside(at, tool, policy);
    } else throw refusal(403, `${at}: this tool is not allowed here`);
  });
}

/**
 * @param {string} path
 * @param {any} value
 * @param {Policy} policy
 */
function checkToolChoice(path, value, { serverTools }) {
  if (value === null || typeof value === "string") return;
  const { type } = value;
  if (type !== "function" && !serverTools.includes(type)) throw refusal(403, `${path}: this tool is not allowed here`);
}

/**
 * @param {string} path
 * @param {unknown} value
 * @param {Policy} policy
 */
function checkPlugins(path, value, policy) {
  each(path, value, (at, plugin) => {
    if (!policy.plugins.includes(plugin?.id)) throw refusal(403, `${at}: this plugin is not allowed here`);
    checkInside(at, plugin, policy);
  });
}

/**
 * What a server tool or a plugin is told: many call models of their own, and some use further tools.
 *
 * @param {string} path
 * @param {any} value
 * @param {Policy} policy
 */
function checkInside(path, value, policy) {
  if (Array.isArray(value)) return each(path, value, (at, item) => checkInside(at, item, policy));
  if (!isObject(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    const at = `${path}.${shown(name)}`;
    if (name === "tools") checkTools(at, inner, policy);
    else if (/^max_(completion_)?tokens$/.test(name)) checkTokens(at, inner, policy);
    else if (name === "preset") throw refusal(403, `${at}: not allowed here`);
    // Booleans say whether, not which.
    else if (!/^(?!excluded_)(.*_)?models?$/.test(name) || typeof inner === "boolean") checkInside(at, inner, policy);
    else if (typeof inner === "string") checkModel(at, inner, policy);
    else if (inner !== null) checkChoice(at, inner, policy);
  }
}

/**
 * Models among which a router may choose. It knows patterns too: those of the relay are no wider than the relay is.
 *
 * @param {string} path
 * @param {unknown} value
 * @param {Policy} policy
 */
function checkChoice(path, value, policy) {
  each(path, value, (at, model) => policy.models.includes(model) || checkModel(at, model, policy));
}

/**
 * @param {string} path
 * @param {unknown} list
 * @param {(path: string, item: any) => void} check
 */
function each(path, list, check) {
  if (!Array.isArray(list)) throw expected(path, "a list", list);
  list.forEach((item, index) => check(`${path}[${index}]`, item));
}

/**
 * @param {unknown} value
 * @param {number} depth
 * @returns {boolean}
 */
function isDeeper(value, depth) {
  if (typeof value !== "object" || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => isDeeper(inner, depth - 1));
}

/**
 * @param {string} path
 * @param {string} what
 * @param {unknown} found
 */
const expected = (path, what, found) => refusal(400, `${path}: expected ${what}, got ${kindOf(found)}`);

/** A field's name, which may be anything, for a message. @param {string} name */
const shown = (name) => (/^[\w:.-]{1,40}$/.test(name) ? name : "a field of no known name");
