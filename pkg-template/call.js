// @ts-check
// One call: its options, its abort, its hooks, and its way into the wasm.
import { Cancel } from "./cancel.js";
import { configError, OpenRouterError } from "./error.js";
import { run } from "./host.js";
import { inTime } from "./time.js";
import { init } from "./wasm.js";

/**
 * @typedef {import("./index.d.ts").OpenRouterOptions} OpenRouterOptions
 * @typedef {import("./index.d.ts").CallOptions} CallOptions
 * @typedef {import("./index.d.ts").ChatCompletion} ChatCompletion
 */

export class Call {
  #hooks;
  #began = performance.now();

  /** @type {number | undefined} */
  #firstChunk;
  #attempts = 0;

  /** @type {string | undefined} */
  #generationId;

  /** @type {{ error: unknown } | undefined} what a hook threw */
  #thrown;

  /** @type {OpenRouterError | undefined} the failure that a retry goes back to, if it was not the wasm's */
  #failure;

  /**
   * @param {OpenRouterOptions} client
   * @param {CallOptions} [options] of this call; they win over the client's
   */
  constructor(client, options = {}) {
    const { signal, merged, timeout, headers } = readOptions(client, options);
    this.#hooks = merged;
    /** What the wasm side reads. */
    this.settings = {
      ...merged,
      timeout,
      headers,
      /** How long the call has waited before the wasm side knew of it, in ms. */
      spent: 0,
      onRequest: this.#hook(merged.onRequest, "onRequest", (attempt, url, headers) => {
        this.#attempts = attempt;
        return { attempt, url, headers };
      }),
      onResponse: this.#hook(merged.onResponse, "onResponse", (attempt, status, headers) => {
        this.#generationId = headers.get("x-generation-id") ?? undefined;
        return { attempt, status, headers, generationId: this.#generationId };
      }),
      onRetry: this.#hook(merged.onRetry, "onRetry", (attempt, wait, fields) => {
        const error = this.#failure ?? new OpenRouterError(fields);
        this.#failure = undefined;
        return { attempt, wait, error };
      }),
    };
    if (merged.onFinish !== undefined && typeof merged.onFinish !== "function") {
      throw configError("onFinish: expected a function");
    }
    this.cancel = new Cancel(signal);
  }

  get attempts() {
    return this.#attempts;
  }

  /**
   * A hook as the wasm side calls it. What it throws is kept: it fails the call as it is.
   *
   * @param {((event: any) => unknown) | undefined} hook
   * @param {string} name
   * @param {(...told: any[]) => object} event
   */
  #hook(hook, name, event) {
    if (hook !== undefined && typeof hook !== "function") throw configError(`${name}: expected a function`);
    /** @param {any[]} told */
    return (...told) => {
      const happened = event(...told);
      if (!hook) return undefined;
      /** @param {unknown} error */
      const thrown = (error) => {
        this.#thrown = { error };
        throw error;
      };
      try {
        const result = /** @type {any} */ (hook(happened));
        return typeof result?.then === "function" ? result.then(undefined, thrown) : undefined;
      } catch (error) {
        return thrown(error);
      }
    };
  }

  /**
   * Runs a task in the wasm, which is loaded first.
   *
   * @param {(task: number, signal: AbortSignal, aborted: Promise<void>) => void} start
   * @param {number} [spent] how long the call has waited before, in ms
   */
  async run(start, spent = 0) {
    const { cancel } = this;
    const began = performance.now();
    await cancel.before(init());
    this.settings.spent = spent + performance.now() - began;
    try {
      return await run((task) => start(task, cancel.signal, cancel.settled));
    } catch (error) {
      throw this.#thrown ? this.#thrown.error : error;
    }
  }

  /** @param {OpenRouterError} failure what the next attempt is made after */
  retryAfter(failure) {
    this.#failure = failure;
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
  finish(completion, error, generationId = this.#generationId) {
    const { onFinish } = this.#hooks;
    if (!onFinish) return undefined;
    const usage = completion()?.usage ?? undefined;
    const finished = {
      usage,
      cost: usage?.cost ?? undefined,
      error,
      duration: performance.now() - this.#began,
      firstChunk: this.#firstChunk,
      generationId,
      attempts: this.#attempts,
    };
    const told = (async () => void (await onFinish(/** @type {import("./index.d.ts").Finished} */ (finished))))();
    const bound = this.settings.timeout?.headers ?? 60_000;
    if (bound === false || bound === Infinity) return told;
    const message = `onFinish did not end within ${bound} ms (timeout.headers)`;
    return inTime(told, bound, () => new OpenRouterError({ kind: "timeout", message, retryable: true }));
  }
}

/**
 * The options of a client and of a call, read once. They may be anything, and anything may happen while they are read.
 *
 * @param {OpenRouterOptions} client
 * @param {CallOptions} options
 */
function readOptions(client, options) {
  for (const given of [client, options]) {
    if (typeof given !== "object" || given === null) throw configError("options: expected an object");
  }
  try {
    const base = { ...client };
    const { signal, ...own } = options;
    const merged = { ...base, ...defined(own) };
    const timeout = both(base.timeout ?? undefined, own.timeout ?? undefined);
    return { signal, merged, timeout, headers: [...pairs(base.headers), ...pairs(own.headers)] };
  } catch (cause) {
    if (cause instanceof OpenRouterError) throw cause;
    throw configError("options: they could not be read", cause);
  }
}

/**
 * @template {object} T
 * @param {T | undefined} first
 * @param {T | undefined} second wins
 */
function both(first, second) {
  if (first === undefined || second === undefined) return first ?? second;
  return typeof second === "object" ? { ...first, ...defined(second) } : second;
}

/**
 * The fields that are there.
 *
 * @template {object} T
 * @param {T} fields
 * @returns {T}
 */
export function defined(fields) {
  return /** @type {T} */ (Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));
}

/**
 * Headers in any of their forms as pairs of names and values.
 *
 * @param {unknown} headers
 * @returns {unknown[]}
 */
function pairs(headers) {
  if (headers === undefined || headers === null) return [];
  if (typeof headers !== "object") throw configError("headers: expected an object of strings, a Headers, or a list of pairs");
  if (Symbol.iterator in headers) return [.../** @type {Iterable<unknown>} */ (headers)];
  const { forEach } = /** @type {any} */ (headers);
  if (typeof forEach !== "function") return Object.entries(headers);
  /** @type {unknown[]} */
  const all = [];
  forEach.call(headers, (/** @type {string} */ value, /** @type {string} */ name) => all.push([name, value]));
  return all;
}
