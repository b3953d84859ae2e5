// @ts-check
// A few models by their real names, so that examples and pages have something to choose from.
// They call a tool if there is one, think if asked to, and otherwise echo.
import { anthropic, google, openai, openWeight } from "../families.js";
import { anthropicThoughts, geminiThoughts, openaiThoughts } from "./reasoning.js";
import { callOf, calling, inFragments, whole } from "./tools.js";
import { echo } from "./text.js";

const PARAMETERS = ["include_reasoning", "reasoning", "response_format", "structured_outputs", "tool_choice", "tools"];

/** @type {import("../types.js").Scenario[]} */
export const realModels = [
  {
    id: "anthropic/claude-haiku-4.5",
    canonicalSlug: "anthropic/claude-4.5-haiku-20251001",
    name: "Anthropic: Claude Haiku 4.5",
    description: "Stands in for a small, quick model.",
    input: ["image", "text", "file"],
    parameters: PARAMETERS,
    pricing: { prompt: "0.000001", completion: "0.000005" },
    reply: (request) => behave(request, anthropic, anthropicThoughts),
  },
  {
    id: "openai/gpt-5.2",
    canonicalSlug: "openai/gpt-5.2-20251211",
    name: "OpenAI: GPT-5.2",
    description: "Stands in for a large model that summarises its thoughts.",
    input: ["image", "text", "file"],
    parameters: PARAMETERS,
    pricing: { prompt: "0.00000175", completion: "0.000014" },
    reply: (request) => behave(request, openai, openaiThoughts),
  },
  {
    id: "google/gemini-2.5-flash",
    canonicalSlug: "google/gemini-2.5-flash",
    name: "Google: Gemini 2.5 Flash",
    description: "Stands in for a model that sends its tool calls whole.",
    input: ["image", "text", "file", "audio", "video"],
    parameters: PARAMETERS,
    pricing: { prompt: "0.0000003", completion: "0.0000025" },
    reply: (request) => behave(request, google, geminiThoughts, whole),
  },
  {
    id: "meta-llama/llama-3.3-70b-instruct",
    canonicalSlug: "meta-llama/llama-3.3-70b-instruct",
    name: "Meta: Llama 3.3 70B Instruct",
    description: "Stands in for a model with open weights.",
    parameters: ["response_format", "structured_outputs", "tool_choice", "tools"],
    pricing: { prompt: "0.0000001", completion: "0.0000004" },
    reply: (request) => behave(request, openWeight),
  },
  {
    id: "openrouter/auto",
    name: "Auto Router",
    description: "Stands in for the router that chooses a model; here it echoes.",
    pricing: { prompt: "-1", completion: "-1" },
    reply: (request) => echo(request),
  },
];

/**
 * @param {import("../types.js").ChatRequest} request
 * @param {import("../families.js").Family} family
 * @param {() => import("../types.js").Part[]} [thoughts]
 * @returns {import("../types.js").Answer}
 */
function behave(request, family, thoughts, fragments = inFragments) {
  const asksTools = (request.tools?.length ?? 0) > 0 || request.messages?.at(-1)?.role === "tool";
  const answer = asksTools ? calling(request, family, [callOf(request, 0)], fragments) : echo(request, family);
  const { reasoning, reasoning_effort: effort } = request;
  const asksThoughts = (reasoning ?? effort ?? false) && (reasoning?.effort ?? effort) !== "none";
  if (!thoughts || !asksThoughts || reasoning?.exclude || reasoning?.enabled === false) return answer;
  return { ...answer, parts: [...thoughts(), ...answer.parts] };
}
