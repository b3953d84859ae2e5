// @ts-check
// One call: its options, its abort, its clock and its hooks.
import { Cancel } from "./cancel.js";
import { Clock } from "./clock.js";
import { OpenRouterError } from "./error.js";
import { readOptions } from "./options.js";
import { inTime, LONGEST } from "./time.js";
import { Bystander, init } from "./wasm.js";

/**
 * @typedef {import("./index.d.ts").OpenRouterOptions} OpenRouterOptions
 * @typedef {import("./index.d.ts").CallOptions} CallOptions
 * @typedef {import("./index.d.ts").ChatCompletion} ChatCompletion
 */

export class Call {
  #began = performance.now();

  /** @type {number | undefined} */
  #firstChunk;

  /** How many attempts have begun. */
  attempts = 0;

  /** @type {string | undefined} */
  generationId;

  /** Whether a hook has failed: nothing is tried again after that. */
  hookFailed = false;

  /**
   * @param {OpenRouterOptions} client
   * @param {CallOptions} [options] of this call; they win over the client's
   */
  constructor(client, options) {
    this.options = readOptions(client, options);
    this.cancel = new Cancel(this.options.signal);
    this.clock = new Clock(this.options.timeout);
  }

  /**
   * Does what needs the wasm, which is loaded first; a crash in there ends it.
   *
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async run(work) {
    const { mistake } = this.options;
    if (mistake) throw mistake;
    await this.wait(init());
    /** @type {(error: OpenRouterError) => void} */
    let tell = () => {};
    const crashed = /** @type {Promise<never>} */ (new Promise((_, reject) => (tell = reject)));
    const bystander = new Bystander(tell);
    bystander.join();
    try {
      return await Promise.race([work(), crashed]);
    } finally {
      bystander.leave();
    }
  }

  /**
   * What a promise brings, unless the call is aborted first, or has waited for too long.
   *
   * @template T
   * @param {Promise<T>} promise
   * @param {number} [bound] of this wait, in ms: `timeout.headers`, or none
   * @returns {Promise<T>}
   */
  wait(promise, bound) {
    return this.clock.wait(this.cancel.before(promise), bound);
  }

  /** @param {number} milliseconds */
  async pause(milliseconds) {
    /** @type {any} */
    let timer;
    const over = new Promise((resolve) => (timer = setTimeout(resolve, Math.min(milliseconds, LONGEST))));
    try {
      await this.wait(over);
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Tells a hook, and waits for it if it gives a promise. What it throws fails the call as it is.
   *
   * @param {"onRequest" | "onResponse" | "onRetry"} name
   * @param {object} event
   */
  async tell(name, event) {
    const hook = this.options[name];
    if (!hook) return;
    const told = (async () => {
      try {
        await hook(event);
      } catch (error) {
        this.hookFailed = true;
        throw error;
      }
    })();
    await this.wait(told, this.options.timeout.headers);
  }

  /** The first of the answer has come. */
  firstChunkCame() {
    this.#firstChunk ??= performance.now() - this.#began;
  }

  /**
   * The call is over: what waits for that may throw, and wait.
   *
   * @param {() => ChatCompletion | undefined} completion what there is of it
   * @param {unknown} [error]
   * @param {string} [generationId] if the call has not seen it itself
   * @returns {Promise<void> | undefined} nothing if nobody wants to know
   */
  finish(completion, error, generationId = this.generationId) {
    const { onFinish, timeout } = this.options;
    if (!onFinish) return undefined;
    const whole = completion();
    const usage = whole?.usage ?? undefined;
    const finished = {
      usage,
      cost: usage?.cost ?? undefined,
      model: whole?.model,
      finishReason: whole?.choices?.[0]?.finish_reason ?? undefined,
      error,
      duration: performance.now() - this.#began,
      firstChunk: this.#firstChunk,
      generationId,
      attempts: this.attempts,
    };
    const told = (async () => void (await onFinish(finished)))();
    const message = `onFinish did not end within ${timeout.headers} ms (timeout.headers)`;
    return inTime(told, timeout.headers, () => new OpenRouterError({ kind: "timeout", message, retryable: true }));
  }
}
