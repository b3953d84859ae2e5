// @ts-check
// The messages of a conversation: what the app and its user say, and what the model said, to be sent back to it.
// Documented in conversation.d.ts.
import { configError } from "./error.js";
import { kindOf } from "./options.js";

/**
 * @param {any} completion
 * @param {number} [choice]
 */
export function toMessage(completion, choice = 0) {
  const choices = completion?.choices;
  if (!Array.isArray(choices)) throw configError("toMessage: expected a ChatCompletion, as send() and final() give it");
  const message = (choices.find((each) => each?.index === choice) ?? choices[choice])?.message;
  if (!message) throw configError(`toMessage: there is no choice ${choice}`);
  const { tool_calls: calls, audio } = message;
  const back = { ...message, role: "assistant" };
  if (calls) back.tool_calls = calls.map(withArguments);
  // The provider has the sound under its id; without one, there is only the sound itself.
  if (audio?.id) back.audio = { id: audio.id };
  return back;
}

/**
 * The API demands arguments; some models give none to a tool without parameters.
 *
 * @param {any} call
 */
function withArguments(call) {
  if (typeof call.function?.arguments === "string") return call;
  return { ...call, function: { ...call.function, arguments: "{}" } };
}

/**
 * @param {any} content
 * @returns {any}
 */
export function system(content) {
  if (typeof content === "string" || Array.isArray(content)) return { role: "system", content };
  throw configError(`system: expected a string or a list of text parts, got ${kindOf(content)}`);
}

/**
 * @param {...any} parts
 * @returns {any}
 */
export function user(...parts) {
  const isPromised = parts.some((part) => typeof part?.then === "function");
  return isPromised ? Promise.all(parts).then(userMessage) : userMessage(parts);
}

/** @param {any[]} parts */
function userMessage(parts) {
  if (parts.length === 0) throw configError("user: there is neither text nor a part");
  const isText = parts.length === 1 && typeof parts[0] === "string";
  return { role: "user", content: isText ? parts[0] : parts.map(partOf) };
}

/**
 * @param {any} given
 * @param {number} index
 */
function partOf(given, index) {
  if (typeof given === "string") return { type: "text", text: given };
  // A Blob has a type as well.
  if (typeof given?.type === "string" && typeof given.slice !== "function") return given;
  const expected = "expected a string, or what image(), file() and audio() give";
  throw configError(`user: part ${index}: ${expected}, got ${kindOf(given)}`);
}
