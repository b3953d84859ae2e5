// @ts-check
// Handing a stream on: as a ReadableStream of chunks, and as a Response of the upstream's own bytes.
import { answering, chunk, collect, event, joined, recordingFetch, saying } from "../wire.js";

/** @param {ReadableStream<any>} stream */
async function drained(stream) {
  const items = [];
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) items.push(read.value);
  return items;
}

/** @type {import("../harness.js").Case[]} */
export const relayCases = [
  {
    name: "toReadableStream(): the same chunks, one read of the network for one of the stream",
    async run(t) {
      const { fetch, seen } = answering(saying(..."abcdef"));
      const stream = await t.client({ fetch }).chat.stream(t.request("echo"));
      const readable = stream.toReadableStream();
      t.ok(readable instanceof ReadableStream, "no ReadableStream");
      await t.sleep(5);
      t.equal(seen.reads, 0, "reads before anybody reads");
      const reader = readable.getReader();
      const { value } = await reader.read();
      t.equal(value.choices[0].delta.content, "a");
      await t.sleep(5);
      t.equal(seen.reads, 1, "reads");
      reader.releaseLock();
      const rest = await drained(readable);
      t.equal(
        rest.map((each) => each.choices[0].delta.content),
        [..."bcdef", ""],
      );
      t.equal((await stream.final()).choices[0].message.content, "abcdef");
    },
  },
  {
    name: "toReadableStream(): fails as the stream does",
    async run(t) {
      const stream = await t.client().chat.stream(t.request("error-unified"));
      const outcome = await t.rejects(drained(stream.toReadableStream()), { kind: "api", code: 502 });
      t.ok((await t.rejects(stream.final())) === outcome, "final() has another error");
    },
  },
  ...[
    "echo",
    "comments-between",
    "crlf",
    "bom",
    "error-unified",
    "eof",
    "silent",
    "no-final-blank-line",
    "multiline",
    "tokens-1000",
    "audio",
  ].map((scenario) => ({
    name: `toResponse(): ${scenario}: the upstream's bytes, and final() beside them`,
    async run(/** @type {import("../toolbox.js").Toolbox} */ t) {
      const wire = recordingFetch();
      const stream = await t.client({ fetch: wire.fetch }).chat.stream(t.request(scenario));
      const response = stream.toResponse();
      const final = stream.final().then(
        (/** @type {any} */ value) => value,
        (/** @type {any} */ error) => error,
      );
      t.ok(response instanceof Response, "no Response");
      t.equal([response.status, response.headers.get("content-type")?.split(";")[0]], [200, "text/event-stream"]);
      t.equal(response.headers.get("x-generation-id"), stream.generationId);
      const relayed = new Uint8Array(await response.arrayBuffer());
      const upstream = wire.bytes;
      t.equal(relayed.length, upstream.length, "bytes");
      t.ok(
        relayed.every((byte, i) => byte === upstream[i]),
        "other bytes",
      );
      const outcome = await final;
      const { error } = await t.client().chat.stream(t.request(scenario)).then(collect);
      t.equal(outcome.kind, error?.kind, "the outcome of final()");
      if (scenario === "echo") t.equal(outcome.choices[0].message.content, "Hello there, how are you?");
    },
  })),
  {
    name: "toResponse(): bytes after [DONE] and after an error are handed on, to the end of the body",
    async run(t) {
      const encoder = new TextEncoder();
      const bad = event({ error: { code: 502, message: "Gone" }, choices: [] });
      for (const pieces of [
        [...saying("a"), ": late\n\n", ": later\n\n"],
        [...saying("a").slice(0, 1), bad, "data: [DONE]\n\n", ": late\n\n"],
      ]) {
        const stream = await t.client({ fetch: answering(pieces).fetch }).chat.stream(t.request("echo"));
        const text = await stream.toResponse().text();
        t.equal(text, pieces.join(""));
        t.equal(encoder.encode(text).length, joined(pieces.map((piece) => encoder.encode(piece))).length);
        await stream.final().catch(() => {});
      }
    },
  },
  {
    name: "toResponse(): one read at a time, and only when asked",
    async run(t) {
      const { fetch, seen } = answering(saying(..."abcdef"));
      const stream = await t.client({ fetch }).chat.stream(t.request("echo"));
      const reader = stream.toResponse().body.getReader();
      await t.sleep(5);
      t.equal(seen.reads, 0, "reads before anybody reads");
      await reader.read();
      await t.sleep(5);
      t.equal(seen.reads, 1, "reads");
      await reader.cancel();
      t.equal(seen.cancelled.length, 1, "cancellations");
      await t.rejects(stream.final(), { kind: "aborted" });
    },
  },
  {
    name: "toResponse(): a connection that dies makes the relayed body fail",
    async run(t) {
      const stream = await t
        .client({ fetch: answering([saying("a")[0], new Error("cable cut")]).fetch })
        .chat.stream(t.request("echo"));
      const text = await stream
        .toResponse()
        .text()
        .then(
          () => "fulfilled",
          () => "rejected",
        );
      t.equal(text, "rejected");
      await t.rejects(stream.final(), { kind: "connection" });
    },
  },
  {
    name: "toResponse(): aborted in the middle, the relayed body fails and the upstream is closed",
    async run(t) {
      const stream = await t.client({ baseURL: t.with("stall=700") }).chat.stream(t.request("echo"));
      const reader = stream.toResponse().body.getReader();
      await reader.read();
      stream.abort("enough");
      const reading = (async () => {
        for (let read = await reader.read(); !read.done; read = await reader.read());
      })();
      t.equal(
        await reading.then(
          () => "fulfilled",
          () => "rejected",
        ),
        "rejected",
      );
      await t.closedByClient();
      await t.rejects(stream.final(), { kind: "aborted", cause: "enough" });
    },
  },
  {
    name: "from a Response",
    async run(t) {
      const { response, seen } = answering(saying("a", "b"), { headers: { "x-generation-id": "gen-1" } });
      const given = response();
      const stream = t.pkg.ChatStream.from(given);
      t.ok(stream instanceof t.pkg.ChatStream, "no ChatStream");
      t.equal(seen.reads, 0, "reads before anybody reads");
      const { items } = await collect(stream);
      t.equal(
        items.map((each) => each.choices[0].delta.content),
        ["a", "b", ""],
      );
      t.ok(stream.response === given, "another response");
      t.equal(stream.generationId, "gen-1");
      t.equal((await stream.final()).choices[0].message.content, "ab");
    },
  },
  {
    name: "from a ReadableStream",
    async run(t) {
      const { body } = answering(saying("a", "b"));
      const stream = t.pkg.ChatStream.from(body());
      t.equal((await collect(stream.text())).items, ["a", "b"]);
      t.equal([stream.response, stream.generationId], [undefined, undefined]);
      t.equal((await t.pkg.ChatStream.from(body()).final()).choices[0].message.content, "ab");
    },
  },
  {
    name: "from the response of a relay made of this package",
    async run(t) {
      const upstream = await t.client().chat.stream(t.request("tool-parallel"));
      const downstream = t.pkg.ChatStream.from(upstream.toResponse());
      const { items } = await collect(downstream);
      t.ok(items.length > 5, "chunks");
      t.equal(await downstream.final(), await upstream.final());
      t.equal(downstream.generationId, upstream.generationId);
    },
  },
  {
    name: "from a response that is an error, JSON, a page",
    async run(t) {
      const of = (/** @type {string} */ body, /** @type {number} */ status, /** @type {string} */ type) =>
        t.pkg.ChatStream.from(
          new Response(body, { status, headers: { "content-type": type, "x-generation-id": "gen-2" } }),
        );
      const envelope = JSON.stringify({ error: { code: 429, message: "Slow down" } });
      for (const read of [
        collect,
        (/** @type {any} */ stream) =>
          stream.final().then(
            () => ({}),
            (/** @type {any} */ error) => ({ error }),
          ),
      ]) {
        const json = "application/json";
        t.fields((await read(of(envelope, 429, json))).error, {
          kind: "api",
          status: 429,
          code: 429,
          message: "Slow down",
          retryable: true,
          generationId: "gen-2",
        });
        t.fields((await read(of(envelope, 200, json))).error, {
          kind: "api",
          status: 200,
          code: 429,
          message: "Slow down",
        });
        t.fields((await read(of('{"choices":[]}', 200, json))).error, { kind: "decode", status: 200 });
        t.fields((await read(of("<p>", 502, "text/html"))).error, { kind: "status", status: 502, retryable: true });
        t.fields((await read(of("<p>", 200, "text/html"))).error, { kind: "decode", status: 200 });
      }
    },
  },
  {
    name: "from nothing that can be read: a config error",
    async run(t) {
      for (const source of [undefined, null, "text", 7, {}, new Uint8Array(1), Promise.resolve()]) {
        await t.rejects(async () => t.pkg.ChatStream.from(source).final(), { kind: "config" }, String(source));
      }
      await t.rejects(
        async () => t.pkg.ChatStream.from(new Response(""), null).final(),
        { kind: "config" },
        "null options",
      );
      const locked = answering(saying("a")).body();
      locked.getReader();
      await t.rejects(t.pkg.ChatStream.from(locked).final(), { kind: "config" }, "a locked stream");
      await t.rejects(async () => new t.pkg.ChatStream(), { kind: "config" }, "new ChatStream()");
    },
  },
  {
    name: "from: signal and maxEventBytes",
    async run(t) {
      const { body, seen } = answering([event(chunk({ content: "a" })), new Promise(() => {})]);
      const controller = new AbortController();
      const stream = t.pkg.ChatStream.from(body(), { signal: controller.signal });
      const final = t.rejects(stream.final(), { kind: "aborted", cause: "enough" });
      await t.until(() => stream.partial, "the first chunk");
      controller.abort("enough");
      t.equal((await final).partial.choices[0].message.content, "a");
      t.equal(seen.cancelled.length, 1, "cancellations");
      const large = t.pkg.ChatStream.from(answering(saying("x".repeat(2000))).body(), { maxEventBytes: 1000 });
      await t.rejects(large.final(), { kind: "decode", message: /maxEventBytes/ });
      const aborted = t.pkg.ChatStream.from(answering(saying("a")).body(), { signal: AbortSignal.abort("before") });
      await t.rejects(aborted.final(), { kind: "aborted", cause: "before" });
      for (const maxEventBytes of [0, "1", NaN]) {
        await t.rejects(
          async () => t.pkg.ChatStream.from(answering(saying("a")).body(), { maxEventBytes }).final(),
          { kind: "config", message: /^maxEventBytes/ },
          `maxEventBytes ${maxEventBytes}`,
        );
      }
    },
  },
  {
    name: "from: pull-driven, and left by break it cancels the body",
    async run(t) {
      const { body, seen } = answering(saying("a", "b", "c"));
      const stream = t.pkg.ChatStream.from(body());
      for await (const _ of stream) break;
      t.equal([seen.reads, seen.cancelled.length], [1, 1], "reads and cancellations");
    },
  },
  {
    name: "from: aborted before anybody reads, the body is cancelled too",
    async run(t) {
      const { body, seen } = answering(saying("a"));
      const stream = t.pkg.ChatStream.from(body());
      stream.abort("no");
      await t.rejects(stream.final(), { kind: "aborted", cause: "no" });
      await t.until(() => seen.cancelled.length === 1, "the body is cancelled");
    },
  },
];
