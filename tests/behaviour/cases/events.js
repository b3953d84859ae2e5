// @ts-check
// events(): what an answer brings, told apart and in order.
import { answering, chunk, collect, DONE, event } from "../wire.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

/** Scenarios that never end by themselves, or only after thousands of events. */
const LONG = /tokens|stall|hang|slow|large|silent/;

/** @param {import("../harness.js").Suite} suite @returns {import("../harness.js").Case[]} */
export function eventCases({ scenarios }) {
  return [
    ...scenarios
      .filter((scenario) => !LONG.test(scenario))
      .map((scenario) => ({
        name: `events() of ${scenario}: what final() has, piece by piece`,
        run: (/** @type {Toolbox} */ t) => agree(t, scenario),
      })),
    ...cases,
  ];
}

/** @param {Toolbox} t @param {string} scenario */
async function agree(t, scenario) {
  const client = t.client({ timeout: { idle: 1_000, firstChunk: 1_000 } });
  let stream;
  try {
    stream = await client.chat.stream(t.request(scenario));
  } catch {
    // A scenario of an error status.
    return;
  }
  const { items, error } = await collect(stream.events());
  const whole = stream.partial;
  for (const { index, message } of whole?.choices ?? []) {
    const of = (/** @type {string} */ type) => items.filter((item) => item.type === type && item.choice === index);
    const texts = (/** @type {string} */ type) => of(type).map(({ text }) => text).join("");
    t.equal(texts("text"), message.content ?? "", "text");
    if (typeof message.reasoning === "string") t.equal(texts("reasoning"), message.reasoning, "reasoning");
    t.equal(texts("refusal"), message.refusal ?? "", "refusal");
    t.equal(of("annotation").map(({ annotation }) => annotation), message.annotations ?? [], "annotations");
    t.equal(of("image").length > 0, Boolean(message.images), "images");
    const calls = message.tool_calls ?? [];
    t.equal(of("tool_call_start").map(({ name }) => name), calls.map((/** @type {any} */ call) => call.function.name), "calls begun");
    const pieces = new Map(of("tool_call_start").map((started) => [started.index, ""]));
    for (const { index, text } of of("tool_call_arguments")) pieces.set(index, pieces.get(index) + text);
    t.equal([...pieces.values()], calls.map((/** @type {any} */ call) => call.function.arguments), "arguments");
    if (error) {
      for (const type of ["tool_call", "reasoning_detail", "finish", "usage"]) t.equal(of(type), [], `${type} before an error`);
      continue;
    }
    t.equal(of("tool_call").map(({ text }) => text), calls.map((/** @type {any} */ call) => call.function.arguments), "calls");
    t.equal([...new Set(of("tool_call").map((call) => call.index))], [...pieces.keys()], "indices");
    t.equal(of("reasoning_detail").map(({ detail }) => detail), message.reasoning_details ?? [], "details");
    t.equal(of("finish").length, 1, "finish events");
  }
  const last = items[items.length - 1];
  if (!error && whole?.usage) t.equal(last, { type: "usage", usage: whole.usage, cost: whole.usage.cost ?? undefined }, "the last event");
}

const call = (/** @type {object} */ fields) => chunk({ content: null, tool_calls: [fields] });

/** @param {Toolbox} t @param {unknown[]} chunks @returns {Promise<any[]>} */
async function eventsOf(t, chunks) {
  const client = t.client({ fetch: answering([...chunks.map(event), DONE]).fetch });
  const stream = await client.chat.stream(t.request("echo"));
  const { items, error } = await collect(stream.events());
  if (error) throw error;
  return items;
}

/** @type {import("../harness.js").Case[]} */
const cases = [
  {
    name: "events(): in the order in which they came, what is complete at the end",
    async run(t) {
      const types = (await eventsOf(t, [
        chunk({ content: "", reasoning: "Hm. ", reasoning_details: [{ type: "reasoning.text", text: "Hm. ", index: 0 }] }),
        chunk({ content: "", reasoning_details: [{ type: "reasoning.text", signature: "abc", index: 0 }] }),
        chunk({ content: "Let me " }),
        chunk({ content: "look." }),
        call({ index: 0, id: "a", function: { name: "one", arguments: "" } }),
        call({ index: 0, function: { arguments: "{}" } }),
        chunk({ content: "" }, "tool_calls"),
        { ...chunk({ content: "" }, "tool_calls"), usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3, cost: 0.5 } },
      ])).map((item) => (item.choice === undefined ? item.type : `${item.type} ${item.choice}`));
      t.equal(types, [
        "reasoning 0",
        "text 0",
        "text 0",
        "tool_call_start 0",
        "tool_call_arguments 0",
        "reasoning_detail 0",
        "tool_call 0",
        "finish 0",
        "usage",
      ]);
    },
  },
  {
    name: "events(): a complete detail has its signature",
    async run(t) {
      const items = await eventsOf(t, [
        chunk({ content: "", reasoning: "Hm.", reasoning_details: [{ type: "reasoning.text", text: "Hm.", index: 0 }] }),
        chunk({ content: "", reasoning_details: [{ type: "reasoning.text", signature: "abc", index: 0 }] }),
        chunk({ content: "" }, "stop"),
      ]);
      const details = items.filter(({ type }) => type === "reasoning_detail").map(({ detail }) => detail);
      t.equal(details, [{ type: "reasoning.text", index: 0, signature: "abc", text: "Hm." }]);
    },
  },
  {
    name: "events(): reasoning that stands in its details alone",
    async run(t) {
      const detail = (/** @type {object} */ fields) => chunk({ content: "", reasoning_details: [{ index: 0, ...fields }] });
      const items = await eventsOf(t, [
        detail({ type: "reasoning.summary", summary: "First, " }),
        detail({ type: "reasoning.summary", summary: "then." }),
        detail({ type: "reasoning.encrypted", data: "xyz", id: "rs_1" }),
        chunk({ content: "Yes." }, "stop"),
      ]);
      t.equal(items.filter(({ type }) => type === "reasoning").map(({ text }) => text), ["First, ", "then."]);
    },
  },
  {
    name: "events(): a call's arguments as a value, as nothing, cut, and as no JSON",
    async run(t) {
      const ending = async (/** @type {string | undefined} */ text, /** @type {string} */ finish, native = finish) => {
        const end = chunk({ content: "" }, finish);
        end.choices[0].native_finish_reason = native;
        const items = await eventsOf(t, [call({ index: 3, id: "a", function: { name: "one", arguments: text } }), end]);
        const { type: _, ...told } = items.find(({ type }) => type === "tool_call");
        return [told, items.find(({ type }) => type === "finish").truncated];
      };
      const known = { choice: 0, index: 3, id: "a", name: "one" };
      t.equal(await ending('{"a": [1]}', "tool_calls"), [{ ...known, text: '{"a": [1]}', arguments: { a: [1] } }, false]);
      t.equal(await ending("", "tool_calls"), [{ ...known, text: "", arguments: {} }, false]);
      t.equal(await ending(undefined, "tool_calls"), [{ ...known, text: "", arguments: {} }, false]);
      t.equal(await ending('{"a": [', "tool_calls"), [{ ...known, text: '{"a": [', problem: "invalid" }, false]);
      for (const [reason, native] of [["length", "length"], ["tool_calls", "max_tokens"], ["tool_calls", "MAX_TOKENS"], ["tool_calls", "max_output_tokens"]]) {
        t.equal(await ending('{"a": [', reason, native), [{ ...known, text: '{"a": [', problem: "truncated" }, true], native);
      }
    },
  },
  {
    name: "events(): several choices and calls at once are told apart",
    async run(t) {
      const items = await eventsOf(t, [
        chunk({ content: "a" }),
        chunk({ content: "b" }, null, 1),
        call({ index: 0, id: "x", function: { name: "one", arguments: "{" } }),
        call({ index: 1, id: "y", function: { name: "two", arguments: "[" } }),
        call({ index: 0, function: { arguments: "}" } }),
        call({ index: 1, function: { arguments: "]" } }),
        chunk({ content: "" }, "tool_calls"),
        chunk({ content: "" }, "stop", 1),
      ]);
      t.equal(items.filter(({ type }) => type === "text").map(({ choice, text }) => [choice, text]), [[0, "a"], [1, "b"]]);
      t.equal(items.filter(({ type }) => type === "tool_call").map(({ index, name, text }) => [index, name, text]), [
        [0, "one", "{}"],
        [1, "two", "[]"],
      ]);
      t.equal(items.filter(({ type }) => type === "finish").map(({ choice, reason }) => [choice, reason]), [[0, "tool_calls"], [1, "stop"]]);
    },
  },
  {
    name: "events(): calls without an index begin with their id",
    async run(t) {
      const items = await eventsOf(t, [
        call({ id: "x", function: { name: "one", arguments: "{" } }),
        call({ function: { arguments: "}" } }),
        call({ id: "y", function: { name: "two", arguments: "[]" } }),
        chunk({ content: "" }, "tool_calls"),
      ]);
      t.equal(items.filter(({ type }) => type === "tool_call").map(({ index, id, text }) => [index, id, text]), [[0, "x", "{}"], [1, "y", "[]"]]);
    },
  },
  {
    name: "events(): next() without waiting, in order and to the end",
    async run(t) {
      const client = t.client({ fetch: answering([event(chunk({ content: "a" })), event(chunk({ content: "b" }, "stop")), DONE]).fetch });
      const events = (await client.chat.stream(t.request("echo"))).events();
      const results = await Promise.all(Array.from({ length: 6 }, () => events.next()));
      t.equal(results.map(({ done, value }) => (done ? "done" : value.type)), ["text", "text", "finish", "done", "done", "done"]);
    },
  },
];
