// @ts-check
// Between text and the parts of an answer.

/**
 * Cuts text into pieces of about a token's length, losing nothing.
 * @param {string} text
 * @param {number} [length] longest run of visible characters in a piece
 */
export function tokens(text, length = 6) {
  return text.match(new RegExp(`\\s*\\S{1,${length}}|\\s+`, "gu")) ?? [];
}

/** Cuts text after each word. @param {string} text */
export const words = (text) => text.match(/\s*\S+|\s+/gu) ?? [];

/**
 * @param {Iterable<string>} pieces
 * @param {number} [choice]
 * @returns {import("./types.js").Part[]}
 */
export function say(pieces, choice = 0) {
  return Array.from(pieces, (content) => ({ delta: { content }, choice }));
}

/** The text of a message's content, be it a string or parts. @param {any} content */
export function textOf(content) {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part) => (typeof part?.text === "string" ? part.text : "")).join("");
}

/** The text of the last user message. @param {import("./types.js").ChatRequest} request */
export function lastUserText(request) {
  if (typeof request.prompt === "string") return request.prompt;
  const message = (request.messages ?? []).filter((each) => each?.role === "user").at(-1);
  return textOf(message?.content);
}
