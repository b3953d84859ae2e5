// @ts-check
// Models that think, call tools step by step, and answer in words once they have the results. They insist on getting back
// what they said: ../continuation/check.js. Which way it goes is a part of the id.
import { complaintAbout } from "../continuation/check.js";
import {
  anthropicComplaints,
  geminiComplaints,
  openaiComplaints,
  xaiComplaints,
} from "../continuation/complaints.js";
import { newNonce, sealedId } from "../continuation/seal.js";
import { anthropicThoughts, geminiThoughts, openaiThoughts, xaiThoughts } from "../continuation/thoughts.js";
import { providerRefusal } from "../errors.js";
import { anthropic, google, openai, xai } from "../families.js";
import { say, words } from "../text.js";
import { wantsReasoning } from "./reasoning.js";
import { callOf, inFragments, resultsAsText, TOOL_PARAMETERS, toolsOf, whole } from "./tools.js";

/** @typedef {import("../types.js").ChatRequest} ChatRequest */

/**
 * @typedef {object} Way how a loop goes
 * @property {number} steps how many answers call tools before one is text
 * @property {(request: ChatRequest, step: number) => import("../continuation/seal.js").Call[]} calls of a step, from 0 on
 * @property {boolean} [isCut] whether the calls are cut by the limit of tokens
 * @property {string} [finish] of a step with calls ("tool_calls")
 * @property {string} [refusal] in place of the text at the end
 * @property {Record<string, any>} [usage] of each step
 */

/** @type {Way["calls"]} */
const oneCall = (request, step) => [callOf(request, step)];

/** @type {Way["calls"]} */
const halfACall = (request) => {
  const { name, text } = callOf(request, 0);
  return [{ name, text: text.slice(0, Math.ceil(text.length / 2)) }];
};

/** @type {Record<string, Way>} */
const WAYS = {
  single: { steps: 1, calls: oneCall },
  parallel: { steps: 1, calls: (request) => [callOf(request, 0), callOf(request, 1)] },
  "chain-2": { steps: 2, calls: oneCall },
  "chain-3": { steps: 3, calls: oneCall },
  "unknown-tool": { steps: 1, calls: (request) => [{ ...callOf(request, 0), name: "no_such_tool" }] },
  "bad-json": { steps: 1, calls: (request) => [{ ...callOf(request, 0), text: '{"city": Oslo, }' }] },
  cut: { steps: 1, calls: halfACall, isCut: true },
  length: { steps: 1, calls: halfACall, isCut: true, finish: "length" },
  refusal: { steps: 1, calls: oneCall, refusal: "I'm sorry, but I can't go on with what the tool says." },
  endless: { steps: Infinity, calls: oneCall },
  costly: { steps: 3, calls: oneCall, usage: { cost: 0.25 } },
  tour: { steps: 2, calls: allButTheLast },
};

/** All tools but the last at once; that one by itself, in the step after. @type {Way["calls"]} */
function allButTheLast(request, step) {
  const last = Math.max(1, toolsOf(request).length - 1);
  if (step > 0) return [callOf(request, last)];
  return Array.from({ length: last }, (_, nth) => callOf(request, nth));
}

/** @typedef {import("../continuation/check.js").Kind & { fragments: import("./tools.js").Fragments, preface?: string }} Kind */

/** @type {Record<string, Kind>} */
const KINDS = {
  anthropic: {
    family: anthropic,
    format: "anthropic-claude-v1",
    thoughts: anthropicThoughts,
    complaints: anthropicComplaints,
    fragments: inFragments,
    preface: "Let me look that up.",
  },
  openai: {
    family: openai,
    format: "openai-responses-v1",
    thoughts: openaiThoughts,
    complaints: openaiComplaints,
    fragments: inFragments,
  },
  gemini: {
    family: google,
    format: "google-gemini-v1",
    thoughts: geminiThoughts,
    complaints: geminiComplaints,
    fragments: whole,
  },
  xai: {
    family: xai,
    format: "xai-responses-v1",
    thoughts: xaiThoughts,
    complaints: xaiComplaints,
    fragments: inFragments,
  },
};

const PARAMETERS = [...TOOL_PARAMETERS, "reasoning", "include_reasoning"];

/** @type {import("../types.js").Scenario} */
const tour = {
  id: "standin/loop-tour-anthropic",
  name: "Tool tour",
  description: "Thinks, calls all tools but the last at once, then that one, and answers with their results.",
  parameters: PARAMETERS,
  reply: (request) => reply(request, KINDS.anthropic, WAYS.tour),
};

/** @type {import("../types.js").Scenario[]} */
const ofEachFamily = Object.entries(KINDS).map(([name, kind]) => ({
  id: `standin/loop-parallel-${name}`,
  pattern: new RegExp(`^standin/loop-(${Object.keys(WAYS).join("|")})-${name}$`),
  name: `Tool loop, ${kind.family.provider}`,
  description:
    "Thinks, calls two tools at once, and answers with their results; refuses a conversation that lost or changed what it " +
    `said. In place of "parallel" the id may say ${Object.keys(WAYS).join(", ")}.`,
  parameters: PARAMETERS,
  reply: (request, way) => reply(request, kind, WAYS[way || "parallel"]),
}));

export const loopScenarios = [...ofEachFamily, tour];

/**
 * @param {ChatRequest} request
 * @param {Kind} kind
 * @param {Way} way
 * @returns {import("../types.js").Answer | import("../types.js").RawReply}
 */
function reply(request, kind, way) {
  const { messages = [], tool_choice: choice } = request;
  const complaint = complaintAbout(messages, kind);
  if (complaint) return providerRefusal(kind.family, complaint);
  const question = messages.findLastIndex((message) => message?.role === "user");
  const step = messages.slice(question + 1).filter((message) => message?.tool_calls?.length).length;
  const nonce = newNonce();
  const thoughts = wantsReasoning(request) ? kind.thoughts(nonce) : [];
  const { family } = kind;
  const { usage } = way;
  if (step < way.steps && choice !== "none") {
    const parts = [...thoughts, ...say(words(kind.preface ?? "")), ...calling(way.calls(request, step))];
    const native = way.isCut ? family.native.length : undefined;
    return { family, parts, finish: way.finish ?? "tool_calls", native, usage };
  }
  if (way.refusal) {
    return { family, parts: [...thoughts, ...words(way.refusal).map((refusal) => ({ delta: { refusal } }))], usage };
  }
  const text = resultsAsText(request, question) || "I was told not to use a tool.";
  return { family, parts: [...thoughts, ...say(words(text))], usage };

  /** @param {import("../continuation/seal.js").Call[]} calls */
  function calling(calls) {
    return calls.flatMap((call, index) => {
      const origin = { nonce, thought: thoughts.length > 0, index, count: calls.length };
      const id = sealedId(family, origin, call);
      return kind.fragments({ ...call, index, id }).map((fragment) => ({ delta: { tool_calls: [fragment] } }));
    });
  }
}
