// @ts-check
// Every scenario of the stand-in, streamed and unstreamed, whole and in pieces: what comes out is JSON.parse of what
// went over the wire, and `final()` is what the chunks amount to.
import { merge } from "../merge.js";
import { carriesError, collect, isFinished, readEvents, recordingFetch } from "../wire.js";

/** The larger ones are cut into pieces of a few kilobytes, not into bytes. */
const LARGE = /tokens-1000|event-8mb|audio|image|file-annotation|long-text/;

/** Byte by byte takes its time: those do it whose bytes are out of the ordinary. */
const BYTE_BY_BYTE = /unicode|surrogates|crlf|\/cr$|multiline|bom|extra-fields|no-|comments-between|error-unified/;

/** @param {import("../harness.js").Suite} suite @returns {import("../harness.js").Case[]} */
export function scenarioCases({ scenarios }) {
  return scenarios.flatMap((model) => [
    { name: `scenario ${model}: chunks`, run: (t) => chunksAreTheWire(t, model, t.baseURL) },
    { name: `scenario ${model}: final() alone`, run: (t) => finalAlone(t, model) },
    { name: `scenario ${model}: text() and batches()`, run: (t) => textAndBatches(t, model) },
    { name: `scenario ${model}: send`, run: (t) => sendIsTheWire(t, model, t.baseURL) },
    {
      name: `scenario ${model}: in pieces`,
      async run(t) {
        const split = LARGE.test(model) ? "split=4099" : "split=random:7";
        await Promise.all([
          chunksAreTheWire(t, model, t.with(split)),
          BYTE_BY_BYTE.test(model) && chunksAreTheWire(t, model, t.with("split=1")),
          sendIsTheWire(t, model, t.with(split)),
        ]);
      },
    },
  ]);
}

/** Whether it is an answer to stream at all. @param {Response} response */
const isStream = (response) =>
  response.ok && (response.headers.get("content-type") ?? "").startsWith("text/event-stream");

/**
 * What a stream has to bring, by what came over the wire.
 *
 * @param {string} text
 */
export function expectedOf(text) {
  const { data, done } = readEvents(text);
  const all = data.map((each) => JSON.parse(each));
  const failing = all.findIndex(carriesError);
  const chunks = failing < 0 ? all : all.slice(0, failing);
  const whole = merge(failing < 0 ? all : all.slice(0, failing + 1));
  const ended = (done && all.length > 0) || isFinished(all);
  return { chunks, whole, failed: failing < 0 ? undefined : all[failing], ended };
}

/**
 * @param {import("../toolbox.js").Toolbox} t
 * @param {string} model
 * @param {string} baseURL
 */
async function chunksAreTheWire(t, model, baseURL) {
  const wire = recordingFetch();
  const opening = t.client({ baseURL, fetch: wire.fetch }).chat.stream(t.request(model));
  const stream = await opening.catch((/** @type {any} */ error) => error);
  if (!(stream instanceof t.pkg.ChatStream)) return isNoStream(t, stream, wire);
  const { items, error } = await collect(stream);
  const expected = expectedOf(wire.text());
  t.equal(items, expected.chunks, "chunks");
  endsAsExpected(t, error, expected);
  t.equal(stream.partial, expected.whole, "partial");
  if (error) t.equal(await t.rejects(stream.final()), error, "the error of final()");
  else t.equal(await stream.final(), expected.whole, "final()");
  t.equal(stream.generationId, wire.response.headers.get("x-generation-id"), "generationId");
}

/**
 * @param {import("../toolbox.js").Toolbox} t
 * @param {any} error
 * @param {ReturnType<typeof expectedOf>} expected
 */
export function endsAsExpected(t, error, expected) {
  if (expected.ended && !expected.failed) return t.equal(error, undefined, "error");
  t.ok(error instanceof t.pkg.OpenRouterError, `ended with ${error}`);
  t.equal(error.partial, expected.whole, "the error's partial");
  if (expected.failed) t.fields(error, { kind: "api", status: 200 });
  else t.ok(["truncated", "connection"].includes(error.kind), `ended with kind ${error.kind}`);
}

/**
 * @param {import("../toolbox.js").Toolbox} t
 * @param {any} error
 * @param {ReturnType<typeof recordingFetch>} wire
 */
function isNoStream(t, error, wire) {
  t.ok(error instanceof t.pkg.OpenRouterError, `gave ${error}`);
  t.ok(!isStream(wire.response), `a stream, but chat.stream() rejected with ${error.message}`);
  t.ok(["api", "status", "decode"].includes(error.kind), `kind ${error.kind}`);
  t.equal(error.status, wire.response.status, "status");
}

/**
 * A scenario's stream; none if its answer is no stream.
 *
 * @param {import("../toolbox.js").Toolbox} t
 * @param {string} model
 */
async function begun(t, model) {
  const wire = recordingFetch();
  const stream = await t
    .client({ fetch: wire.fetch })
    .chat.stream(t.request(model))
    .catch(() => undefined);
  if (!stream) t.ok(!isStream(wire.response), "a stream");
  return { wire, stream };
}

/** @param {import("../toolbox.js").Toolbox} t @param {string} model */
async function finalAlone(t, model) {
  const { wire, stream } = await begun(t, model);
  if (!stream) return;
  const outcome = await stream.final().then(
    (/** @type {any} */ value) => ({ value }),
    (/** @type {any} */ error) => ({ error }),
  );
  const expected = expectedOf(wire.text());
  endsAsExpected(t, outcome.error, expected);
  if (outcome.value) t.equal(outcome.value, expected.whole, "final()");
  t.equal(stream.partial, expected.whole, "partial");
}

/** @param {import("../toolbox.js").Toolbox} t @param {string} model */
async function textAndBatches(t, model) {
  for (const how of ["text", "batches"]) {
    const { wire, stream } = await begun(t, model);
    if (!stream) return;
    const { items, error } = await collect(stream[how]());
    const expected = expectedOf(wire.text());
    endsAsExpected(t, error, expected);
    t.ok(
      items.every((item) => item.length > 0),
      `${how}() gave something empty`,
    );
    if (how === "batches") t.equal(items.flat(), expected.chunks, "batches()");
    else t.equal(items.join(""), textOf(expected.chunks), "text()");
    if (!error) t.equal(await stream.final(), expected.whole, "final()");
  }
}

/** @param {any[]} chunks */
function textOf(chunks) {
  const first = chunks.map((chunk) => chunk.choices.find((/** @type {any} */ choice) => choice.index === 0));
  return first.map((choice) => choice?.delta?.content ?? "").join("");
}

/**
 * @param {import("../toolbox.js").Toolbox} t
 * @param {string} model
 * @param {string} baseURL
 */
async function sendIsTheWire(t, model, baseURL) {
  const wire = recordingFetch();
  // It would not end by itself; that it can be left is tested elsewhere.
  if (model === "standin/done-open") return;
  const outcome = await t
    .client({ baseURL, fetch: wire.fetch })
    .chat.send(t.request(model))
    .then(
      (/** @type {any} */ value) => ({ value }),
      (/** @type {any} */ error) => ({ error }),
    );
  let body;
  try {
    body = JSON.parse(wire.text());
  } catch {}
  const good = wire.response.ok && body?.choices && !carriesError(body);
  if (good) return t.equal(outcome.value, body, `completion (${outcome.error})`);
  t.ok(outcome.error instanceof t.pkg.OpenRouterError, `gave ${JSON.stringify(outcome.value)}`);
  const { kind } = outcome.error;
  const kinds = body?.error || body?.choices ? ["api"] : ["status", "decode", "connection", "truncated"];
  t.ok(kinds.includes(kind), `kind ${kind}: ${outcome.error.message}`);
  t.equal(outcome.error.status, wire.response.status, "status");
}
