// @ts-check
// Trying again: what is tried again and what is not, how often, after which pause; and never once something of an
// answer has been handed out.
import { kindOfBreak, withResponse } from "../platforms.js";
import { KEY } from "../toolbox.js";
import { answering, chunk, event, saying } from "../wire.js";
import { countingTimers, inLanes, READS, textIn, WAYS, withRandom } from "../ways.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

const SECOND = 1000;
const JSON_TYPE = "application/json";
const METHODS = ["send", "stream"];

/** A hook that ends a call before its pause, and remembers what it was told. */
function stopping() {
  const stop = new Error("no need to wait");
  const told = /** @type {any[]} */ ([]);
  return {
    stop,
    told,
    onRetry(/** @type {any} */ event) {
      told.push(event);
      throw stop;
    },
  };
}

/** A `fetch` that gives these responses, one a call, and the last one for ever. @param {(() => any)[]} responses */
function inTurn(...responses) {
  const calls = /** @type {any[]} */ ([]);
  return {
    calls,
    fetch: async (/** @type {any[]} */ ...args) => {
      const [url, { headers, body }] = args;
      calls.push({ url, body, headers: [...headers].map(([name, value]) => [name, value]) });
      return responses[Math.min(calls.length, responses.length) - 1]();
    },
  };
}

const good = {
  send: () => Response.json({ choices: [{ index: 0, message: { role: "assistant", content: "fine" } }] }),
  stream: () => answering(saying("fine")).response(),
};

/** @param {string} way */
const goodFor = (way) => (way === "send" ? good.send : good.stream);

/** @param {number} status @param {any} [error] @param {Record<string, string>} [headers] */
const failing = (status, error = { message: "No", code: status }, headers) => () =>
  new Response(JSON.stringify({ error }), { status, headers: { "content-type": JSON_TYPE, ...headers } });

/** @param {any} error */
const failingEvent = (error) => event({ error, choices: [] });

const RETRYABLE = [
  ...["408", "429-upstream", "429-no-hint", "500", "502", "502-html", "503", "503-availability", "504", "524", "529"],
  "402-in-flight",
];
const FINAL = [
  ...["400-context-length", "400-zod", "401", "402-credits", "403-moderation", "403-guardrail", "403-key-limit"],
  ...["404-routing", "404-tools", "413", "422"],
];

/** The first thing in a stream, for which there is another attempt. */
const FIRST_EVENTS = {
  "an error": [failingEvent({ code: 502, message: "Gone" })],
  "an error with a string code": [failingEvent({ code: "server_error", message: "Gone" })],
  "an error in a choice": [event({ choices: [{ index: 0, delta: {}, error: { code: 502, message: "Gone" } }] })],
  "finish_reason error": [event(chunk({ content: "" }, "error"))],
  "an error after comments": [": a\n\n", ": b\n\n", failingEvent({ code: 429, message: "Slow down" })],
  "the end": [],
  "the end after comments": [": a\n\n", ": b\n\n"],
  "[DONE]": ["data: [DONE]\n\n"],
  "the end in mid-event": [": a\n\n", 'data: {"choices":[{"del'],
  "a lost connection": [new Error("cable cut")],
  "a lost connection after comments": [": a\n\n", new Error("cable cut")],
  "a lost connection in mid-event": [": a\n\n", 'data: {"choices":[{"del', new Error("cable cut")],
};

/** The first thing in a stream that is told at once. */
const FINAL_FIRST_EVENTS = {
  "an error of the request": [failingEvent({ code: 400, message: "Too long" })],
  "an error that says it is not retryable": [
    failingEvent({ code: 503, message: "No", availability: { code: "no_endpoints", retryable: false } }),
  ],
  "no chunk": [event("[1]")],
  "no JSON": [event("{")],
};

/** @param {Record<string, string>} headers */
const byHeader = (headers) => ({ headers });
/** @param {any} fields */
const byBody = (fields) => ({ error: { code: 429, message: "Slow down", ...fields } });
const inSeconds = (/** @type {number} */ seconds) => Date.now() + seconds * SECOND;

/**
 * Where the wait that the API asks for can stand.
 *
 * @type {[string, () => { headers?: Record<string, string>, error?: any }, number][]}
 */
const WAITS = [
  ["Retry-After in seconds", () => byHeader({ "Retry-After": "7" }), 7 * SECOND],
  ["Retry-After in parts of seconds", () => byHeader({ "Retry-After": "0.25" }), 250],
  ["Retry-After: 0", () => byHeader({ "Retry-After": "0" }), 0],
  ["Retry-After as a date", () => byHeader({ "Retry-After": new Date(inSeconds(30)).toUTCString() }), 30 * SECOND],
  ["Retry-After as a date gone by", () => byHeader({ "Retry-After": "Fri, 31 Dec 1999 23:59:59 GMT" }), 0],
  ["retry-after-ms", () => byHeader({ "retry-after-ms": "1234" }), 1234],
  ["retry-after-ms beside Retry-After", () => byHeader({ "retry-after-ms": "1234", "Retry-After": "2" }), 1234],
  ["X-RateLimit-Reset", () => byHeader({ "X-RateLimit-Reset": String(inSeconds(30)) }), 30 * SECOND],
  ["metadata.retry_after_seconds", () => byBody({ metadata: { retry_after_seconds: 7 } }), 7 * SECOND],
  ["metadata.headers, Retry-After", () => byBody({ metadata: { headers: { "Retry-After": "9" } } }), 9 * SECOND],
  ["metadata.headers, retry-after", () => byBody({ metadata: { headers: { "retry-after": 9 } } }), 9 * SECOND],
  ["metadata.headers, retry-after-ms", () => byBody({ metadata: { headers: { "retry-after-ms": "90" } } }), 90],
  [
    "metadata.headers, Retry-After as a date",
    () => byBody({ metadata: { headers: { "Retry-After": new Date(inSeconds(30)).toUTCString() } } }),
    30 * SECOND,
  ],
  [
    "metadata.headers, X-RateLimit-Reset",
    () => byBody({ metadata: { headers: { "X-RateLimit-Reset": String(inSeconds(30)) } } }),
    30 * SECOND,
  ],
  ["availability.retry_after", () => byBody({ availability: { retryable: true, retry_after: 5 } }), 5 * SECOND],
];

/** A date has no parts of seconds. @param {number} wait @param {number} expected */
const isAbout = (wait, expected) => wait <= expected && wait >= expected - (expected === 30 * SECOND ? 2 * SECOND : 0);

/** @type {import("../harness.js").Case[]} */
export const retryCases = [
  {
    name: "retries: each error that may pass is tried again, over HTTP",
    async run(t) {
      withRandom(t, 0);
      const attempts = RETRYABLE.flatMap((id) => METHODS.map((method) => ({ id, method })));
      await inLanes(
        attempts,
        async ({ id, method }) => {
          const part = t.part(`${id}-${method}`);
          const client = part.client({ baseURL: part.with(`as=status-${id},times=1`), maxRetries: 1 });
          const answer = await client.chat[method](part.request("echo"));
          const completion = method === "send" ? answer : await answer.final();
          part.equal(textIn(completion), "Hello there, how are you?", `${method}, ${id}`);
          part.equal((await part.seen()).length, 2, `${method}, ${id}: requests`);
        },
        attempts.length,
      );
    },
  },
  {
    name: "retries: no other error of the API is tried again, over HTTP",
    async run(t) {
      withRandom(t, 0);
      await inLanes([...FINAL.map((id) => `status-${id}`), "html-200"], async (scenario) => {
        for (const method of METHODS) {
          const part = t.part(`${scenario}-${method}`);
          const client = part.client({ maxRetries: 3, onRetry: () => part.ok(false, "onRetry was called") });
          await part.rejects(client.chat[method](part.request(scenario)), { retryable: false }, scenario);
          part.equal((await part.seen()).length, 1, `${method}, ${scenario}: requests`);
        }
      });
    },
  },
  {
    name: "retries: every status, with and without the API's own error",
    async run(t) {
      withRandom(t, 0);
      const again = [408, 429, 500, 502, 503, 504, 524, 529];
      for (let status = 400; status < 600; status++) {
        for (const method of METHODS) {
          for (const answer of [failing(status), () => new Response("<p>", { status })]) {
            const { fetch, calls } = inTurn(answer);
            const error = await t.rejects(t.client({ fetch, maxRetries: 1 }).chat[method](t.request("echo")));
            t.equal(error.retryable, again.includes(status), `${status}: retryable`);
            t.equal(calls.length, again.includes(status) ? 2 : 1, `${status}: attempts`);
          }
        }
      }
    },
  },
  {
    name: "retries: what availability says of itself wins over the status",
    async run(t) {
      withRandom(t, 0);
      for (const [status, retryable] of /** @type {[number, boolean][]} */ ([
        [404, true],
        [400, true],
        [503, false],
        [429, false],
      ])) {
        for (const method of METHODS) {
          const availability = { code: "capacity_exhausted", retryable };
          const { fetch, calls } = inTurn(
            failing(status, { message: "No", error_type: "x", http_status: status, availability }),
            goodFor(method),
          );
          const call = t.client({ fetch, maxRetries: 1 }).chat[method](t.request("echo"));
          if (retryable) await call;
          else await t.rejects(call, { retryable: false }, `${status}`);
          t.equal(calls.length, retryable ? 2 : 1, `${status}: attempts`);
        }
      }
    },
  },
  {
    name: "retries: a lost connection, before the headers and in the body of send",
    async run(t) {
      withRandom(t, 0);
      const cells = ["reset", "cut=60", "end=60", "end=26", "as=error-200", "as=error-200-choice", "as=empty-200"];
      await inLanes(cells, async (switches) => {
        const part = t.part(switches);
        const client = part.client({ baseURL: part.with(`${switches},times=2`), maxRetries: 2 });
        const completion = await client.chat.send(part.request("echo"));
        part.equal(textIn(completion), "Hello there, how are you?", switches);
        part.equal((await part.seen()).length, 3, `${switches}: requests`);
      });
      const part = t.part("reset-stream");
      const client = part.client({ baseURL: part.with("reset,times=2"), maxRetries: 2 });
      t.equal(textIn(await (await client.chat.stream(part.request("echo"))).final()), "Hello there, how are you?");
      part.equal((await part.seen()).length, 3, "requests of the stream");
    },
  },
  {
    name: "retries: maxRetries counts the attempts after the first; 2 if nothing is said; the call's wins",
    async run(t) {
      withRandom(t, 0);
      for (const method of METHODS) {
        for (const [client, call, attempts] of /** @type {[any, any, number][]} */ ([
          [{ maxRetries: undefined }, {}, 3],
          ...[0, 1, 2, 5].map((maxRetries) => [{ maxRetries }, {}, maxRetries + 1]),
          ...[0, 1, 2, 5].map((maxRetries) => [{ maxRetries: 3 }, { maxRetries }, maxRetries + 1]),
          [{ maxRetries: 4 }, { maxRetries: undefined }, 5],
        ])) {
          const { fetch, calls } = inTurn(failing(500));
          await t.rejects(t.client({ ...client, fetch }).chat[method](t.request("echo"), call), { status: 500 });
          t.equal(calls.length, attempts, `attempts for ${JSON.stringify([client, call])}`);
        }
      }
      // The attempts of a stream's beginning and those before it are counted together.
      for (const maxRetries of [0, 1, 2, 3, 4, 5]) {
        const first = answering([failingEvent({ code: 502, message: "Gone" })]).response;
        const { fetch, calls } = inTurn(failing(503), first, failing(500), first);
        const { error } = await WAYS["stream, chunks"](t.client({ fetch, maxRetries }), t.request("echo"));
        t.equal(error.code, [503, 502, 500, 502, 502, 502][maxRetries], `code after ${maxRetries} retries`);
        t.equal(calls.length, maxRetries + 1, "attempts");
      }
    },
  },
  {
    name: "retries: the pause doubles up to 8 s, and is a random part of that",
    async run(t) {
      for (const random of [0.001, 0.0005, 0]) {
        withRandom(t, random);
        for (const way of ["send", "stream, final()"]) {
          const waits = /** @type {number[]} */ ([]);
          const response = way === "send" ? failing(500) : answering([failingEvent({ code: 500, message: "No" })]).response;
          const { fetch } = inTurn(response);
          const onRetry = (/** @type {any} */ { wait }) => waits.push(wait);
          await WAYS[way](t.client({ fetch, maxRetries: 7, onRetry }), t.request("echo"));
          const expected = [500, 1000, 2000, 4000, 8000, 8000, 8000].map((bound) => bound * random);
          t.equal(waits.length, expected.length, `${way}: pauses`);
          for (const [i, wait] of waits.entries()) {
            t.ok(Math.abs(wait - expected[i]) < 0.01, `${way}: pause ${i} is ${wait}, not ${expected[i]}`);
          }
        }
      }
    },
  },
  {
    name: "retries: the pause is kept",
    async run(t) {
      withRandom(t, 0.2);
      for (const [options, wait] of /** @type {[any, number][]} */ ([
        [undefined, 100],
        [{ "retry-after-ms": "150" }, 150],
      ])) {
        for (const method of METHODS) {
          const { fetch } = inTurn(failing(503, undefined, options), goodFor(method));
          const began = performance.now();
          await t.client({ fetch, maxRetries: 1 }).chat[method](t.request("echo"));
          const took = performance.now() - began;
          t.ok(took >= wait - 2 && took < wait + 1_500, `${method}: ${took} ms instead of ${wait}`);
        }
      }
    },
  },
  {
    name: "retries: the wait that the API asks for wins, from wherever it stands",
    async run(t) {
      withRandom(t, 1);
      for (const [what, make, expected] of WAITS) {
        for (const way of Object.keys(WAYS)) {
          const { headers, error = { code: 429, message: "Slow down" } } = make();
          const { told, stop, onRetry } = stopping();
          const { fetch } = inTurn(failing(429, error, headers));
          const outcome = await WAYS[way](t.client({ fetch, maxRetries: 1, onRetry }), t.request("echo"));
          t.ok(outcome.error === stop, `${what}, ${way}: ended with ${outcome.error}`);
          const [{ wait, error: failure }] = told;
          t.ok(isAbout(wait, expected), `${what}, ${way}: a pause of ${wait} ms, not ${expected}`);
          t.equal(failure.retryAfter, wait, `${what}, ${way}: retryAfter`);
        }
      }
      // The same in a 200, as the body of send and as the first event of a stream.
      for (const [what, make, expected] of WAITS.filter(([what]) => /metadata|availability/.test(what))) {
        for (const way of Object.keys(WAYS)) {
          const { error } = make();
          const { told, stop, onRetry } = stopping();
          const response = way === "send" ? failing(200, error) : answering([failingEvent(error)]).response;
          const { fetch } = inTurn(response);
          const outcome = await WAYS[way](t.client({ fetch, maxRetries: 1, onRetry }), t.request("echo"));
          t.ok(outcome.error === stop, `${what} in a 200, ${way}: ended with ${outcome.error}`);
          t.ok(isAbout(told[0].wait, expected), `${what} in a 200, ${way}: ${told[0].wait} ms, not ${expected}`);
          t.equal(told[0].error.retryAfter, told[0].wait, `${what} in a 200, ${way}: retryAfter`);
        }
      }
    },
  },
  {
    name: "retries: a longer wait than maxRetryWait is not waited for, and told",
    async run(t) {
      withRandom(t, 0);
      const onRetry = () => t.ok(false, "onRetry was called");
      for (const [asked, options, callOptions] of /** @type {[number, any, any][]} */ ([
        [61, {}, {}],
        [3600 * 24, {}, {}],
        [2, { maxRetryWait: 1_999 }, {}],
        [2, { maxRetryWait: 9_999 }, { maxRetryWait: 1_999 }],
        [1, {}, { maxRetryWait: 0 }],
      ])) {
        for (const way of Object.keys(WAYS)) {
          const error = { code: 429, message: "Slow down", metadata: { retry_after_seconds: asked } };
          const responses = [failing(429, undefined, { "Retry-After": String(asked) }), failing(429, error)];
          if (way !== "send") responses.push(answering([failingEvent(error)]).response);
          for (const response of responses) {
            const { fetch, calls } = inTurn(response);
            const client = t.client({ fetch, maxRetries: 3, onRetry, ...options });
            const outcome = await WAYS[way](client, t.request("echo"), callOptions);
            t.fields(outcome.error, { kind: "api", code: 429, retryable: true, retryAfter: asked * SECOND }, way);
            t.equal(calls.length, 1, "attempts");
          }
        }
      }
      const { fetch, calls } = inTurn(failing(429, undefined, { "Retry-After": "0" }), good.send);
      await t.client({ fetch, maxRetries: 1, maxRetryWait: 0 }).chat.send(t.request("echo"));
      t.equal(calls.length, 2, "attempts without a wait");
    },
  },
  ...Object.entries(FIRST_EVENTS).map(([what, pieces]) => ({
    name: `retries: a stream whose first event is ${what} is tried again, unseen by its reader`,
    async run(/** @type {Toolbox} */ t) {
      withRandom(t, 0);
      for (const [read, all] of Object.entries(READS)) {
        if (read === "toResponse()") continue;
        const bad = answering(pieces, { headers: { "x-generation-id": "gen-bad" } });
        const fine = answering(saying("fi", "ne"), { headers: { "x-generation-id": "gen-good" } });
        const { fetch, calls } = inTurn(bad.response, bad.response, fine.response);
        const stream = await t.client({ fetch, maxRetries: 2 }).chat.stream(t.request("echo"));
        const { error } = await all(stream);
        t.equal(error, undefined, `${read}: error`);
        t.equal(textIn(await stream.final()), "fine", read);
        t.equal(textIn(stream.partial), "fine", `${read}: partial`);
        t.equal(stream.generationId, "gen-good", `${read}: generationId`);
        t.equal(calls.length, 3, `${read}: attempts`);
        t.equal(calls[1], calls[0], `${read}: second request`);
        t.equal(calls[2], calls[0], `${read}: third request`);

        const never = inTurn(bad.response);
        const failed = await t.client({ fetch: never.fetch, maxRetries: 1 }).chat.stream(t.request("echo"));
        const outcome = await all(failed);
        t.ok(outcome.error instanceof t.pkg.OpenRouterError, `${read}: ended with ${outcome.error}`);
        t.equal(outcome.items.length, 0, `${read}: items`);
        t.ok((await t.rejects(failed.final())) === outcome.error, `${read}: final() has another error`);
        t.equal(never.calls.length, 2, `${read}: attempts of what never succeeds`);
      }
    },
  })),
  ...Object.entries(FINAL_FIRST_EVENTS).map(([what, pieces]) => ({
    name: `retries: a stream whose first event is ${what} is not tried again`,
    async run(/** @type {Toolbox} */ t) {
      for (const all of Object.values(READS)) {
        const { fetch, calls } = inTurn(answering(pieces).response);
        const stream = await t.client({ fetch, maxRetries: 2 }).chat.stream(t.request("echo"));
        await all(stream);
        await t.rejects(stream.final(), { retryable: false });
        t.equal(calls.length, 1, "attempts");
      }
    },
  })),
  {
    name: "retries: the beginning of a stream is tried again over HTTP too, and its failed connection is closed",
    async run(t) {
      withRandom(t, 0);
      const cells = ["as=silent", "cut=20", "end=30", "as=error-first-event", "as=error-first-event,keepopen"];
      await inLanes(
        cells,
        async (switches) => {
          const part = t.part(switches);
          const client = part.client({ baseURL: part.with(`${switches},times=1`), maxRetries: 1 });
          const stream = await client.chat.stream(part.request("echo"));
          const first = stream.generationId;
          let text = "";
          for await (const piece of stream.text()) text += piece;
          part.equal(text, "Hello there, how are you?", switches);
          part.ok(stream.generationId !== first, `${switches}: the generationId is the first one's`);
          const seen = await part.seen();
          part.equal(seen.length, 2, `${switches}: requests`);
          for (const { id } of seen) {
            const closed = await fetch(`${part.url}/standin/requests/${id}/wait?timeout=3000`);
            part.equal(closed.status, 200, `${switches}: a connection is open`);
          }
        },
        cells.length,
      );
    },
  },
  {
    name: "retries: never once a chunk has been handed out",
    async run(t) {
      const [first] = saying("a");
      const onRetry = () => t.ok(false, "onRetry was called");
      for (const rest of Object.values(FIRST_EVENTS)) {
        for (const [read, all] of Object.entries(READS)) {
          if (rest[0] === "data: [DONE]\n\n") continue;
          const { fetch, calls } = inTurn(answering([first, ...rest]).response, good.stream);
          const stream = await t.client({ fetch, maxRetries: 2, onRetry }).chat.stream(t.request("echo"));
          const { error } = await all(stream);
          if (read !== "toResponse()") t.ok(error instanceof t.pkg.OpenRouterError, `${read} ended with ${error}`);
          t.equal((await t.rejects(stream.final())).partial.choices[0].message.content, "a", `${read}: partial`);
          t.equal(calls.length, 1, `${read}: attempts`);
        }
      }
      // A chunk and the error behind it in one network read: the chunk is handed out first.
      const both = first + failingEvent({ code: 502, message: "Gone" });
      const { fetch, calls } = inTurn(answering([both]).response, good.stream);
      const { items, error } = await WAYS["stream, chunks"](t.client({ fetch, maxRetries: 2, onRetry }), t.request("echo"));
      t.equal([items.length, error.code, calls.length], [1, 502, 1]);
      const part = t.part("http");
      const client = part.client({ baseURL: part.with("slow=20,cut=900,times=1"), maxRetries: 2, onRetry });
      const stream = await client.chat.stream(part.request("echo"));
      await part.rejects(stream.final(), { kind: kindOfBreak(t) });
      part.equal((await part.seen()).length, 1, "requests");
    },
  },
  {
    name: "retries: toResponse() never tries again; the upstream's bytes are all there is",
    async run(t) {
      for (const pieces of Object.values(FIRST_EVENTS)) {
        const { fetch, calls } = inTurn(answering(pieces).response, good.stream);
        const stream = await t.client({ fetch, maxRetries: 2 }).chat.stream(t.request("echo"));
        const reader = stream.toResponse().body.getReader();
        let text = "";
        try {
          for (let read = await reader.read(); !read.done; read = await reader.read()) {
            text += new TextDecoder().decode(read.value);
          }
        } catch {}
        t.equal(text, pieces.filter((piece) => typeof piece === "string").join(""));
        await t.rejects(stream.final());
        t.equal(calls.length, 1, "attempts");
      }
    },
  },
  {
    name: "retries: our own timeouts are never retried",
    async run(t) {
      const cells = [
        // Long enough for a browser to send what it asks beforehand, and then the request.
        ["hang", { headers: 300 }],
        [withResponse(t, "stall=0"), { idle: 60 }],
        ["alive=0", { firstChunk: 90, idle: 80 }],
        ["hang", { total: 300 }],
      ];
      await inLanes(cells.entries(), async ([number, [switches, timeout]]) => {
        for (const [way, ask] of Object.entries(WAYS)) {
          const part = t.part(`${number}-${way}`);
          const client = part.client({ baseURL: part.with(/** @type {string} */ (switches)), timeout, maxRetries: 3 });
          part.fields((await ask(client, part.request("echo"))).error, { kind: "timeout" }, way);
          part.equal((await part.seen()).length, 1, `${way}: requests`);
        }
      });
    },
  },
  {
    name: "retries: an abort ends the pause, with each kind of call",
    async run(t) {
      const timers = countingTimers(t);
      const responses = {
        status: failing(503, undefined, { "Retry-After": "20" }),
        event: answering([failingEvent({ code: 429, message: "No", metadata: { retry_after_seconds: 20 } })]).response,
      };
      for (const [what, response] of Object.entries(responses)) {
        for (const [way, ask] of Object.entries(WAYS)) {
          if (what === "event" && way === "send") continue;
          const { fetch, calls } = inTurn(response);
          const controller = new AbortController();
          /** @type {(value?: unknown) => void} */
          let pausing = () => {};
          const paused = new Promise((resolve) => (pausing = resolve));
          const client = t.client({ fetch, maxRetries: 1, onRetry: pausing });
          const asked = ask(client, t.request("echo"), { signal: controller.signal });
          await paused;
          await timers.turn();
          controller.abort("enough");
          const { error } = await asked;
          t.fields(error, { kind: "aborted", cause: "enough", retryable: false }, `${what}, ${way}`);
          t.equal(calls.length, 1, `${what}, ${way}: attempts`);
          // The pause would be 20 s: a timer that is gone sooner is another case's.
          await t.until(() => timers.left === 0, `${what}, ${way}: no timer is left`);
        }
      }
    },
  },
  {
    name: "retries: stream.abort(), break and disposal end the pause of a stream",
    async run(t) {
      const timers = countingTimers(t);
      const error = { code: 429, message: "No", metadata: { retry_after_seconds: 20 } };
      for (const leave of [
        (/** @type {any} */ stream) => stream.abort("enough"),
        (/** @type {any} */ _stream, /** @type {any} */ items) => items.return(),
        (/** @type {any} */ stream) => stream[Symbol.asyncDispose]?.() ?? stream.abort(),
      ]) {
        const { fetch, calls } = inTurn(answering([failingEvent(error)]).response, good.stream);
        /** @type {(value?: unknown) => void} */
        let pausing = () => {};
        const paused = new Promise((resolve) => (pausing = resolve));
        const stream = await t.client({ fetch, maxRetries: 1, onRetry: pausing }).chat.stream(t.request("echo"));
        const items = stream.text();
        const next = items.next().then(
          () => "over",
          (/** @type {any} */ reason) => reason.kind,
        );
        await paused;
        await timers.turn();
        await leave(stream, items);
        t.ok(["over", "aborted"].includes(await next), `next() gave ${await next}`);
        await t.rejects(stream.final(), { kind: "aborted" });
        await timers.turn();
        t.equal(calls.length, 1, "attempts");
        await t.until(() => timers.left === 0, "no timer is left");
      }
    },
  },
  {
    name: "retries: every attempt sends the same, whatever the caller does to its objects meanwhile",
    async run(t) {
      withRandom(t, 0);
      const bad = { send: failing(503), stream: failing(503) };
      const first = answering([failingEvent({ code: 502, message: "Gone" })]).response;
      for (const way of Object.keys(WAYS)) {
        const request = { ...t.request("echo"), stop: ["a"], messages: [{ role: "user", content: "Hello" }] };
        const headers = { "X-Title": "before" };
        const options = { headers: { traceparent: "00-before" } };
        const responses = way === "send" ? [bad.send, good.send] : [bad.stream, first, bad.stream, good.stream];
        const { fetch, calls } = inTurn(...responses);
        const onRetry = () => {
          request.messages[0].content = "Goodbye";
          request.messages.push({ role: "user", content: "and more" });
          request.stop.push("b");
          /** @type {any} */ (request).temperature = 1;
          headers["X-Title"] = "after";
          options.headers.traceparent = "00-after";
        };
        const onRequest = (/** @type {any} */ { attempt, headers }) => headers.append("tracestate", `attempt=${attempt}`);
        const client = t.client({ fetch, headers, maxRetries: 5, onRetry, onRequest });
        t.equal((await WAYS[way](client, request, options)).error, undefined, way);
        t.equal(calls.length, responses.length, `${way}: attempts`);
        for (const [i, call] of calls.entries()) {
          t.equal(call.body, calls[0].body, `${way}: body of attempt ${i + 1}`);
          const changed = calls[0].headers.map((/** @type {string[]} */ [name, value]) => [
            name,
            name === "tracestate" ? `attempt=${i + 1}` : value,
          ]);
          t.equal(call.headers, changed, `${way}: headers of attempt ${i + 1}`);
        }
      }
    },
  },
  {
    name: "retries: the key function is asked before each attempt, and its failure is told at once",
    async run(t) {
      withRandom(t, 0);
      const first = answering([failingEvent({ code: 502, message: "Gone" })]).response;
      for (const way of Object.keys(WAYS)) {
        const responses = way === "send" ? [failing(503), good.send] : [failing(503), first, good.stream];
        const { fetch, calls } = inTurn(...responses);
        let asked = 0;
        const apiKey = async () => `${KEY}-${(asked += 1)}`;
        await WAYS[way](t.client({ fetch, apiKey, maxRetries: 3 }), t.request("echo"));
        const keys = calls.map(({ headers }) => new Headers(headers).get("authorization"));
        t.equal(
          keys,
          responses.map((_, i) => `Bearer ${KEY}-${i + 1}`),
          `${way}: keys`,
        );
        const own = new Error("the vault is closed");
        let turn = 0;
        const failingKey = () => {
          if ((turn += 1) === 2) throw own;
          return KEY;
        };
        const again = inTurn(...responses);
        const { error } = await WAYS[way](
          t.client({ fetch: again.fetch, apiKey: failingKey, maxRetries: 3 }),
          t.request("echo"),
        );
        t.fields(error, { kind: "config", message: /^apiKey/, cause: own }, way);
        t.equal(again.calls.length, 1, `${way}: attempts`);
      }
    },
  },
  {
    name: "retries: a chunk that was read but not asked for yet, and final() beside a reader",
    async run(t) {
      withRandom(t, 0);
      const first = answering([failingEvent({ code: 502, message: "Gone" })]).response;
      const { fetch, calls } = inTurn(first, answering(saying("a", "b")).response);
      const stream = await t.client({ fetch, maxRetries: 1 }).chat.stream(t.request("echo"));
      const final = stream.final();
      t.equal(textIn(await final), "ab");
      t.ok((await stream.final()) === (await final), "another completion");
      t.equal(calls.length, 2, "attempts");
    },
  },
];
