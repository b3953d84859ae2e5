// @ts-check
// A relay ends when its upstream does, or has to: never later, and never as if all were well when it is not.
import { hidesBreaks, untilClosable, withResponse } from "../platforms.js";
import { answering, event, joined, recordingFetch, saying } from "../wire.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

const never = () => new Promise(() => {});

/** The time after which a relay that ought to be over is given up, in ms. */
const SOON = 1_500;

/**
 * All that can be read of a relay, and how reading it ended.
 *
 * @param {Response} response
 * @returns {Promise<{ bytes: Uint8Array, error?: any, took: number }>}
 */
async function relayed(response) {
  const pieces = [];
  const began = Date.now();
  let error;
  try {
    const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) pieces.push(read.value);
  } catch (reason) {
    error = reason;
  }
  return { bytes: joined(pieces), error, took: Date.now() - began };
}

/** @param {Uint8Array} bytes */
const textOf = (bytes) => new TextDecoder().decode(bytes);

/** @param {Toolbox} t @param {any} error @param {Record<string, unknown>} fields @param {string} [what] */
function failed(t, error, fields, what = "the relay") {
  t.ok(error instanceof t.pkg.OpenRouterError, `${what} ended with ${error}`);
  t.fields(error, fields, what);
}

/** A relay's reader that has seen `[DONE]`. @param {any} response */
async function readToDone(response) {
  const reader = response.body.getReader();
  for (let text = ""; !text.includes("[DONE]"); ) text += textOf((await reader.read()).value);
  return reader;
}

/** Answers that do not end, with the bound that ends them. @type {[string, string, Record<string, number>][]} */
const STALLS = [
  ["stall=700", "idle", { idle: 200 }],
  ["stall=0", "idle", { idle: 200 }],
  ["alive=700", "firstChunk", { firstChunk: 200, idle: 5_000 }],
  ["stall=700", "total", { total: 300 }],
];

/** @type {import("../harness.js").Case[]} */
export const relayingCases = [
  ...STALLS.map(([switches, bound, timeout]) => ({
    name: `relaying: ${switches}: it ends at timeout.${bound}`,
    async run(/** @type {Toolbox} */ t) {
      const stream = await t.client({ baseURL: t.with(withResponse(t, switches)), timeout }).chat.stream(t.request("echo"));
      const { bytes, error, took } = await relayed(stream.toResponse());
      failed(t, error, { kind: "timeout", status: 200, message: new RegExp(`timeout\\.${bound}`) });
      t.ok(took < SOON, `it took ${took} ms`);
      if (switches === "stall=700") t.equal(bytes.length, 700, "bytes before it");
      t.ok((await t.rejects(stream.final())) === error, "final() has another error");
      await t.closedByClient();
    },
  })),
  {
    name: "relaying: an upstream that stays open after [DONE] is closed soon, and the relay ends well",
    async run(t) {
      const wire = recordingFetch();
      for (const fetch of [undefined, wire.fetch]) {
        const stream = await t.client({ fetch }).chat.stream(t.request("done-open"));
        const { bytes, error, took } = await relayed(stream.toResponse());
        t.ok(error === undefined, `${fetch ? "recorded: " : ""}it broke off: ${error}, because of ${error?.cause}`);
        t.ok(took < SOON, `it took ${took} ms`);
        t.ok(textOf(bytes).endsWith("data: [DONE]\n\n"), `it ends with ${textOf(bytes.subarray(-30))}`);
        if (fetch) t.equal(bytes, wire.bytes, "bytes");
        t.equal((await stream.final()).choices[0].finish_reason, "stop");
      }
      await t.closedByClient();
    },
  },
  {
    name: "relaying: what comes within that while after [DONE] is handed on",
    async run(t) {
      const late = ": late\n\n";
      const { fetch } = answering([...saying("a"), new Promise((resolve) => setTimeout(resolve, 60)), late]);
      const stream = await t.client({ fetch }).chat.stream(t.request("echo"));
      const { bytes, error } = await relayed(stream.toResponse());
      t.equal([error, textOf(bytes)], [undefined, saying("a").join("") + late]);
    },
  },
  ...["signal", "stream.abort()"].map((how) => ({
    name: `relaying: aborted after [DONE] by ${how}, with the body open, it breaks off`,
    async run(/** @type {Toolbox} */ t) {
      const open = answering([...saying("a"), never()]);
      for (const fetch of [open.fetch, undefined]) {
        const controller = new AbortController();
        const { signal } = controller;
        const stream = await t.client({ fetch }).chat.stream(t.request("done-open"), { signal });
        const reader = await readToDone(stream.toResponse());
        const reading = t.rejects(reader.read(), { kind: "aborted", cause: "enough" }, "the read");
        const began = Date.now();
        if (how === "signal") controller.abort("enough");
        else stream.abort("enough");
        await reading;
        t.ok(Date.now() - began < 200, "it was the connection's end, not the abort");
        // The answer itself had come to its end.
        t.equal((await stream.final()).choices[0].finish_reason, "stop");
      }
      t.equal(open.seen.cancelled.length, 1, "cancellations");
      await t.closedByClient();
    },
  })),
  ...["error-unified", "error-first-event", "error-usage-chunk"].map((scenario) => ({
    name: `relaying: ${scenario}: all bytes pass, it closes cleanly, nothing is tried again, final() rejects`,
    async run(/** @type {Toolbox} */ t) {
      const wire = recordingFetch();
      const stream = await t.client({ fetch: wire.fetch, maxRetries: 2 }).chat.stream(t.request(scenario));
      const { bytes, error } = await relayed(stream.toResponse());
      t.ok(error === undefined, `it broke off: ${error}`);
      t.equal(bytes, wire.bytes, "bytes");
      await t.rejects(stream.final(), { kind: "api", status: 200 }, "final()");
      t.equal((await t.seen()).length, 1, "requests");
    },
  })),
  {
    name: "relaying: an upstream that falls silent after an API error ends it at timeout.idle",
    async run(t) {
      const bad = event({ error: { code: 502, message: "Gone" }, choices: [] });
      const { fetch, seen } = answering([saying("a")[0], bad, never()]);
      const stream = await t.client({ fetch, timeout: { idle: 200 } }).chat.stream(t.request("echo"));
      const { bytes, error, took } = await relayed(stream.toResponse());
      failed(t, error, { kind: "timeout", message: /timeout\.idle/ });
      t.ok(took < SOON, `it took ${took} ms`);
      t.equal(textOf(bytes), saying("a")[0] + bad);
      await t.rejects(stream.final(), { kind: "api", code: 502 }, "final()");
      t.equal([seen.cancelled.length, seen.signal.aborted], [1, true], "cancelled and aborted");
    },
  },
  {
    name: "relaying: from a response that is an error, it is no empty success",
    async run(t) {
      const refused = JSON.stringify({ error: { code: 401, message: "No auth" } });
      /** @type {[string, () => any, Record<string, unknown>][]} */
      const sources = [
        ["401", () => json(refused, 401), { kind: "api", status: 401, code: 401, message: "No auth" }],
        ["200", () => json(refused, 200), { kind: "api", status: 200, code: 401, message: "No auth" }],
        [
          "502",
          () => new Response("<h1>bad</h1>", { status: 502, headers: { "content-type": "text/html" } }),
          { kind: "status", status: 502 },
        ],
        [
          "a locked body",
          () => {
            const response = answering(saying("a")).response();
            response.body?.getReader();
            return response;
          },
          { kind: "config" },
        ],
      ];
      for (const [what, source, fields] of sources) {
        const stream = t.pkg.ChatStream.from(source());
        const { bytes, error } = await relayed(stream.toResponse());
        t.equal(bytes.length, 0, `${what}: bytes`);
        failed(t, error, fields, what);
        t.ok((await t.rejects(stream.final())) === error, `${what}: final() has another error`);
        const text = t.pkg.ChatStream.from(source()).toResponse().text();
        const read = await text.then(
          (/** @type {string} */ text) => `gave "${text}"`,
          () => "rejected",
        );
        t.equal(read, "rejected", `${what}: text()`);
      }
    },
  },
  ...["cut=700", "cut=0"].map((switches) => ({
    name: `relaying: ${switches}: a connection that is lost makes it fail`,
    async run(/** @type {Toolbox} */ t) {
      const baseURL = t.with(withResponse(t, switches));
      const stream = await t.client({ baseURL, maxRetries: 2 }).chat.stream(t.request("echo"));
      const { error } = await relayed(stream.toResponse());
      if (hidesBreaks(t)) {
        t.equal(error, undefined);
        await t.rejects(stream.final(), { kind: "truncated", status: 200, retryable: true });
      } else {
        failed(t, error, { kind: "connection", status: 200, retryable: true });
        t.ok((await t.rejects(stream.final())) === error, "final() has another error");
      }
      t.equal((await t.seen()).length, 1, "requests");
    },
  })),
  {
    name: "relaying: lost after [DONE], it fails although the answer is whole",
    async run(t) {
      const { fetch } = answering([...saying("a"), new Error("cable cut")]);
      const stream = await t.client({ fetch }).chat.stream(t.request("echo"));
      const { bytes, error } = await relayed(stream.toResponse());
      failed(t, error, { kind: "connection" });
      t.equal(textOf(bytes), saying("a").join(""));
      t.equal((await stream.final()).choices[0].message.content, "a");
    },
  },
  {
    name: "relaying: the consumer cancels, and the upstream is closed",
    async run(t) {
      const client = t.client({ baseURL: t.with("stall=700") });
      const middle = await client.chat.stream(t.request("echo"));
      const reader = middle.toResponse().body.getReader();
      await reader.read();
      await reader.cancel("gone");
      await t.rejects(middle.final(), { kind: "aborted" }, "in the middle");

      const unread = await client.chat.stream(t.request("echo"));
      await untilClosable(t);
      await unread.toResponse().body.cancel("gone");
      await t.rejects(unread.final(), { kind: "aborted" }, "before the first read");

      const done = await t.client().chat.stream(t.request("done-open"));
      await (await readToDone(done.toResponse())).cancel("gone");
      t.equal((await done.final()).choices[0].finish_reason, "stop", "after [DONE]");
      await t.closedByClient();
    },
  },
  {
    name: "relaying: from a response or a body, the consumer cancels, and the source is cancelled",
    async run(t) {
      for (const source of ["response", "body"]) {
        for (const reads of [0, 1]) {
          const made = answering(saying("a", "b"));
          const stream = t.pkg.ChatStream.from(source === "body" ? made.body() : made.response());
          const reader = stream.toResponse().body.getReader();
          for (let i = 0; i < reads; i++) await reader.read();
          await reader.cancel();
          const what = `${source}, ${reads} reads`;
          await t.until(() => made.seen.cancelled.length === 1, `${what}: the source is cancelled`);
          await t.rejects(stream.final(), { kind: "aborted" }, what);
        }
      }
    },
  },
];

/** @param {string} body @param {number} status */
const json = (body, status) => new Response(body, { status, headers: { "content-type": "application/json" } });
