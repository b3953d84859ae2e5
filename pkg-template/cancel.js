// @ts-check
// One call's abort: it follows the caller's signal, and ends every wait of the call.
import { configError, OpenRouterError } from "./error.js";

/**
 * Who follows a caller's signal. One listener serves all calls: of many on one signal, some platforms would warn.
 *
 * @type {WeakMap<AbortSignal, { followers: Set<Cancel>, listener: () => void }>}
 */
const followed = new WeakMap();

export class Cancel {
  #controller = new AbortController();

  /** @type {AbortSignal | undefined} */
  #caller;

  /** @type {Set<(reason: unknown) => void>} */
  #told = new Set();

  /** @type {() => void} */
  #settle = () => {};

  /** Fulfilled once the call is aborted, or over. */
  settled = new Promise((/** @type {(value?: undefined) => void} */ resolve) => {
    this.#settle = resolve;
  });

  /** @param {AbortSignal} [caller] */
  constructor(caller) {
    if (caller === undefined || caller === null) return;
    if (typeof caller !== "object" || typeof caller.addEventListener !== "function") {
      throw configError("signal: expected an AbortSignal");
    }
    if (caller.aborted) this.abort(caller.reason);
    else this.#follow(caller);
  }

  /** @param {AbortSignal} caller */
  #follow(caller) {
    this.#caller = caller;
    let all = followed.get(caller);
    if (!all) {
      const followers = new Set();
      const listener = () => {
        for (const follower of [...followers]) follower.abort(caller.reason);
      };
      all = { followers, listener };
      followed.set(caller, all);
      caller.addEventListener("abort", listener);
    }
    all.followers.add(this);
  }

  #unfollow() {
    const caller = this.#caller;
    const all = caller && followed.get(caller);
    if (!all) return;
    this.#caller = undefined;
    all.followers.delete(this);
    if (all.followers.size > 0) return;
    followed.delete(caller);
    caller.removeEventListener("abort", all.listener);
  }

  get signal() {
    return this.#controller.signal;
  }

  /** @param {unknown} reason */
  abort(reason) {
    if (this.signal.aborted) return;
    this.#controller.abort(reason);
    for (const tell of this.#told) tell(this.signal.reason);
    this.end();
  }

  /**
   * Has `tell` called at an abort, at once if there has been one. Returns what takes that back.
   *
   * @param {(reason: unknown) => void} tell
   */
  onAbort(tell) {
    this.#told.add(tell);
    if (this.signal.aborted) tell(this.signal.reason);
    return () => void this.#told.delete(tell);
  }

  /** Throws if the call has been aborted. */
  check() {
    if (this.signal.aborted) throw abortedError(this.signal.reason);
  }

  /** Lets go of the caller's signal: the call is over. */
  end() {
    this.#unfollow();
    this.#told.clear();
    this.#settle();
  }

  /** Closes what one attempt has left open, before the next: some browsers keep a connection whose body was cancelled. */
  renew() {
    if (this.signal.aborted) return;
    this.#controller.abort();
    this.#controller = new AbortController();
  }

  /** Over, and whatever is still open is closed. */
  close() {
    this.end();
    this.#controller.abort();
  }

  /**
   * What `promise` brings, unless the abort comes first.
   *
   * @template T
   * @param {Promise<T>} promise
   * @returns {Promise<T>}
   */
  async before(promise) {
    try {
      await Promise.race([promise, this.settled]);
    } finally {
      // What the abort itself brought about is not what happened.
      this.check();
    }
    return promise;
  }
}

/**
 * @param {unknown} cause the reason
 * @param {Partial<import("./error.js").Fields>} [more]
 */
export function abortedError(cause, more) {
  return new OpenRouterError({ ...more, kind: "aborted", message: "the call was aborted", cause });
}
