// @ts-check
// Timeouts: every wait has a bound. The error names the bound and its length, carries what came before, and the
// connection is closed. The clocks run only while somebody waits.
import { withResponse } from "../platforms.js";
import { answering, chunk, DONE, event, saying } from "../wire.js";
import { countingTimers, inLanes, READS, streaming, textIn, textOf, WAYS, withRandom } from "../ways.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

const CHATTY = [{ role: "user", content: "word ".repeat(400) }];

/**
 * One situation for each bound in which nothing else ends the wait.
 *
 * @type {Record<string, { switches: string, bounds: Record<string, number>, words?: boolean }[]>}
 */
const SITUATIONS = {
  // Long enough for a browser to send what it asks beforehand, and then the request.
  headers: [{ switches: "hang", bounds: { headers: 600 } }],
  idle: [
    { switches: "stall=0", bounds: { idle: 70 } },
    { switches: "stall=900", bounds: { idle: 70 }, words: true },
  ],
  // Keep-alives each 20 ms: comments, or white space before the JSON.
  firstChunk: [
    { switches: "alive=0", bounds: { firstChunk: 600, idle: 500 } },
    { switches: "alive=900", bounds: { firstChunk: 600, idle: 500 }, words: true },
  ],
  total: [
    { switches: "hang", bounds: { total: 600 } },
    { switches: "stall=900", bounds: { total: 600 }, words: true },
    { switches: "slow=10", bounds: { total: 600, idle: 500, firstChunk: 500 }, words: true },
  ],
};

/** The same bounds given to the client, to the call, and half to each. */
const LEVELS = {
  client: (/** @type {any} */ bounds) => [{ timeout: bounds }, {}],
  call: (/** @type {any} */ bounds) => [{}, { timeout: bounds }],
  "client and call": (/** @type {any} */ bounds) => {
    const [[name, length], ...rest] = Object.entries(bounds);
    return [
      { timeout: { [name]: length, headers: 9_000, ...Object.fromEntries(rest.map(([name]) => [name, 1])) } },
      { timeout: { ...Object.fromEntries(rest), total: bounds.total, headers: bounds.headers } },
    ];
  },
};

/** @type {import("../harness.js").Case[]} */
export const timeoutCases = [
  ...Object.entries(SITUATIONS).map(([bound, situations]) => ({
    name: `timeout.${bound}: in every way of reading, of the client, of the call, of both`,
    timeout: 30_000,
    async run(/** @type {Toolbox} */ t) {
      const cells = Object.entries(WAYS).flatMap(([way, ask]) =>
        Object.entries(LEVELS).flatMap(([level, give]) =>
          situations.map((situation, number) => ({ ...situation, way, ask, level, give, number })),
        ),
      );
      await inLanes(cells, async ({ switches, bounds, words, way, ask, level, give, number }) => {
        // A JSON body is sent at once after its white space: it neither trickles nor goes on with keep-alives.
        if (way === "send" && /^slow|^alive=900/.test(switches)) return;
        const what = `${bound}, ${switches}, ${way}, ${level}`;
        const part = t.part(`${way}-${level}-${number}`);
        const [options, callOptions] = give(bounds);
        const client = part.client({ baseURL: part.with(withResponse(t, switches)), maxRetries: 2, ...options });
        const began = performance.now();
        const outcome = await ask(client, part.request("echo", { messages: CHATTY }), callOptions);
        const took = performance.now() - began;
        const { error, items, stream } = outcome;
        part.fields(error, { kind: "timeout", retryable: true, retryAfter: undefined, code: undefined }, what);
        const length = bounds[bound];
        part.ok(error.message.includes(`timeout.${bound}`), `${what}: ${error.message} does not name the bound`);
        part.ok(new RegExp(`\\b${length} ms`).test(error.message), `${what}: ${error.message}, not ${length} ms`);
        part.ok(took >= length - 5, `${what}: after ${took} ms`);
        part.ok(took < length + 2_000, `${what}: after ${took} ms`);
        if (words && way !== "send") {
          part.ok(textIn(error.partial).startsWith("word word"), `${what}: partial is ${textIn(error.partial)}`);
          part.equal(error.partial, stream.partial, `${what}: partial`);
          if (!way.endsWith("final()")) part.equal(textOf(items), textIn(error.partial), `${what}: text`);
          part.equal(error.status, 200, `${what}: status`);
          part.ok(error.generationId?.startsWith("gen-"), `${what}: no generationId`);
        } else {
          part.equal(error.partial, undefined, `${what}: partial`);
        }
        await part.closedByClient();
        part.equal((await part.seen()).length, 1, `${what}: requests`);
      });
    },
  })),
  ...[false, Infinity].map((off) => ({
    name: `timeout: ${off} switches a bound off`,
    async run(/** @type {Toolbox} */ t) {
      const short = { headers: 40, firstChunk: 40, idle: 40, total: 40 };
      const none = { headers: off, firstChunk: off, idle: off, total: off };
      const client = t.client({ baseURL: t.with("delay=80"), timeout: short });
      for (const ask of Object.values(WAYS)) {
        const { error } = await ask(client, t.request("pause-80"), { timeout: none });
        t.equal(error, undefined, "error");
      }
      const open = t.client({ baseURL: t.with(withResponse(t, "stall=0")), timeout: none });
      const { error } = await WAYS["stream, chunks"](open, t.request("echo"), { timeout: { idle: 40 } });
      t.fields(error, { kind: "timeout", message: /timeout\.idle/ });
    },
  })),
  {
    name: "timeout: what is undefined in a call's bounds leaves the client's",
    async run(t) {
      const client = t.client({ baseURL: t.with(withResponse(t, "stall=0")), timeout: { idle: 60 } });
      for (const timeout of [undefined, {}, { idle: undefined }, { total: 5_000, idle: undefined }]) {
        const { error } = await WAYS["stream, final()"](client, t.request("echo"), { timeout });
        t.fields(error, { kind: "timeout", message: /60 ms \(timeout\.idle\)/ });
      }
    },
  },
  {
    name: "timeout.idle: comments and white space extend it, and data begins firstChunk anew",
    async run(t) {
      // Keep-alives for 600 ms, then the answer.
      const timeout = { idle: 300, firstChunk: 4_000 };
      await inLanes(Object.entries(WAYS), async ([way, ask]) => {
        const { error } = await ask(t.client({ timeout }), t.request("waiting-600"));
        t.equal(error, undefined, way);
      });
      const wait = () => new Promise((resolve) => setTimeout(resolve, 60));
      const pieces = saying("a", "b", "c", "d");
      let reads = 0;
      const body = new ReadableStream(
        {
          async pull(controller) {
            await wait();
            const piece = reads % 2 ? ": alive\n\n" : pieces[reads / 2];
            reads += 1;
            if (piece === undefined) controller.close();
            else controller.enqueue(new TextEncoder().encode(piece));
          },
        },
        { highWaterMark: 0 },
      );
      const stream = t.pkg.ChatStream.from(body, { timeout: { idle: 110, firstChunk: 220, total: 5_000 } });
      t.equal((await stream.final()).choices[0].message.content, "abcd");
    },
  },
  {
    name: "timeout.headers is for each attempt, total for all of them with their pauses",
    async run(t) {
      withRandom(t, 0);
      const patient = t.part("patient");
      const baseURL = t.with("delay=300,as=status-500");
      const timeout = { headers: 800 };
      const outcome = await WAYS.send(patient.client({ baseURL, timeout, maxRetries: 2 }), patient.request("echo"));
      t.fields(outcome.error, { kind: "api", status: 500 });
      t.equal((await patient.seen()).length, 3, "attempts");
      for (const way of ["send", "stream, final()"]) {
        const part = t.part(way);
        const client = part.client({ baseURL, timeout: { total: 500 }, maxRetries: 9 });
        const { error } = await WAYS[way](client, part.request("echo"));
        part.fields(error, { kind: "timeout", message: /500 ms \(timeout\.total\)/ }, way);
        const { length } = await part.seen();
        part.ok(length >= 1 && length <= 2, `${way}: ${length} attempts`);
        await part.closedByClient().catch(() => {});
      }
    },
  },
  {
    name: "timeout.total: the key, the pause before the next attempt, and hooks count",
    async run(t) {
      const never = () => new Promise(() => {});
      /** @type {[string, any, string][]} */
      const waits = [
        ["key", { apiKey: never }, "echo"],
        ["pause", { maxRetries: 2 }, "status-503-availability"],
        ["pause of the stream", { maxRetries: 2 }, "error-first-event"],
        ["onRequest", { onRequest: never }, "echo"],
        ["onResponse", { onResponse: never }, "echo"],
        ["onRetry", { maxRetries: 2, onRetry: never }, "status-500"],
      ];
      await inLanes(waits, async ([what, options, scenario]) => {
        for (const way of Object.keys(WAYS)) {
          if (what === "pause of the stream" && way === "send") continue;
          const client = t.client({ ...options, timeout: { total: 90 } });
          const { error } = await WAYS[way](client, t.request(scenario));
          t.fields(error, { kind: "timeout", message: /90 ms \(timeout\.total\)/ }, `${what}, ${way}`);
        }
      });
    },
  },
  {
    name: "timeout: a consumer that sleeps never times out, in any way of reading",
    run(t) {
      const timeout = { idle: 100, firstChunk: 100, total: 600 };
      const memory = () => t.client({ fetch: answering(saying("a", "b", "c", "d")).fetch, timeout });
      const network = t.client({ timeout, baseURL: t.with("slow=0") });
      return inLanes(
        Object.keys(READS).flatMap((read) => [memory(), network].map((client) => ({ read, client }))),
        async ({ read, client }) => {
          const stream = await client.chat.stream(t.request("echo", { max_tokens: 4 }));
          await t.sleep(150);
          const { items, error, value } = await READS[read](stream, () => t.sleep(150));
          t.equal(error, undefined, `${read}: error`);
          t.ok(items.length > 0 || value, `${read}: nothing came`);
        },
        12,
      );
    },
  },
  {
    name: "timeout: a body that takes no end after the first byte of an error ends with what is there",
    async run(t) {
      for (const [number, [switches, timeout]] of /** @type {[string, any][]} */ ([
        ["as=status-400-context-length,stall=20", { idle: 200 }],
        ["as=status-400-context-length,alive=0", { firstChunk: 600, idle: 500 }],
        ["as=status-400-context-length,stall=20", { total: 400 }],
      ]).entries()) {
        for (const method of ["send", "stream"]) {
          const part = t.part(`${number}-${method}`);
          const client = part.client({ baseURL: part.with(switches), timeout });
          const began = performance.now();
          await part.rejects(client.chat[method](part.request("echo")), { kind: "status", status: 400 }, switches);
          part.ok(performance.now() - began < 2_000, `${switches}: ${performance.now() - began} ms`);
          await part.closedByClient();
        }
      }
    },
  },
  {
    name: "timeout: ChatStream.from, toReadableStream() and toResponse() have the bounds too",
    async run(t) {
      const pieces = () => [event(chunk({ content: "a" })), new Promise(() => {})];
      const timeout = { idle: 60 };
      for (const source of ["body", "response"]) {
        const made = /** @type {any} */ (answering(pieces()));
        const stream = t.pkg.ChatStream.from(made[source](), { timeout });
        const error = await t.rejects(stream.final(), { kind: "timeout", message: /60 ms \(timeout\.idle\)/ }, source);
        t.equal(textIn(error.partial), "a", source);
        t.equal(made.seen.cancelled.length, 1, `${source}: cancellations`);
      }
      for (const read of ["toReadableStream()", "toResponse()"]) {
        const { fetch, seen } = answering(pieces());
        const stream = await t.client({ fetch, timeout }).chat.stream(t.request("echo"));
        const { error } = await READS[read](stream);
        t.fields(error, { kind: "timeout" }, read);
        t.ok((await t.rejects(stream.final())) === error, `${read}: final() has another error`);
        t.ok(seen.signal.aborted, `${read}: the signal is not aborted`);
      }
    },
  },
  {
    name: "timeout.total: the time between ChatStream.from and its first read does not count",
    async run(t) {
      const pieces = saying("a");
      const body = new ReadableStream(
        {
          async pull(controller) {
            await t.sleep(20);
            const piece = pieces.shift();
            if (piece === undefined) controller.close();
            else controller.enqueue(new TextEncoder().encode(piece));
          },
        },
        { highWaterMark: 0 },
      );
      const response = new Response(body, { headers: { "content-type": "text/event-stream" } });
      const stream = t.pkg.ChatStream.from(response, { timeout: { total: 200 } });
      await t.sleep(300);
      t.equal((await stream.final()).choices[0].finish_reason, "stop");
    },
  },
  {
    name: "timeout: a relayed stream whose connection stays open after [DONE] comes to an end too",
    async run(t) {
      const client = t.client({ timeout: { idle: 100, firstChunk: 100 } });
      const stream = await client.chat.stream(t.request("done-open"));
      const relayed = stream.toResponse().text();
      await Promise.race([
        relayed.catch(() => {}),
        t.sleep(2_000).then(() => t.ok(false, "the relayed body does not end")),
      ]);
      t.ok(textIn(await stream.final()).length > 10, "no completion");
      await t.closedByClient();
    },
  },
  {
    name: "timeout: a fetch that ignores its signal, and a body that ignores its cancellation, hold nothing up",
    async run(t) {
      const forever = new Promise(() => {});
      const deaf = new ReadableStream({ pull: () => forever, cancel: () => forever }, { highWaterMark: 0 });
      for (const way of Object.keys(WAYS)) {
        const mute = t.client({ fetch: () => forever, timeout: { headers: 50 } });
        t.fields((await WAYS[way](mute, t.request("echo"))).error, { kind: "timeout" }, way);
      }
      const timeout = { idle: 50 };
      await t.rejects(t.pkg.ChatStream.from(deaf, { timeout }).final(), { kind: "timeout" });
    },
  },
  {
    name: "timeout: after the time-out the stream stays over, and nothing more is handed out",
    async run(t) {
      /** @type {(value?: unknown) => void} */
      let late = () => {};
      const held = new Promise((resolve) => (late = resolve));
      const { fetch } = answering([event(chunk({ content: "a" })), held, event(chunk({ content: "b" })), DONE]);
      const stream = await t.client({ fetch, timeout: { idle: 50 } }).chat.stream(t.request("echo"));
      const texts = stream.text();
      t.equal((await texts.next()).value, "a");
      const error = await t.rejects(texts.next(), { kind: "timeout" });
      late();
      await t.sleep(20);
      t.equal(await texts.next(), { done: true, value: undefined });
      t.ok((await t.rejects(stream.final())) === error, "another error");
      t.equal(textIn(stream.partial), "a");
    },
  },
  {
    name: "timeout, maxRetries, maxRetryWait and hooks that are none are config errors with their path",
    async run(t) {
      /** @type {[string, any][]} */
      const bad = [
        ...["headers", "firstChunk", "idle", "total"].flatMap((name) =>
          ["100", NaN, -1, true, {}, [], -Infinity, 1n].map(
            (value) => /** @type {[string, any]} */ ([`timeout.${name}`, { timeout: { [name]: value } }]),
          ),
        ),
        ...[5, "1", true, () => {}].map(
          (value) => /** @type {[string, any]} */ (["timeout", { timeout: value }]),
        ),
        ...["maxRetries", "maxRetryWait"].flatMap((name) =>
          ["2", NaN, -1, true, {}].map((value) => /** @type {[string, any]} */ ([name, { [name]: value }])),
        ),
        ...["onRequest", "onResponse", "onRetry", "onFinish"].flatMap((name) =>
          ["log", {}, 1, true].map((value) => /** @type {[string, any]} */ ([name, { [name]: value }])),
        ),
      ];
      for (const [path, options] of bad) {
        for (const method of ["send", "stream"]) {
          for (const [level, client, callOptions] of [
            ["client", options, {}],
            ["call", {}, options],
          ]) {
            const [given] = Object.values(options);
            const shown = typeof given === "object" ? Object.values(given).map(String) : String(given);
            const what = `${path} = ${shown} of the ${level}, ${method}`;
            const call = async () => t.client(client).chat[method](t.request("echo"), callOptions);
            const error = await t.rejects(call, { kind: "config", retryable: false }, what);
            t.ok(error.message.startsWith(`${path}:`), `${what}: ${error.message}`);
          }
        }
      }
      await t.sentNothing();
    },
  },
  {
    name: "no timer is left after a call, however it ended",
    async run(t) {
      withRandom(t, 0);
      const timers = countingTimers(t);
      const controller = new AbortController();
      const bad = event({ error: { code: 502, message: "Gone" }, choices: [] });
      const never = new Promise(() => {});
      /** @type {Record<string, [any, any?]>} */
      const endings = {
        "good end": [{ fetch: answering(saying("a", "b")).fetch }],
        "error status": [{ fetch: answering(["{}"], { type: "application/json", status: 400 }).fetch }],
        retries: [{ fetch: answering(["{}"], { type: "application/json", status: 500 }).fetch, maxRetries: 2 }],
        "error in the stream": [{ fetch: answering([...saying("a").slice(0, 1), bad]).fetch }],
        truncated: [{ fetch: answering(saying("a").slice(0, 1)).fetch }],
        "lost connection": [{ fetch: answering([...saying("a").slice(0, 1), new Error("cable")]).fetch }],
        decode: [{ fetch: answering([event("{")]).fetch }],
        timeout: [{ fetch: answering([saying("a")[0], never]).fetch, timeout: { idle: 30 } }],
        "headers timeout": [{ fetch: () => never, timeout: { headers: 30 } }],
        "key function that fails": [{ apiKey: () => Promise.reject(new Error("no key")) }],
        "aborted before": [{}, { signal: AbortSignal.abort() }],
        "thrown by a hook": [{ fetch: answering(saying("a")).fetch, onResponse: () => Promise.reject(new Error("no")) }],
      };
      for (const [ending, [options, callOptions]] of Object.entries(endings)) {
        for (const way of ["send", ...Object.keys(READS)]) {
          const ask = WAYS[way] ?? streaming(way);
          await ask(t.client(options), t.request("echo"), callOptions);
          // The end of the body comes a moment after [DONE].
          for (let turn = 0; turn < 10 && timers.left > 0; turn++) await timers.turn();
          t.equal(timers.left, 0, `${ending}, ${way}: timers left`);
        }
      }
      const { fetch } = answering([saying("a")[0], never]);
      const stream = await t.client({ fetch }).chat.stream(t.request("echo"), { signal: controller.signal });
      const reading = stream.final().catch(() => {});
      await Promise.resolve();
      controller.abort();
      await reading;
      t.equal(timers.left, 0, "aborted: timers left");
      const left = await t.client({ fetch: answering(saying("a", "b")).fetch }).chat.stream(t.request("echo"));
      for await (const _ of left) break;
      t.equal(timers.left, 0, "left by break: timers left");
      t.ok(timers.set > 20, `only ${timers.set} timers were seen`);
    },
  },
  {
    name: "no timer is left 250 ms after [DONE] on a connection that stays open",
    async run(t) {
      const timers = countingTimers(t);
      const { fetch, seen } = answering([...saying("a"), new Promise(() => {})]);
      t.equal(textIn(await (await t.client({ fetch }).chat.stream(t.request("echo"))).final()), "a");
      t.ok(timers.left <= 1, `${timers.left} timers`);
      await t.until(() => seen.cancelled.length > 0, "the body is cancelled");
      t.equal(timers.left, 0, "timers left");
    },
  },
];
