// @ts-check
// The clock of one call. It runs only while the call waits.
import { OpenRouterError } from "./error.js";
import { inTime, LONGEST } from "./time.js";

/**
 * @typedef {object} Bounds in ms; `Infinity` is none
 * @property {number} headers for a response's headers, and for each of the caller's own functions
 * @property {number} idle for any sign of life
 * @property {number} firstChunk for data
 * @property {number} total for the whole call
 */

/** What did not happen in time. */
const MISSED = {
  headers: "no response came",
  idle: "nothing came of the answer",
  firstChunk: "no data came of the answer",
  total: "the call did not end",
};

export class Clock {
  #bounds;

  /** How long the call has waited. */
  #spent = 0;

  /** How long it has waited for data since the last data came. */
  #withoutData = 0;

  /** When the last read began. */
  #began = 0;

  /** Whether it is pending. */
  #isPending = false;

  /** @type {any} one timer for all reads: setting one for each would cost more than decoding what they bring */
  #timer;

  /** @type {(error: OpenRouterError) => void} told of a read that takes too long */
  onLate = () => {};

  /** @param {Bounds} bounds */
  constructor(bounds) {
    this.#bounds = bounds;
  }

  /**
   * What a promise brings, unless that takes too long.
   *
   * @template T
   * @param {Promise<T>} promise
   * @param {number} [bound] beside that of the whole call: `headers`
   */
  async wait(promise, bound = Infinity) {
    const began = performance.now();
    const { total } = this.#bounds;
    const left = total - this.#spent;
    try {
      if (bound <= left) return await inTime(promise, bound, () => timeoutError("headers", bound));
      return await inTime(promise, left, () => timeoutError("total", total));
    } finally {
      this.#spent += performance.now() - began;
    }
  }

  /** A read begins. */
  begin() {
    this.#began = performance.now();
    this.#isPending = true;
    if (this.#timer === undefined) this.#arm();
  }

  /** The read is over. */
  end() {
    if (!this.#isPending) return;
    this.#isPending = false;
    // The time of day costs more than the rest of this, and is asked for only if it counts.
    if (this.#bounds.total !== Infinity) this.#spent += performance.now() - this.#began;
  }

  /** The last read has brought data: the wait for data begins anew. */
  dataCame() {
    this.#withoutData = 0;
  }

  /** The last read has brought no data. */
  noDataCame() {
    this.#withoutData += performance.now() - this.#began;
  }

  /** Nothing more is read. */
  stop() {
    this.end();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#withoutData = 0;
  }

  #arm() {
    const { left } = this.#nearest();
    if (left !== Infinity) this.#timer = setTimeout(() => this.#check(false), Math.min(Math.max(left, 0), LONGEST));
  }

  /** @param {boolean} surely after a turn in which what came while the thread was busy could have been read */
  #check(surely) {
    this.#timer = undefined;
    // Nobody reads: the next read sets the timer again.
    if (!this.#isPending) return;
    const { name, length, left } = this.#nearest();
    if (left > 0) this.#arm();
    else if (surely) this.onLate(timeoutError(name, length));
    else this.#timer = setTimeout(() => this.#check(true), 0);
  }

  /** The bound that will be exceeded first. */
  #nearest() {
    const waiting = this.#isPending ? performance.now() - this.#began : 0;
    const { idle, firstChunk, total } = this.#bounds;
    /** @type {{ name: keyof typeof MISSED, length: number, left: number }} */
    let nearest = { name: "idle", length: idle, left: idle - waiting };
    for (const bound of /** @type {(typeof nearest)[]} */ ([
      { name: "firstChunk", length: firstChunk, left: firstChunk - this.#withoutData - waiting },
      { name: "total", length: total, left: total - this.#spent - waiting },
    ])) {
      if (bound.left < nearest.left) nearest = bound;
    }
    return nearest;
  }
}

/**
 * @param {keyof typeof MISSED} name of the bound
 * @param {number} length
 */
function timeoutError(name, length) {
  const message = `${MISSED[name]} within ${Math.trunc(length)} ms (timeout.${name})`;
  return new OpenRouterError({ kind: "timeout", message, retryable: true });
}
