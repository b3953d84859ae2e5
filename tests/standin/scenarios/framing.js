// @ts-check
// One and the same answer in every framing, era and ending a reader must cope with.
import { anthropic, openai, openWeight } from "../families.js";
import { say, words } from "../text.js";

const TEXT = "The same few words, but put on the wire in another way.";
const parts = () => say(words(TEXT));

/** @type {import("../types.js").Part} */
const COMMENT = { comment: true };

/** @type {import("../types.js").Scenario[]} */
export const framingScenarios = [
  plain("comments-between", "Comments between events", "Keep-alive comments between the data events.", {
    parts: parts().flatMap((part) => [COMMENT, COMMENT, part]),
  }),
  plain("comments-many", "Many comments", "Forty-two comments before the first event.", { keepAlives: 42 }),
  plain("no-keep-alives", "No keep-alives", "No comment in the stream, no white space before the JSON.", {
    keepAlives: 0,
  }),
  {
    id: "standin/waiting-100",
    pattern: /^standin\/waiting-(\d{1,7})$/,
    name: "Waiting",
    description: "Nothing but keep-alives, one each 20 ms, for as many milliseconds as the id says; then the answer.",
    reply: (_request, ms) => ({ family: openWeight, parts: waiting(Number(ms)) }),
  },
  {
    id: "standin/pause-100",
    pattern: /^standin\/pause-(\d{1,7})$/,
    name: "Pause",
    description: "Complete silence of as many milliseconds as the id says in the middle of the answer.",
    reply: (_request, ms) => ({ family: openWeight, parts: pausing(Number(ms)) }),
  },
  plain("crlf", "CRLF", "Lines end with CR LF.", { framing: { eol: "\r\n" } }),
  plain("cr", "CR", "Lines end with CR.", { framing: { eol: "\r" } }),
  plain("multiline", "Multi-line data", "The JSON of an event stands on several data lines.", {
    framing: { multiline: true },
  }),
  plain("no-space", "No space", "`data:` without a space after it.", { framing: { spaceless: true } }),
  plain("bom", "Byte order mark", "The stream begins with U+FEFF.", { framing: { bom: true } }),
  plain("extra-fields", "Extra fields", "event, id, retry, comment and unknown lines in every event.", {
    framing: { extraFields: true },
  }),
  plain("no-final-blank-line", "No final blank line", "The stream ends right after `data: [DONE]`.", {
    framing: { unterminated: true },
  }),
  plain("usage-empty-choices", "Usage chunk of March 2026", "The usage chunk has `choices: []`.", {
    usageChunk: "empty",
  }),
  {
    id: "standin/era-2025",
    name: "Chunks of 2025",
    description: "The field order of 2025, logprobs null everywhere, and a usage chunk with finish_reason null.",
    reply: () => ({ family: openai, era: "2025", keepAlives: 0, parts: [{ delta: {} }, ...parts()] }),
  },
  plain("done-open", "Open after [DONE]", "[DONE] comes, but the connection stays open.", { ending: "open" }),
  plain("no-done", "No [DONE]", "Ends after the usage chunk, without [DONE].", { ending: "none" }),
  plain("no-done-no-newline", "No [DONE], no newline", "Ends with the last byte of the usage chunk.", {
    ending: "none",
    framing: { unterminated: true },
  }),
  plain("eof", "End of file", "The body ends cleanly in mid-answer: no finish_reason, no [DONE].", { ending: "eof" }),
  plain("cut", "Cut off", "The connection dies in mid-answer.", { ending: "cut" }),
  plain("silent", "Nothing at all", "Status 200, and then no event.", { ending: "silent" }),
];

/**
 * @param {string} id
 * @param {string} name
 * @param {string} description
 * @param {Partial<import("../types.js").Answer>} how
 * @returns {import("../types.js").Scenario}
 */
function plain(id, name, description, how) {
  return { id: `standin/${id}`, name, description, reply: () => ({ family: anthropic, parts: parts(), ...how }) };
}

/** @param {number} ms */
function* waiting(ms) {
  for (let waited = 0; waited < ms; waited += 20) {
    yield COMMENT;
    yield { wait: 20 };
  }
  yield* parts();
}

/** @param {number} ms */
const pausing = (ms) => [...parts().slice(0, 3), { wait: ms }, ...parts().slice(3)];
