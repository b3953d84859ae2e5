// @ts-check
// Cuts a body into pieces regardless of where its events begin and end.

export class Splitter {
  #size;
  #next;
  /** @type {Buffer} */
  #held = Buffer.alloc(0);

  /** @param {number | { seed: number } | undefined} split */
  constructor(split) {
    this.#size = sizes(split);
    this.#next = this.#size();
  }

  /** @param {Buffer} bytes @returns {Generator<Buffer, void>} */
  *push(bytes) {
    if (this.#next === Infinity) {
      yield bytes;
      return;
    }
    let rest = this.#held.length ? Buffer.concat([this.#held, bytes]) : bytes;
    while (rest.length >= this.#next) {
      yield rest.subarray(0, this.#next);
      rest = rest.subarray(this.#next);
      this.#next = this.#size();
    }
    this.#held = rest;
  }

  /** What is left when nothing more is coming for now. */
  *flush() {
    const rest = this.#held;
    this.#held = Buffer.alloc(0);
    if (rest.length) yield rest;
  }
}

/** @param {number | { seed: number } | undefined} split @returns {() => number} */
function sizes(split) {
  if (split === undefined) return () => Infinity;
  if (typeof split === "number") return () => split;
  let state = split.seed;
  return () => {
    // mulberry32: small, and the same on every machine
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return 1 + (((mixed ^ (mixed >>> 14)) >>> 0) % 64);
  };
}
