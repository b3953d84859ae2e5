// @ts-check
// Every shape in which the API, or what stands before it, reports an error: all fields of the one error class.
import { KEY } from "../toolbox.js";
import { answering, chunk, collect, event, recordingFetch } from "../wire.js";

const no = undefined;
const SECOND = 1000;

/**
 * @typedef {object} Expected
 * @property {string} [kind] ("api")
 * @property {number | string} [code] (the status)
 * @property {string} [type] error_type
 * @property {string} [provider]
 * @property {boolean} [retryable] (false)
 * @property {number} [header] what Retry-After asks for, in ms; pages do not see it
 * @property {number} [wait] what the body asks for, in ms
 * @property {string | RegExp} message
 */

/** @type {Record<string, Expected>} */
const STATUS_ERRORS = {
  "400-context-length": { message: /^This endpoint's maximum context length is 8192 tokens/ },
  "400-zod": { code: no, message: "messages.0.role: Required" },
  401: { message: "User not found." },
  "402-credits": { message: /^This request requires more credits/ },
  "402-in-flight": { retryable: true, header: SECOND, wait: SECOND, message: /in flight/ },
  "403-moderation": { provider: "OpenAI", message: /requires moderation/ },
  "403-guardrail": { message: "Request blocked by a guardrail." },
  "403-key-limit": { message: /^Key limit exceeded/ },
  "404-routing": { message: "No endpoints found matching your data policy." },
  "404-tools": { message: /support tool use/ },
  408: { retryable: true, message: /timed out/ },
  413: { message: "Request payload too large" },
  422: { message: "Invalid argument" },
  "429-upstream": {
    provider: "DeepInfra",
    retryable: true,
    header: SECOND,
    wait: SECOND,
    message: "Provider returned error",
  },
  "429-no-hint": { provider: "DeepInfra", retryable: true, message: "Provider returned error" },
  500: { type: "server", retryable: true, message: "Internal Server Error" },
  502: { type: "provider_unavailable", provider: "DeepInfra", retryable: true, message: "Provider returned error" },
  "502-html": { kind: "status", code: no, retryable: true, message: /HTTP status 502/ },
  503: { retryable: true, header: SECOND, message: "Service temporarily unavailable" },
  "503-availability": {
    code: "temporarily_unavailable",
    type: "provider_unavailable",
    retryable: true,
    wait: SECOND,
    message: "The model is temporarily unavailable.",
  },
  504: { type: "timeout", retryable: true, message: "Timed out waiting for the provider" },
  524: { retryable: true, message: /timed out/ },
  529: { type: "provider_overloaded", provider: "Anthropic", retryable: true, message: "Provider returned error" },
};

/** @type {Record<string, Expected>} */
const STREAM_ERRORS = {
  "error-unified": {
    code: 502,
    type: "provider_unavailable",
    provider: "Anthropic",
    retryable: true,
    message: "Provider disconnected unexpectedly",
  },
  "error-string-code": {
    code: "server_error",
    provider: "Anthropic",
    retryable: true,
    message: "Provider disconnected unexpectedly",
  },
  "error-usage-chunk": { code: 400, provider: "DeepInfra", message: "The limit of tokens was reached" },
  "error-first-event": {
    code: 429,
    provider: "DeepInfra",
    retryable: true,
    wait: SECOND,
    message: "Provider returned error",
  },
  "error-finish-reason": { code: no, provider: "Google", retryable: true, message: /MALFORMED_FUNCTION_CALL/ },
};

const METHODS = /** @type {const} */ (["send", "stream"]);
const SECRET = "a word that only the prompt has";

/** @type {import("../harness.js").Case[]} */
export const errorCases = [
  ...Object.entries(STATUS_ERRORS).flatMap(([id, expected]) =>
    METHODS.map((method) => ({
      name: `error status-${id}: ${method}`,
      run: (/** @type {import("../toolbox.js").Toolbox} */ t) => statusError(t, method, `status-${id}`, expected),
    })),
  ),
  ...Object.entries(STREAM_ERRORS).map(([id, expected]) => ({
    name: `error ${id}`,
    run: (/** @type {import("../toolbox.js").Toolbox} */ t) => streamError(t, id, expected),
  })),
  {
    name: "error status-429-free-tier: X-RateLimit-Reset says when to come back, in the header and in the body",
    async run(t) {
      const error = await t.rejects(t.client().chat.send(t.request("status-429-free-tier")), {
        kind: "api",
        code: 429,
        retryable: true,
      });
      const untilMidnight = Number(error.metadata.headers["X-RateLimit-Reset"]) - Date.now();
      t.ok(
        Math.abs(error.retryAfter - untilMidnight) < 60_000,
        `retryAfter is ${error.retryAfter}, not about ${untilMidnight}`,
      );
    },
  },
  {
    name: "error in a 200 that should have been JSON",
    async run(t) {
      const wire = recordingFetch();
      const client = t.client({ fetch: wire.fetch });
      const expected = {
        kind: "api",
        status: 200,
        code: 502,
        provider: "DeepInfra",
        retryable: true,
        message: "Provider returned error",
      };
      for (const method of METHODS) {
        const error = await t.rejects(client.chat[method](t.request("error-200")), expected, method);
        t.equal(error.generationId, wire.response.headers.get("x-generation-id"), "generationId");
        t.equal(error.partial, undefined, "partial");
      }
    },
  },
  {
    name: "error in a choice of a 200 keeps what was said before it",
    async run(t) {
      const wire = recordingFetch();
      const error = await t.rejects(t.client({ fetch: wire.fetch }).chat.send(t.request("error-200-choice")), {
        kind: "api",
        status: 200,
        code: 502,
        errorType: "provider_unavailable",
        provider: "Anthropic",
        retryable: true,
        message: "Provider disconnected unexpectedly",
      });
      t.equal(error.partial, JSON.parse(wire.text()), "partial");
    },
  },
  {
    name: "somebody else's page with status 200 is no answer",
    async run(t) {
      for (const method of METHODS) {
        await t.rejects(
          t.client().chat[method](t.request("html-200")),
          { kind: "decode", status: 200, body: /café/ },
          method,
        );
      }
    },
  },
  {
    name: "an empty body with status 200 is no answer",
    async run(t) {
      const error = await t.rejects(t.client().chat.send(t.request("empty-200")), { status: 200 });
      t.ok(["decode", "truncated"].includes(error.kind), `kind ${error.kind}`);
    },
  },
  {
    name: "errors are Errors of one class, and only what is safe to log is enumerable",
    async run(t) {
      const error = await t.rejects(t.client().chat.send(t.request("status-502")), { kind: "api" });
      t.ok(error instanceof Error, "no Error");
      t.equal(error.name, "OpenRouterError");
      t.equal(`${error}`, `OpenRouterError: ${error.message}`);
      t.ok(/Error/.test(error.stack), "no stack");
      const { metadata, body } = error;
      t.ok(metadata.raw && body.includes("upstream connect error"), "no metadata or body");
      const hidden = ["metadata", "partial", "body", "cause", "message", "stack"];
      for (const name of hidden) t.ok(!Object.keys(error).includes(name), `${name} is enumerable`);
      const shown = [
        "kind",
        "status",
        "code",
        "errorType",
        "provider",
        "retryable",
        "retryAfter",
        "generationId",
        "requestId",
      ];
      const json = error.toJSON();
      t.equal(Object.keys(json).sort(), ["name", "message", ...shown].sort(), "fields of toJSON()");
      for (const name of ["name", "message", ...shown]) t.equal(json[name], error[name], `toJSON().${name}`);
    },
  },
  {
    name: "neither JSON.stringify nor the platform's inspection shows key, prompt, or the text so far",
    async run(t) {
      const messages = [{ role: "user", content: SECRET }];
      const headers = { "x-secret": "a header nobody may see" };
      const fetchTo = (/** @type {string} */ type, /** @type {any[]} */ pieces, status = 200) =>
        answering(pieces, { type, status }).fetch;
      /** @type {(() => Promise<unknown>)[]} */
      const calls = [
        () => t.client().chat.send({ ...t.request("status-403-moderation"), messages }),
        () => t.client({ baseURL: `${t.url}/nowhere` }).chat.send({ ...t.request("echo"), messages }),
        () =>
          t.client({ apiKey: `${KEY}-bad`, headers: { "x-title": "a" } }).chat.send({ ...t.request("echo"), messages }),
        async () =>
          (await t.client({ baseURL: t.with("end=700") }).chat.stream({ ...t.request("echo"), messages })).final(),
        async () =>
          (await t.client({ baseURL: t.with("cut=700") }).chat.stream({ ...t.request("echo"), messages })).final(),
        async () =>
          (
            await t
              .client({
                fetch: fetchTo("text/event-stream", [event(chunk({ content: SECRET })), `data: {"a":"${SECRET}`]),
              })
              .chat.stream(t.request("echo"))
          ).final(),
        async () =>
          (
            await t
              .client({
                fetch: fetchTo("text/event-stream", [event(chunk({ content: SECRET })), `data: {"a":"${SECRET}\n\n`]),
              })
              .chat.stream(t.request("echo"))
          ).final(),
        () =>
          t
            .client({ fetch: fetchTo("application/json", [`{"choices":"${SECRET}"}`]), headers })
            .chat.send(t.request("echo")),
        () => t.client({ fetch: fetchTo("text/html", [SECRET], 500), headers }).chat.send(t.request("echo")),
        () =>
          t
            .client({ fetch: () => Promise.reject(new Error("broken")), headers })
            .chat.send({ ...t.request("echo"), messages }),
      ];
      const shows = [
        (/** @type {any} */ error) => JSON.stringify({ error }),
        String,
        (/** @type {any} */ error) => error.stack,
      ];
      if (t.isIn("files")) {
        const { inspect } = await import("node:util");
        shows.push((/** @type {any} */ error) => inspect(error, { depth: 9 }));
      }
      for (const [number, call] of calls.entries()) {
        const error = await t.rejects(call, {}, `call ${number}`);
        for (const show of shows) {
          const text = show(error);
          for (const secret of [KEY, SECRET, "nobody may see"])
            t.ok(!text.includes(secret), `call ${number} shows "${secret}": ${text}`);
        }
      }
    },
  },
  {
    name: "what is in no envelope keeps its bounded body",
    async run(t) {
      const page = "<p>" + "x".repeat(100_000);
      const { fetch } = answering([page], { type: "text/html", status: 502 });
      const error = await t.rejects(t.client({ fetch }).chat.stream(t.request("echo")), {
        kind: "status",
        status: 502,
      });
      t.ok(error.body.startsWith("<p>xxx") && error.body.length < 20_000, `body of ${error.body?.length} characters`);
      const envelope = JSON.stringify({ error: { message: "y".repeat(50_000), code: 400 } });
      const long = answering([envelope], { type: "application/json", status: 400 });
      const told = await t.rejects(t.client({ fetch: long.fetch }).chat.send(t.request("echo")), { kind: "api" });
      t.ok(told.message.length <= 2_001, `message of ${told.message.length} characters`);
    },
  },
  {
    name: "Retry-After as seconds, as a date, and in ms",
    async run(t) {
      const of = async (/** @type {Record<string, string>} */ headers) => {
        const { fetch } = answering(["{}"], { type: "application/json", status: 503, headers });
        return (await t.rejects(t.client({ fetch }).chat.send(t.request("echo")))).retryAfter;
      };
      t.equal(await of({ "retry-after": "7" }), 7000);
      t.equal(await of({ "retry-after": "0" }), 0);
      t.equal(await of({ "retry-after-ms": "250" }), 250);
      t.equal(await of({ "retry-after": "soon" }), undefined);
      t.equal(await of({}), undefined);
      const later = await of({ "retry-after": new Date(Date.now() + 60_000).toUTCString() });
      t.ok(later > 50_000 && later <= 60_000, `a minute is ${later} ms`);
    },
  },
  {
    name: "a stream whose events are no chunks is a decode error that names the event",
    async run(t) {
      for (const bad of [
        "{",
        "[]",
        "7",
        '"text"',
        "null",
        '{"choices":{}}',
        '{"choices":[1]}',
        '{"choices":[{"delta":"a"}]}',
        "<html>",
      ]) {
        const { fetch } = answering([event(chunk({ content: "fine" })), event(bad)]);
        const { items, error } = await collect(await t.client({ fetch }).chat.stream(t.request("echo")));
        t.equal(items, [chunk({ content: "fine" })], bad);
        t.fields(error, { kind: "decode", status: 200, message: /2/ }, bad);
        t.equal(error.partial.choices[0].message.content, "fine", `partial before ${bad}`);
      }
    },
  },
];

/**
 * @param {import("../toolbox.js").Toolbox} t
 * @param {"send" | "stream"} method
 * @param {string} id
 * @param {Expected} expected
 */
async function statusError(t, method, id, expected) {
  const wire = recordingFetch();
  const status = Number(id.slice("status-".length, "status-".length + 3));
  const error = await t.rejects(t.client({ fetch: wire.fetch }).chat[method](t.request(id)));
  t.fields(error, {
    kind: expected.kind ?? "api",
    status,
    code: "code" in expected ? expected.code : status,
    message: expected.message,
    errorType: expected.type,
    provider: expected.provider,
    retryable: expected.retryable ?? false,
    // A browser does not show Retry-After.
    retryAfter: (t.isIn("browser") ? undefined : expected.header) ?? expected.wait,
    generationId: wire.response.headers.get("x-generation-id"),
    requestId: wire.response.headers.get("request-id"),
    body: wire.text().trim(),
    partial: undefined,
  });
  t.equal(error.metadata, expected.kind === "status" ? undefined : JSON.parse(wire.text()).error.metadata, "metadata");
}

/**
 * @param {import("../toolbox.js").Toolbox} t
 * @param {string} id
 * @param {Expected} expected
 */
async function streamError(t, id, expected) {
  const wire = recordingFetch();
  const stream = await t.client({ fetch: wire.fetch }).chat.stream(t.request(id));
  const { error } = await collect(stream);
  const { headers } = wire.response;
  t.fields(error, {
    kind: "api",
    status: 200,
    code: expected.code,
    message: expected.message,
    errorType: expected.type,
    provider: expected.provider,
    retryable: expected.retryable ?? false,
    retryAfter: expected.wait,
    generationId: headers.get("x-generation-id"),
    requestId: headers.get("request-id"),
  });
  t.equal(error.partial, stream.partial, "partial");
  t.ok("usage" in (error.partial ?? {}) || id !== "error-usage-chunk", "the usage of the error's own chunk is lost");
}
