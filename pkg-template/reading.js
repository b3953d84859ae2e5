// @ts-check
// One streamed answer being read: the connection on one side, the decoder in the wasm on the other.
import { bytesOf, emptyBody, isEnd, NOT_BYTES, quietly, readerOf } from "./body.js";
import { abortedError } from "./cancel.js";
import { Decoder, NOTHING } from "./decoder.js";
import { internalError, OpenRouterError } from "./error.js";
import { mayPass } from "./http.js";
import { Bystander, currentGeneration } from "./wasm.js";

/**
 * @typedef {import("./index.d.ts").ChatCompletion} ChatCompletion
 * @typedef {import("./call.js").Call} Call
 * @typedef {import("./body.js").Body} Body
 * @typedef {import("./decoder.js").Lot} Lot
 *
 * @typedef {object} Opened An answer's response, known to be what its decoder reads: a stream, if it has none of its own.
 * @property {Response} [response]
 * @property {ReadableStream<Uint8Array> | null} [body] if there is no response
 * @property {number} [status]
 * @property {string} [generationId]
 * @property {string} [requestId]
 * @property {string} [provider]
 * @property {Pick<Decoder, "read" | "count" | "isOver" | "takeError" | "completion" | "free">} [decoder]
 *
 * @callback Reopen Tries again, after a pause, unless that is not to be: then there is nothing.
 * @param {OpenRouterError} failure
 * @returns {Promise<Opened | undefined>}
 */

/** How long a connection may stay open after the answer's end, in ms. */
const GRACE = 250;

/** How much of a piece the decoder gets at a time, in bytes: a larger piece must not make its memory grow. */
const SLICE = 256 * 1024;

/** @type {IteratorReturnResult<undefined>} */
const END = Object.freeze({ done: true, value: undefined });

export class Reading {
  #call;

  /** @type {Opened} */
  #opened = {};

  /** @type {(() => Promise<Opened | undefined>) | undefined} the response has yet to be got */
  #open;

  /** @type {Reopen | undefined} */
  #reopen;

  /** @type {Body} */
  #body = emptyBody;

  /** @type {Opened["decoder"]} in the wasm; freed at the end */
  #decoder;

  #born = -1;

  /** Whether a chunk has been handed out: nothing is tried again after that. */
  #begun = false;

  /** Whether the answer has ended, well or not. */
  #over = false;

  /** @type {{ error: unknown } | undefined} how it ended, if not well, until the reader has been told */
  #failure;

  /** @type {Promise<void> | undefined} the hook that is told of the end, while it works */
  #finishing;

  /** @type {(() => ChatCompletion) | undefined} makes the whole, once it is over */
  #whole;

  /** Whether somebody waits for {@link next}. */
  busy = false;

  /** Whether the bytes go to somebody else, who wants all of them: then the body's end counts, not the answer's. */
  #relayed = false;

  /** @type {{ error: unknown } | undefined} why the relay broke off */
  #broken;

  /** Whether the connection has been closed from here. */
  #closed = false;

  /** @type {(() => void) | undefined} for a relayed body that is allowed to go on for a while after the answer */
  #stopGrace;

  /** @type {(failure?: { error: unknown }) => void} */
  #settle = () => {};

  /** @type {Promise<void>} settles with the answer */
  ended = new Promise((resolve, reject) => {
    this.#settle = (failure) => (failure ? reject(failure.error) : resolve());
  });

  /**
   * @param {Call} call
   * @param {Opened | (() => Promise<Opened>)} opened the response, or how to come by it at the first read
   * @param {Reopen} [reopen]
   * @param {Opened} [known] what is known of the response before
   */
  constructor(call, opened, reopen, known = {}) {
    // Nobody has to wait for the end.
    this.ended.catch(() => {});
    this.#call = call;
    this.#reopen = reopen;
    this.#opened = known;
    if (typeof opened === "function") this.#open = opened;
    else this.#begin(opened);
    call.cancel.onAbort((reason) => this.#fail("aborted", reason));
  }

  get opened() {
    return this.#opened;
  }

  /** @param {Opened} opened */
  #begin(opened) {
    const body = opened.response ? opened.response.body : opened.body;
    this.#opened = opened;
    this.#body = body ? readerOf(body) : emptyBody;
    this.#call.clock.onLate = (error) => this.#timedOut(error);
    this.#born = currentGeneration();
    this.#decoder = opened.decoder ?? new Decoder(this.#call.options.maxEventBytes);
  }

  /** Whether the reader has yet to be told of an abort: nothing that was read before is handed out then. */
  get aborted() {
    return /** @type {any} */ (this.#failure?.error)?.kind === "aborted";
  }

  /** @param {unknown} reason */
  abort(reason) {
    this.#call.cancel.abort(reason);
  }

  /** The reader leaves: the rest of the answer is not wanted. */
  leave() {
    if (!this.#over) this.#fail("aborted", undefined, "the reader left the stream before its end");
    this.#failure = undefined;
  }

  /** The completion so far. */
  partial() {
    const whole = this.#over ? this.#whole : this.#wholeSoFar();
    return whole?.();
  }

  #wholeSoFar() {
    const decoder = this.#decoder;
    if (!decoder || this.#born !== currentGeneration()) return undefined;
    return decoder.completion();
  }

  /** Reads to the end, for the completion alone. */
  drain() {
    return this.next(NOTHING, () => END).catch((error) => this.#conclude({ error }));
  }

  /**
   * What one network read completed, or what the next ones did if it completed nothing. One function with one `await` for
   * all of it: each more would cost as much as decoding an event.
   *
   * @template T
   * @param {number} want
   * @param {(lot: any) => IteratorResult<T, undefined> | undefined} give makes of it what is handed out, if anything is
   * @returns {Promise<IteratorResult<T, undefined>>}
   */
  async next(want, give) {
    this.busy = true;
    try {
      while (!this.#over) {
        if (this.#open) {
          await this.#connect(this.#open);
          continue;
        }
        const body = this.#body;
        this.#waiting();
        let read;
        try {
          read = await body.read();
        } catch (cause) {
          this.#waited();
          // Of a body that was let go of, nobody wants to know any more.
          if (body === this.#body) this.#lost(cause);
          continue;
        }
        this.#waited();
        const lot = this.#over || body !== this.#body ? undefined : this.#feed(read, want);
        const item = lot !== undefined && lot.length > 0 ? give(lot) : undefined;
        if (item) return item;
      }
      await this.#told();
      return END;
    } finally {
      this.busy = false;
    }
  }

  /**
   * The body's next bytes as they come, while the decoder reads along; nothing at the end of the body, which may be
   * later than the answer's.
   *
   * @returns {Promise<Uint8Array | undefined>}
   */
  async bytes() {
    this.#relayed = true;
    if (this.#open) {
      await this.#connect(this.#open);
      // There is no body to relay.
      if (this.#over) await this.#told();
    }
    this.#waiting();
    let read;
    let came = false;
    try {
      read = await this.#body.read();
      came = true;
    } catch (cause) {
      // What we have closed is not lost.
      if (!this.#closed) this.#lost(cause);
    }
    this.#waited();
    const bytes = bytesOf(read);
    if (came && !isEnd(read) && !bytes) this.#fail("decode", undefined, NOT_BYTES, true);
    else if (came && !this.#over) this.#feed(read, NOTHING);
    if (bytes && !this.#broken) return bytes;
    this.#stopGrace?.();
    this.#call.clock.stop();
    this.#call.cancel.end();
    // What the decoder made of the bytes is for final() to tell.
    if (this.#broken) throw this.#broken.error;
    return undefined;
  }

  /** Waits until everybody knows of the end, and throws the failure once. */
  async #told() {
    if (this.#finishing) await this.#finishing;
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure) throw failure.error;
  }

  /**
   * Gets the response.
   *
   * @param {() => Promise<Opened | undefined>} open
   */
  async #connect(open) {
    this.#open = undefined;
    try {
      const opened = await open();
      if (opened && !this.#over) this.#begin(opened);
    } catch (error) {
      this.#conclude({ error });
    }
  }

  /** A read begins: it may take too long, and the instance may crash meanwhile. */
  #waiting() {
    this.#bystander.join();
    this.#call.clock.begin();
  }

  #waited() {
    this.#call.clock.end();
    this.#bystander.leave();
  }

  #bystander = new Bystander((error) => this.#end(error));

  /** @param {unknown} cause */
  #lost(cause) {
    this.#fail("connection", cause, "the connection was lost in the middle of the answer");
  }

  /**
   * Gives the decoder what was read, and takes what that completed.
   *
   * @param {{ done: boolean, value?: any } | undefined} read what came, if it is what it should be
   * @param {number} want
   * @returns {Lot | undefined}
   */
  #feed(read, want) {
    if (!this.#decoder) return undefined;
    const bytes = bytesOf(read);
    if (!bytes && !isEnd(read)) {
      this.#fail("decode", undefined, NOT_BYTES);
      return undefined;
    }
    if (!bytes || bytes.length <= SLICE) return this.#decode(bytes, want);
    /** @type {any} */
    let all;
    for (let at = 0; at < bytes.length && !this.#over; at += SLICE) {
      const lot = this.#decode(bytes.subarray(at, at + SLICE), want);
      all = all === undefined || lot === undefined ? (all ?? lot) : all.concat(lot);
    }
    return all;
  }

  /**
   * @param {Uint8Array | undefined} bytes nothing at the end
   * @param {number} want
   * @returns {Lot | undefined}
   */
  #decode(bytes, want) {
    const decoder = this.#decoder;
    if (!decoder) return undefined;
    try {
      if (this.#born !== currentGeneration()) throw internalError(undefined);
      const lot = decoder.read(bytes, want);
      if (decoder.count > 0) this.#dataCame();
      else this.#call.clock.noDataCame();
      if (decoder.isOver) {
        const error = decoder.takeError();
        this.#end(error && new OpenRouterError({ ...this.#origin(), ...error }), !bytes);
      }
      return lot;
    } catch (error) {
      if (error instanceof OpenRouterError) this.#end(error);
      // The decoder found it valid, but it may nest deeper than this platform's JSON.parse goes.
      else this.#fail("decode", error, "a chunk could not be made of the answer's JSON");
      return undefined;
    }
  }

  #dataCame() {
    this.#call.clock.dataCame();
    if (this.#begun) return;
    this.#begun = true;
    this.#call.firstChunkCame();
  }

  /**
   * @param {"aborted" | "connection" | "decode"} kind
   * @param {unknown} cause
   * @param {string} [message]
   * @param {boolean} [broken] whether it ends a relay too
   */
  #fail(kind, cause, message, broken = false) {
    const more = { ...this.#origin(), partial: this.partial() };
    if (kind === "aborted") {
      const error = abortedError(cause, more);
      if (message) error.message = message;
      this.#breakOff(error);
    } else {
      const retryable = kind === "connection";
      const error = new OpenRouterError({ ...more, kind, message: message ?? kind, retryable, cause });
      if (broken) this.#broken = { error };
      this.#breakOff(error);
      if (broken) this.close();
    }
  }

  /**
   * Something from outside ends the answer; or, if that is over already, the relay of what may follow.
   *
   * @param {OpenRouterError} error
   */
  #breakOff(error) {
    if (!this.#over) return this.#end(error);
    if (!this.#relayed) return;
    this.#broken ??= { error };
    this.close();
  }

  /** @param {OpenRouterError} error */
  #timedOut({ kind, message, retryable }) {
    this.#breakOff(new OpenRouterError({ kind, message, retryable, ...this.#origin(), partial: this.partial() }));
  }

  /** What an error says of the response. */
  #origin() {
    const { status, generationId, requestId, provider } = this.#opened;
    return { status, generationId, requestId, provider };
  }

  /**
   * This response has brought what it will; if that was nothing but a failure, there may be another one.
   *
   * @param {OpenRouterError} [failure]
   * @param {boolean} [bodyEnded]
   */
  #end(failure, bodyEnded = false) {
    if (this.#over) return;
    const reopen = this.#reopen;
    if (mayPass(failure) && reopen && !this.#begun && !this.#relayed) {
      const whole = this.#wholeSoFar();
      this.#call.clock.stop();
      this.#release();
      const body = this.#body;
      this.#body = emptyBody;
      quietly(() => body.cancel());
      this.#open = async () => {
        const opened = await reopen(failure);
        if (!opened) {
          this.#whole = whole;
          this.#conclude({ error: failure });
        }
        return opened;
      };
      return;
    }
    this.#whole = this.#wholeSoFar();
    this.#conclude(failure && { error: failure }, bodyEnded);
  }

  /** Lets go of the decoder. */
  #release() {
    const decoder = this.#decoder;
    this.#decoder = undefined;
    if (this.#born === currentGeneration()) decoder?.free();
  }

  /**
   * The call is over.
   *
   * @param {{ error: unknown }} [failure]
   * @param {boolean} [bodyEnded]
   */
  #conclude(failure, bodyEnded = false) {
    if (this.#over) return;
    this.#over = true;
    this.#failure = failure;
    this.#release();
    const finishing = this.#call.finish(() => this.partial(), failure?.error, this.#opened.generationId);
    if (!finishing) this.#settle(failure);
    else {
      this.#finishing = finishing.then(
        () => this.#settle(failure),
        (error) => {
          this.#failure = { error };
          this.#settle(this.#failure);
        },
      );
    }
    this.#disconnect(failure, bodyEnded);
  }

  /**
   * What the answer's end means for its connection.
   *
   * @param {{ error: unknown }} [failure]
   * @param {boolean} [bodyEnded]
   */
  #disconnect(failure, bodyEnded) {
    const { kind } = /** @type {any} */ (failure?.error) ?? {};
    if (this.#relayed && !["connection", "timeout", "aborted", "internal"].includes(kind)) {
      // The bytes go on, whatever the decoder made of them.
      if (!failure && !bodyEnded) this.#stopGrace = this.#grace();
      return;
    }
    this.#call.clock.stop();
    if (this.#relayed) this.#broken = failure;
    if (bodyEnded) this.#call.cancel.end();
    else if (failure) this.close();
    else this.#letGo();
  }

  /** After `[DONE]` the body should end too. If it does, the connection can serve the next call; if not, it is closed. */
  async #letGo() {
    this.#call.cancel.end();
    const stop = this.#grace();
    try {
      const rest = await this.#body.read();
      if (!rest.done) this.close();
    } catch {
      // There is nothing left that could be lost.
    }
    stop();
  }

  /** Closes the connection after a while. Returns what stops that. */
  #grace() {
    /** @type {any} */
    const timer = setTimeout(() => this.close(), GRACE);
    // Node would wait for it.
    timer.unref?.();
    return () => clearTimeout(timer);
  }

  /** Closes the connection. */
  close() {
    this.#closed = true;
    const { response, body = response?.body } = this.#opened;
    // Before the first read nobody has taken hold of the body.
    if (body && !body.locked) quietly(() => body.cancel());
    quietly(() => this.#body.cancel());
    this.#call.cancel.close();
  }
}
