// @ts-check
// Plain answers.
import { openWeight, anthropic, openai } from "../families.js";
import { ARTICLE } from "../samples/article.js";
import { sampleOf } from "../samples/fits-schema.js";
import { lorem, loremOfSize } from "../samples/lorem.js";
import { RECIPE } from "../samples/recipe.js";
import { lastUserText, say, tokens, words } from "../text.js";

const MEGABYTE = 2 ** 20;

/** @type {import("../types.js").Scenario[]} */
export const textScenarios = [
  {
    id: "standin/echo",
    name: "Echo",
    description: "Repeats the last user message, word by word. Respects max_tokens (one a word).",
    pricing: { prompt: "0", completion: "0" },
    reply: (request) => echo(request),
  },
  {
    id: "standin/long-text",
    name: "Long text",
    description: "A markdown article of about 3 kB: headings, lists, a table, code, a formula.",
    reply: (request) => limited(request, tokens(ARTICLE)),
  },
  {
    id: "standin/tokens-1000",
    pattern: /^standin\/tokens-(\d{1,7})$/,
    name: "1000 tokens",
    description: "As many small text deltas as the number in the id says; standin/tokens-20000 works too.",
    reply: (request, count) => limited(request, lorem(Number(count))),
  },
  {
    id: "standin/event-8mb",
    pattern: /^standin\/event-(\d{1,3})mb$/,
    name: "One event of 8 MB",
    description: "The whole text in one event, of as many megabytes as the id says.",
    reply: (_request, size) => ({ family: openWeight, parts: say([loremOfSize(Number(size) * MEGABYTE)]) }),
  },
  {
    id: "standin/empty",
    name: "Nothing to say",
    description: "A complete answer without any text.",
    reply: () => ({ family: openWeight, parts: [] }),
  },
  {
    id: "standin/length",
    name: "Cut by length",
    description: "Stops in mid-sentence with finish_reason length.",
    reply: () => ({
      family: anthropic,
      finish: "length",
      parts: say(words("The most important thing to know about this is")),
    }),
  },
  {
    id: "standin/content-filter",
    name: "Content filter",
    description: "Stops in mid-sentence with finish_reason content_filter.",
    reply: () => ({ family: openWeight, finish: "content_filter", parts: say(words("Certainly! First, you take")) }),
  },
  {
    id: "standin/refusal",
    name: "Refusal",
    description: "Refuses: the text is in delta.refusal, and content stays empty.",
    reply: () => ({
      family: openai,
      parts: words("I'm sorry, but I can't help with that.").map((refusal) => ({ delta: { refusal } })),
    }),
  },
  {
    id: "standin/logprobs",
    name: "Log probabilities",
    description: "Echo with log probabilities for each token; one of them is the integer 0.",
    parameters: ["logprobs", "top_logprobs"],
    reply: (request) => ({
      family: openWeight,
      parts: words(lastUserText(request) || "Nothing was said.").map((content, index) => ({
        delta: { content },
        logprobs: [logprob(content, index, request.top_logprobs ?? 2)],
      })),
    }),
  },
  {
    id: "standin/choices",
    name: "Two choices",
    description: "Two answers at once, their deltas interleaved.",
    reply: () => {
      const left = say(words("The first answer goes this way."), 0);
      const right = say(words("The second one goes that way."), 1);
      return { family: openWeight, parts: left.flatMap((part, i) => [part, right[i]]) };
    },
  },
  {
    id: "standin/json",
    name: "Structured output",
    description: "A JSON document that fits response_format.json_schema.schema, in fragments.",
    parameters: ["response_format", "structured_outputs"],
    reply: (request) => {
      const schema = request.response_format?.json_schema?.schema ?? { type: "object", properties: { answer: {} } };
      return { family: anthropic, parts: say(tokens(JSON.stringify(sampleOf(schema)))) };
    },
  },
  {
    id: "standin/recipe",
    name: "Recipe",
    description: "A recipe as JSON, in fragments: what the demo page's schema asks for.",
    parameters: ["response_format", "structured_outputs"],
    reply: () => ({ family: anthropic, parts: say(tokens(JSON.stringify(RECIPE))) }),
  },
  {
    id: "standin/unicode",
    name: "Unicode",
    description: "Emoji, right-to-left, combining marks and more, as raw UTF-8 and as \\u escapes by turns.",
    reply: () => ({
      family: openWeight,
      parts: UNICODE.flatMap((content) => [{ delta: { content } }, { delta: { content }, escaped: true }]),
    }),
  },
  {
    id: "standin/split-surrogates",
    name: "Split surrogate pairs",
    description: "An emoji whose two \\u escapes arrive in two events: each half alone is no character.",
    reply: () => ({
      family: openWeight,
      parts: say(["One ", "\ud83d", "\ude00", " and ", "\ud83c\udf0d\ud83d", "\ude00."]),
    }),
  },
];

const UNICODE = [
  "Plain, then ß é ñ.",
  " 👍🏽 👩‍👩‍👧‍👦 🇳🇴",
  " 日本語と中文",
  " مرحبا بالعالم",
  " שלום עולם",
  " e\u0301 a\u030a o\u0328\u0304",
  " \u{1d49c} \u{10348} \u{10ffff}",
  " \u2028\u2029\u0085\u00a0\u200b\u{feff}",
  ' "quoted" \\back\\slash\\ /slash/ \t tab \n line \u0001\u001f\u007f',
  " literally \\u0041, data: [DONE]",
];

/** @param {import("../types.js").ChatRequest} request @returns {import("../types.js").Answer} */
export function echo(request, family = openWeight) {
  return limited(request, words(lastUserText(request) || "There was no text in the last user message."), family);
}

/**
 * As much as max_tokens allows.
 * @param {import("../types.js").ChatRequest} request
 * @param {Iterable<string>} pieces
 * @returns {import("../types.js").Answer}
 */
function limited(request, pieces, family = openWeight) {
  const limit = request.max_completion_tokens ?? request.max_tokens ?? Infinity;
  if (limit === Infinity) return { family, parts: lazily(pieces) };
  const all = [...pieces];
  return { family, parts: say(all.slice(0, limit)), finish: all.length > limit ? "length" : "stop" };
}

/** A long text is made while it is sent. @param {Iterable<string>} pieces */
function* lazily(pieces) {
  for (const content of pieces) yield { delta: { content } };
}

/** @param {string} token @param {number} index @param {number} alternatives */
function logprob(token, index, alternatives) {
  const chance = index === 0 ? 0 : -0.125 * index;
  return { ...probability(token, chance), top_logprobs: topOf(token, chance, alternatives) };
}

/** @param {string} token @param {number} chance @param {number} count */
function topOf(token, chance, count) {
  return Array.from({ length: count }, (_, i) => probability(i === 0 ? token : `${token}~${i}`, chance - i));
}

/** @param {string} token @param {number} chance */
const probability = (token, chance) => ({ token, logprob: chance, bytes: [...Buffer.from(token)] });
