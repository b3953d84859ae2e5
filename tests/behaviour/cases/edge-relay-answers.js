// @ts-check
// relay(): what comes back through it. The upstream's bytes, whatever they are; and what they cost, told to the owner.
import { ask, keyless, metered, ORIGIN, refused } from "../edge-relay.js";
import { hidesBreaks, untilClosable, withResponse } from "../platforms.js";
import { answering, chunk, DONE, event, readEvents, recordingFetch, saying } from "../wire.js";
import { expectedOf } from "./scenarios.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

/** The time after which a client's leaving has to have reached the upstream, in ms. */
const SOON = 1_000;

/** The last of the chunks that have a usage. @param {string} text */
const usageIn = (text) =>
  readEvents(text)
    .data.map((data) => JSON.parse(data))
    .filter(({ usage }) => usage)
    .at(-1)?.usage;

/**
 * Relays an answer, and compares all of it.
 *
 * @param {Toolbox} t
 * @param {any} body
 * @param {Record<string, unknown>} more
 */
async function comparesWithTheWire(t, body, more) {
  const wire = recordingFetch();
  const { response, finished } = await metered(t, body, { fetch: wire.fetch, ...more });
  const relayed = new Uint8Array(await response.arrayBuffer());
  const upstream = wire.bytes;
  if (response.status === 200) {
    t.equal(relayed.length, upstream.length, "bytes");
    t.ok(
      relayed.every((byte, i) => byte === upstream[i]),
      "other bytes",
    );
    t.equal(response.headers.get("content-type")?.split(";")[0], wire.response.headers.get("content-type"));
    t.equal(response.headers.get("x-generation-id"), wire.response.headers.get("x-generation-id"));
  }
  return { response, relayed: new TextDecoder().decode(relayed), text: wire.text(), told: await finished() };
}

/**
 * @param {Toolbox} t
 * @param {any} body
 * @param {Record<string, unknown>} [more]
 */
async function streams(t, body, more = {}) {
  const { response, relayed, text, told } = await comparesWithTheWire(t, { ...body, stream: true }, more);
  if (response.status !== 200) return isError(t, response, relayed, told);
  const { whole, failed, ended } = expectedOf(text);
  t.equal([told.usage, told.cost], [usageIn(text), usageIn(text)?.cost], "usage and cost");
  t.equal([told.model, told.finishReason], [whole?.model, whole?.choices?.[0]?.finish_reason ?? undefined]);
  t.equal(told.generationId, response.headers.get("x-generation-id"), "generationId");
  t.equal(told.error === undefined, ended && !failed, `error: ${told.error}`);
  t.ok(told.duration >= (told.firstChunk ?? 0), "duration");
}

/**
 * @param {Toolbox} t
 * @param {any} body
 * @param {Record<string, unknown>} [more]
 */
async function answers(t, body, more = {}) {
  const { response, relayed, text, told } = await comparesWithTheWire(t, body, more);
  if (response.status !== 200) return isError(t, response, relayed, told);
  let completion;
  try {
    completion = JSON.parse(text);
  } catch {
    t.ok(["decode", "truncated", "connection"].includes(told.error.kind), `error: ${told.error}`);
    return;
  }
  t.equal([told.usage, told.model], [completion.usage ?? undefined, completion.model], "usage and model");
  t.equal(told.finishReason, completion.choices?.[0]?.finish_reason ?? undefined, "finishReason");
  t.ok(told.firstChunk <= told.duration, "firstChunk");
}

/** @param {Toolbox} t @param {Response} response @param {string} text @param {any} told */
function isError(t, response, text, told) {
  const { error } = JSON.parse(text);
  t.ok(response.status >= 400 && typeof error.message === "string", text);
  t.equal(error.message, told.error.message, "the owner's message");
  t.equal(told.usage, undefined, "usage");
}

/** @param {import("../harness.js").Suite} suite @returns {import("../harness.js").Case[]} */
export function edgeRelayAnswerCases({ scenarios, recordings }) {
  // Answers without an end, or with a broken one, have cases of their own.
  const ending = scenarios.filter((id) => !/open|cut|8mb/.test(id));
  const only = ["node", "workerd", "deno"];
  return [
    ...cases,
    ...ending.map((model) => ({
      name: `edge relay: scenario ${model}: the upstream's bytes, and what they cost, streamed and whole`,
      only,
      async run(/** @type {Toolbox} */ t) {
        const body = t.request(model);
        const more = { models: [model] };
        await streams(t, body, more);
        await answers(t, body, more);
      },
    })),
    ...(recordings ?? []).map((file) => ({
      name: `edge relay: recorded ${file}: the upstream's bytes, and what they cost, whole and in pieces`,
      only,
      async run(/** @type {Toolbox} */ t) {
        for (const split of [undefined, "split=random:1", "split=4099"]) {
          const baseURL = t.recorded(file, split);
          const body = t.request("echo");
          if (!file.endsWith(".sse")) await answers(t, body, { baseURL });
          else if (/^(sse|stream)-(?!images|responses)/.test(file)) await streams(t, body, { baseURL });
          else await comparesWithTheWire(t, { ...body, stream: true }, { baseURL });
        }
      },
    })),
  ];
}

const USAGE = { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5, cost: 0.0025 };
const METERED = [saying("a")[0], event({ ...chunk({ content: "" }, "stop"), usage: USAGE }), DONE];

/** @type {import("../harness.js").Case[]} */
const cases = [
  {
    name: "edge relay: the owner is told what an answer cost, streamed and whole",
    async run(t) {
      const whole = { model: "made/up", usage: USAGE, choices: [{ finish_reason: "stop", message: { content: "a" } }] };
      for (const [stream, pieces, type] of [
        [true, METERED, "text/event-stream"],
        [false, ["\n   ", JSON.stringify(whole)], "application/json"],
      ]) {
        const { fetch } = answering(/** @type {any} */ (pieces), { type: String(type), headers: { "x-generation-id": "gen-1" } });
        const { response, finished } = await metered(t, t.request("echo", { stream }), { fetch });
        t.equal(await response.text(), /** @type {string[]} */ (pieces).join(""));
        const { duration, firstChunk, ...told } = await finished();
        t.equal(told, {
          usage: USAGE,
          cost: 0.0025,
          model: "made/up",
          finishReason: "stop",
          error: undefined,
          generationId: "gen-1",
          attempts: 1,
        });
        t.ok(duration >= firstChunk && firstChunk >= 0, `${firstChunk} of ${duration} ms`);
      }
    },
  },
  {
    name: "edge relay: an error in the answer: its bytes pass, and the owner is told of it, with what it cost",
    async run(t) {
      const bad = event({ ...chunk({ content: "" }), usage: USAGE, error: { code: 502, message: "Gone" } });
      const { fetch } = answering([saying("a")[0], bad, DONE]);
      const stream = await metered(t, t.request("echo", { stream: true }), { fetch });
      t.equal(await stream.response.text(), saying("a")[0] + bad + DONE);
      const told = await stream.finished();
      t.fields(told.error, { kind: "api", code: 502, message: "Gone" });
      t.equal(told.cost, 0.0025);

      const body = JSON.stringify({ error: { code: 429, message: "Slow down" } });
      const whole = await metered(t, t.request("echo"), { fetch: answering([body], { type: "application/json" }).fetch });
      t.equal([whole.response.status, await whole.response.text()], [200, body]);
      t.fields((await whole.finished()).error, { kind: "api", code: 429 });
    },
  },
  {
    name: "edge relay: a client that leaves because of an error: the owner is told of the error, and what it cost if that came",
    async run(t) {
      const bad = event({ choices: [{ index: 0, delta: {}, finish_reason: "error", error: { code: 502, message: "Gone" } }] });
      const usage = event({ ...chunk({ content: "" }), usage: USAGE });
      for (const cost of [0.0025, undefined]) {
        const rest = cost ? [": still there\n\n", usage] : [];
        const { fetch } = answering([saying("a")[0], bad, ...rest, new Promise(() => {})]);
        const { response, finished } = await metered(t, t.request("echo", { stream: true }), { fetch });
        const reader = /** @type {ReadableStream} */ (response.body).getReader();
        for (let read = 0; read < 2 + rest.length; read++) await reader.read();
        await reader.cancel();
        const told = await finished();
        t.fields(told.error, { kind: "api", code: 502, message: "Gone", status: 200 });
        t.equal(told.cost, cost);
      }
    },
  },
  {
    name: "edge relay: what onFinish throws harms nobody but waitUntil; without one, nobody",
    async run(t) {
      const own = new Error("the database is down");
      const onFinish = async () => {
        throw own;
      };
      const { response, waits } = await metered(t, t.request("echo", { stream: true }), { onFinish });
      t.ok((await response.text()).endsWith(DONE), "all of it");
      const thrown = await Promise.all(waits).then(
        () => undefined,
        (error) => error,
      );
      t.ok(thrown === own, `it waited for ${thrown}`);
      const none = await ask(t, t.request("echo", { stream: true }), { onFinish });
      t.ok((await none.text()).endsWith(DONE), "all of it");
      await refused(t, ask(t, t.request("status-401"), { onFinish }), 401, /./);
    },
  },
  {
    name: "edge relay: of what is refused nobody is told, and nothing is waited for",
    async run(t) {
      const { response, told, waits } = await metered(t, t.request("none/such"));
      await refused(t, response, 403, /^model/);
      await t.sleep(5);
      t.equal([told.length, waits.length], [0, 0]);
    },
  },
  {
    name: "edge relay: no wait for a slow onFinish: the answer ends when it does",
    async run(t) {
      let end = () => {};
      const onFinish = () => new Promise((resolve) => (end = () => resolve(undefined)));
      for (const model of ["echo", "status-401"]) {
        const { response, waits } = await metered(t, t.request(model, { stream: true }), { onFinish });
        await response.text();
        let waited = false;
        const waiting = Promise.all(waits).then(() => (waited = true));
        await t.sleep(5);
        t.ok(!waited, "it did not wait for onFinish");
        end();
        await waiting;
      }
    },
  },
  ...["the body is cancelled", "the request is aborted", "it is aborted before the first byte"].map((how) => ({
    name: `edge relay: the client leaves: ${how}: the upstream is closed within a second`,
    async run(/** @type {Toolbox} */ t) {
      for (const stream of [true, false]) {
        const controller = new AbortController();
        const switches = how.endsWith("byte") ? "hang" : stream ? "stall=700" : "stall=1";
        const options = { baseURL: t.with(withResponse(t, switches)) };
        const part = t.part(String(stream));
        const asking = metered(part, part.request("echo", { stream }), options, { signal: controller.signal });
        let began = Date.now();
        if (how.endsWith("byte")) {
          await part.arrived();
          began = Date.now();
          controller.abort();
          const { response, finished } = await asking;
          t.equal(response.status, 499);
          t.fields((await finished()).error, { kind: "aborted" });
        } else {
          const { response, finished } = await asking;
          const reader = /** @type {ReadableStream} */ (response.body).getReader();
          await reader.read();
          await untilClosable(t);
          began = Date.now();
          const reading = reader.read().catch((/** @type {unknown} */ error) => error);
          if (how.endsWith("cancelled")) await reader.cancel();
          else controller.abort();
          await reading;
          t.fields((await finished()).error, { kind: "aborted" });
        }
        await part.closedByClient();
        const [{ closedAt }] = await part.seen();
        t.ok(closedAt - began < SOON, `it took ${closedAt - began} ms`);
      }
    },
  })),
  {
    name: "edge relay: a request that was aborted before it came is not sent on",
    async run(t) {
      const controller = new AbortController();
      controller.abort();
      const { fetch, seen } = answering(saying("a"));
      const { response } = await metered(t, t.request("echo"), { fetch }, { signal: controller.signal });
      t.equal([response.status, seen.calls.length], [499, 0]);
    },
  },
  {
    name: "edge relay: an upstream that does not answer, or falls silent, is given up",
    async run(t) {
      const hanging = await metered(t, t.request("echo"), { baseURL: t.with("hang"), timeout: { headers: 300 } });
      await refused(t, hanging.response, 504, /timeout\.headers/);
      t.fields((await hanging.finished()).error, { kind: "timeout" });
      for (const stream of [true, false]) {
        const baseURL = t.with(withResponse(t, stream ? "stall=700" : "stall=0"));
        const { response, finished } = await metered(t, t.request("echo", { stream }), { baseURL, timeout: { idle: 300 } });
        t.equal(response.status, 200);
        const read = await response.text().then(
          () => "fulfilled",
          () => "rejected",
        );
        t.equal(read, "rejected", `stream: ${stream}: the body`);
        t.fields((await finished()).error, { kind: "timeout", message: /timeout\.idle/ });
      }
      await t.closedByClient();
    },
  },
  {
    name: "edge relay: functions of the owner's that never end are given up",
    async run(t) {
      const never = () => new Promise(() => {});
      const timeout = { headers: 100 };
      for (const hanging of [{ authorize: never }, { transform: never }, { apiKey: never }]) {
        await refused(t, ask(t, t.request("echo"), { timeout, ...hanging }), 504, /timeout\.headers/, Object.keys(hanging)[0]);
      }
      await t.sentNothing();
    },
  },
  {
    name: "edge relay: a connection that is lost breaks the answer off, and is no short answer",
    async run(t) {
      const lost = await metered(t, t.request("echo"), { baseURL: t.with("reset") });
      await refused(t, lost.response, 502, /could not be sent/);
      for (const stream of [true, false]) {
        const baseURL = t.with(stream ? "cut=700" : "cut=40");
        const { response, finished } = await metered(t, t.request("echo", { stream }), { baseURL });
        const read = await response.text().then(
          () => "fulfilled",
          () => "rejected",
        );
        const { error } = await finished();
        if (hidesBreaks(t)) t.ok(["truncated", "decode"].includes(error.kind), `kind ${error.kind}`);
        else t.equal([read, error.kind], ["rejected", "connection"], `stream: ${stream}`);
      }
    },
  },
  {
    name: "edge relay: an upstream's page, or a stream in place of JSON, is no answer",
    async run(t) {
      for (const [stream, type] of [
        [true, "text/html"],
        [false, "text/html"],
        [false, "text/event-stream"],
        [true, "application/json"],
      ]) {
        const { fetch } = answering(["<h1>Hello</h1>"], { type: String(type) });
        const { response, finished } = await metered(t, t.request("echo", { stream }), { fetch });
        await refused(t, response, 502, /expected|no JSON/, `${type} for stream: ${stream}`);
        t.ok((await finished()).error, "the owner is told");
      }
    },
  },
  {
    name: "edge relay: of an answer larger than maxEventBytes the bytes pass, but nothing is kept",
    async run(t) {
      const long = JSON.stringify({ choices: [{ message: { content: "word ".repeat(1_000) } }] });
      const { fetch } = answering([long.slice(0, 100), long.slice(100)], { type: "application/json" });
      const { response, finished } = await metered(t, t.request("echo"), { fetch, maxEventBytes: 1_000 });
      t.equal(await response.text(), long);
      t.fields((await finished()).error, { kind: "decode", message: /larger than maxEventBytes/ });
    },
  },
  {
    name: "edge relay: one read at a time, and only when asked",
    async run(t) {
      const { fetch, seen } = answering(saying(..."abcdef"));
      const { response, finished } = await metered(t, t.request("echo", { stream: true }), { fetch });
      await t.sleep(5);
      t.equal(seen.reads, 0, "reads before anybody reads");
      const reader = /** @type {ReadableStream} */ (response.body).getReader();
      await reader.read();
      await t.sleep(5);
      t.equal(seen.reads, 1, "reads");
      await reader.cancel();
      t.equal(seen.cancelled.length, 1, "cancellations");
      t.fields((await finished()).error, { kind: "aborted" });
    },
  },
  {
    name: "edge relay: 200 streams at once, over HTTP, each with its own words and its own bill",
    async run(t) {
      const one = async (/** @type {number} */ number) => {
        const content = `stream number ${number} says ${"so ".repeat(number % 7)}`;
        const request = t.request("echo", { stream: true, messages: [{ role: "user", content }] });
        const wire = recordingFetch();
        const { response, finished } = await metered(t, request, { baseURL: t.with("slow=0"), fetch: wire.fetch });
        const text = await response.text();
        t.equal(text, wire.text(), `number ${number}`);
        const chunks = readEvents(text).data.map((data) => JSON.parse(data));
        t.equal(chunks.map(({ choices }) => choices[0]?.delta.content).join(""), content);
        const told = await finished();
        t.equal([told.usage, told.generationId, told.error], [usageIn(text), chunks[0].id, undefined]);
      };
      await Promise.all(Array.from({ length: 200 }, (_, number) => one(number)));
    },
  },
  {
    name: "edge relay: /models: those that may be asked for, without the key, and not asked for each time",
    async run(t) {
      const all = ["openai/gpt-5.2", "openai/gpt-5.2:free", "openrouter/auto", "~openai/gpt-latest", "a/b"].map((id) => ({ id }));
      const { fetch, seen } = answering([JSON.stringify({ data: all })], { type: "application/json" });
      const list = (/** @type {any} */ more = {}, /** @type {any} */ how = {}) =>
        ask(t, undefined, { fetch, baseURL: `${t.baseURL}/${t.user}`, listModels: true, models: ["openai/*"], ...more }, {
          method: "GET",
          url: "https://relay.example/api/models?category=x",
          ...how,
        });
      for (let time = 0; time < 3; time++) {
        const response = await list();
        t.equal(JSON.parse(await keyless(t, response)), { data: [{ id: "openai/gpt-5.2" }] });
        t.equal(response.headers.get("access-control-allow-origin"), ORIGIN);
        t.equal(response.headers.get("cache-control"), "private, max-age=120");
      }
      t.equal(seen.calls.length, 1, "calls");
      const [url, init] = seen.calls[0];
      t.equal([url, init.method, init.redirect], [`${t.baseURL}/${t.user}/models`, "GET", "manual"]);
      t.equal(Object.fromEntries(init.headers), { accept: "application/json" });
      // Another relay has another list.
      const wider = await list({ models: ["*/*:free", "openrouter/auto"] });
      t.equal(JSON.parse(await wider.text()).data.length, 2);

      await refused(t, list({}, { headers: { origin: undefined } }), 403, /^origin: missing/);
      const own = { origin: undefined, "sec-fetch-site": "same-origin" };
      t.equal((await list({ origins: ["https://relay.example"] }, { headers: own })).status, 200);
      await refused(t, list({}, { headers: own }), 403, /^origin: pages from there/);
      await refused(t, list({ authorize: () => false }), 401, /^authorization/);
      await refused(t, list({ listModels: false }), 404, /^path/);
      t.equal((await list({}, { method: "POST" })).status, 405);
    },
  },
  {
    name: "edge relay: /models of the stand-in; what is no list is a 502",
    async run(t) {
      const how = { method: "GET", url: "https://relay.example/models" };
      const { data } = JSON.parse(await (await ask(t, undefined, { listModels: true }, how)).text());
      const expected = t.platform.suite.scenarios.filter((id) => /^standin\/[\w.-]+$/.test(id));
      t.equal(data.map((/** @type {any} */ { id }) => id).sort(), expected.sort());
      for (const body of ["<h1>", "[]", '{"data":{}}', '{"data":[null]}']) {
        const { fetch } = answering([body], { type: "application/json" });
        const baseURL = `${t.baseURL}/${t.user}/${body.length}`;
        await refused(t, ask(t, undefined, { fetch, baseURL, listModels: true }, how), 502, /list of models is none/, body);
      }
    },
  },
];
