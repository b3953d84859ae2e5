// @ts-check
// Leaving a stream before its end: the connection is closed at the server.
import { untilClosable } from "../platforms.js";
import { answering, chunk, event, saying } from "../wire.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

/** @type {Record<string, (stream: any) => unknown>} */
const WAYS = {
  async break(stream) {
    for await (const _ of stream) break;
  },
  async "break of text()"(stream) {
    for await (const _ of stream.text()) break;
  },
  async "break of batches()"(stream) {
    for await (const _ of stream.batches()) break;
  },
  async throw(stream) {
    try {
      for await (const _ of stream) throw new Error("mine");
    } catch (error) {
      if (/** @type {Error} */ (error).message !== "mine") throw error;
    }
  },
  async return(stream) {
    const first = async () => {
      for await (const chunk of stream) return chunk;
    };
    await first();
  },
  async "return() before any next()"(stream) {
    await stream[Symbol.asyncIterator]().return();
  },
  async "return() while next() waits"(stream) {
    const chunks = stream[Symbol.asyncIterator]();
    while (
      (await Promise.race([chunks.next(), new Promise((resolve) => setTimeout(() => resolve("stalled"), 40))])) !==
      "stalled"
    );
    await chunks.return();
  },
  async "cancel of toReadableStream()"(stream) {
    const reader = stream.toReadableStream().getReader();
    await reader.read();
    await reader.cancel("enough");
  },
  async "cancel of toReadableStream() unread"(stream) {
    await stream.toReadableStream().cancel();
  },
  async "cancel of toResponse()"(stream) {
    const reader = stream.toResponse().body.getReader();
    await reader.read();
    await reader.cancel("enough");
  },
  async "cancel of toResponse() unread"(stream) {
    await stream.toResponse().body.cancel();
  },
  async abort(stream) {
    stream.abort();
  },
};

/** @type {import("../harness.js").Case[]} */
export const leaveCases = [
  ...Object.entries(WAYS).map(([name, leave]) => ({
    name: `leave by ${name}: closed at the server, final() rejects`,
    async run(/** @type {Toolbox} */ t) {
      const stream = await t.client({ baseURL: t.with("stall=900") }).chat.stream(t.request("tokens-1000"));
      await untilClosable(t);
      await leave(stream);
      await t.closedByClient();
      const error = await t.rejects(stream.final(), { kind: "aborted" });
      t.equal(stream.partial, error.partial, "partial");
      // A second time is no harm.
      stream.abort();
      await stream[Symbol.asyncDispose]?.();
    },
  })),
  {
    name: "leave by await using, where the platform has it",
    async run(t) {
      if (!Symbol.asyncDispose)
        return t.ok(!Object.hasOwn(t.pkg.ChatStream.prototype, "undefined"), "a method called undefined");
      const stream = await t.client({ baseURL: t.with("stall=900") }).chat.stream(t.request("tokens-1000"));
      for await (const _ of stream.text()) {
        t.equal(await stream[Symbol.asyncDispose](), undefined);
        break;
      }
      await t.closedByClient();
      await t.rejects(stream.final(), { kind: "aborted" });
      const unread = await t.client({ baseURL: t.with("stall=900") }).chat.stream(t.request("tokens-1000"));
      await untilClosable(t);
      await unread[Symbol.asyncDispose]();
      await t.closedByClient();
      const waiting = await t.client({ baseURL: t.with("stall=900") }).chat.stream(t.request("tokens-1000"));
      const final = t.rejects(waiting.final(), { kind: "aborted" });
      await untilClosable(t);
      await waiting[Symbol.asyncDispose]();
      await final;
      await t.closedByClient();
    },
  },
  {
    name: "disposing of a stream that is over leaves its completion alone",
    async run(t) {
      const stream = await t.client().chat.stream(t.request("echo"));
      const final = await stream.final();
      await stream[Symbol.asyncDispose]?.();
      stream.abort("late");
      t.equal(await stream.final(), final);
      t.equal(stream.partial, final);
    },
  },
  {
    name: "leaving cancels the body and aborts the signal of fetch, once",
    async run(t) {
      const { fetch, seen } = answering([saying("a")[0], new Promise(() => {})]);
      const stream = await t.client({ fetch }).chat.stream(t.request("echo"));
      for await (const _ of stream) break;
      await t.sleep(0);
      t.equal(seen.cancelled.length, 1, "cancellations");
      t.ok(seen.signal.aborted, "the signal is not aborted");
    },
  },
  {
    name: "an error in the middle closes the connection too",
    async run(t) {
      const { fetch, seen } = answering([
        event({ error: { code: 502, message: "Gone" }, choices: [] }),
        new Promise(() => {}),
      ]);
      await t.rejects((await t.client({ fetch }).chat.stream(t.request("echo"))).final(), { kind: "api" });
      t.equal(seen.cancelled.length, 1, "cancellations");
      const bad = answering([event("{"), new Promise(() => {})]);
      await t.rejects((await t.client({ fetch: bad.fetch }).chat.stream(t.request("echo"))).final(), {
        kind: "decode",
      });
      t.equal(bad.seen.cancelled.length, 1, "cancellations");
    },
  },
  {
    name: "[DONE] ends the stream though the connection stays open, and closes it",
    async run(t) {
      const stream = await t.client().chat.stream(t.request("done-open"));
      const completion = await stream.final();
      t.equal(completion.choices[0].finish_reason, "stop");
      await t.closedByClient();
    },
  },
  {
    name: "the wasm's own error of a status closes the connection that sends on",
    async run(t) {
      const page = event(chunk({ content: "x" }));
      const { fetch, seen } = answering([page, new Promise(() => {})], { status: 500 });
      await t.rejects(t.client({ fetch }).chat.stream(t.request("echo")), { kind: "status", status: 500 });
      await t.until(() => seen.cancelled.length === 1, "the body is cancelled");
    },
  },
];
