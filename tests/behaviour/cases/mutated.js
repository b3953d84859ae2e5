// @ts-check
// Streams of events that somebody has changed: whatever they are, what comes out is JSON.parse of what went in, and what
// is done to it afterwards is seen by nobody else.
import { merge } from "../merge.js";
import { mutatedStream, Random } from "../mutations.js";
import { READS } from "../ways.js";
import { answering, joined, readEvents } from "../wire.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

/** Seeds of streams with which something was wrong once. @type {number[]} */
const FAILED_ONCE = [];

/** How long, in ms, to go on with others. */
const TIME = 1_000;

/** @type {import("../harness.js").Case[]} */
export const mutatedCases = [
  {
    name: "mutated: every stream is read as JSON.parse reads its events",
    run: (t) => withEach(t, readsAsParsed),
  },
  {
    name: "mutated: what is done to a chunk stays in it",
    run: (t) => withEach(t, staysInIt),
  },
];

/**
 * @typedef {object} Setting
 * @property {() => any} stream the stream, opened anew, in other pieces
 * @property {Expected} expected
 * @property {Random} random
 */

/** @param {Toolbox} t @param {(t: Toolbox, setting: Setting) => Promise<void>} check */
async function withEach(t, check) {
  const began = Date.now();
  for (let count = 0; count < FAILED_ONCE.length || Date.now() - began < TIME; count++) {
    const seed = FAILED_ONCE[count] ?? began + count;
    const random = new Random(seed);
    const bytes = joined(mutatedStream(random));
    const stream = () => t.pkg.ChatStream.from(answering(random.pieces(bytes)).body());
    try {
      await check(t, { stream, expected: expectedOf(new TextDecoder().decode(bytes)), random });
    } catch (error) {
      throw new Error(`seed ${seed}: ${/** @type {any} */ (error).message}`, { cause: error });
    }
  }
}

/** @param {Toolbox} t @param {Setting} setting */
async function readsAsParsed(t, { stream, expected }) {
  for (const [name, read] of Object.entries(READS)) {
    if (name === "toResponse()") continue;
    const opened = stream();
    const { items, error, value } = await read(opened);
    if (name === "text()") t.equal(items.join(""), expected.text, name);
    // What an index that is no number stands for, events() need not know.
    else if (name !== "final()" && name !== "events()") t.equal(items.flat(), expected.chunks, name);
    t.equal(error?.kind, expected.kind, `the error of ${name}`);
    if (!expected.canBeMerged) continue;
    t.equal(opened.partial, expected.whole, `partial after ${name}`);
    t.equal(error ? error.partial : (value ?? (await opened.final())), expected.whole, `${name}, in the end`);
  }
}

/** @param {Toolbox} t @param {Setting} setting */
async function staysInIt(t, { stream, expected, random }) {
  const opened = stream();
  let count = 0;
  try {
    for await (const chunks of opened.batches()) {
      for (const chunk of chunks) {
        t.equal(chunk, expected.chunks[count++], "a chunk, after others were spoilt");
        spoil(chunk);
      }
      if (random.once(4)) spoil(opened.partial);
    }
  } catch (error) {
    if (!(error instanceof t.pkg.OpenRouterError)) throw error;
  }
  t.equal(count, expected.chunks.length, "chunks");
  if (expected.canBeMerged) t.equal(opened.partial, expected.whole, "partial, after all chunks were spoilt");

  const { items } = await READS.chunks(stream());
  for (const at of random.shuffled([...items.keys()])) {
    t.equal(items[at], expected.chunks[at], "a chunk, after earlier and later ones were spoilt");
    spoil(items[at]);
  }
}

/** Writes to everything in a value. @param {any} value */
function spoil(value) {
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    const field = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(value, key));
    spoil(field.value);
    Object.defineProperty(value, key, { ...field, value: "spoilt" });
  }
  if (Array.isArray(value)) value.push("spoilt");
  else value.spoilt = true;
}

/**
 * What a stream has to bring.
 *
 * @typedef {object} Expected
 * @property {any[]} chunks
 * @property {string} text of the first choice
 * @property {string} [kind] of the error
 * @property {any} whole
 * @property {boolean} canBeMerged whether there are rules for what the chunks amount to
 */

/** @param {string} body @returns {Expected} */
function expectedOf(body) {
  const chunks = [];
  let kind;
  const all = [];
  for (const data of readEvents(body).data) {
    const chunk = parsed(data);
    kind = isChunk(chunk) ? (carriesError(chunk) ? "api" : undefined) : "decode";
    if (kind !== "decode") all.push(chunk);
    if (kind) break;
    chunks.push(chunk);
  }
  const canBeMerged = all.every(isOrdinary);
  return { chunks, text: chunks.map(textOf).join(""), kind, whole: canBeMerged && merge(all), canBeMerged };
}

/** @param {string} data */
function parsed(data) {
  try {
    return JSON.parse(data);
  } catch {}
}

/** @param {any} value */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether nothing is there, or something that fits. @param {any} value @param {(value: any) => boolean} fits */
const isNothingOr = (value, fits) => value === undefined || value === null || fits(value);

/** @param {any} value @param {(item: any) => boolean} fits */
const isListOf = (value, fits) => isNothingOr(value, () => Array.isArray(value) && value.every(fits));

/** @param {any} value */
const isChunk = (value) =>
  isObject(value) && isListOf(value.choices, (choice) => isObject(choice) && isNothingOr(choice.delta, isObject));

/** @param {any} chunk */
function carriesError(chunk) {
  const isError = (/** @type {any} */ value) => isObject(value) || (typeof value === "string" && value !== "");
  const hasFailed = (/** @type {any} */ choice) => isError(choice.error) || choice.finish_reason === "error";
  return isError(chunk.error) || (chunk.choices ?? []).some(hasFailed);
}

/** @param {any} chunk */
function textOf(chunk) {
  const first = chunk.choices?.find((/** @type {any} */ choice) => (choice.index ?? 0) === 0);
  const text = first?.delta?.content;
  return typeof text === "string" ? text : "";
}

/** Whether what is put together has the types that it is put together by. @param {any} chunk */
function isOrdinary(chunk) {
  const isText = (/** @type {any} */ value) => isNothingOr(value, () => typeof value === "string");
  const hasTexts = (/** @type {any} */ of, /** @type {string[]} */ ...names) => names.every((name) => isText(of[name]));
  const hasIndex = (/** @type {any} */ item) => isObject(item) && Number.isSafeInteger(item.index);
  const isCall = (/** @type {any} */ call) =>
    hasIndex(call) && call.type !== null && isNothingOr(call.function, (of) => isObject(of) && hasTexts(of, "arguments"));
  const isDetail = (/** @type {any} */ detail) =>
    hasIndex(detail) && typeof detail.type === "string" && hasTexts(detail, "id", "text", "summary", "data");
  const isDelta = (/** @type {any} */ delta) =>
    hasTexts(delta, "content", "reasoning", "refusal") &&
    isListOf(delta.tool_calls, isCall) &&
    isListOf(delta.reasoning_details, isDetail) &&
    isListOf(delta.images, hasIndex) &&
    isListOf(delta.annotations, () => true) &&
    isNothingOr(delta.audio, (audio) => isObject(audio) && hasTexts(audio, "data", "transcript"));
  const isLogprobs = (/** @type {any} */ of) =>
    isObject(of) &&
    Object.keys(of).length > 0 &&
    Object.entries(of).every(([name, list]) => !(name in {}) && isListOf(list, () => true));
  return isListOf(
    chunk.choices,
    (choice) =>
      isNothingOr(choice.index, Number.isSafeInteger) &&
      isNothingOr(choice.delta, isDelta) &&
      isNothingOr(choice.logprobs, isLogprobs),
  );
}
