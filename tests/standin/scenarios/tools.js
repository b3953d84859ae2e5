// @ts-check
// Tool calls. Asked again with the results, each of these answers in words.
import { providerRefusal } from "../errors.js";
import { anthropic, google, openai, openWeight } from "../families.js";
import { sampleOf } from "../samples/fits-schema.js";
import { say, textOf, tokens, words } from "../text.js";
import { anthropicThoughts, signatureOf } from "./reasoning.js";

/** @typedef {import("../continuation/seal.js").Call} Call */
/** @typedef {(call: Call & { id: string, index: number }) => any[]} Fragments */

/** What Anthropic says of reasoning that is not as it was. */
const ALTERED = "messages.1.content.0: Invalid `signature` in `thinking` block";

export const TOOL_PARAMETERS = ["tools", "tool_choice", "parallel_tool_calls"];

/** @type {import("../types.js").Scenario[]} */
export const toolScenarios = [
  tool("tool", "Tool call", "One call of the first tool (or the chosen one), its arguments in fragments.", (request) =>
    calling(request, anthropic, [callOf(request, 0)], inFragments),
  ),
  tool("tool-parallel", "Parallel tool calls", "Two calls: all fragments of 0, then those of 1.", (request) =>
    calling(request, anthropic, [callOf(request, 0), callOf(request, 1)], inFragments),
  ),
  tool("tool-gemini", "Tool call, Gemini", "The whole call in one delta.", (request) =>
    calling(request, google, [callOf(request, 0)], whole),
  ),
  tool("tool-no-parameters", "Tool call without parameters", 'The arguments are "{}".', (request) =>
    calling(request, anthropic, [{ ...callOf(request, 0), text: "{}" }], inFragments),
  ),
  tool("tool-empty-arguments", "Tool call with empty arguments", 'The arguments are "".', (request) =>
    calling(request, anthropic, [{ ...callOf(request, 0), text: "" }], whole),
  ),
  tool("tool-missing-arguments", "Tool call without arguments", "There is no `arguments` field at all.", (request) =>
    calling(request, openWeight, [callOf(request, 0)], withoutArguments),
  ),
  tool(
    "tool-cut",
    "Tool call cut by length",
    "Truncated arguments; finish_reason is tool_calls, the native one length.",
    (request) => {
      const { name, text } = callOf(request, 0);
      const cut = { name, text: text.slice(0, Math.ceil(text.length / 2)) };
      return {
        ...calling(request, openWeight, [cut], inFragments),
        ...(hasResults(request) ? {} : { native: "length" }),
      };
    },
  ),
  tool("tool-2025", "Tool call of 2025", "The field order of 2025, and `type` in every fragment.", (request) => ({
    ...calling(request, openai, [callOf(request, 0)], typedFragments),
    era: "2025",
  })),
  tool(
    "tool-reasoning",
    "Reasoning, then a tool call",
    "Refuses the results if the reasoning comes back altered.",
    (request) => {
      if (!hasResults(request)) {
        const answer = calling(request, anthropic, [callOf(request, 0)], inFragments);
        return { ...answer, parts: [...anthropicThoughts(), ...answer.parts] };
      }
      const returned = returnedReasoning(request);
      if (returned === "altered") return providerRefusal(anthropic, ALTERED);
      const remark = returned ? " The reasoning came back unchanged." : " The reasoning did not come back.";
      return { family: anthropic, parts: say(words(resultsAsText(request) + remark)) };
    },
  ),
];

/**
 * @param {string} id
 * @param {string} name
 * @param {string} description
 * @param {import("../types.js").Scenario["reply"]} reply
 * @returns {import("../types.js").Scenario}
 */
function tool(id, name, description, reply) {
  return { id: `standin/${id}`, name, description, parameters: TOOL_PARAMETERS, reply };
}

/**
 * @param {import("../types.js").ChatRequest} request
 * @param {import("../families.js").Family} family
 * @param {Call[]} calls
 * @param {Fragments} fragments
 * @returns {import("../types.js").Answer}
 */
export function calling(request, family, calls, fragments) {
  if (hasResults(request)) return { family, parts: say(words(resultsAsText(request))) };
  if (request.tool_choice === "none") return { family, parts: say(words("I was told not to use a tool.")) };
  const parts = calls.flatMap((call, index) =>
    fragments({ ...call, index, id: family.toolCallId(call.name) }).map((fragment) => ({
      delta: { tool_calls: [fragment] },
    })),
  );
  return { family, parts, finish: "tool_calls" };
}

/** @type {Fragments} */
export const inFragments = ({ index, id, name, text }) => [
  { index, id, type: "function", function: { name, arguments: "" } },
  { index, function: { arguments: "" } },
  ...tokens(text).map((piece) => ({ index, function: { arguments: piece } })),
];

/** @type {Fragments} */
const typedFragments = (call) => {
  const [first, ...rest] = inFragments(call);
  return [first, ...rest.map((fragment) => ({ ...fragment, type: "function" }))];
};

/** @type {Fragments} */
export const whole = ({ index, id, name, text }) => [
  { index, id, type: "function", function: { name, arguments: text } },
];

/** @type {Fragments} */
const withoutArguments = ({ index, id, name }) => [{ index, id, type: "function", function: { name } }];

const DEFAULT_TOOLS = [
  {
    name: "get_weather",
    parameters: { type: "object", properties: { city: { type: "string" }, unit: { type: "string" } } },
  },
  { name: "get_time", parameters: { type: "object", properties: { city: { type: "string" } } } },
];

/** The functions that the model may call. @param {import("../types.js").ChatRequest} request @returns {any[]} */
export function toolsOf(request) {
  const given = (request.tools ?? []).filter((each) => each?.type === "function").map((each) => each.function);
  return given.length ? given : DEFAULT_TOOLS;
}

/**
 * A call of the request's n-th tool, with arguments that fit its schema.
 * @param {import("../types.js").ChatRequest} request
 * @param {number} nth
 * @returns {Call}
 */
export function callOf(request, nth) {
  const tools = toolsOf(request);
  const chosen = tools.find((each) => each.name === request.tool_choice?.function?.name);
  const { name, parameters } = chosen ?? tools[nth % tools.length];
  // With a space after colons and commas, as models write it.
  const text = JSON.stringify(sampleOf(parameters ?? { type: "object" }), null, 1).replace(/\n\s*/g, " ");
  return { name, text: text.replace(/^\{ /, "{").replace(/ \}$/, "}") };
}

/** @param {import("../types.js").ChatRequest} request */
export const hasResults = (request) => request.messages?.at(-1)?.role === "tool";

/**
 * What the tools said, to the last message or to all since one.
 * @param {import("../types.js").ChatRequest} request
 * @param {number} [since] index of a message
 */
export function resultsAsText({ messages = [] }, since) {
  const calls = messages.flatMap((message) => message?.tool_calls ?? []);
  const asking = messages.findLastIndex((message) => message?.role === "assistant");
  return messages
    .slice((since ?? asking) + 1)
    .filter((message) => message?.role === "tool")
    .map((message) => {
      const name = calls.find((call) => call?.id === message.tool_call_id)?.function?.name ?? message.tool_call_id;
      return `${name} says: ${textOf(message.content)}`;
    })
    .join(" And ");
}

/** @param {import("../types.js").ChatRequest} request @returns {"unchanged" | "altered" | undefined} */
function returnedReasoning({ messages = [] }) {
  const details = messages.findLast((message) => message?.role === "assistant")?.reasoning_details;
  if (!details?.length) return undefined;
  const [item] = details;
  return details.length === 1 && item.signature === signatureOf(item.text) ? "unchanged" : "altered";
}
