// @ts-check
// What each family thinks before it calls a tool, made out of an answer's nonce alone: what comes back can be compared
// with what was sent.
import { Completion } from "../completion.js";
import { tokens } from "../text.js";
import { code } from "./seal.js";

/** @typedef {import("../types.js").Part} Part */

const FIRST = "The question needs a tool. Let me see which one fits, and what it wants to know. ";
const SECOND = "I have what it asks for, so I will call it now.";

/** Two blocks of text, each signed: their order counts. @param {string} nonce @returns {Part[]} */
export const anthropicThoughts = (nonce) => [
  ...text(FIRST, "anthropic-claude-v1", 0),
  signature(nonce, FIRST, 0),
  ...text(SECOND, "anthropic-claude-v1", 1),
  signature(nonce, SECOND, 1),
];

/** A summary for people, and what the model reads. @param {string} nonce @returns {Part[]} */
export const openaiThoughts = (nonce) => [
  ...tokens(`**Choosing a tool**\n\n${FIRST}${SECOND}`).map((summary) =>
    aloud(summary, { type: "reasoning.summary", summary, format: "openai-responses-v1", index: 0 }),
  ),
  aloud(null, encrypted(nonce, "openai-responses-v1", 1)),
];

/** Text, and what is signed instead of it under the same index. @param {string} nonce @returns {Part[]} */
export const geminiThoughts = (nonce) => [
  ...text(FIRST + SECOND, "google-gemini-v1", 0),
  aloud(null, { ...encrypted(nonce, "google-gemini-v1", 0), id: null }),
];

/** Nothing to read, twice. @param {string} nonce @returns {Part[]} */
export const xaiThoughts = (nonce) => [
  aloud(null, encrypted(nonce, "xai-responses-v1", 0)),
  aloud(null, encrypted(nonce, "xai-responses-v1", 1)),
];

/** The nonce that reasoning was made of, as far as it shows. @param {any[]} details */
export function nonceIn(details) {
  for (const { signature, data } of details) {
    const sealed = /^(?:gAAAAAB)?([A-Za-z0-9]{8})/.exec(signature ?? data ?? "");
    if (sealed) return sealed[1];
  }
  return undefined;
}

/**
 * What these parts amount to in a message.
 *
 * @param {Part[]} parts
 * @returns {any[]}
 */
export function detailsOf(parts) {
  return Completion.messageOf(parts).reasoning_details ?? [];
}

/** @param {string} whole @param {string} format @param {number} index */
const text = (whole, format, index) =>
  tokens(whole, 9).map((piece) => aloud(piece, { type: "reasoning.text", text: piece, format, index }));

/** It comes in a delta of its own, without text. @param {string} nonce @param {string} whole @param {number} index */
function signature(nonce, whole, index) {
  const signature = nonce + code(40, nonce, whole, index);
  const format = "anthropic-claude-v1";
  return { delta: { reasoning_details: [{ type: "reasoning.text", signature, format, index }] } };
}

/** @param {string} nonce @param {string} format @param {number} index */
function encrypted(nonce, format, index) {
  const data = `gAAAAAB${nonce}${[0, 1, 2].map((part) => code(40, nonce, format, index, part)).join("")}`;
  return { type: "reasoning.encrypted", data, format, id: `rs_${code(40, nonce, index)}`, index };
}

/** @param {string | null} reasoning @param {Record<string, any>} item @returns {Part} */
const aloud = (reasoning, item) => ({ delta: { reasoning, reasoning_details: [item] } });
