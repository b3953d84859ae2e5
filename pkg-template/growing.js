// @ts-check
// A value whose JSON text arrives in pieces. The wasm reads the text (src/growing/); the value is made here.
import { internalError } from "./error.js";
import { GrowingReader } from "./glue.js";
import { textAt } from "./texts.js";
import { currentGeneration, enter, memory } from "./wasm.js";

/** The kinds of steps, by number: `Kind` in src/growing/mod.rs. */
const [OBJECT, ARRAY, END, KEY, STRING, MORE] = [0, 1, 2, 3, 4, 5];

/** How many characters go into the wasm's memory at a time: it never shrinks. */
const SLICE = 64 * 1024;

/** How many fields and items are copied at most for a piece, so that the whole costs no more than its length. */
const COPIED = 256;

const encoder = new TextEncoder();

/**
 * An object or array that has not ended.
 *
 * @typedef {object} Open
 * @property {any} value
 * @property {string | number} key of it in the one before
 * @property {number} size how many fields or items it has been given
 */

export class GrowingValue {
  #reader = enter(() => new GrowingReader());
  #born = currentGeneration();
  #memory = memory();

  /** The memory, as it is until it grows. */
  #bytes = new Uint8Array(this.#memory.buffer);
  #words = new Uint32Array(this.#memory.buffer);

  /** Where the wasm side tells what a piece has brought: an index of words. */
  #head = this.#reader.head() / 4;

  /** @type {Open[]} outermost first; the first holds the value itself */
  #open = [{ value: { "": undefined }, key: "", size: 1 }];

  /** Where the next value goes, or the string that grows is. */
  #key = /** @type {string | number} */ ("");

  /** The first half of a surrogate pair whose other half has yet to come. */
  #half = "";

  /**
   * The value so far: `undefined` before it begins. What is complete stays as it is. On the way to where the value grows,
   * every object and array is a new one after each piece, so that an earlier value stays as it was; but lists of more than
   * a few hundred items grow in place.
   *
   * @type {any}
   */
  get value() {
    return this.#open[0].value[""];
  }

  /**
   * Adds a piece of text. Says whether the value has grown.
   *
   * @param {string} text
   * @throws {SyntaxError} if that cannot be JSON
   */
  push(text) {
    const whole = this.#half + text;
    const end = isHalf(whole.charCodeAt(whole.length - 1)) ? whole.length - 1 : whole.length;
    this.#half = whole.slice(end);
    let grown = false;
    for (let at = 0; at < end; ) {
      let next = Math.min(at + SLICE, end);
      if (next < end && isHalf(whole.charCodeAt(next - 1))) next++;
      grown = this.#read(whole.slice(at, next), grown) || grown;
      at = next;
    }
    return grown;
  }

  /**
   * Says that nothing more comes. Says whether the value has grown by that.
   *
   * @throws {SyntaxError} if that is no JSON
   */
  end() {
    const reader = this.#alive();
    const isWhole = enter(() => reader.end()) && this.#half === "";
    const grown = this.#take(false);
    if (!isWhole) throw new SyntaxError("the text ends too early");
    return grown;
  }

  free() {
    if (this.#born === currentGeneration()) this.#reader.free();
  }

  #alive() {
    if (this.#born !== currentGeneration()) throw internalError(undefined);
    return this.#reader;
  }

  /**
   * @param {string} text
   * @param {boolean} isFresh whether what grows is new already
   */
  #read(text, isFresh) {
    const reader = this.#alive();
    const most = text.length * 3;
    enter(() => reader.room(most));
    this.#look();
    const room = this.#words[this.#head];
    const { written } = encoder.encodeInto(text, this.#bytes.subarray(room, room + most));
    const isRight = enter(() => reader.read(written));
    const grown = this.#take(isFresh);
    if (!isRight) throw new SyntaxError("the text is not JSON");
    return grown;
  }

  /** Looks at the memory anew if it has grown. */
  #look() {
    const { buffer } = this.#memory;
    if (this.#bytes.buffer === buffer) return;
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Uint32Array(buffer);
  }

  /**
   * Takes what a call has brought. Says whether that is anything to be seen.
   *
   * @param {boolean} isFresh
   */
  #take(isFresh) {
    this.#look();
    const first = this.#words[this.#head + 2] / 4;
    const end = first + this.#words[this.#head + 3] * 3;
    let grown = false;
    for (let at = first; at < end; at += 3) {
      const kind = this.#words[at];
      const shows = kind !== KEY && kind !== END;
      if (shows && !grown && !isFresh) this.#renew();
      this.#step(kind, at);
      grown ||= shows;
    }
    return grown;
  }

  /**
   * @param {number} kind
   * @param {number} at its index of words
   */
  #step(kind, at) {
    const open = this.#open;
    if (kind === KEY) this.#key = unescaped(this.#text(at));
    else if (kind === END) this.#key = /** @type {Open} */ (open.pop()).key;
    else if (kind === MORE) open[open.length - 1].value[this.#key] += unescaped(this.#text(at));
    else if (kind === STRING) this.#put("");
    else if (kind === OBJECT || kind === ARRAY) {
      const value = kind === ARRAY ? [] : {};
      this.#put(value);
      open.push({ value, key: this.#key, size: 0 });
    } else this.#put(JSON.parse(this.#text(at)));
  }

  /** The text of a step. @param {number} at its index of words */
  #text(at) {
    const words = this.#words;
    return textAt(this.#bytes, words[this.#head + 1] + words[at + 1], words[at + 2] - words[at + 1]);
  }

  /** @param {unknown} value */
  #put(value) {
    const last = this.#open[this.#open.length - 1];
    if (Array.isArray(last.value)) this.#key = last.value.length;
    last.size++;
    // As in JSON.parse, this one is a field like any other.
    if (this.#key === "__proto__") {
      Object.defineProperty(last.value, this.#key, { value, enumerable: true, configurable: true, writable: true });
    } else last.value[this.#key] = value;
  }

  /** Makes what grows anew, as far as that is not too much. */
  #renew() {
    const open = this.#open;
    let left = COPIED;
    for (let i = 1; i < open.length; i++) {
      left -= open[i].size;
      if (left < 0) return;
      const { value, key } = open[i];
      open[i].value = Array.isArray(value) ? value.slice() : { ...value };
      open[i - 1].value[key] = open[i].value;
    }
  }
}

/** The inside of a JSON string. @param {string} text */
function unescaped(text) {
  return text.includes("\\") ? JSON.parse(`"${text}"`) : text;
}

/** Whether a code unit is the first of a surrogate pair. @param {number} unit */
function isHalf(unit) {
  return unit >> 10 === 0xd800 >> 10;
}
