// @ts-check
// One streamed answer being read: the connection on one side, the decoder in the wasm on the other.
import { AnswerReader, timeoutError, wasmMemory } from "./glue.js";
import { defined } from "./call.js";
import { abortedError } from "./cancel.js";
import { configError, internalError, OpenRouterError } from "./error.js";
import { Watch } from "./watch.js";
import { currentGeneration, enter, onCrash } from "./wasm.js";

/**
 * @typedef {import("./index.d.ts").ChatChunk} ChatChunk
 * @typedef {import("./index.d.ts").ChatCompletion} ChatCompletion
 * @typedef {import("./call.js").Call} Call
 * @typedef {{ read(): Promise<{ done: boolean, value?: any }>, cancel(reason?: unknown): Promise<unknown> }} Body
 *
 * @typedef {object} Origin An answer's response, known to be a stream.
 * @property {Response} [response]
 * @property {ReadableStream<Uint8Array> | null} [body] if there is no response
 * @property {number} maxEventBytes
 * @property {number} [status]
 * @property {string} [generationId]
 * @property {string} [requestId]
 * @property {string} [provider]
 *
 * @typedef {Origin & import("./watch.js").Bounds} Opened
 *
 * @callback Reopen Tries again, after a pause, unless that is not to be: then there is nothing.
 * @param {OpenRouterError} failure
 * @param {number} spent how long the call has waited, in ms
 * @returns {Promise<Opened | undefined>}
 */

/** As JSON.parse and the platform's own streams read text: nothing is dropped, what is no UTF-8 is replaced. */
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** How long a connection may stay open after the answer's end, in ms. */
const GRACE = 250;

/** @type {Body} */
const emptyBody = { read: async () => ({ done: true }), cancel: async () => {} };

export class Reading {
  #call;

  /** @type {Partial<Opened>} */
  #opened = {};

  /** @type {(() => Promise<Opened | undefined>) | undefined} the response has yet to be got */
  #open;

  /** @type {Reopen | undefined} */
  #reopen;

  /** @type {Body} */
  #body = emptyBody;

  /** @type {Watch | undefined} */
  #watch;

  /** @type {AnswerReader | undefined} in the wasm; freed at the end */
  #answer;

  #born = -1;

  /** Whether a chunk has been handed out: nothing is tried again after that. */
  #begun = false;

  /** Whether the answer has ended, well or not. */
  #over = false;

  /** @type {{ error: unknown } | undefined} how it ended, if not well, until the reader has been told */
  #failure;

  /** @type {Promise<void> | undefined} the hook that is told of the end, while it works */
  #finishing;

  /** @type {string | undefined} the whole as JSON text, once it is over */
  #whole;

  /** Whether the bytes go to somebody else, who wants all of them. */
  #relayed = false;

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
   * @param {Partial<Opened>} [known] what is known of the response before
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
    if (body?.locked) throw configError("stream: the body is being read by somebody else");
    this.#opened = opened;
    this.#body = body ? body.getReader() : emptyBody;
    this.#watch = new Watch(opened, (name, length) => this.#timedOut(name, length));
    this.#born = currentGeneration();
    this.#answer = enter(() => new AnswerReader(opened.maxEventBytes));
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
    return whole === undefined ? undefined : /** @type {ChatCompletion} */ (JSON.parse(whole));
  }

  #wholeSoFar() {
    const answer = this.#answer;
    if (!answer || this.#born !== currentGeneration()) return undefined;
    return enter(() => answer.completion());
  }

  /**
   * The chunks that one network read completed, or that the next ones did if it completed none; nothing at the end.
   *
   * @returns {Promise<ChatChunk[] | undefined>}
   */
  async chunks() {
    while (!this.#over) {
      const read = await this.#read();
      const chunks = read && this.#feed(read, parseChunks);
      if (chunks && chunks.length > 0) return chunks;
    }
    await this.#told();
    return undefined;
  }

  /** Reads to the end, for the completion alone. */
  async drain() {
    while (!this.#over) {
      const read = await this.#read();
      if (read) this.#feed(read, nothing);
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
    const read = await this.#read();
    if (read && !this.#over) this.#feed(read, nothing);
    if (read && !read.done) return read.value;
    // What the decoder made of the bytes is for final() to tell.
    const { kind } = /** @type {any} */ (this.#failure?.error) ?? {};
    if (["connection", "timeout", "aborted"].includes(kind)) await this.#told();
    return undefined;
  }

  /** Waits until everybody knows of the end, and throws the failure once. */
  async #told() {
    if (this.#finishing) await this.#finishing;
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure) throw failure.error;
  }

  /** One network read; nothing if the answer ended meanwhile. */
  async #read() {
    const open = this.#open;
    if (open) {
      this.#open = undefined;
      try {
        const opened = await open();
        if (this.#over || !opened) return undefined;
        this.#begin(opened);
      } catch (error) {
        this.#conclude({ error });
        return undefined;
      }
    }
    const forget = onCrash((error) => this.#end(error));
    this.#watch?.begin();
    try {
      const read = await this.#body.read();
      return this.#over && !this.#relayed ? undefined : read;
    } catch (cause) {
      this.#fail("connection", cause, "the connection was lost in the middle of the answer");
      return undefined;
    } finally {
      this.#watch?.end();
      forget();
    }
  }

  /**
   * Gives the decoder what was read, and takes what that completed.
   *
   * @template T
   * @param {{ done: boolean, value?: any }} read
   * @param {(answer: AnswerReader, count: number) => T} take
   * @returns {T | undefined}
   */
  #feed({ done, value }, take) {
    const answer = this.#answer;
    if (!answer) return undefined;
    if (!done && !ArrayBuffer.isView(value)) {
      this.#fail("decode", undefined, "the response's body brought something else than bytes");
      return undefined;
    }
    try {
      if (this.#born !== currentGeneration()) throw internalError(undefined);
      const count = enter(() => {
        if (done) answer.end();
        else copy(value, answer.room(value.byteLength));
        return answer.read();
      });
      if (count > 0) this.#dataCame();
      const taken = take(answer, count);
      if (enter(() => answer.isOver())) {
        const error = enter(() => answer.takeError());
        this.#end(error && new OpenRouterError({ ...this.#origin(), ...defined(error) }), done);
      }
      return taken;
    } catch (error) {
      this.#end(error instanceof OpenRouterError ? error : internalError(error));
      return undefined;
    }
  }

  #dataCame() {
    this.#watch?.dataCame();
    if (this.#begun) return;
    this.#begun = true;
    this.#call.firstChunkCame();
  }

  /**
   * @param {"aborted" | "connection" | "decode"} kind
   * @param {unknown} cause
   * @param {string} [message]
   */
  #fail(kind, cause, message) {
    if (this.#over) return;
    const more = { ...this.#origin(), partial: this.#wholeSoFar() };
    if (kind === "aborted") {
      const error = abortedError(cause, more);
      if (message) error.message = message;
      this.#end(error);
    } else {
      this.#end(new OpenRouterError({ ...more, kind, message: message ?? kind, retryable: kind === "connection", cause }));
    }
  }

  /**
   * @param {string} name
   * @param {number} length
   */
  #timedOut(name, length) {
    if (this.#over) return;
    const fields = enter(() => timeoutError(name, length));
    this.#end(new OpenRouterError({ ...defined(fields), ...this.#origin(), partial: this.#wholeSoFar() }));
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
    if (failure?.retryable && failure.kind !== "internal" && reopen && !this.#begun && !this.#relayed) {
      const whole = this.#wholeSoFar();
      this.#release();
      this.#body.cancel().catch(() => {});
      const spent = this.#watch?.spent ?? 0;
      this.#open = async () => {
        const opened = await reopen(failure, spent);
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

  /** Lets go of the decoder and of the clock. */
  #release() {
    this.#watch?.stop();
    const answer = this.#answer;
    this.#answer = undefined;
    if (this.#born === currentGeneration()) answer?.free();
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
    const aborted = /** @type {any} */ (failure?.error)?.kind === "aborted";
    if (bodyEnded || (this.#relayed && !aborted)) this.#call.cancel.end();
    else if (failure) this.close();
    else this.#letGo();

    const finishing = this.#call.finish(() => this.partial(), failure?.error);
    if (!finishing) return this.#settle(failure);
    this.#finishing = finishing.then(
      () => this.#settle(failure),
      (error) => {
        this.#failure = { error };
        this.#settle(this.#failure);
      },
    );
  }

  /** After `[DONE]` the body should end too. If it does, the connection can serve the next call; if not, it is closed. */
  async #letGo() {
    this.#call.cancel.end();
    /** @type {any} */
    const timer = setTimeout(() => this.close(), GRACE);
    // Node would wait for it.
    timer.unref?.();
    const rest = await this.#body.read().catch(() => ({ done: true }));
    clearTimeout(timer);
    if (!rest.done) this.close();
  }

  /** Closes the connection. */
  close() {
    const { response, body = response?.body } = this.#opened;
    // Before the first read nobody has taken hold of the body.
    if (body && !body.locked) body.cancel().catch(() => {});
    this.#body.cancel().catch(() => {});
    this.#call.cancel.close();
  }
}

/**
 * @param {ArrayBufferView} bytes
 * @param {number} address
 */
function copy({ buffer, byteOffset, byteLength }, address) {
  new Uint8Array(wasmMemory().buffer, address, byteLength).set(new Uint8Array(buffer, byteOffset, byteLength));
}

/**
 * @param {AnswerReader} answer
 * @param {number} count
 * @returns {ChatChunk[]}
 */
function parseChunks(answer, count) {
  const chunks = new Array(count);
  const { buffer } = wasmMemory();
  const spans = new Uint32Array(buffer, answer.spans(), 2 * count);
  for (let i = 0; i < count; i++) {
    chunks[i] = JSON.parse(utf8.decode(new Uint8Array(buffer, spans[2 * i], spans[2 * i + 1])));
  }
  return chunks;
}

function nothing() {}
