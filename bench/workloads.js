// @ts-check
// Answers to read: what OpenRouter's look like on the wire, made up here, the same each time.
import { said } from "./said.js";

/**
 * @typedef {object} Workload
 * @property {string} title
 * @property {boolean} [textAlone] whether all it says is the text of the first choice
 * @property {boolean} [heavy] one event is all there is, so nothing can be said of a single event's cost
 * @property {() => Generator<string, string>} events yields the stream's events, returns all that their deltas say
 */

const ID = "gen-1790000000-bEnChBeNcHbEnChBeNcH";
const CREATED = 1_790_000_000;
const OBJECT = "chat.completion.chunk";

/** @type {Record<string, Workload>} */
export const workloads = {
  text: { title: "short text", textAlone: true, events: () => answer(20_000, text) },
  japanese: { title: "Japanese text", textAlone: true, events: () => answer(20_000, text, { words: JAPANESE }) },
  reasoning: { title: "reasoning, then text", events: () => answer(10_000, firstThoughts) },
  tools: { title: "tool-call arguments", events: toolCall },
  logprobs: { title: "text with logprobs", textAlone: true, events: () => answer(5_000, probable) },
  recording: { title: "like a recording of 150 kB", events: recording },
  large: { title: "one event of 8 MB", textAlone: true, heavy: true, events: () => answer(1, () => text(LARGE)) },
};

/** One kilobyte of prose, as often as it takes. */
const LARGE = "It was said that the tide, in those years, kept better time than any clock in town. "
  .repeat(13)
  .slice(0, 1_024)
  .repeat(8 * 1_024);

/** What prose is made of, as models cut it; now and then there is something to escape, or more than ASCII. */
const ENGLISH = (
  " the| of| a| to| and| in| is| that| it| was| for| on| are| with| as| they| be| at| one| have| this| from| by| more|" +
  " light| blue| sky| because| scatter|ing| molecules| wave|length| short| longer| sun|set| air| travels| red|" +
  " through| violet| eye| than| reaches| sees| small| Rayleigh|'s| law| fourth| power| atmosphere|,|,|,|.|.|.\n\n|" +
  ' "|"|:| however| so| what| which| when| about|-|ly|ness|ed| 1| 0|5| –| café| straight| ahead| overhead| evening'
).split("|");

const JAPANESE = (
  "空|は|なぜ|青い|の|か|。|光|が|大気|を|通る|とき|、|波長|短い|ほど|散乱|される|ため|です|夕方|には|赤く|見える"
).split("|");

/** What is repeatable and looks random, in 0..1. */
function randomness() {
  let state = 20_260_801;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
}

/** @template T @param {T[]} all @param {() => number} random */
const oneOf = (all, random) => all[Math.floor(random() * all.length)];

/** @param {unknown} value */
const event = (value) => `data: ${JSON.stringify(value)}\n\n`;

const COMMENT = ": OPENROUTER PROCESSING\n\n";
const DONE = "data: [DONE]\n\n";

/**
 * @param {{ delta: object, logprobs?: object | null }} part
 * @param {string | null} [finish]
 * @param {object} [more]
 */
function chunk({ delta, logprobs = null }, finish = null, more) {
  const reasons = { finish_reason: finish, native_finish_reason: finish };
  const choices = [{ index: 0, delta: { role: "assistant", ...delta }, ...reasons, logprobs }];
  const head = { id: ID, provider: "OpenAI", model: "openai/gpt-5.2", object: OBJECT, created: CREATED };
  return { ...head, choices, ...more };
}

/** @param {number} tokens */
const usage = (tokens) => ({
  prompt_tokens: 20,
  completion_tokens: tokens,
  total_tokens: 20 + tokens,
  cost: 0.0028,
  is_byok: false,
  prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
  cost_details: {
    upstream_inference_cost: null,
    upstream_inference_prompt_cost: 0,
    upstream_inference_completions_cost: 0.0028,
  },
  completion_tokens_details: { reasoning_tokens: 0, image_tokens: 0 },
});

/**
 * @param {number} count
 * @param {(token: string, random: () => number, i: number) => { delta: object, logprobs?: object }} part
 * @param {{ finish?: string, words?: string[] }} [options]
 */
function* answer(count, part, { finish = "stop", words = ENGLISH } = {}) {
  const random = randomness();
  let all = "";
  for (let i = 0; i < count; i++) {
    const made = part(oneOf(words, random), random, i);
    all += said(made.delta);
    yield event(chunk(made));
  }
  yield event(chunk({ delta: { content: "" } }, finish));
  yield event(chunk({ delta: { content: "" } }, null, { usage: usage(count) }));
  yield DONE;
  return all;
}

/** @param {string} token */
const text = (token) => ({ delta: { content: token } });

/** @param {string} text */
const reasoning = (text) => ({
  reasoning: text,
  reasoning_details: [{ type: "reasoning.text", text, format: "anthropic-claude-v1", index: 0 }],
});

/** @param {string} token @param {() => number} random @param {number} i which event it is */
const firstThoughts = (token, random, i) => (i < 5_000 ? { delta: { content: "", ...reasoning(token) } } : text(token));

function* toolCall() {
  /** @param {string} text @param {object} [more] */
  const call = (text, more) => {
    const one = { index: 0, ...more, type: "function", function: { ...(more && { name: "write" }), arguments: text } };
    return { delta: { content: null, tool_calls: [one] } };
  };
  yield event(chunk(call("", { id: "call_bEnChBeNcHbEnChBeNcHbEnC" })));
  yield event(chunk(call('{"text":"')));
  // The arguments are JSON within JSON.
  const inner = yield* answer(10_000, (token) => call(JSON.stringify(token).slice(1, -1)), { finish: "tool_calls" });
  return `{"text":"${inner}`;
}

/** @param {string} token @param {() => number} random */
function probable(token, random) {
  /** @param {string} token */
  const one = (token) => {
    const bytes = [...new TextEncoder().encode(token)];
    return { token, logprob: -Number((random() * 9).toFixed(6)), bytes };
  };
  const others = [token, oneOf(ENGLISH, random), oneOf(ENGLISH, random)];
  const logprobs = { content: [{ ...one(token), top_logprobs: others.map(one) }], refusal: null };
  return { ...text(token), logprobs };
}

/** A model that thinks, then answers, with comments in between and the fields in the order of today's answers. */
function* recording() {
  const random = randomness();
  const model = "anthropic/claude-4.5-haiku";
  const head = { id: ID, object: OBJECT, created: CREATED, model, provider: "Amazon Bedrock" };
  let all = "";
  /** @param {object} delta @param {string | null} [finish] @param {object} [before] @param {object} [after] */
  const one = (delta, finish = null, before, after) => {
    all += said(delta);
    const reasons = { finish_reason: finish, native_finish_reason: finish && "end_turn" };
    const choices = [{ index: 0, delta: { content: "", role: "assistant", ...delta }, ...reasons }];
    return event({ ...head, ...before, choices, ...after });
  };
  const some = () => Array.from({ length: 1 + Math.floor(random() * 4) }, () => oneOf(ENGLISH, random)).join("");
  yield COMMENT;
  for (let i = 0; i < 260; i++) yield one(reasoning(some()));
  const signature = "Q".repeat(600);
  yield one({ reasoning_details: [{ type: "reasoning.text", signature, format: "anthropic-claude-v1", index: 0 }] });
  for (let i = 0; i < 110; i++) {
    if (i % 40 === 20) yield COMMENT;
    yield one({ content: some() });
  }
  yield COMMENT;
  yield one({ reasoning: null }, "stop");
  yield one({}, "stop", { service_tier: null }, { usage: usage(370) });
  yield DONE;
  return all;
}
