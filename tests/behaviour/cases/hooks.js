// @ts-check
// Hooks: what each is told and when, that they are waited for, and that what they throw fails the call as it is.
import { untilClosable } from "../platforms.js";
import { KEY } from "../toolbox.js";
import { answering, chunk, DONE, event, saying } from "../wire.js";
import { countingTimers, READS, textIn, WAYS, withRandom } from "../ways.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

const HOOKS = ["onRequest", "onResponse", "onRetry", "onFinish"];
const USAGE = { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5, cost: 0.0025 };
const COMPLETION = {
  id: "gen-1",
  choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: "ab" } }],
  usage: USAGE,
};
const BAD = event({ error: { code: 502, message: "Gone" }, choices: [] });
const HEADERS = { "x-generation-id": "gen-1" };

/** A whole answer with its usage. */
const streamed = [...saying("a", "b").slice(0, -1), event({ ...chunk({ content: "" }, "stop"), usage: USAGE }), DONE];

/** @param {string} way */
const answerTo = (way) =>
  way === "send"
    ? answering([JSON.stringify(COMPLETION)], { type: "application/json", headers: HEADERS })
    : answering(streamed, { headers: HEADERS });

/** Every way of asking, with every way of reading. @type {Record<string, import("../ways.js").Way>} */
const ALL_WAYS = {
  send: WAYS.send,
  ...Object.fromEntries(
    Object.entries(READS).map(([name, read]) => [
      name,
      async (/** @type {any} */ client, /** @type {any} */ request, /** @type {any} */ options) => {
        const stream = await client.chat.stream(request, options);
        return { ...(await read(stream)), stream };
      },
    ]),
  ),
};

/** Hooks that keep what they are told, under their names. */
function noting() {
  const told = /** @type {[string, any][]} */ ([]);
  const hooks = Object.fromEntries(HOOKS.map((name) => [name, (/** @type {any} */ event) => void told.push([name, event])]));
  return {
    told,
    hooks,
    names: () => told.map(([name]) => name),
    of: (/** @type {string} */ wanted) => told.filter(([name]) => name === wanted).map(([, event]) => event),
  };
}

/** @param {() => Promise<unknown>} call @returns {Promise<unknown>} what it threw */
const thrownBy = async (call) => {
  try {
    await call();
  } catch (reason) {
    return reason;
  }
  return "nothing";
};

/** @type {import("../harness.js").Case[]} */
export const hookCases = [
  {
    name: "hooks: each is told what it is for, in order",
    async run(t) {
      withRandom(t, 0);
      for (const [way, ask] of Object.entries(ALL_WAYS)) {
        const { told, hooks, names, of } = noting();
        const part = t.part(way);
        const client = part.client({ baseURL: part.with("as=status-500,times=1"), maxRetries: 2, ...hooks });
        const { stream } = await ask(client, part.request("echo"));
        if (stream) await stream.final();
        const order = ["onRequest", "onResponse", "onRetry", "onRequest", "onResponse", "onFinish"];
        t.equal(names(), order, way);
        const [firstRequest, secondRequest] = of("onRequest");
        t.equal([firstRequest.attempt, secondRequest.attempt], [1, 2], `${way}: attempts`);
        t.equal(firstRequest.url, `${part.with("as=status-500,times=1")}/chat/completions`, `${way}: url`);
        t.ok(firstRequest.headers instanceof Headers, `${way}: no Headers`);
        const [firstResponse, secondResponse] = of("onResponse");
        t.equal([firstResponse.attempt, firstResponse.status], [1, 500], `${way}: the first response`);
        t.equal([secondResponse.attempt, secondResponse.status], [2, 200], `${way}: the second response`);
        for (const { headers, generationId } of [firstResponse, secondResponse]) {
          t.equal(headers.get("x-generation-id"), generationId, `${way}: generationId`);
          t.ok(generationId.startsWith("gen-"), `${way}: generationId ${generationId}`);
        }
        const [{ attempt, wait, error }] = of("onRetry");
        t.equal([attempt, wait], [1, 0], `${way}: the retry`);
        t.ok(error instanceof t.pkg.OpenRouterError, `${way}: no error`);
        t.fields(error, { kind: "api", status: 500, generationId: firstResponse.generationId }, way);
        const [finished] = of("onFinish");
        t.equal(finished.attempts, 2, `${way}: attempts in the end`);
        t.equal(finished.generationId, secondResponse.generationId, `${way}: generationId in the end`);
        t.equal(told.length, order.length, `${way}: events`);
      }
    },
  },
  {
    name: "hooks: of the client, and of the call, which win one by one",
    async run(t) {
      const ofClient = noting();
      const ofCall = noting();
      const client = t.client({ fetch: answerTo("send").fetch, ...ofClient.hooks });
      const { onResponse, onFinish } = ofCall.hooks;
      await client.chat.send(t.request("echo"), { onResponse, onFinish, onRequest: undefined });
      t.equal([ofClient.names(), ofCall.names()], [["onRequest"], ["onResponse", "onFinish"]]);
    },
  },
  {
    name: "hooks: each is waited for",
    async run(t) {
      withRandom(t, 0);
      for (const [way, ask] of Object.entries(ALL_WAYS)) {
        const log = /** @type {string[]} */ ([]);
        const slow = Object.fromEntries(
          HOOKS.map((name) => [
            name,
            async () => {
              log.push(`${name} begins`);
              await t.sleep(3);
              log.push(`${name} ends`);
            },
          ]),
        );
        const answer = answerTo(way);
        let calls = 0;
        const fetch = async (/** @type {any[]} */ ...args) => {
          log.push("fetch");
          calls += 1;
          if (calls === 1) return new Response("{}", { status: 503 });
          return answer.fetch(...args);
        };
        const { stream } = await ask(t.client({ fetch, maxRetries: 1, ...slow }), t.request("echo"));
        if (stream) await stream.final();
        log.push("over");
        const expected = ["onRequest", "fetch", "onResponse", "onRetry", "onRequest", "fetch", "onResponse", "onFinish"]
          .flatMap((name) => (name === "fetch" ? [name] : [`${name} begins`, `${name} ends`]))
          .concat("over");
        t.equal(log, expected, way);
      }
    },
  },
  {
    name: "onRequest: headers may be added, changed and taken away for this attempt; the key is not among them",
    async run(t) {
      withRandom(t, 0);
      const part = t.part("headers");
      const onRequest = (/** @type {any} */ { attempt, headers }) => {
        t.ok(!JSON.stringify([...headers]).includes(KEY), "the key is among the headers");
        t.equal(headers.get("authorization"), null, "authorization");
        t.equal(headers.get("traceparent"), null, "what the last attempt's hook added");
        headers.set("traceparent", `00-${attempt}`);
        headers.delete("X-Title");
      };
      const client = part.client({
        baseURL: part.with("as=status-500,times=1"),
        headers: { "X-Title": "a" },
        maxRetries: 1,
        onRequest,
      });
      await client.chat.send(part.request("echo"));
      const seen = await part.seen();
      t.equal(
        seen.map(({ headers }) => [headers.traceparent, headers["x-title"], Boolean(headers.authorization)]),
        [1, 2].map((attempt) => [`00-${attempt}`, undefined, true]),
      );
    },
  },
  {
    name: "onRequest: an authorization of its own takes the key's place",
    async run(t) {
      const { fetch, seen } = answerTo("send");
      const onRequest = (/** @type {any} */ { headers }) => headers.set("authorization", "Basic b");
      await t.client({ fetch, onRequest }).chat.send(t.request("echo"));
      t.equal(new Headers(seen.calls[0][1].headers).get("authorization"), "Basic b");
    },
  },
  ...HOOKS.map((hook) => ({
    name: `${hook}: what it throws, at once or later, fails the call as it is, and nothing is left open`,
    async run(/** @type {Toolbox} */ t) {
      withRandom(t, 0);
      const timers = countingTimers(t);
      const reasons = [new Error("own"), new t.pkg.OpenRouterError({ kind: "config", message: "own" }), "a string", undefined];
      for (const [way, ask] of Object.entries(ALL_WAYS)) {
        for (const reason of reasons) {
          for (const fail of [
            () => {
              throw reason;
            },
            () => Promise.reject(reason),
          ]) {
            // The answer goes on for ever after its end, so that somebody has to close it.
            const pieces = hook === "onFinish" ? streamed : [streamed[0], new Promise(() => {})];
            const answer = way === "send" ? answerTo("send") : answering(pieces, { headers: HEADERS });
            const failed = answering(["{}"], { type: "application/json", status: 503 });
            const { fetch, seen } = hook === "onRetry" ? failed : answer;
            let finished = 0;
            const others = hook === "onFinish" ? {} : { onFinish: () => void (finished += 1) };
            const client = t.client({ fetch, maxRetries: 1, ...others, [hook]: fail });
            const what = `${way}, ${reason}`;
            const thrown = await thrownBy(async () => {
              const { error, stream, items } = await ask(client, t.request("echo"));
              if (stream && !error) {
                // Collecting cannot tell an end from a failure with nothing.
                t.ok(way === "toResponse()" || reason === undefined, `${what}: the reader was told nothing`);
                await stream.final();
              }
              if (error !== undefined || items.length === 0 || stream) throw error;
            });
            t.ok(thrown === reason, `${what}: threw ${thrown}`);
            if (hook !== "onFinish") t.equal(finished, 1, `${what}: calls of onFinish`);
            if (hook === "onRequest") t.equal(seen.calls.length, 0, `${what}: calls of fetch`);
            if (hook === "onResponse") {
              t.ok(seen.signal.aborted || seen.cancelled.length > 0, `${what}: the connection is open`);
            }
            for (let turn = 0; turn < 10 && timers.left > 0; turn++) await timers.turn();
            t.equal(timers.left, 0, `${what}: timers left`);
          }
        }
      }
    },
  })),
  {
    name: "a hook that throws closes the connection at the server",
    async run(t) {
      const own = new Error("own");
      const onResponse = async () => {
        await untilClosable(t);
        throw own;
      };
      for (const method of ["send", "stream"]) {
        const part = t.part(method);
        const client = part.client({ baseURL: part.with("stall=20"), onResponse });
        t.ok((await thrownBy(() => client.chat[method](part.request("echo")))) === own, "another error");
        await part.closedByClient();
      }
    },
  },
  {
    name: "a hook that never ends is ended by an abort",
    async run(t) {
      withRandom(t, 0);
      for (const hook of ["onRequest", "onResponse", "onRetry"]) {
        for (const [way, ask] of Object.entries(WAYS)) {
          const controller = new AbortController();
          const begun = { is: false };
          const never = () => {
            begun.is = true;
            return new Promise(() => {});
          };
          const failed = answering(["{}"], { type: "application/json", status: 503 });
          const { fetch } = hook === "onRetry" ? failed : answerTo(way);
          const client = t.client({ fetch, maxRetries: 1, [hook]: never });
          const asked = ask(client, t.request("echo"), { signal: controller.signal });
          await t.until(() => begun.is, hook);
          controller.abort("enough");
          t.fields((await asked).error, { kind: "aborted", cause: "enough" }, `${hook}, ${way}`);
        }
      }
    },
  },
  {
    name: "onFinish: after a good end, in every way of reading: usage, cost, times, once",
    async run(t) {
      for (const [way, ask] of Object.entries(ALL_WAYS)) {
        const { of, hooks } = noting();
        const slow = async (/** @type {any[]} */ ...args) => {
          await t.sleep(20);
          return answerTo(way).fetch(...args);
        };
        const { stream, error } = await ask(t.client({ fetch: slow, onFinish: hooks.onFinish }), t.request("echo"));
        t.equal(error, undefined, `${way}: error`);
        if (stream) await stream.final();
        stream?.abort("late");
        await stream?.[Symbol.asyncDispose]?.();
        await t.sleep(0);
        t.equal(of("onFinish").length, 1, `${way}: calls`);
        const [{ duration, firstChunk, ...rest }] = of("onFinish");
        const expected = { usage: USAGE, cost: 0.0025, error: undefined, generationId: "gen-1", attempts: 1 };
        const model = way === "send" ? undefined : "made/up";
        t.equal(rest, { ...expected, model, finishReason: "stop" }, way);
        t.ok(duration >= 18 && duration < 3_000, `${way}: duration ${duration}`);
        if (way === "send") t.equal(firstChunk, undefined, `${way}: firstChunk`);
        else t.ok(firstChunk >= 18 && firstChunk <= duration, `${way}: firstChunk ${firstChunk} of ${duration}`);
      }
    },
  },
  {
    name: "onFinish: after an error: the error itself, what is known of the usage, once",
    async run(t) {
      withRandom(t, 0);
      const never = new Promise(() => {});
      const usage = event({ ...chunk({ content: "a" }), usage: USAGE });
      /** @type {Record<string, [any, any]>} */
      const ends = {
        status: [() => answering(["{}"], { type: "application/json", status: 503, headers: HEADERS }), { kind: "status" }],
        refused: [() => ({ fetch: () => Promise.reject(new Error("no route")) }), { kind: "connection" }],
        api: [() => answering([usage, BAD], { headers: HEADERS }), { kind: "api" }],
        "first event": [() => answering([BAD], { headers: HEADERS }), { kind: "api" }],
        truncated: [() => answering([usage], { headers: HEADERS }), { kind: "truncated" }],
        connection: [() => answering([usage, new Error("cable")], { headers: HEADERS }), { kind: "connection" }],
        decode: [() => answering([usage, event("{")], { headers: HEADERS }), { kind: "decode" }],
        timeout: [() => answering([usage, never], { headers: HEADERS }), { kind: "timeout" }],
      };
      for (const [end, [make, fields]] of Object.entries(ends)) {
        for (const [way, ask] of Object.entries(ALL_WAYS)) {
          if (way === "send" && !["status", "refused"].includes(end)) continue;
          const what = `${end}, ${way}`;
          const { of, hooks } = noting();
          const client = t.client({ fetch: make().fetch, maxRetries: 1, timeout: { idle: 40 }, onFinish: hooks.onFinish });
          const outcome = await ask(client, t.request("echo")).catch((error) => ({ error, stream: undefined }));
          const error = outcome.stream ? await t.rejects(outcome.stream.final(), fields, what) : outcome.error;
          t.fields(error, fields, what);
          await t.sleep(0);
          const told = of("onFinish");
          t.equal(told.length, 1, `${what}: calls`);
          t.ok(told[0].error === error, `${what}: told of another error: ${told[0].error}`);
          const again = ["status", "refused", "first event"].includes(end) && !(end === "first event" && way === "toResponse()");
          t.equal(told[0].attempts, again ? 2 : 1, `${what}: attempts`);
          const known = Boolean(outcome.stream) && end !== "first event";
          t.equal([told[0].usage, told[0].cost], known ? [USAGE, 0.0025] : [undefined, undefined], `${what}: usage`);
          t.equal(told[0].firstChunk !== undefined, known, `${what}: firstChunk is there`);
          t.equal(told[0].generationId, end === "refused" ? undefined : "gen-1", `${what}: generationId`);
        }
      }
    },
  },
  {
    name: "onFinish: after a config error and a key function that fails",
    async run(t) {
      for (const [options, request] of /** @type {[any, any][]} */ ([
        [{}, { messages: [] }],
        [{ apiKey: () => Promise.reject(new Error("no key")) }, t.request("echo")],
        [{ fetch: 7 }, t.request("echo")],
      ])) {
        for (const method of ["send", "stream"]) {
          const { of, hooks } = noting();
          const call = t.client({ ...options, onFinish: hooks.onFinish }).chat[method](request);
          const error = await t.rejects(call, { kind: "config" });
          const [{ duration, ...rest }, ...more] = of("onFinish");
          const none = { usage: undefined, cost: undefined, model: undefined, finishReason: undefined, firstChunk: undefined, generationId: undefined };
          t.equal(rest, { ...none, error, attempts: 0 });
          t.equal([typeof duration, more.length], ["number", 0]);
        }
      }
    },
  },
  {
    name: "onFinish: after an abort, break, disposal and cancel, once",
    async run(t) {
      const never = new Promise(() => {});
      const usage = event({ ...chunk({ content: "a" }), usage: USAGE });
      /** @type {Record<string, (stream: any, controller: AbortController) => unknown>} */
      const leave = {
        "an aborted signal": async (stream, controller) => {
          const items = stream[Symbol.asyncIterator]();
          await items.next();
          const next = items.next().catch(() => {});
          controller.abort("enough");
          await next;
        },
        "abort()": async (stream) => {
          const items = stream.text();
          await items.next();
          stream.abort("enough");
          await items.next().catch(() => {});
        },
        "abort() before anybody reads": (stream) => stream.abort("enough"),
        break: async (stream) => {
          for await (const _ of stream) break;
        },
        "break out of text()": async (stream) => {
          for await (const _ of stream.text()) break;
        },
        "cancel of toReadableStream()": async (stream) => {
          const reader = stream.toReadableStream().getReader();
          await reader.read();
          await reader.cancel();
        },
        "cancel of toResponse()": async (stream) => {
          const reader = stream.toResponse().body.getReader();
          await reader.read();
          await reader.cancel();
        },
        "disposal": async (stream) => {
          const items = stream.text();
          await items.next();
          if (Symbol.asyncDispose) await stream[Symbol.asyncDispose]();
          else await items.return();
        },
      };
      for (const [what, go] of Object.entries(leave)) {
        const { of, hooks } = noting();
        const controller = new AbortController();
        const { fetch, seen } = answering([usage, never], { headers: HEADERS });
        const client = t.client({ fetch, onFinish: hooks.onFinish });
        const stream = await client.chat.stream(t.request("echo"), { signal: controller.signal });
        await go(stream, controller);
        const error = await t.rejects(stream.final(), { kind: "aborted" }, what);
        stream.abort("again");
        await t.sleep(0);
        const told = of("onFinish");
        t.equal(told.length, 1, `${what}: calls`);
        t.ok(told[0].error === error, `${what}: told of ${told[0].error}`);
        t.equal([told[0].attempts, told[0].generationId], [1, "gen-1"], what);
        if (!what.includes("before")) t.equal(told[0].cost, 0.0025, `${what}: cost`);
        t.ok(seen.signal.aborted, `${what}: the signal is not aborted`);
      }
    },
  },
  {
    name: "onFinish: of ChatStream.from, and nothing of it if nobody reads",
    async run(t) {
      for (const source of ["body", "response"]) {
        const { of, hooks } = noting();
        const answer = /** @type {any} */ (answering(streamed, { headers: HEADERS }));
        const stream = t.pkg.ChatStream.from(answer[source](), { onFinish: hooks.onFinish });
        await t.sleep(5);
        t.equal(of("onFinish").length, 0, "calls before anybody reads");
        t.equal(textIn(await stream.final()), "ab");
        const [{ usage, cost, error }, ...more] = of("onFinish");
        t.equal([usage, cost, error, more.length], [USAGE, 0.0025, undefined, 0], source);
      }
    },
  },
  {
    name: "hooks may call the client themselves",
    async run(t) {
      const inner = t.client({ fetch: answerTo("send").fetch });
      const hook = async () => void (await inner.chat.send(t.request("echo")));
      const hooks = { onRequest: hook, onResponse: hook, onFinish: hook };
      const stream = await t.client({ fetch: answerTo("stream").fetch, ...hooks }).chat.stream(t.request("echo"));
      t.equal(textIn(await stream.final()), "ab");
    },
  },
];
