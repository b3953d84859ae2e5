// @ts-check
import { Call } from "./call.js";
import { CHUNKS, TEXT } from "./decoder.js";
import { configError } from "./error.js";
import { Events } from "./events.js";
import { accept } from "./http.js";
import { ItemIterator } from "./items.js";
import { GrowingObject } from "./object.js";
import { Reading } from "./reading.js";

/**
 * @typedef {import("./index.d.ts").ChatCompletion} ChatCompletion
 */

/** A streamed answer. Documented in index.d.ts. */
export class ChatStream {
  #reading;

  /** Whether somebody reads. */
  #claimed = false;

  /** @type {Promise<ChatCompletion> | undefined} */
  #final;

  /** @param {Reading} reading */
  constructor(reading) {
    if (!(reading instanceof Reading)) throw configError("ChatStream: made by chat.stream() or ChatStream.from()");
    this.#reading = reading;
  }

  /**
   * @param {Response | ReadableStream<Uint8Array>} source
   * @param {import("./index.d.ts").StreamOptions} [options]
   */
  static from(source, options) {
    const call = new Call({}, options);
    const { isResponse, isStream, generationId } = look(source);
    if (isResponse) {
      const response = /** @type {Response} */ (source);
      const known = { response, generationId };
      const open = () => call.run(() => accept(call, response));
      return new ChatStream(new Reading(call, open, undefined, known));
    }
    if (!isStream) throw configError("ChatStream.from: expected a Response or a ReadableStream");
    const body = /** @type {ReadableStream<Uint8Array>} */ (source);
    const open = () => call.run(async () => ({ body }));
    return new ChatStream(new Reading(call, open, undefined, { body }));
  }

  get response() {
    return this.#reading.opened.response;
  }

  get generationId() {
    return this.#reading.opened.generationId;
  }

  get partial() {
    return this.#reading.partial();
  }

  [Symbol.asyncIterator]() {
    return this.#iterate(CHUNKS, { of: (lot) => lot });
  }

  batches() {
    return this.#iterate(CHUNKS, { of: (lot) => [lot] });
  }

  text() {
    return this.#iterate(TEXT, { of: (lot) => [lot] });
  }

  events() {
    const events = new Events();
    return this.#iterate(CHUNKS, { of: (lot) => events.of(lot), last: async () => events.atEnd(await this.final()) });
  }

  /** @param {any} [schema] */
  object(schema) {
    return this.#iterate(TEXT, new GrowingObject(this, schema));
  }

  final() {
    if (!this.#claimed) {
      this.#claim();
      this.#reading.drain();
    }
    this.#final ??= this.#reading.ended.then(() => /** @type {ChatCompletion} */ (this.#reading.partial()));
    return this.#final;
  }

  toReadableStream() {
    const chunks = this[Symbol.asyncIterator]();
    return pulled(async () => (await chunks.next()).value, () => void chunks.return());
  }

  toResponse() {
    this.#claim();
    const body = bodyOf(this.#reading);
    const headers = new Headers({ "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
    if (this.generationId) headers.set("x-generation-id", this.generationId);
    return new Response(body, { headers });
  }

  /** @param {unknown} [reason] */
  abort(reason) {
    this.#reading.abort(reason);
  }

  static {
    // Not every platform has it yet.
    if (Symbol.asyncDispose) {
      /** @this {ChatStream} */
      const value = async function () {
        this.#reading.leave();
      };
      Object.defineProperty(this.prototype, Symbol.asyncDispose, { value, configurable: true, writable: true });
    }
  }

  #claim() {
    if (this.#claimed) throw configError("stream: it has a reader already, and one is all it can have");
    this.#claimed = true;
  }

  /**
   * @param {number} want
   * @param {import("./items.js").Maker<any>} maker
   */
  #iterate(want, maker) {
    this.#claim();
    return new ItemIterator(this.#reading, want, maker);
  }
}

/**
 * What a source is, which may be anything.
 *
 * @param {any} source
 */
function look(source) {
  try {
    const { getReader, headers } = source ?? {};
    const isResponse = typeof headers?.get === "function";
    const id = isResponse ? headers.get("x-generation-id") : undefined;
    const generationId = typeof id === "string" ? id : undefined;
    return { isResponse, isStream: typeof getReader === "function", generationId };
  } catch (cause) {
    throw configError("ChatStream.from: the source cannot be read", cause);
  }
}

/**
 * An answer's bytes as they come, as the body of a response.
 *
 * @param {Reading} reading
 */
export function bodyOf(reading) {
  const leave = () => {
    reading.leave();
    reading.close();
  };
  return pulled(() => reading.bytes(), leave);
}

/**
 * A ReadableStream that pulls only when it is read.
 *
 * @template T
 * @param {() => Promise<T | undefined>} pull brings the next item, or nothing at the end
 * @param {() => void} cancel
 */
function pulled(pull, cancel) {
  /** @type {UnderlyingDefaultSource<T>} */
  const source = {
    async pull(controller) {
      const item = await pull();
      if (item === undefined) controller.close();
      else controller.enqueue(item);
    },
    cancel,
  };
  return new ReadableStream(source, { highWaterMark: 0 });
}
