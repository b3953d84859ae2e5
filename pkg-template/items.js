// @ts-check
// Going through what a stream brings.

/**
 * Makes items of network reads.
 *
 * @template T
 * @typedef {object} Maker
 * @property {(lot: any) => T[]} of makes those of one read
 * @property {() => Promise<T[]>} [last] makes those that only the end brings
 * @property {() => void} [free] lets go of what it holds: nothing more is to be made
 */

/**
 * What is made of each network read, item by item. Written by hand: an async generator costs two more promises an item, and
 * a ReadableStream cannot be iterated everywhere.
 *
 * @template T
 */
export class ItemIterator {
  #reading;
  #want;
  #give;

  /** @type {Maker<T>} */
  #maker;

  /** @type {T[]} those of the last read */
  #items = [];
  #at = 0;

  /** How many calls wait for the one before them. */
  #queued = 0;

  /** @type {Promise<unknown>} the last call */
  #last = Promise.resolve();

  /** Whether a read, or the end, is being made items of. */
  #isMaking = false;

  /**
   * @param {import("./reading.js").Reading} reading
   * @param {number} want
   * @param {Maker<T>} maker
   */
  constructor(reading, want, maker) {
    this.#reading = reading;
    this.#want = want;
    this.#maker = maker;
    this.#give = (/** @type {any} */ lot) => this.#first(maker.of(lot));
  }

  /** @returns {Promise<IteratorResult<T, undefined>>} */
  next() {
    if (this.#queued === 0 && !this.#reading.busy && !this.#isMaking) {
      const next = this.#advance();
      this.#last = next;
      return next;
    }
    this.#queued++;
    const advance = () => {
      this.#queued--;
      return this.#advance();
    };
    const next = this.#last.then(advance, advance);
    this.#last = next;
    return next;
  }

  /** @returns {Promise<IteratorResult<T, undefined>>} */
  #advance() {
    if (this.#reading.aborted) this.#forget();
    if (this.#at < this.#items.length) return Promise.resolve({ done: false, value: this.#items[this.#at++] });
    const { last } = this.#maker;
    return last ? this.#withLast() : this.#reading.next(this.#want, this.#give);
  }

  /** @returns {Promise<IteratorResult<T, undefined>>} */
  async #withLast() {
    this.#isMaking = true;
    try {
      const next = await this.#reading.next(this.#want, this.#give);
      if (!next.done) return next;
      const items = await this.#maker.last?.();
      this.#letGo();
      return this.#first(items ?? []) ?? next;
    } catch (error) {
      // It may be a maker's.
      this.#letGo();
      this.#reading.leave();
      throw error;
    } finally {
      this.#isMaking = false;
    }
  }

  /**
   * The first of new items; the others follow.
   *
   * @param {T[]} items
   * @returns {IteratorYieldResult<T> | undefined}
   */
  #first(items) {
    this.#items = items;
    this.#at = 1;
    return items.length > 0 ? { done: false, value: items[0] } : undefined;
  }

  /** @returns {Promise<IteratorResult<T, undefined>>} */
  async return() {
    this.#letGo();
    this.#reading.leave();
    return { done: true, value: undefined };
  }

  #letGo() {
    this.#forget();
    this.#maker.free?.();
    this.#maker = { of: () => [] };
  }

  #forget() {
    this.#items = [];
    this.#at = 0;
  }

  [Symbol.asyncIterator]() {
    return this;
  }
}
