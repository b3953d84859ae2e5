// @ts-check
// Structured answers: chat.object(), and object() of a stream while it arrives.
import { answering, chunk, collect, DONE, event } from "../wire.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

const SCHEMA = {
  type: "object",
  properties: { city: { type: "string" }, days: { type: "array", items: { type: "integer" } } },
  required: ["city", "days"],
  additionalProperties: false,
};

const VALUE = { city: "Bergen", days: [1, 22, 333], note: 'a "quoted" \\ é 😀\nline', deep: { list: [[], {}, null, true, -1.5e3] } };

/**
 * A schema such as a library makes: it asks for a city, and puts it in capitals.
 *
 * @param {object} [more]
 */
const standard = (more) => ({
  "~standard": {
    version: 1,
    vendor: "made-up",
    validate: async (/** @type {any} */ value) =>
      typeof value?.city === "string"
        ? { value: { ...value, city: value.city.toUpperCase() } }
        : { issues: [{ message: "expected a string, got melon", path: ["city"] }] },
    ...more,
  },
});

const OPEN = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
const TELLING = standard({ jsonSchema: { input: () => OPEN } });

/** An answer in one piece. @param {object} message @param {string} [finish] @param {string} [native] */
const whole = (message, finish = "stop", native = finish) => ({
  id: "gen-1",
  object: "chat.completion",
  created: 1,
  model: "made/up",
  choices: [{ index: 0, finish_reason: finish, native_finish_reason: native, message: { role: "assistant", ...message } }],
});

/** @param {Toolbox} t @param {any} completion */
function saying(t, completion) {
  const { fetch, seen } = answering([JSON.stringify(completion)], { type: "application/json" });
  return { chat: t.client({ fetch }).chat, sent: () => JSON.parse(seen.calls[0][1].body) };
}

/** A stream that says a text in these pieces. @param {Toolbox} t @param {string[]} pieces @param {string} [finish] */
async function streaming(t, pieces, finish = "stop") {
  const events = pieces.map((content) => event(chunk({ content })));
  const { fetch } = answering([...events, event(chunk({ content: "" }, finish)), DONE]);
  return t.client({ fetch }).chat.stream(t.request("echo"));
}

/** @param {string} text @param {number} size */
const cut = (text, size) => Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size));

/** Whether a value may become another: texts and lists grow at their end, objects by fields, and in them only the last. @param {any} part @param {any} all @returns {boolean} */
function isBeginning(part, all) {
  if (typeof part === "string") return typeof all === "string" && all.startsWith(part);
  if (typeof part !== "object" || part === null) return Object.is(part, all);
  if (typeof all !== "object" || all === null || Array.isArray(part) !== Array.isArray(all)) return false;
  const keys = Object.keys(part);
  return keys.every((key, i) => {
    if (!Object.hasOwn(all, key)) return false;
    return i === keys.length - 1 ? isBeginning(part[key], all[key]) : JSON.stringify(part[key]) === JSON.stringify(all[key]);
  });
}

/** @type {import("../harness.js").Case[]} */
export const objectCases = [
  {
    name: "object(): asks for the schema, gives the value",
    async run(t) {
      const { user, model, messages } = t.request("json");
      const { value, completion } = await t.client().chat.object({ model, messages, user, schema: SCHEMA, name: "trip" });
      t.equal(value, JSON.parse(completion.choices[0].message.content));
      t.equal(Object.keys(value), ["city", "days"]);
      const { body } = await t.arrived();
      const { response_format: format, ...rest } = JSON.parse(body);
      t.equal(format, { type: "json_schema", json_schema: { name: "trip", strict: true, schema: SCHEMA } });
      t.equal(Object.keys(rest).sort(), ["messages", "model", "user"]);
    },
  },
  {
    name: "object(): a library's schema tells its JSON Schema, and makes the value",
    async run(t) {
      const { chat, sent } = saying(t, whole({ content: ' {"city":"Bergen"} ' }));
      const { value } = await chat.object({ ...t.request("json"), schema: TELLING });
      t.equal(value, { city: "BERGEN" });
      t.equal(sent().response_format.json_schema, { name: "answer", strict: true, schema: { additionalProperties: false, ...OPEN } });
    },
  },
  {
    name: "object(): without strict, and with a JSON Schema given beside, that is what is sent",
    async run(t) {
      const first = saying(t, whole({ content: '{"city":"Bergen"}' }));
      await first.chat.object({ ...t.request("json"), schema: TELLING, strict: false });
      t.equal(first.sent().response_format.json_schema, { name: "answer", strict: false, schema: OPEN });
      const second = saying(t, whole({ content: '{"city":"Bergen"}' }));
      await second.chat.object({ ...t.request("json"), schema: standard(), jsonSchema: SCHEMA });
      t.equal(second.sent().response_format.json_schema.schema, SCHEMA);
    },
  },
  {
    name: "object(): a schema that tells nothing is a config error",
    async run(t) {
      const { chat } = t.client();
      for (const schema of [undefined, null, 1, standard(), standard({ jsonSchema: { input: () => JSON.parse("{") } })]) {
        await t.rejects(chat.object({ ...t.request("json"), schema }), { kind: "config", message: /schema/ });
      }
      await t.sentNothing();
    },
  },
  {
    name: "object(): what is not the answer is an error that holds it",
    async run(t) {
      const cases = /** @type {[string, any, object][]} */ ([
        ["refusal", whole({ content: "", refusal: "I won't, melon." }), { retryable: false }],
        ["content_filter", whole({ content: '{"city":' }, "content_filter"), { retryable: false }],
        ["length", whole({ content: '{"city":"Ber' }, "length"), { retryable: false }],
        ["length", whole({ content: '{"city":"Ber' }, "stop", "MAX_TOKENS"), { retryable: false }],
        ["json", whole({ content: "Sure! melon" }), { retryable: true }],
        ["json", whole({ content: null }), { retryable: true }],
        ["schema", whole({ content: '{"city":7,"melon":1}' }), { retryable: true }],
      ]);
      for (const [code, completion, more] of cases) {
        const { chat } = saying(t, completion);
        const error = await t.rejects(chat.object({ ...t.request("json"), schema: TELLING }), { kind: "answer", code, ...more }, code);
        t.equal(error.partial, completion, "partial");
        t.ok(!JSON.stringify(error).includes("melon") && !error.message.includes("melon"), `it shows the answer: ${error.message}`);
        if (code === "schema") t.equal([/at: city$/.test(error.message), error.cause.length], [true, 1]);
      }
    },
  },
  {
    name: "object(): the API's own errors stay what they are",
    async run(t) {
      await t.rejects(t.client().chat.object({ ...t.request("status-401"), schema: SCHEMA }), { kind: "api", status: 401 });
    },
  },
  ...[1, 2, 3, 4, 7, 1000].map((size) => ({
    name: `object() of a stream: a value that grows, in pieces of ${size}`,
    async run(/** @type {Toolbox} */ t) {
      for (const text of [JSON.stringify(VALUE), JSON.stringify(VALUE, null, 2), '"alone"', "[]", "12", " null "]) {
        const stream = await streaming(t, cut(text, size));
        const seen = [];
        for await (const value of stream.object()) seen.push({ value, then: JSON.stringify(value) });
        t.equal(seen[seen.length - 1].value, JSON.parse(text), "the last");
        t.equal(JSON.stringify((await stream.final()).choices[0].message.content), JSON.stringify(text), "final()");
        let last = { value: /** @type {any} */ (undefined), then: "" };
        for (const each of seen) {
          t.equal(JSON.stringify(each.value), each.then, "a value that was handed out");
          t.ok(isBeginning(each.value, JSON.parse(text)), `${each.then} is no beginning of ${text}`);
          if (last.then) t.ok(each.then !== last.then && isBeginning(last.value, each.value), `${last.then}, then ${each.then}`);
          last = each;
        }
      }
    },
  })),
  {
    name: "object() of a stream: it is the stream's one reader",
    async run(t) {
      const stream = await streaming(t, ["[1", "]"]);
      const values = stream.object();
      await t.rejects(async () => stream.object(), { kind: "config", message: /reader/ });
      t.equal((await collect(values)).items, [[], [1]]);
    },
  },
  {
    name: "object() of a stream: what is complete stays the same object",
    async run(t) {
      const stream = await streaming(t, ['{"done":{"a":[1]},', '"text":"a', "b", 'c","list":[{}', ",{", "}]}"]);
      const seen = [];
      for await (const value of stream.object()) seen.push(value);
      const [first, last] = [seen[0], seen[seen.length - 1]];
      t.ok(first !== last && first.done === last.done && first.done.a === last.done.a, "what is complete is another object");
      t.equal(seen.map((value) => value.text), [undefined, "a", "ab", "abc", "abc"]);
      t.equal(seen.map((value) => value.list?.length), [undefined, undefined, undefined, 1, 2]);
      t.ok(last.list[0] === seen[3].list[0] && last.list !== seen[3].list, "the list's first item is another object");
    },
  },
  {
    name: "object() of a stream: with a schema, the last value is what that makes of the whole",
    async run(t) {
      const { items } = await collect((await streaming(t, ['{"city":', '"Ber', 'gen"}'])).object(TELLING));
      t.equal(items.map(({ city }) => city), [undefined, "Ber", "Bergen", "BERGEN"]);
      const { items: some, error } = await collect((await streaming(t, ['{"city":', "7}"])).object(TELLING));
      t.equal(some, [{}, { city: 7 }]);
      t.fields(error, { kind: "answer", code: "schema" });
    },
  },
  {
    name: "object() of a stream: own __proto__ keys stay own properties",
    async run(t) {
      const text = '{"__proto__":{"a":"bc"},"constructor":1}';
      for (const size of [1, 5, 100]) {
        const { items } = await collect((await streaming(t, cut(text, size))).object());
        const last = items[items.length - 1];
        t.equal([JSON.stringify(last), Object.getPrototypeOf(last) === Object.prototype, last.a], [text, true, undefined]);
      }
    },
  },
  {
    name: "object() of a stream: halves of a surrogate pair, split by the model and by its escapes",
    async run(t) {
      const { items } = await collect((await streaming(t, ['["\ud83d', '\ude00", "\\ud83d', '\\ude00"]'])).object());
      t.equal(items[items.length - 1], ["😀", "😀"]);
      t.ok(items.every((value) => !JSON.stringify(value).includes("\\ud83d")), `half a pair was shown: ${JSON.stringify(items)}`);
    },
  },
  {
    name: "object() of a stream: what is no JSON ends it at once",
    async run(t) {
      const stream = await t.client().chat.stream({ ...t.request("tokens-2000000") });
      const { items, error } = await collect(stream.object());
      t.equal(items, []);
      t.fields(error, { kind: "answer", code: "json" });
      t.ok(error.partial.choices[0].message.content.length > 0, "the error holds no text");
      await t.rejects(stream.final(), { kind: "aborted" });
      await t.closedByClient();
    },
  },
  {
    name: "object() of a stream: cut off by its limit, or ended before its end",
    async run(t) {
      const { items, error } = await collect((await streaming(t, ['{"a":"b'], "length")).object());
      t.equal(items, [{ a: "b" }]);
      t.fields(error, { kind: "answer", code: "length" });
      const early = answering([event(chunk({ content: '{"a":"b' }))]);
      const stream = await t.client({ fetch: early.fetch }).chat.stream(t.request("echo"));
      t.fields((await collect(stream.object())).error, { kind: "truncated" });
    },
  },
  {
    name: "object() of a stream: left early, again and again, it leaves nothing behind",
    async run(t) {
      const pages = () => t.platform.wasm.memory().buffer.byteLength;
      const text = JSON.stringify({ list: Array.from({ length: 200 }, (_, i) => `item ${i}`) });
      let after = 0;
      for (let i = 0; i < 600; i++) {
        const stream = await streaming(t, [text.slice(0, 500), text.slice(500)]);
        for await (const _ of stream.object()) break;
        if (i === 100) after = pages();
      }
      t.equal(pages(), after, "wasm memory");
    },
  },
  {
    name: "object() of a stream: a long list grows in place",
    async run(t) {
      const list = Array.from({ length: 2_000 }, (_, i) => i);
      const seen = [];
      for await (const value of (await streaming(t, cut(JSON.stringify({ list }), 100))).object()) seen.push(value);
      t.equal(seen[seen.length - 1], { list });
      t.ok(seen[seen.length - 1].list === seen[seen.length - 2].list, "it was copied");
      t.ok(seen[0].list !== seen[1].list, "a short one was not copied");
    },
  },
];
