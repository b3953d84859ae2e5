// @ts-check
// The fault matrix: whatever goes wrong, in whichever way the answer is asked for, the call ends within its bound with
// an error that says what it was, everything that arrived before is handed out, the connection is closed, and no secret
// is in anything that somebody might log.
import { hidesBareHeaders, hidesBreaks } from "../platforms.js";
import { KEY } from "../toolbox.js";
import { answering, chunk, event, saying } from "../wire.js";
import { inLanes, textIn, textOf, WAYS } from "../ways.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

const PROMPT = "The prompt that nobody may see: melon, walrus, teaspoon.";
const HEADER = "a-header-value-that-nobody-may-see";
const BOUNDS = { headers: 1_000, firstChunk: 600, idle: 500, total: 6_000 };

/** What a machine under load may take beside the bound, in ms. */
const SLACK = 3_000;

/**
 * A row of the matrix. What is in `send` and `streamed` holds for these only.
 *
 * @typedef {object} Row
 * @property {string} [switches] of the stand-in
 * @property {string} [scenario] of the stand-in (echo)
 * @property {(way: string) => Response} [response] a made-up one instead
 * @property {string} [baseURL] another server
 * @property {Fields} expected
 * @property {Fields} [send]
 * @property {Fields} [streamed]
 * @property {Fields} [bare] where headers alone are no response
 * @property {Fields} [ended] where a connection that breaks is a body that ends
 * @property {string} [text] what of the answer is in `partial`: it is a beginning of the prompt if this is "some"
 * @property {boolean} [noStream] the stream is never there: chat.stream() itself rejects
 *
 * @typedef {Record<string, unknown>} Fields of the error; `kind` may be a list
 */

const api = (/** @type {Fields} */ fields) => ({ kind: "api", retryAfter: undefined, retryable: false, ...fields });
const connection = { kind: "connection", retryable: true, retryAfter: undefined };
const timeout = { kind: "timeout", retryable: true, retryAfter: undefined };
const truncated = { kind: "truncated", retryable: true, retryAfter: undefined };
const decode = { kind: "decode", retryable: false, retryAfter: undefined };
const SECOND = 1_000;

/** Whether an answer was good after all: no error. */
const good = { kind: undefined };

/** @type {Record<string, Row>} */
const CONNECTIONS = {
  "connection refused": { baseURL: "http://127.0.0.1:9/api/v1", expected: { ...connection, status: undefined } },
  "reset before the headers": { switches: "reset", expected: { ...connection, status: undefined } },
  "reset before the body": {
    switches: "cut=0",
    // Without a byte of body, a runtime may not even give a response.
    expected: { ...connection },
    ended: truncated,
  },
  "reset after the first keep-alive": { switches: "cut=20", expected: { ...connection, status: 200 }, ended: truncated },
  // A browser drops what nobody has read when the connection dies: slowly, there is nothing to drop.
  "reset in mid-event": {
    switches: "slow=20,cut=900",
    expected: { ...connection, status: 200 },
    ended: truncated,
    text: "some",
  },
  "stall before the headers": { switches: "hang", expected: { ...timeout, status: undefined, message: /timeout\.headers/ } },
  "stall after the headers": {
    switches: "stall=0",
    expected: { ...timeout, status: 200, message: /timeout\.idle/ },
    bare: { status: undefined, message: /timeout\.headers/ },
  },
  "stall after a keep-alive": { switches: "stall=20", expected: { ...timeout, status: 200, message: /timeout\.idle/ } },
  "stall in mid-event": { switches: "stall=900", expected: { ...timeout, status: 200, message: /timeout\.idle/ }, text: "some" },
  "endless keep-alives": { switches: "alive=0", expected: { ...timeout, status: 200, message: /timeout\.firstChunk/ } },
  "endless keep-alives in mid-answer": {
    switches: "alive=900",
    send: good,
    streamed: { ...timeout, status: 200, message: /timeout\.firstChunk/ },
    expected: {},
    text: "some",
  },
  "end before the body": { switches: "end=0", expected: { ...truncated, status: 200 } },
  "end after a keep-alive": { switches: "end=20", expected: { ...truncated, status: 200 } },
  "end in mid-event": { switches: "end=900", expected: { ...truncated, status: 200 }, text: "some" },
  "end between two events": { scenario: "eof", expected: { ...truncated, status: 200 }, text: "any" },
};

/** @type {Record<string, Row>} */
const BODIES = {
  "garbage bytes from the start": {
    switches: "noise=0-99999",
    send: { ...decode, status: 200 },
    streamed: { ...truncated, status: 200 },
    expected: {},
  },
  "garbage bytes in mid-event": {
    switches: "noise=900-99999",
    // In a string it could still be text, whose end never comes.
    send: { kind: ["decode", "truncated"], status: 200 },
    streamed: { ...truncated, status: 200 },
    expected: {},
    text: "some",
  },
  "garbage in an event": {
    response: () => answering([saying("The prompt")[0], event("\u0000\u{fffd}{{\u0001")]).response(),
    send: { ...decode, status: 200 },
    streamed: { ...decode, status: 200, message: /event 2 / },
    expected: {},
    text: "some",
  },
  "an HTML page with status 200": { scenario: "html-200", expected: { ...decode, status: 200 }, noStream: true },
  "an HTML page with status 502": {
    scenario: "status-502-html",
    expected: { kind: "status", status: 502, retryable: true, retryAfter: undefined },
    noStream: true,
  },
  "an HTML page with status 403": {
    response: () => new Response("<p>Blocked", { status: 403, headers: { "content-type": "text/html" } }),
    expected: { kind: "status", status: 403, retryable: false, retryAfter: undefined },
    noStream: true,
  },
  "an empty body with status 500": {
    response: () => new Response(null, { status: 500 }),
    expected: { kind: "status", status: 500, retryable: true },
    noStream: true,
  },
  "a stream with status 500": {
    response: () => new Response(event(chunk({ content: "x" })), { status: 500, headers: { "content-type": "text/event-stream" } }),
    expected: { kind: "status", status: 500, retryable: true },
    noStream: true,
  },
  "JSON where a stream was asked for, and the reverse": {
    response: (way) =>
      way === "send"
        ? answering(saying("a")).response()
        : Response.json({ choices: [{ index: 0, message: { role: "assistant", content: "a" } }] }),
    expected: { ...decode, status: 200 },
    noStream: true,
  },
  "JSON that is no completion": {
    response: (way) => (way === "send" ? Response.json({ data: [] }) : answering([event('{"choices":7}')]).response()),
    expected: { ...decode, status: 200 },
  },
};

/** @type {Record<string, Row>} */
const ERRORS_IN_A_200 = {
  "an error alone, in JSON": {
    scenario: "error-200",
    expected: api({ status: 200, code: 502, provider: "DeepInfra", retryable: true }),
    noStream: true,
  },
  "an error beside empty choices": {
    scenario: "error-first-event",
    expected: api({ status: 200, code: 429, retryable: true, retryAfter: SECOND }),
  },
  "an error and finish_reason error in a last chunk": {
    scenario: "error-unified",
    expected: api({ status: 200, code: 502, errorType: "provider_unavailable", retryable: true }),
    text: "any",
  },
  "an error with a string code": {
    scenario: "error-string-code",
    expected: api({ status: 200, code: "server_error", retryable: true }),
    text: "any",
  },
  "an error beside the usage": {
    scenario: "error-usage-chunk",
    expected: api({ status: 200, code: 400, retryable: false }),
    text: "any",
  },
  "finish_reason error alone": {
    scenario: "error-finish-reason",
    expected: api({ status: 200, code: undefined, retryable: true }),
    text: "any",
  },
  "an error in a choice": {
    scenario: "error-200-choice",
    // The stand-in has it as JSON only, which says as much.
    expected: api({ status: 200, code: 502, retryable: true }),
    text: "any",
    noStream: true,
  },
  "an error in a choice of a stream": {
    response: (way) => {
      const error = { code: 503, message: "Gone", metadata: { retry_after_seconds: 2 } };
      const choice = { index: 0, finish_reason: "error", error };
      return way === "send"
        ? Response.json({ choices: [{ ...choice, message: { role: "assistant", content: "The" } }] })
        : answering([saying("The")[0], event({ choices: [{ ...choice, delta: { content: "" } }] })]).response();
    },
    expected: api({ status: 200, code: 503, retryable: true, retryAfter: 2 * SECOND }),
    text: "any",
  },
  "an error as a string": {
    response: (way) =>
      way === "send" ? Response.json({ error: "Gone" }) : answering([event({ error: "Gone", choices: [] })]).response(),
    expected: api({ status: 200, code: undefined, message: "Gone" }),
  },
};

/** @param {string} id @param {Fields} [fields] @returns {[string, Row]} */
const status = (id, fields) => [
  `status ${id}`,
  { scenario: `status-${id}`, expected: api({ status: Number(id.slice(0, 3)), ...fields }), noStream: true },
];

/** What a body says, and headers repeat, where a page can see them. */
const STATUSES = Object.fromEntries([
  ...["400-context-length", "400-zod", "401", "402-credits", "403-moderation", "403-guardrail", "403-key-limit"].map(
    (id) => status(id),
  ),
  ...["404-routing", "404-tools", "413", "422"].map((id) => status(id)),
  ...["408", "429-no-hint", "500", "502", "504", "524", "529"].map((id) => status(id, { retryable: true })),
  ...["402-in-flight", "429-upstream", "503-availability"].map((id) => status(id, { retryable: true, retryAfter: SECOND })),
  // Only a header says when, and a page cannot see it.
  status("503", { retryable: true, retryAfter: [SECOND, undefined] }),
  // Facts without a scenario of their own.
  ...[409, 410, 412].map((code) => /** @type {[string, Row]} */ ([`status ${code}`, madeUp(code)])),
]);

/**
 * @param {number} code
 * @param {() => { headers?: Record<string, string>, error?: any }} [make] called for each response: times go by
 * @param {Fields} [fields]
 * @returns {Row}
 */
function madeUp(code, make = () => ({}), fields) {
  return {
    response: () => {
      const { headers, error } = make();
      const body = JSON.stringify({ error: { code, message: "No", ...error } });
      return new Response(body, { status: code, headers: { "content-type": "application/json", ...headers } });
    },
    expected: api({ status: code, code, ...fields }),
    noStream: true,
  };
}

const inMinutes = (/** @type {number} */ minutes) => Date.now() + minutes * 60 * SECOND;
const retryIn = (/** @type {unknown} */ retryAfter) => ({ retryable: true, retryAfter });
/** @param {any} ms @returns {boolean} */
const aboutTwoMinutes = (ms) => ms > 110 * SECOND && ms <= 120 * SECOND;

/** @param {Record<string, string>} headers */
const inHeaders = (headers) => ({ headers });
/** @param {any} error */
const inBody = (error) => ({ error });

/** @type {Record<string, Row>} */
const RETRY_AFTER = {
  "Retry-After in seconds": madeUp(429, () => inHeaders({ "Retry-After": "7" }), retryIn(7 * SECOND)),
  "Retry-After as a date": madeUp(
    503,
    () => inHeaders({ "Retry-After": new Date(inMinutes(2)).toUTCString() }),
    retryIn(aboutTwoMinutes),
  ),
  "Retry-After as nonsense": madeUp(503, () => inHeaders({ "Retry-After": "soon" }), retryIn(undefined)),
  "retry-after-ms": madeUp(429, () => inHeaders({ "retry-after-ms": "70" }), retryIn(70)),
  "X-RateLimit-Reset": madeUp(
    429,
    () => inHeaders({ "X-RateLimit-Reset": `${inMinutes(2)}` }),
    retryIn(aboutTwoMinutes),
  ),
  "metadata.retry_after_seconds": madeUp(
    429,
    () => inBody({ metadata: { retry_after_seconds: 7 } }),
    retryIn(7 * SECOND),
  ),
  "metadata.headers": madeUp(
    429,
    () => inBody({ metadata: { headers: { "Retry-After": "7" } } }),
    retryIn(7 * SECOND),
  ),
  "metadata.headers with X-RateLimit-Reset": madeUp(
    429,
    () => inBody({ metadata: { headers: { "X-RateLimit-Reset": `${inMinutes(2)}` } } }),
    retryIn(aboutTwoMinutes),
  ),
  "availability.retry_after": madeUp(
    503,
    () => inBody({ availability: { retryable: true, retry_after: 7 } }),
    retryIn(7 * SECOND),
  ),
};

const MATRIX = {
  connections: CONNECTIONS,
  bodies: BODIES,
  "errors in a 200": ERRORS_IN_A_200,
  statuses: STATUSES,
  "Retry-After": RETRY_AFTER,
};

/** @type {import("../harness.js").Case[]} */
export const matrixCases = [
  ...Object.entries(MATRIX).map(([rows, table]) => ({
    name: `faults: ${rows} × send, chunks, text(), final()`,
    timeout: 30_000,
    async run(/** @type {Toolbox} */ t) {
      const shows = await waysToShow(t);
      const cells = Object.entries(table).flatMap(([fault, row]) => Object.keys(WAYS).map((way) => ({ fault, row, way })));
      await inLanes(cells, async ({ fault, row, way }) => cell(t.part(`${fault}-${way}`), `${fault}, ${way}`, row, way, shows));
    },
  })),
  {
    name: "faults: bytes that are no UTF-8 in a text are replaced, as everywhere",
    async run(t) {
      await inLanes(Object.entries(WAYS), async ([way, ask]) => {
        const probe = t.part(`probe-${way}`);
        let body = "";
        const tapped = async (/** @type {[any, any]} */ ...args) => {
          const response = await fetch(...args);
          body = await response.clone().text();
          return response;
        };
        const request = (/** @type {Toolbox} */ part) =>
          part.request("echo", { messages: [{ role: "user", content: "melon walrus teaspoon" }], user: t.user });
        await ask(probe.client({ fetch: tapped }), request(probe));
        const at = body.indexOf("walrus") + 2;
        const client = t.client({ baseURL: t.with(`noise=${at}-${at + 1}`) });
        const { value, items, stream, error } = await ask(client, request(t));
        t.equal(error, undefined, way);
        const text = textIn(value ?? (await stream.final()));
        t.equal(text, "melon wa\ufffdrus teaspoon", way);
        if (items.length > 0) t.equal(textOf(items), text, way);
      });
    },
  },
];

/**
 * @param {Toolbox} t
 * @param {string} what
 * @param {Row} row
 * @param {string} way
 * @param {((error: any) => string)[]} shows
 */
async function cell(t, what, row, way, shows) {
  const { switches, scenario = "echo", response, text, noStream } = row;
  const expected = {
    ...row.expected,
    ...(way === "send" ? row.send : row.streamed),
    ...(hidesBareHeaders(t) && row.bare),
    ...(hidesBreaks(t) && row.ended),
  };
  const client = t.client({
    baseURL: row.baseURL ?? (switches ? t.with(switches) : t.baseURL),
    headers: { "X-Title": HEADER },
    timeout: BOUNDS,
    ...(response && { fetch: async () => response(way) }),
  });
  const began = performance.now();
  const messages = [{ role: "user", content: `${PROMPT} ${PROMPT} ${PROMPT}` }];
  const { error, items, stream, value } = await WAYS[way](client, t.request(scenario, { messages }));
  const took = performance.now() - began;
  t.ok(took < BOUNDS.headers + SLACK, `${what}: it took ${took} ms`);
  if (expected.kind === undefined) return t.equal([error, typeof value], [undefined, "object"], what);

  t.ok(error instanceof t.pkg.OpenRouterError, `${what}: ended with ${error}`);
  for (const [name, wanted] of Object.entries(expected)) {
    if (typeof wanted === "function") t.ok(wanted(error[name]), `${what}: ${name} is ${error[name]}`);
    else if (Array.isArray(wanted)) t.ok(wanted.includes(error[name]), `${what}: ${name} is ${error[name]}`);
    else t.fields(error, { [name]: wanted }, what);
  }
  if (way !== "send") {
    if (noStream) t.equal([stream, items], [undefined, []], `${what}: a stream`);
    const partial = textIn(error.partial);
    if (stream) t.equal(stream.partial, error.partial, `${what}: partial`);
    if (text) t.ok(partial.length > 2, `${what}: nothing in partial`);
    else t.equal(partial, "", `${what}: text in partial`);
    if (text === "some") t.ok(messages[0].content.startsWith(partial), `${what}: partial is "${partial}"`);
    if (stream && !way.endsWith("final()")) t.equal(textOf(items), partial, `${what}: the text handed out`);
    if (stream) t.ok((await t.rejects(stream.final())) === error, `${what}: final() has another error`);
  }
  await closed(t, what);
  for (const show of shows) {
    const shown = show(error);
    for (const secret of [KEY, HEADER, "melon", "walrus"]) t.ok(!shown.includes(secret), `${what} shows "${secret}": ${shown}`);
  }
}

/** Whether each connection has been closed, by whomever. @param {Toolbox} t @param {string} what */
async function closed(t, what) {
  for (const { id } of await t.seen()) {
    const { status } = await fetch(`${t.url}/standin/requests/${id}/wait?timeout=3000`);
    t.equal(status, 200, `${what}: the connection is open`);
  }
}

/** What somebody might write to a log. @param {Toolbox} t @returns {Promise<((error: any) => string)[]>} */
async function waysToShow(t) {
  const shows = [
    (/** @type {any} */ error) => error.message,
    String,
    (/** @type {any} */ error) => String(error.stack),
    (/** @type {any} */ error) => JSON.stringify({ error, list: [error] }),
    (/** @type {any} */ error) => JSON.stringify({ ...error }),
    (/** @type {any} */ error) => Object.values(error).join(),
  ];
  if (!t.isIn("files")) return shows;
  const { inspect, format } = await import("node:util");
  return [
    ...shows,
    (/** @type {any} */ error) => inspect(error, { depth: Infinity }),
    (/** @type {any} */ error) => inspect({ error }, { depth: Infinity, compact: false }),
    (/** @type {any} */ error) => format("%s %o", error.message, { ...error }),
  ];
}
