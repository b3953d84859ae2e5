// @ts-check
// Aborting a call, at every point of its life: it rejects with `aborted` and the reason as its cause, the connection is
// closed at the server, and the caller's signal is let go.
import { untilClosable } from "../platforms.js";
import { answering, chunk, collect, event, saying } from "../wire.js";

/** A signal that counts who listens to it. */
function watchedSignal() {
  const controller = new AbortController();
  const { signal } = controller;
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (/** @type {any[]} */ ...args) => {
    listeners += 1;
    return add(.../** @type {Parameters<typeof add>} */ (args));
  };
  signal.removeEventListener = (/** @type {any[]} */ ...args) => {
    listeners -= 1;
    return remove(.../** @type {Parameters<typeof remove>} */ (args));
  };
  return {
    signal,
    abort: (/** @type {any[]} */ ...reason) => controller.abort(...reason),
    get listeners() {
      return Math.max(listeners, 0);
    },
  };
}

const REASONS = {
  string: "no longer wanted",
  error: new Error("changed my mind"),
  null: null,
  object: { code: 1 },
  undefined,
};

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

/** Ways to be in the middle of a call. @type {Record<string, (t: Toolbox, signal: AbortSignal) => Promise<unknown>>} */
const MIDDLES = {
  "send before the headers": (t, signal) =>
    t.client({ baseURL: t.with("hang") }).chat.send(t.request("echo"), { signal }),
  "stream before the headers": (t, signal) =>
    t.client({ baseURL: t.with("hang") }).chat.stream(t.request("echo"), { signal }),
  "send in mid-body": (t, signal) => t.client({ baseURL: t.with("stall=20") }).chat.send(t.request("echo"), { signal }),
  "send in the body of an error": (t, signal) =>
    t.client({ baseURL: t.with("stall=20") }).chat.send(t.request("status-400-context-length"), { signal }),
  "final() of a stalled stream": async (t, signal) =>
    (await t.client({ baseURL: t.with("stall=700") }).chat.stream(t.request("echo"), { signal })).final(),
  "for await on a stalled stream": async (t, signal) => {
    const { error } = await collect(
      await t.client({ baseURL: t.with("stall=700") }).chat.stream(t.request("echo"), { signal }),
    );
    throw error;
  },
  "text() of a stalled stream": async (t, signal) => {
    const { error } = await collect(
      (await t.client({ baseURL: t.with("stall=700") }).chat.stream(t.request("echo"), { signal })).text(),
    );
    throw error;
  },
  "toReadableStream() of a stalled stream": async (t, signal) => {
    const stream = await t.client({ baseURL: t.with("stall=700") }).chat.stream(t.request("echo"), { signal });
    const reader = stream.toReadableStream().getReader();
    while (!(await reader.read()).done);
  },
};

/** @type {import("../harness.js").Case[]} */
export const abortCases = [
  ...Object.entries(MIDDLES).map(([middle, begin]) => ({
    name: `abort: ${middle}, with each kind of reason`,
    run: (/** @type {Toolbox} */ t) =>
      Promise.all(
        Object.entries(REASONS).map(async ([name, reason]) => {
          const part = t.part(name);
          const watched = watchedSignal();
          const outcome = part.rejects(begin(part, watched.signal), { kind: "aborted", retryable: false }, name);
          await part.until(async () => (await part.seen())[0]?.path, "the request");
          await part.sleep(30);
          watched.abort(...(name === "undefined" ? [] : [reason]));
          const error = await outcome;
          part.equal(error.cause, watched.signal.reason, `cause for ${name}`);
          await part.closedByClient();
          part.equal(watched.listeners, 0, "listeners left on the signal");
        }),
      ),
  })),
  {
    name: "abort: already aborted, nothing is sent",
    async run(t) {
      for (const method of ["send", "stream"]) {
        for (const reason of Object.values(REASONS)) {
          const signal = AbortSignal.abort(reason);
          const error = await t.rejects(t.client().chat[method](t.request("echo"), { signal }), { kind: "aborted" });
          t.equal(error.cause, signal.reason, "cause");
        }
      }
      await t.sentNothing();
    },
  },
  {
    name: "abort: while the key function thinks, nothing is sent",
    async run(t) {
      for (const method of ["send", "stream"]) {
        const watched = watchedSignal();
        /** @type {(key: string) => void} */
        let give = () => {};
        const apiKey = () => new Promise((resolve) => (give = resolve));
        const call = t.rejects(t.client({ apiKey }).chat[method](t.request("echo"), { signal: watched.signal }), {
          kind: "aborted",
          cause: "enough",
        });
        await t.sleep(10);
        watched.abort("enough");
        await call;
        t.equal(watched.listeners, 0, "listeners");
        give("sk-or-v1-late");
        await t.sleep(10);
      }
      await t.sentNothing();
    },
  },
  {
    name: "abort: a fetch that ignores its signal does not hold the call",
    async run(t) {
      const fetch = () => new Promise(() => {});
      for (const method of ["send", "stream"]) {
        const controller = new AbortController();
        const call = t.rejects(t.client({ fetch }).chat[method](t.request("echo"), { signal: controller.signal }), {
          kind: "aborted",
        });
        await t.sleep(5);
        controller.abort();
        await call;
      }
    },
  },
  {
    name: "abort: what was received before it is in partial, and the stream stays over",
    async run(t) {
      const never = new Promise(() => {});
      const { fetch, seen } = answering([event(chunk({ content: "so far" })), never]);
      const controller = new AbortController();
      const stream = await t.client({ fetch }).chat.stream(t.request("echo"), { signal: controller.signal });
      const chunks = stream[Symbol.asyncIterator]();
      await chunks.next();
      const waiting = t.rejects(chunks.next(), { kind: "aborted", cause: "stop", status: 200 });
      controller.abort("stop");
      const error = await waiting;
      t.equal(error.partial.choices[0].message.content, "so far");
      t.equal(stream.partial, error.partial, "partial");
      t.equal(await chunks.next(), { done: true, value: undefined }, "next() after the error");
      await t.rejects(stream.final(), { kind: "aborted", cause: "stop" });
      t.ok(seen.cancelled.length === 1, "the body was not cancelled");
      t.ok(seen.signal.aborted, "the signal of fetch was not aborted");
    },
  },
  {
    name: "abort: chunks that were there already are not handed out after it",
    async run(t) {
      const { fetch } = answering([saying("a", "b", "c").join("")]);
      const stream = await t.client({ fetch }).chat.stream(t.request("echo"));
      const chunks = stream[Symbol.asyncIterator]();
      t.equal((await chunks.next()).value.choices[0].delta.content, "a");
      // The whole answer had come with that one read: the stream is over, and abort() says nothing to it.
      stream.abort("late");
      t.equal((await stream.final()).choices[0].message.content, "abc");
    },
  },
  {
    name: "abort: what one network read brought is not handed out either, if the answer has not ended",
    async run(t) {
      for (const read of ["chunks", "text()"]) {
        const { fetch } = answering([saying("a", "b", "c").slice(0, 3).join(""), new Promise(() => {})]);
        const stream = await t.client({ fetch }).chat.stream(t.request("echo"));
        const items = read === "chunks" ? stream[Symbol.asyncIterator]() : stream.text();
        await items.next();
        stream.abort("enough");
        const error = await t.rejects(items.next(), { kind: "aborted", cause: "enough" }, read);
        t.equal(error.partial.choices[0].message.content, "abc", `${read}: partial`);
        t.equal(await items.next(), { done: true, value: undefined }, `${read}: next() after the error`);
      }
    },
  },
  {
    name: "stream.abort() with each kind of reason, twice",
    async run(t) {
      for (const [name, reason] of Object.entries(REASONS)) {
        const part = t.part(name);
        const stream = await part.client({ baseURL: part.with("stall=700") }).chat.stream(part.request("echo"));
        const reading = collect(stream);
        await part.sleep(20);
        if (name === "undefined") stream.abort();
        else stream.abort(reason);
        stream.abort("again");
        const { error } = await reading;
        part.fields(error, { kind: "aborted" }, name);
        if (name !== "undefined") part.equal(error.cause, reason, `cause for ${name}`);
        part.equal((await part.rejects(stream.final())).cause, error.cause, "final()");
        await part.closedByClient();
      }
    },
  },
  {
    name: "stream.abort() before anybody reads",
    async run(t) {
      const stream = await t.client({ baseURL: t.with("stall=100") }).chat.stream(t.request("echo"));
      await untilClosable(t);
      stream.abort("never mind");
      await t.closedByClient();
      await t.rejects(stream.final(), { kind: "aborted", cause: "never mind" });
    },
  },
  {
    name: "stream.abort() while final() waits",
    async run(t) {
      const stream = await t.client({ baseURL: t.with("stall=700") }).chat.stream(t.request("echo"));
      const final = t.rejects(stream.final(), { kind: "aborted", cause: "done with it" });
      await t.until(() => stream.partial, "the first chunk");
      stream.abort("done with it");
      const error = await final;
      t.equal(error.partial, stream.partial);
      await t.closedByClient();
    },
  },
  {
    name: "abort: after the end it changes nothing, and the signal has been let go",
    async run(t) {
      const watched = watchedSignal();
      const { signal } = watched;
      const { choices } = await t.client().chat.send(t.request("echo"), { signal });
      t.equal(watched.listeners, 0, "listeners after send");
      const stream = await t.client().chat.stream(t.request("echo"), { signal });
      t.equal(watched.listeners, 1, "listeners during the stream");
      const final = await stream.final();
      t.equal(watched.listeners, 0, "listeners after the stream");
      await t.rejects(t.client().chat.stream(t.request("status-400-zod"), { signal }), { kind: "api" });
      await t.rejects(t.client().chat.stream({ messages: [] }, { signal }), { kind: "config" });
      await t.rejects((await t.client().chat.stream(t.request("eof"), { signal })).final(), { kind: "truncated" });
      t.equal(watched.listeners, 0, "listeners after errors");
      watched.abort("late");
      stream.abort("later");
      t.equal(final.choices[0].message.content, choices[0].message.content);
      t.equal(await stream.final(), final);
    },
  },
  {
    name: "abort: one signal for many calls ends all of them",
    async run(t) {
      const controller = new AbortController();
      const { signal } = controller;
      const client = t.client({ fetch: () => new Promise(() => {}) });
      const calls = Array.from({ length: 20 }, (_, i) =>
        t.rejects(client.chat[i % 2 ? "send" : "stream"](t.request("echo"), { signal }), {
          kind: "aborted",
          cause: "all",
        }),
      );
      await t.sleep(5);
      controller.abort("all");
      await Promise.all(calls);
    },
  },
  {
    name: "abort: AbortSignal.timeout() is the caller's own abort",
    async run(t) {
      const signal = AbortSignal.timeout(30);
      const error = await t.rejects(t.client({ baseURL: t.with("hang") }).chat.send(t.request("echo"), { signal }), {
        kind: "aborted",
      });
      t.equal(error.cause?.name, "TimeoutError");
      await t.closedByClient();
    },
  },
  {
    name: "a signal that is none is a config error",
    async run(t) {
      for (const signal of [{}, "soon", 1, () => {}, { aborted: false }]) {
        for (const method of ["send", "stream"]) {
          await t.rejects(t.client().chat[method](t.request("echo"), { signal }), {
            kind: "config",
            message: /^signal/,
          });
        }
      }
      await t.sentNothing();
    },
  },
];
