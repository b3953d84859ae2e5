// @ts-check
// Ids of tool calls that say, to the stand-in alone, which answer they belong to and what else was in it: so it can check
// what comes back without remembering what it sent.
import { createHmac } from "node:crypto";
import { alphanumeric } from "../ids.js";

/**
 * @typedef {object} Origin where a tool call comes from
 * @property {string} nonce of the answer, eight characters
 * @property {boolean} thought whether there was reasoning before the calls
 * @property {number} index of the call
 * @property {number} count of all calls of the answer, at most nine
 */

/** @typedef {{ name: string, text: string }} Call a tool's name, and its arguments as text */

const SEALED = 20;

/** A new answer's. */
export const newNonce = () => alphanumeric(8);

/**
 * A code that nobody else can make, in letters and digits.
 * @param {number} length at most 40
 * @param {...unknown} what it vouches for
 */
export function code(length, ...what) {
  const digest = createHmac("sha256", "standin").update(JSON.stringify(what)).digest("base64");
  return digest.replace(/[^A-Za-z0-9]/g, "0").slice(0, length);
}

/**
 * @param {import("../families.js").Family} family
 * @param {Origin} origin
 * @param {Call} call
 */
export function sealedId(family, origin, { name, text }) {
  const said = `${origin.nonce}${origin.thought ? "T" : "N"}${origin.index}${origin.count}`;
  const seal = said + code(4, family.provider, said) + code(5, said, name, text);
  return family.toolCallId(name, (length) => alphanumeric(length - SEALED) + seal);
}

/**
 * What an id says; nothing if it is none of ours, or of another family.
 *
 * @param {import("../families.js").Family} family
 * @param {any} id
 * @returns {(Origin & { isOf: (call: Call) => boolean }) | undefined}
 */
export function originOf(family, id) {
  const seal = String(id).slice(-SEALED);
  const said = seal.slice(0, 11);
  if (seal.length < SEALED || seal.slice(11, 15) !== code(4, family.provider, said)) return undefined;
  return {
    nonce: said.slice(0, 8),
    thought: said[8] === "T",
    index: Number(said[9]),
    count: Number(said[10]),
    isOf: ({ name, text }) => seal.slice(15) === code(5, said, name, text),
  };
}
