// @ts-check
// The clock of one stream's reads: it runs only while a read is pending.

/**
 * @typedef {object} Bounds in ms; what is missing has no bound
 * @property {number} [idle] for any sign of life
 * @property {number} [firstChunk] for data
 * @property {number} [total] for the whole call
 * @property {number} [spent] of that, before the first read
 */

export class Watch {
  #bounds;
  #late;
  #spent;
  #withoutData = 0;

  /** @type {number | undefined} when the pending read began */
  #began;

  /** @type {any} one timer for all reads: setting one for each would cost more than decoding what they bring */
  #timer;

  /**
   * @param {Bounds} bounds
   * @param {(name: string, length: number) => void} late told which bound has been exceeded
   */
  constructor(bounds, late) {
    this.#bounds = bounds;
    this.#late = late;
    this.#spent = bounds.spent ?? 0;
  }

  /** How long the call has waited. */
  get spent() {
    return this.#spent;
  }

  begin() {
    this.#began = performance.now();
    if (this.#timer === undefined) this.#arm();
  }

  end() {
    if (this.#began === undefined) return;
    const took = performance.now() - this.#began;
    this.#began = undefined;
    this.#spent += took;
    this.#withoutData += took;
  }

  dataCame() {
    this.#withoutData = 0;
  }

  stop() {
    this.end();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #arm() {
    const { left } = this.#nearest();
    if (left !== Infinity) this.#timer = setTimeout(() => this.#check(false), Math.min(Math.max(left, 0), 2 ** 31 - 1));
  }

  /** @param {boolean} surely after a turn in which what came while the thread was busy could have been read */
  #check(surely) {
    this.#timer = undefined;
    // Nobody reads: the next read sets the timer again.
    if (this.#began === undefined) return;
    const { name, length, left } = this.#nearest();
    if (left > 0) this.#arm();
    else if (surely) this.#late(name, length);
    else this.#timer = setTimeout(() => this.#check(true), 0);
  }

  /** The bound that will be exceeded first. */
  #nearest() {
    const waiting = this.#began === undefined ? 0 : performance.now() - this.#began;
    const { idle = Infinity, firstChunk = Infinity, total = Infinity } = this.#bounds;
    let nearest = { name: "idle", length: idle, left: idle - waiting };
    for (const bound of [
      { name: "firstChunk", length: firstChunk, left: firstChunk - this.#withoutData - waiting },
      { name: "total", length: total, left: total - this.#spent - waiting },
    ]) {
      if (bound.left < nearest.left) nearest = bound;
    }
    return nearest;
  }
}
