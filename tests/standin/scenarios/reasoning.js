// @ts-check
// Models that think aloud, each family in its own form.
import { createHash } from "node:crypto";
import { statusError } from "../errors.js";
import { anthropic, google, openai, openWeight, xai } from "../families.js";
import { lastUserText, say, tokens, words } from "../text.js";

const THOUGHTS =
  "The question is short, so the answer should be short as well. Let me look at it from both sides.\n\n" +
  "On the one hand it is about words, on the other about what they are for. I will say both in a sentence.";
const ANSWER = "Words are tools: what matters is what you build with them.";
const REASONING_PARAMETERS = ["reasoning", "include_reasoning"];

/** @type {import("../types.js").Scenario[]} */
export const reasoningScenarios = [
  {
    id: "standin/reasoning-anthropic",
    name: "Reasoning, Anthropic",
    description: "reasoning.text deltas, then one with only the signature, then the answer.",
    parameters: REASONING_PARAMETERS,
    reply: (request) => ({ family: anthropic, parts: thinking(request, anthropicThoughts) }),
  },
  {
    id: "standin/reasoning-openai",
    name: "Reasoning, OpenAI",
    description: "reasoning.summary deltas, then one reasoning.encrypted. Cannot be switched off.",
    parameters: REASONING_PARAMETERS,
    reply: (request) => mandatory(request) ?? { family: openai, parts: thinking(request, openaiThoughts) },
  },
  {
    id: "standin/reasoning-gemini",
    name: "Reasoning, Gemini",
    description: "reasoning.text without a signature, then a reasoning.encrypted of the same index.",
    parameters: REASONING_PARAMETERS,
    reply: (request) => ({ family: google, parts: thinking(request, geminiThoughts) }),
  },
  {
    id: "standin/reasoning-xai",
    name: "Reasoning, xAI",
    description: "Only reasoning.encrypted: nothing to read. Cannot be switched off.",
    parameters: REASONING_PARAMETERS,
    reply: (request) => mandatory(request) ?? { family: xai, parts: thinking(request, xaiThoughts) },
  },
  {
    id: "standin/reasoning-open-weight",
    name: "Reasoning, open weights",
    description: "reasoning.text of format unknown, and an empty reasoning_details at the end.",
    parameters: REASONING_PARAMETERS,
    reply: (request) => ({ family: openWeight, parts: thinking(request, () => openThoughts("unknown")) }),
  },
  {
    id: "standin/reasoning-open-weight-null",
    name: "Reasoning, open weights, no format",
    description: "The same with format null.",
    parameters: REASONING_PARAMETERS,
    reply: (request) => ({ family: openWeight, parts: thinking(request, () => openThoughts(null)) }),
  },
  {
    id: "standin/reasoning-server-tool",
    name: "Reasoning, server tool",
    description: "A reasoning.server_tool_call between two stretches of reasoning.",
    parameters: REASONING_PARAMETERS,
    reply: (request) => ({ family: anthropic, parts: thinking(request, serverToolThoughts) }),
  },
];

/**
 * The thoughts, unless they were declined, and then the answer.
 * @param {import("../types.js").ChatRequest} request
 * @param {() => import("../types.js").Part[]} thoughts
 */
function thinking(request, thoughts) {
  const answer = lastUserText(request) ? `${ANSWER} You asked: ${lastUserText(request)}` : ANSWER;
  return [...(wantsReasoning(request) ? thoughts() : []), ...say(words(answer))];
}

/** @param {import("../types.js").ChatRequest} request */
export function wantsReasoning({ reasoning, reasoning_effort: effort, include_reasoning: include }) {
  return !isOff(reasoning, effort) && !reasoning?.exclude && include !== false;
}

/** @param {any} reasoning @param {string | null} [effort] */
const isOff = (reasoning, effort) => reasoning?.enabled === false || (reasoning?.effort ?? effort) === "none";

/** @param {import("../types.js").ChatRequest} request */
function mandatory({ reasoning, reasoning_effort: effort }) {
  if (isOff(reasoning, effort)) {
    return statusError(400, "Reasoning is mandatory for this endpoint and cannot be disabled.");
  }
}

export const anthropicThoughts = () => [
  ...textDeltas(THOUGHTS, "anthropic-claude-v1"),
  // The signature comes in a delta of its own, which has no text and no `reasoning`.
  detail({ type: "reasoning.text", signature: signatureOf(THOUGHTS), format: "anthropic-claude-v1", index: 0 }),
];

export const openaiThoughts = () => [
  ...tokens(`**Weighing the question**\n\n${THOUGHTS}`).map((summary) =>
    aloud(summary, { type: "reasoning.summary", summary, format: "openai-responses-v1", index: 0 }),
  ),
  aloud(null, encrypted("openai-responses-v1", 1)),
];

const xaiThoughts = () => [aloud(null, encrypted("xai-responses-v1", 0))];

export const geminiThoughts = () => [
  ...textDeltas(THOUGHTS, "google-gemini-v1"),
  aloud(null, { ...encrypted("google-gemini-v1", 0), id: null }),
];

/** @param {string | null} format */
const openThoughts = (format) => [
  ...textDeltas(THOUGHTS, format),
  { delta: { reasoning: null, reasoning_details: [] } },
];

const serverToolThoughts = () => [
  ...textDeltas("I should look that up. ", "anthropic-claude-v1", 0),
  detail({
    type: "reasoning.server_tool_call",
    tool_name: "openrouter:datetime",
    arguments: '{"timezone":"Europe/Oslo"}',
    result: '{"time":"2026-06-21T12:00:00+02:00"}',
    tool_call_id: "srvtoolu_01standin",
    id: null,
    format: "anthropic-claude-v1",
    index: 1,
  }),
  ...textDeltas("It is midsummer, then.", "anthropic-claude-v1", 2),
];

/** @param {string} text @param {string | null} format */
function textDeltas(text, format, index = 0) {
  return tokens(text, 9).map((piece) => aloud(piece, { type: "reasoning.text", text: piece, format, index }));
}

/** @param {string | null} reasoning @param {Record<string, any>} item */
const aloud = (reasoning, item) => ({ delta: { reasoning, reasoning_details: [item] } });

/** @param {Record<string, any>} item */
const detail = (item) => ({ delta: { reasoning_details: [item] } });

/** @param {string} format @param {number} index */
function encrypted(format, index) {
  const blob = [0, 1, 2, 3, 4].map((part) => createHash("sha512").update(`${format} ${part}`).digest("base64url"));
  return { type: "reasoning.encrypted", data: `gAAAAAB${blob.join("")}`, format, id: `rs_${digest(format)}`, index };
}

/** @param {string} text */
const digest = (text) => createHash("sha256").update(text).digest("hex").slice(0, 50);

/** What the provider checks when reasoning comes back. @param {string} text */
export function signatureOf(text) {
  return createHash("sha512").update(`standin signature of ${text}`).digest("base64");
}
