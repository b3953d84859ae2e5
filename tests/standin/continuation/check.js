// @ts-check
// Whether a conversation goes on where the model left it: its reasoning unmodified, in order and complete beside the tool
// calls that it belongs to, these as they were, and each answered once, directly after them.
import { isDeepStrictEqual } from "node:util";
import { originOf } from "./seal.js";
import { detailsOf, nonceIn } from "./thoughts.js";

/**
 * @typedef {object} Kind a family, and what it minds
 * @property {import("../families.js").Family} family
 * @property {string} format of its reasoning
 * @property {(nonce: string) => import("../types.js").Part[]} thoughts
 * @property {import("./complaints.js").Complaints} complaints
 */

/**
 * @param {any[]} messages
 * @param {Kind} kind
 * @returns {string | undefined} what the provider has to say against it
 */
export function complaintAbout(messages, kind) {
  const question = messages.findLastIndex((message) => message?.role === "user");
  for (const [at, message] of messages.entries()) {
    let complaint;
    if (message?.role === "assistant") {
      complaint = aboutReasoning(message, at, kind, at > question) ?? aboutAnswers(messages, at, kind);
    } else if (message?.role === "tool" && !["assistant", "tool"].includes(messages[at - 1]?.role)) {
      complaint = kind.complaints.unasked(at, message.tool_call_id);
    }
    if (complaint) return complaint;
  }
  return undefined;
}

/**
 * @param {any} message
 * @param {number} at
 * @param {Kind} kind
 * @param {boolean} isCurrent whether it belongs to the question that is being answered
 */
function aboutReasoning({ tool_calls, reasoning_details }, at, { family, format, thoughts, complaints }, isCurrent) {
  const calls = tool_calls ?? [];
  const details = reasoning_details ?? [];
  /** @type {ReturnType<typeof originOf>[]} */
  const origins = calls.map((/** @type {any} */ call) => originOf(family, call?.id));
  const origin = origins.find(Boolean);
  if (!origin) {
    // Nothing demands it back here, but what does come back is as it was. That of other families does not matter.
    const own = details.filter((/** @type {any} */ detail) => detail?.format === format);
    const nonce = nonceIn(own);
    const isFine = own.length === 0 || (nonce !== undefined && isDeepStrictEqual(own, detailsOf(thoughts(nonce))));
    return isFine ? undefined : complaints.altered(at);
  }
  for (const [index, found] of origins.entries()) {
    const { id, function: { name, arguments: text } = /** @type {any} */ ({}) } = calls[index];
    const isIts = found?.nonce === origin.nonce && found.index === index && found.isOf({ name, text });
    if (!isIts) return complaints.changed(at, id);
  }
  if (calls.length !== origin.count) return complaints.changed(at, calls.at(-1).id);
  const expected = origin.thought ? detailsOf(thoughts(origin.nonce)) : [];
  // Of what was asked before, it may be left out.
  if (isDeepStrictEqual(details, expected) || (details.length === 0 && !isCurrent)) return undefined;
  return details.length < expected.length ? complaints.lost(at) : complaints.altered(at);
}

/** @param {any[]} messages @param {number} at @param {Kind} kind */
function aboutAnswers(messages, at, { complaints }) {
  const asked = (messages[at].tool_calls ?? []).map((/** @type {any} */ call) => call?.id);
  const open = new Set(asked);
  let next = at + 1;
  for (; messages[next]?.role === "tool"; next++) {
    const { tool_call_id: id } = messages[next];
    if (!asked.includes(id)) return complaints.unasked(next, id);
    if (!open.delete(id)) return complaints.twice(next, id);
  }
  return open.size > 0 ? complaints.unanswered(at, [...open]) : undefined;
}
