// @ts-check
// Reading a stream: one reader, in order, no faster than it is asked.
import { answering, chunk, collect, DONE, event, saying } from "../wire.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

/** @type {Record<string, (stream: any) => any>} */
const READERS = {
  "for await": (stream) => stream[Symbol.asyncIterator](),
  "text()": (stream) => stream.text(),
  "batches()": (stream) => stream.batches(),
  "events()": (stream) => stream.events(),
  "toReadableStream()": (stream) => stream.toReadableStream(),
  "toResponse()": (stream) => stream.toResponse(),
};

/** @param {Toolbox} t @param {() => any} call */
async function isSecondReader(t, call) {
  await t.rejects(async () => call(), { kind: "config", message: /reader/ });
}

const contents = (/** @type {any[]} */ chunks) => chunks.map((each) => each.choices[0]?.delta.content);

/** @type {import("../harness.js").Case[]} */
export const readingCases = [
  ...Object.entries(READERS).map(([name, read]) => ({
    name: `one reader: after ${name}, another is a config error`,
    async run(/** @type {Toolbox} */ t) {
      const stream = await t.client({ fetch: answering(saying("a", "b")).fetch }).chat.stream(t.request("echo"));
      const reader = read(stream);
      for (const second of Object.values(READERS)) await isSecondReader(t, () => second(stream));
      // The first one is none the worse, and final() is no reader.
      const final = stream.final();
      if (reader instanceof ReadableStream) for (const own = reader.getReader(); !(await own.read()).done;);
      else if (reader instanceof Response) await reader.text();
      else await collect(reader);
      t.equal((await final).choices[0].message.content, "ab");
    },
  })),
  {
    name: "one reader: after final() without a reader, there is none",
    async run(t) {
      const stream = await t.client({ fetch: answering(saying("a", "b")).fetch }).chat.stream(t.request("echo"));
      const first = stream.final();
      for (const second of Object.values(READERS)) await isSecondReader(t, () => second(stream));
      const [one, two] = await Promise.all([first, stream.final()]);
      t.equal(one.choices[0].message.content, "ab");
      t.equal(two, one, "a second final()");
    },
  },
  {
    name: "one reader: after a for await that was left, too",
    async run(t) {
      const stream = await t.client({ fetch: answering(saying("a", "b")).fetch }).chat.stream(t.request("echo"));
      for await (const _ of stream) break;
      for (const second of Object.values(READERS)) await isSecondReader(t, () => second(stream));
    },
  },
  {
    name: "next(): called without waiting, the chunks come in order",
    async run(t) {
      const pieces = saying(..."abcdefghij");
      for (const parts of [pieces, [pieces.join("")], [pieces.slice(0, 3).join(""), "", pieces.slice(3).join("")]]) {
        const stream = await t.client({ fetch: answering(parts.filter(Boolean)).fetch }).chat.stream(t.request("echo"));
        const chunks = stream[Symbol.asyncIterator]();
        const results = await Promise.all(Array.from({ length: 14 }, () => chunks.next()));
        t.equal(contents(results.slice(0, 11).map(({ value }) => value)), [..."abcdefghij", ""]);
        t.equal(results.slice(11), Array(3).fill({ done: true, value: undefined }), "after the end");
      }
    },
  },
  {
    name: "next(): an error comes once, after the chunks before it; then it is over",
    async run(t) {
      const { fetch } = answering([...saying("a", "b").slice(0, 2), new Error("cable cut")]);
      const stream = await t.client({ fetch }).chat.stream(t.request("echo"));
      const chunks = stream[Symbol.asyncIterator]();
      const results = await Promise.allSettled(Array.from({ length: 5 }, () => chunks.next()));
      t.equal(
        results.map(({ status }) => status),
        ["fulfilled", "fulfilled", "rejected", "fulfilled", "fulfilled"],
      );
      const { reason } = /** @type {any} */ (results[2]);
      t.fields(reason, { kind: "connection", message: /connection/ });
      t.equal(reason.cause?.message, "cable cut");
      t.equal(/** @type {any} */ (results[4]).value, { done: true, value: undefined });
      t.ok((await t.rejects(stream.final())) === reason, "final() has another error");
    },
  },
  {
    name: "next(): chunks that came with the error in one read are delivered before it",
    async run(t) {
      const bad = event({
        error: { code: 502, message: "Gone" },
        choices: [{ index: 0, delta: { content: "?" }, finish_reason: "error" }],
      });
      for (const how of ["chunks", "text", "batches"]) {
        const { fetch } = answering([saying("a", "b").slice(0, 2).join("") + bad]);
        const stream = await t.client({ fetch }).chat.stream(t.request("echo"));
        const { items, error } = await collect(how === "chunks" ? stream : stream[how]());
        t.equal(items.length, how === "chunks" ? 2 : 1, how);
        t.fields(error, { kind: "api", code: 502, message: "Gone" }, how);
        t.equal(error.partial.choices[0].message.content, "ab?", "the error chunk's own delta is in partial");
      }
    },
  },
  {
    name: "return(): ends, says nothing more, and twice is no harm",
    async run(t) {
      const stream = await t
        .client({ fetch: answering([saying("a", "b", "c").join("")]).fetch })
        .chat.stream(t.request("echo"));
      const chunks = stream[Symbol.asyncIterator]();
      t.ok(chunks[Symbol.asyncIterator]() === chunks, "an iterator is not its own");
      await chunks.next();
      t.equal(await chunks.return(), { done: true, value: undefined });
      t.equal(await chunks.next(), { done: true, value: undefined });
      t.equal(await chunks.return(), { done: true, value: undefined });
    },
  },
  {
    name: "return(): while next() waits, next() ends",
    async run(t) {
      const stream = await t
        .client({ fetch: answering([saying("a")[0], new Promise(() => {})]).fetch })
        .chat.stream(t.request("echo"));
      const chunks = stream[Symbol.asyncIterator]();
      await chunks.next();
      const waiting = chunks.next();
      await chunks.return();
      t.equal(await waiting, { done: true, value: undefined });
    },
  },
  {
    name: "an early break makes final() reject with aborted, and keeps what was received",
    async run(t) {
      const stream = await t.client({ fetch: answering(saying("a", "b", "c")).fetch }).chat.stream(t.request("echo"));
      for await (const _ of stream) break;
      const error = await t.rejects(stream.final(), { kind: "aborted" });
      t.equal(error.partial.choices[0].message.content, "a");
      t.equal(stream.partial.choices[0].message.content, "a");
    },
  },
  {
    name: "text(): joins what one read brought, skips what is empty, first choice only",
    async run(t) {
      const other = event(chunk({ content: "OTHER" }, null, 1));
      const nothing = [
        event(chunk({ content: "" })),
        event(chunk({ content: null })),
        event(chunk({ reasoning: "hm" })),
        event({ choices: [] }),
        other,
      ];
      const [a, b, c, last] = saying("a", "b", "c");
      const { fetch } = answering([
        ...nothing,
        a + other + b,
        nothing.join(""),
        `: comment\n\n${c}`,
        last + event(chunk({}, "stop", 1)),
        DONE,
      ]);
      const stream = await t.client({ fetch }).chat.stream(t.request("echo"));
      t.equal((await collect(stream.text())).items, ["ab", "c"]);
      const { choices } = await stream.final();
      t.equal(
        choices.map((/** @type {any} */ { message }) => message.content),
        ["abc", "OTHER".repeat(3)],
      );
    },
  },
  {
    name: "batches(): what one read brought, at a time",
    async run(t) {
      const [a, b, c, last, done] = saying("a", "b", "c");
      const stream = await t
        .client({ fetch: answering([a + b, c.slice(0, 9), c.slice(9) + last, done]).fetch })
        .chat.stream(t.request("echo"));
      t.equal((await collect(stream.batches())).items.map(contents), [
        ["a", "b"],
        ["c", ""],
      ]);
    },
  },
  {
    name: "one network read a next(): who stops reading stops the network",
    async run(t) {
      const { fetch, seen } = answering(saying(..."abcdefgh"));
      const stream = await t.client({ fetch }).chat.stream(t.request("echo"));
      await t.sleep(10);
      t.equal(seen.reads, 0, "reads before the first next()");
      const chunks = stream[Symbol.asyncIterator]();
      t.equal(seen.reads, 0, "reads before the first next()");
      for (let count = 1; count <= 5; count++) {
        await chunks.next();
        await t.sleep(2);
        t.equal(seen.reads, count, "reads");
      }
      const text = answering(saying(..."abcdefgh"));
      const texts = (await t.client({ fetch: text.fetch }).chat.stream(t.request("echo"))).text();
      await texts.next();
      await t.sleep(5);
      t.equal(text.seen.reads, 1, "reads of text()");
    },
  },
  {
    name: "one network read for many chunks: no read while there are chunks left",
    async run(t) {
      const { fetch, seen } = answering([saying("a", "b", "c").slice(0, 3).join(""), new Promise(() => {})]);
      const stream = await t.client({ fetch }).chat.stream(t.request("echo"));
      const chunks = stream[Symbol.asyncIterator]();
      for (const content of "abc") t.equal((await chunks.next()).value.choices[0].delta.content, content);
      t.equal(seen.reads, 1, "reads");
      await chunks.return();
    },
  },
  {
    name: "chunks are the reader's own: changing one changes neither the next nor the completion",
    async run(t) {
      const stream = await t.client().chat.stream(t.request("reasoning-anthropic"));
      for await (const chunk of stream) {
        t.ok(!("mine" in chunk) && !("mine" in chunk.choices[0].delta), "a chunk was shared");
        chunk.mine = true;
        chunk.choices[0].delta.mine = true;
        chunk.choices[0].delta.content = "changed";
        if (chunk.choices[0].delta.reasoning_details?.[0]) chunk.choices[0].delta.reasoning_details[0].text = "changed";
      }
      const final = await stream.final();
      t.ok(
        !JSON.stringify(final).includes("changed") && !JSON.stringify(final).includes("mine"),
        "the completion was changed",
      );
      t.ok(stream.partial !== stream.partial, "partial is shared");
    },
  },
  {
    name: "partial: undefined before the first chunk, then as far as it is read",
    async run(t) {
      const stream = await t.client({ fetch: answering(saying("a", "b")).fetch }).chat.stream(t.request("echo"));
      t.equal(stream.partial, undefined);
      const seen = [];
      for await (const _ of stream) seen.push(stream.partial.choices[0].message.content);
      t.equal(seen, ["a", "ab", "ab"]);
    },
  },
  {
    name: "a stream says what its response says",
    async run(t) {
      const stream = await t.client().chat.stream(t.request("echo"));
      t.ok(/^gen-\d+-\w{20}$/.test(stream.generationId), `generationId ${stream.generationId}`);
      t.ok(stream.response instanceof Response, "no response");
      t.equal(stream.response.status, 200);
      t.equal(stream.response.headers.get("x-generation-id"), stream.generationId);
      t.equal((await stream.final()).id, stream.generationId);
    },
  },
  {
    name: "keep-alive comments come and go without a word",
    async run(t) {
      const { fetch } = answering([": OPENROUTER PROCESSING\n\n", ": OPENROUTER PROCESSING\n\n", ...saying("a")]);
      const stream = await t.client({ fetch }).chat.stream(t.request("echo"));
      t.equal(contents((await collect(stream)).items), ["a", ""]);
    },
  },
];
