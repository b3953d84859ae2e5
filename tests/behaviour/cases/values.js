// @ts-check
// Values out of the ordinary: what comes out is what JSON.parse makes of the same bytes.
import { merge } from "../merge.js";
import { answering, collect, DONE, event, saying } from "../wire.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

/** A chunk's JSON text with something in its delta, in its choice, or at its top. */
const inDelta = (/** @type {string} */ json) =>
  `{"id":"a","choices":[{"index":0,"delta":{"content":"x",${json}},"finish_reason":null}]}`;
const inChoice = (/** @type {string} */ json) =>
  `{"id":"a","choices":[{"index":0,"delta":{},${json},"finish_reason":null}]}`;
const atTop = (/** @type {string} */ json) => `{${json},"id":"a","choices":[]}`;

const FINISH = '{"id":"a","choices":[{"index":0,"delta":{"content":""},"finish_reason":"stop"}]}';

/** @type {Record<string, string[]>} */
const VALUES = {
  "a __proto__ key": ['"__proto__":{"polluted":1}', '"a":{"__proto__":null,"b":[{"__proto__":7}]}'],
  "keys of Object.prototype": [
    '"constructor":1',
    '"toString":{"prototype":1},"hasOwnProperty":false',
    '"valueOf":null',
  ],
  "keys that look like numbers": ['"1":1,"0":0,"-1":-1,"01":1', '"4294967295":1,"4294967296":2'],
  "an empty key and odd keys": ['"":1', '"\\u0000":1,"a b":2,"é":3,"\\ud83d":4,"\\"":5'],
  "escaped keys": ['"\\u0063ontent2":"y"', '"a\\/b":1,"a/b":2'],
  "duplicate keys": ['"a":1,"a":2', '"a":{"b":1,"b":2},"a":{"c":1}'],
  "large and small numbers": [
    '"a":1e400,"b":-1e400,"c":1e-400,"d":-0,"e":0.1,"f":12345678901234567890,"g":1E2,"h":5e-324',
  ],
  "nulls, booleans, empty things": ['"a":null,"b":true,"c":false,"d":[],"e":{},"f":"","g":[[],{},null]'],
  unicode: [
    '"a":"é 😀 日本 \u2028\u2029 \ufeff \u0085"',
    '"a":"\\u00e9 \\ud83d\\ude00 \\u0000 \\b\\f\\n\\r\\t\\\\ \\/ \\""',
  ],
  "lone surrogates": ['"a":"\\ud83d","b":"\\ude00\\ud83d"'],
  "nesting of 500": [`"a":${"[".repeat(500)}${"]".repeat(500)}`, `"a":${'{"a":'.repeat(500)}1${"}".repeat(500)}`],
  "white space": ['"a" : \t [ 1 , 2 ] '],
};

/** @type {import("../harness.js").Case[]} */
export const valueCases = [
  ...Object.entries(VALUES).map(([what, values]) => ({
    name: `values: ${what}`,
    run: (/** @type {Toolbox} */ t) =>
      areAsParsed(
        t,
        values.flatMap((json) => [inDelta(json), inChoice(json), atTop(json)]),
      ),
  })),
  {
    name: "values: nesting deeper than anybody needs is an outcome, not a crash",
    async run(t) {
      for (const depth of [5_000, 200_000]) {
        const deep = inDelta(`"a":${"[".repeat(depth)}${"]".repeat(depth)}`);
        const { items, error } = await collect(
          await t.client({ fetch: answering([event(deep), event(FINISH), DONE]).fetch }).chat.stream(t.request("echo")),
        );
        if (error) t.fields(error, { kind: "decode" }, `depth ${depth}`);
        else t.equal(items.length, 2, `chunks at depth ${depth}`);
        const body = `{"choices":[],"a":${"[".repeat(depth)}${"]".repeat(depth)}}`;
        const sent = await t
          .client({ fetch: answering([body], { type: "application/json" }).fetch })
          .chat.send(t.request("echo"))
          .catch((/** @type {any} */ e) => e);
        if (sent instanceof Error) t.fields(sent, { kind: "decode" }, `send at depth ${depth}`);
      }
    },
  },
  {
    name: "values: nothing leaks into Object.prototype",
    async run(t) {
      const polluting = [
        '{"__proto__":{"polluted":1},"choices":[{"__proto__":{"polluted":2},"index":0,"delta":{"__proto__":{"polluted":3},"content":"a","tool_calls":[{"index":0,"__proto__":{"polluted":4},"function":{"__proto__":{"polluted":5},"name":"f"}}]},"finish_reason":"stop"}]}',
      ];
      await areAsParsed(t, polluting);
      t.equal(/** @type {any} */ ({}).polluted, undefined, "Object.prototype.polluted");
    },
  },
  {
    name: "values: bytes that are no UTF-8 are replaced as the platform's decoder does",
    async run(t) {
      const encoder = new TextEncoder();
      const broken = encoder.encode(inDelta('"a":"????????"'));
      const at = broken.indexOf(63);
      [0xff, 0xc3, 0x28, 0xe2, 0x82, 0xf0, 0x9f, 0x98].forEach((byte, i) => (broken[at + i] = byte));
      const bytes = [...encoder.encode("data: "), ...broken, 10, 10];
      const expected = JSON.parse(new TextDecoder().decode(broken));
      for (const size of [bytes.length, 1, 7]) {
        const pieces = [];
        for (let from = 0; from < bytes.length; from += size)
          pieces.push(new Uint8Array(bytes.slice(from, from + size)));
        const { items, error } = await collect(
          await t.client({ fetch: answering([...pieces, event(FINISH), DONE]).fetch }).chat.stream(t.request("echo")),
        );
        t.equal(error, undefined);
        t.equal(items[0], expected, `pieces of ${size}`);
      }
    },
  },
  {
    name: "values: text split between its characters' bytes, and a surrogate pair split over two chunks",
    async run(t) {
      const bytes = new TextEncoder().encode(saying("é😀", "日本").join(""));
      const pieces = [...bytes].map((byte) => new Uint8Array([byte]));
      const stream = await t.client({ fetch: answering(pieces).fetch }).chat.stream(t.request("echo"));
      t.equal((await collect(stream.text())).items.join(""), "é😀日本");
      const half = (/** @type {string} */ escape) =>
        `{"choices":[{"index":0,"delta":{"content":"${escape}"},"finish_reason":null}]}`;
      const halves = [half("\\ud83d"), half("\\ude00"), FINISH];
      const joined = await t
        .client({ fetch: answering([...halves.map((json) => event(json)), DONE]).fetch })
        .chat.stream(t.request("echo"));
      t.equal((await joined.final()).choices[0].message.content, "😀");
    },
  },
  {
    name: "values: pieces that are views into larger buffers, and empty pieces",
    async run(t) {
      const whole = new TextEncoder().encode(saying("a", "b").join(""));
      const large = new Uint8Array(whole.length + 64).fill(88);
      large.set(whole, 32);
      const pieces = [
        new Uint8Array(0),
        large.subarray(32, 60),
        new Uint8Array(0),
        large.subarray(60, 32 + whole.length),
        new Uint8Array(0),
      ];
      const stream = await t.client({ fetch: answering(pieces).fetch }).chat.stream(t.request("echo"));
      t.equal((await stream.final()).choices[0].message.content, "ab");
      if (typeof SharedArrayBuffer === "undefined" || t.isIn("workerd")) return;
      const shared = new Uint8Array(new SharedArrayBuffer(whole.length));
      shared.set(whole);
      const again = await t.client({ fetch: answering([shared]).fetch }).chat.stream(t.request("echo"));
      t.equal((await again.final()).choices[0].message.content, "ab");
    },
  },
  {
    name: "values: one event of 8 MB, in large and small pieces",
    async run(t) {
      const text = "lorem ipsum ".repeat(2 ** 23 / 12);
      const bytes = new TextEncoder().encode(saying(text).join(""));
      for (const size of [bytes.length, 65_536, 4_096]) {
        const pieces = [];
        for (let from = 0; from < bytes.length; from += size) pieces.push(bytes.subarray(from, from + size));
        const stream = await t.client({ fetch: answering(pieces).fetch }).chat.stream(t.request("echo"));
        const { items, error } = await collect(stream);
        t.equal(error, undefined);
        t.ok(items[0].choices[0].delta.content === text, "another text");
        t.ok((await stream.final()).choices[0].message.content === text, "another text in final()");
      }
    },
  },
  {
    name: "values: maxEventBytes bounds an event, not a stream",
    async run(t) {
      const client = (/** @type {string[]} */ pieces) =>
        t.client({ fetch: answering(pieces).fetch, maxEventBytes: 2_000 });
      const many = await client(saying(...Array(50).fill("x".repeat(500)))).chat.stream(t.request("echo"));
      t.equal((await many.final()).choices[0].message.content.length, 25_000);
      for (const pieces of [
        saying("fine", "x".repeat(3_000)),
        [saying("fine")[0], ...("data: {".padEnd(9_000, " ").match(/.{1,100}/g) ?? [])],
        [saying("fine")[0], `: ${"x".repeat(9_000)}`],
      ]) {
        const stream = await client(pieces).chat.stream(t.request("echo"));
        const { items, error } = await collect(stream);
        t.equal(items.length, 1, "chunks");
        t.fields(error, { kind: "decode", message: /maxEventBytes/, retryable: false });
        t.equal(error.partial.choices[0].message.content, "fine");
      }
    },
  },
  {
    name: "values: maxEventBytes bounds a whole answer too",
    async run(t) {
      const body = JSON.stringify({ choices: [], a: "x".repeat(3_000) });
      const { fetch, seen } = answering([body.slice(0, 1_000), body.slice(1_000), new Promise(() => {})], {
        type: "application/json",
      });
      await t.rejects(t.client({ fetch, maxEventBytes: 2_000 }).chat.send(t.request("echo")), {
        kind: "decode",
        message: /maxEventBytes/,
      });
      await t.until(() => seen.cancelled.length === 1, "the body is cancelled");
    },
  },
  {
    name: "values: a JSON answer begins with white space, a byte order mark, or is in pieces",
    async run(t) {
      const body = JSON.stringify({
        id: "a",
        choices: [{ index: 0, message: { role: "assistant", content: "é😀" }, finish_reason: "stop" }],
        __new: [1e21],
      });
      const padded = `${"\n         \n".repeat(9)}${body}\n`;
      for (const text of [body, padded, `\ufeff${body}`]) {
        for (const size of [1, 3, 10_000]) {
          const bytes = new TextEncoder().encode(text);
          const pieces = [];
          for (let from = 0; from < bytes.length; from += size) pieces.push(bytes.subarray(from, from + size));
          const { fetch } = answering(pieces, { type: "application/json; charset=utf-8" });
          t.equal(await t.client({ fetch }).chat.send(t.request("echo")), JSON.parse(body), `pieces of ${size}`);
        }
      }
    },
  },
  {
    name: "values: a completion with __proto__ keys and huge numbers through send",
    async run(t) {
      const body =
        '{"__proto__":{"polluted":1},"choices":[{"index":0,"message":{"__proto__":7,"content":"a"},"finish_reason":"stop"}],"n":1e400,"a":1,"a":2}';
      const { fetch } = answering([body], { type: "application/json" });
      t.equal(await t.client({ fetch }).chat.send(t.request("echo")), JSON.parse(body));
      const failed = `{"error":{"code":400,"message":"m","metadata":${body}}}`;
      const error = await t.rejects(
        t
          .client({ fetch: answering([failed], { type: "application/json", status: 400 }).fetch })
          .chat.send(t.request("echo")),
      );
      t.equal(error.metadata, JSON.parse(body), "metadata");
    },
  },
  {
    name: "merge: by index, never by id or place; empty and duplicate ids, missing types and arguments, huge indices",
    run: (t) =>
      areAsParsed(t, [
        '{"choices":[{"index":1,"delta":{"role":"assistant","content":null,"tool_calls":[{"index":3,"id":"x","function":{"name":"g","arguments":"{"}}]},"finish_reason":null}]}',
        '{"choices":[{"index":0,"delta":{"tool_calls":[{"index":4294967296,"id":"a","type":"function","function":{"name":"f"}},{"index":0,"id":"a","function":{"name":"h","arguments":null}}]},"finish_reason":null}]}',
        '{"choices":[{"index":1,"delta":{"tool_calls":[{"index":3,"id":"","type":"","function":{"name":"","arguments":"}"}},{"index":1,"id":"x","function":{"name":"i","arguments":"[]"}}]},"finish_reason":"tool_calls"},{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":""}}]},"finish_reason":"stop"}]}',
      ]),
  },
  {
    name: "merge: reasoning details by type and index; whole items by id; the last that is not null",
    run: (t) =>
      areAsParsed(
        t,
        [
          [
            '{"type":"reasoning.summary","summary":"a","format":"f","index":0,"id":null}',
            '{"type":"reasoning.summary","summary":"b","index":0,"format":null}',
          ],
          [
            '{"type":"reasoning.encrypted","data":"X","id":"rs_1","index":0}',
            '{"type":"reasoning.encrypted","data":"Y","id":"rs_2","index":0}',
          ],
          [
            '{"type":"reasoning.text","text":"t","index":0}',
            '{"type":"reasoning.text","signature":"S","index":0}',
            '{"type":"reasoning.text","text":"u","index":2,"new":1}',
          ],
          ['{"type":"reasoning.text","text":null,"signature":null,"index":2,"new":null}'],
          ['{"type":"reasoning.server_tool_call","tool_name":"n","arguments":"{}","result":"r","index":1,"id":"q"}'],
          [],
        ].map(
          (details) =>
            `{"choices":[{"index":0,"delta":{"reasoning":null,"reasoning_details":[${details}]},"finish_reason":"stop"}]}`,
        ),
      ),
  },
  {
    name: "merge: unknown fields at the top, in a choice, in a delta; logprobs, audio, images, annotations",
    run: (t) =>
      areAsParsed(t, [
        '{"id":"1","new":1,"service_tier":null,"choices":[{"index":0,"new":{"a":1},"delta":{"role":"assistant","content":"a","new":[1],"audio":{"id":"x","data":"AA","new":1}},"logprobs":null,"finish_reason":null,"native_finish_reason":null}]}',
        '{"id":"1","new":null,"service_tier":"flex","choices":[{"index":0,"new":null,"delta":{"content":null,"new":null,"audio":{"data":"BB","transcript":"t","new":null},"images":[{"index":1,"a":1},{"index":0,"b":1}]},"logprobs":{"content":[{"token":"a"}],"refusal":null},"finish_reason":null,"native_finish_reason":null}]}',
        '{"id":"1","new":2,"choices":[{"index":0,"delta":{"content":"b","new":{"c":1},"refusal":"no","images":[{"index":1,"a":2}],"annotations":[{"type":"url_citation"}],"tool_calls":[],"reasoning_details":[]},"logprobs":{"content":[{"token":"b"}],"refusal":[{"token":"r"}]},"finish_reason":"stop","native_finish_reason":"end"}]}',
        '{"id":"1","choices":[{"index":0,"delta":{"refusal":null,"annotations":[{"type":"file"}],"audio":{"expires_at":1}},"finish_reason":null,"native_finish_reason":null}],"usage":{"cost":0.10,"prompt_tokens":1}}',
        '{"id":"1","choices":[],"usage":null,"openrouter_metadata":{"a":1}}',
      ]),
  },
];

/**
 * Streams these chunks, whole and in small pieces, and compares with JSON.parse and the independent merge.
 *
 * @param {Toolbox} t
 * @param {string[]} texts
 */
async function areAsParsed(t, texts) {
  const all = [...texts, FINISH];
  const bytes = new TextEncoder().encode(all.map((text) => event(text)).join("") + DONE);
  const expected = all.map((text) => JSON.parse(text));
  for (const size of [bytes.length, 13]) {
    const pieces = [];
    for (let from = 0; from < bytes.length; from += size) pieces.push(bytes.subarray(from, from + size));
    const stream = await t.client({ fetch: answering(pieces).fetch }).chat.stream(t.request("echo"));
    const { items, error } = await collect(stream);
    t.equal(error, undefined, "error");
    t.equal(items, expected, "chunks");
    t.equal(await stream.final(), merge(expected), "final()");
  }
  // The same as they are when the connection breaks in between.
  const cut = await t
    .client({ fetch: answering([...texts.map((text) => event(text)), new Error("cut")]).fetch })
    .chat.stream(t.request("echo"));
  t.equal(
    (await t.rejects(cut.final(), { kind: "connection" })).partial,
    merge(texts.map((text) => JSON.parse(text))),
    "partial",
  );
}
