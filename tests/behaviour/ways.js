// @ts-check
// The ways of asking for an answer and of reading it, all with the same outcome.
import { collect } from "./wire.js";

/**
 * @typedef {object} Outcome
 * @property {any} [value] the completion
 * @property {any[]} items what was handed out on the way: chunks, texts…
 * @property {any} [error]
 * @property {any} [stream]
 */

/** @typedef {(client: any, request: any, options?: any) => Promise<Outcome>} Way */

/**
 * Ways of reading a stream; with a pause after each thing that was handed out, if there is one.
 *
 * @typedef {(stream: any, pause?: () => Promise<unknown>) => Promise<Outcome>} Read
 * @type {Record<string, Read>}
 */
export const READS = {
  chunks: (stream, pause) => read(stream, pause),
  "text()": (stream, pause) => read(stream.text(), pause),
  "batches()": (stream, pause) => read(stream.batches(), pause),
  "events()": (stream, pause) => read(stream.events(), pause),
  "final()": (stream) => settled(stream.final()),
  "toReadableStream()": (stream, pause) => read(iterable(stream.toReadableStream()), pause),
  "toResponse()": (stream, pause) => read(iterable(stream.toResponse().body), pause),
};

/** @param {AsyncIterable<any>} items @param {() => Promise<unknown>} [pause] @returns {Promise<Outcome>} */
async function read(items, pause) {
  if (!pause) return collect(items);
  return collect(
    (async function* () {
      for await (const item of items) {
        yield item;
        await pause();
      }
    })(),
  );
}

/** Not every platform's streams can be iterated. @param {ReadableStream<any>} stream @returns {AsyncIterable<any>} */
function iterable(stream) {
  const reader = stream.getReader();
  return { [Symbol.asyncIterator]: () => ({ next: () => /** @type {Promise<any>} */ (reader.read()) }) };
}

/** @param {Promise<any>} promise @returns {Promise<Outcome>} */
const settled = (promise) =>
  promise.then(
    (value) => ({ value, items: [] }),
    (error) => ({ items: [], error }),
  );

/** @type {Way} */
const send = (client, request, options) => settled(client.chat.send(request, options));

/** @param {string} name of a way of reading @returns {Way} */
export const streaming = (name) => async (client, request, options) => {
  let stream;
  try {
    stream = await client.chat.stream(request, options);
  } catch (error) {
    return { items: [], error };
  }
  return { ...(await READS[name](stream)), stream };
};

/** The four that everything is tried in. @type {Record<string, Way>} */
export const WAYS = {
  send,
  "stream, chunks": streaming("chunks"),
  "stream, text()": streaming("text()"),
  "stream, final()": streaming("final()"),
};

/** The text of the first choice of what was handed out. @param {any[]} items chunks, lists of chunks, events, or texts */
export const textOf = (items) =>
  items
    .flat()
    .map((item) => {
      if (typeof item === "string") return item;
      if (item.type) return item.type === "text" && item.choice === 0 ? item.text : "";
      const first = (item.choices ?? []).find((/** @type {any} */ choice) => (choice.index ?? 0) === 0);
      return first?.delta?.content ?? "";
    })
    .join("");

/** The text of the first choice of a completion. @param {any} completion */
export const textIn = (completion) => completion?.choices?.[0]?.message?.content ?? "";

/**
 * Works on all items, a few at a time: a browser has no more than six connections to one server.
 *
 * @template T
 * @param {Iterable<T>} items
 * @param {(item: T) => Promise<unknown>} work
 */
export async function inLanes(items, work, lanes = 4) {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/**
 * Has the random numbers of this realm be these until the case is over.
 *
 * @param {import("./toolbox.js").Toolbox} t
 * @param {number} value
 */
export function withRandom(t, value) {
  const { random } = Math;
  Math.random = () => value;
  t.after(() => {
    Math.random = random;
  });
}

/**
 * Counts the timers that are set in this realm until the case is over.
 *
 * @param {import("./toolbox.js").Toolbox} t
 * @returns {{ set: number, left: number, turn: () => Promise<unknown> }} `turn` waits with a timer that is not counted
 */
export function countingTimers(t) {
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
  const left = new Set();
  const counted = {
    set: 0,
    get left() {
      return left.size;
    },
    turn: () => new Promise((resolve) => setTimeout(resolve, 0)),
  };
  /** @type {any} */ (globalThis).setTimeout = (
    /** @type {any} */ callback,
    /** @type {number} */ ms,
    /** @type {any[]} */ ...args
  ) => {
    const run = () => {
      left.delete(timer);
      callback(...args);
    };
    const timer = setTimeout(run, ms);
    counted.set += 1;
    left.add(timer);
    return timer;
  };
  /** @type {any} */ (globalThis).setInterval = (/** @type {any[]} */ ...args) => {
    const timer = setInterval(.../** @type {[any]} */ (args));
    left.add(timer);
    return timer;
  };
  globalThis.clearTimeout = (timer) => {
    left.delete(timer);
    clearTimeout(timer);
  };
  globalThis.clearInterval = (timer) => {
    left.delete(timer);
    clearInterval(timer);
  };
  t.after(() => Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval }));
  return counted;
}
