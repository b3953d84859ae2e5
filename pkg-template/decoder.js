// @ts-check
// One answer's decoder in the wasm (src/js/answer.rs), and the objects that are made of what it finds.
import { AnswerReader } from "./glue.js";
import { LongTexts } from "./long-texts.js";
import { shape } from "./shapes.js";
import { textAt, utf8 } from "./texts.js";
import { enter, memory } from "./wasm.js";

/**
 * @typedef {import("./index.d.ts").ChatChunk} ChatChunk
 * @typedef {import("./index.d.ts").ChatCompletion} ChatCompletion
 * @typedef {ChatChunk[] | string} Lot what was wanted of a read: chunks, or text
 */

/** What a read can be for: the chunks, the text of the first choice, or the whole alone. */
export const CHUNKS = 0;
export const TEXT = 1;
export const NOTHING = 2;

/** In a length: the text has escapes. */
const ESCAPED = 2 ** 31;

/** In what a read returns: nothing more is to be read; an event that was gathered here has ended; a chunk. */
const OVER = 1;
const GATHERED = 2;
const COUNT = 4;

/** In place of a shape's number: the chunk is the one that was gathered here. */
const GATHERED_CHUNK = 2 ** 32 - 1;

/** The longest message of an error, in characters. */
const MESSAGE = 2_000;

export class Decoder {
  #answer;
  #memory = memory();

  /** The memory, as it is until it grows. */
  #bytes = new Uint8Array(this.#memory.buffer);
  #words = new Uint32Array(this.#memory.buffer);

  /** Where the wasm side tells what a read has brought: an index of words. */
  #head;

  /** @type {(import("./shapes.js").Shape | undefined)[]} by number */
  #shapes = [];

  /** @type {Uint8Array[]} the data of an event that is too large for the wasm's memory, so far */
  #gathered = [];

  /** @type {LongTexts | undefined} what has been kept out of that memory */
  #longTexts;

  /** How many chunks the last read has completed. */
  count = 0;

  /** Whether nothing more is to be read. */
  isOver = false;

  /** @param {number} maxEventBytes */
  constructor(maxEventBytes) {
    this.#answer = enter(() => new AnswerReader(maxEventBytes));
    this.#head = this.#answer.head() / 4;
  }

  /**
   * Reads what has come in.
   *
   * @param {Uint8Array | undefined} bytes nothing at the end
   * @param {number} want
   * @returns {Lot}
   */
  read(bytes, want) {
    const answer = this.#answer;
    const length = bytes ? this.#write(bytes) : 0;
    if (!bytes) answer.end();
    let result = enter(() => answer.read(length, want));
    this.count = 0;
    let lot = this.#take(result, want);
    while (result & GATHERED) {
      const { value, text } = this.#wholeOf();
      result = enter(() => answer.goOn(text, want));
      lot = /** @type {any} */ (lot).concat(this.#take(result, want, value));
    }
    this.isOver = (result & OVER) !== 0;
    return lot;
  }

  /** @param {Uint8Array} bytes */
  #write(bytes) {
    const { length } = bytes;
    this.#look();
    if (this.#words[this.#head + 4] < length) {
      enter(() => this.#answer.room(length));
      this.#look();
    }
    this.#bytes.set(bytes, this.#words[this.#head + 3]);
    return length;
  }

  /** Looks at the memory anew if it has grown. */
  #look() {
    const { buffer } = this.#memory;
    if (this.#bytes.buffer === buffer) return;
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Uint32Array(buffer);
  }

  /**
   * Takes what a call has brought.
   *
   * @param {number} result
   * @param {number} want
   * @param {ChatChunk} [gathered] the chunk that was gathered here
   * @returns {Lot}
   */
  #take(result, want, gathered) {
    const count = Math.floor(result / COUNT);
    this.count += count;
    this.#look();
    const words = this.#words;
    const head = this.#head;
    const length = words[head + 6];
    if (length > 0) this.#gathered.push(this.#bytes.slice(words[head + 5], words[head + 5] + length));
    if (want === CHUNKS) return count === 0 ? [] : this.#chunks(count, gathered);
    return want === TEXT && count > 0 ? this.#revived(this.#string(words[head + 7], words[head + 8])) : "";
  }

  /**
   * @param {number} count
   * @param {ChatChunk} [gathered]
   */
  #chunks(count, gathered) {
    const words = this.#words;
    const head = this.#head;
    let at = words[head] / 4;
    const from = words[head + 1];
    // Plain text is decoded once for all chunks, and cut by addresses.
    const plain = from === 0 ? undefined : utf8.decode(this.#bytes.subarray(from, words[head + 2]));

    const chunks = new Array(count);
    for (let i = 0; i < count; i++) {
      const number = words[at++];
      if (number === 0) {
        chunks[i] = JSON.parse(this.#text(words[at], words[at + 1], plain, from));
        at += 2;
        continue;
      }
      if (number === GATHERED_CHUNK) {
        chunks[i] = gathered;
        continue;
      }
      const { make, isString } = this.#shapes[number] ?? this.#shape(number);
      const values = new Array(isString.length);
      for (let hole = 0; hole < isString.length; hole++) {
        const text = this.#string(words[at], words[at + 1], plain, from);
        values[hole] = isString[hole] ? text : Number(text);
        at += 2;
      }
      chunks[i] = make(values);
    }
    return chunks;
  }

  /**
   * The value of the inside of a JSON string at an address.
   *
   * @param {number} address
   * @param {number} length in bytes, and whether it has escapes
   * @param {string} [plain]
   * @param {number} [from]
   * @returns {string}
   */
  #string(address, length, plain, from) {
    if (length < ESCAPED) return this.#text(address, length, plain, from);
    return JSON.parse(`"${this.#text(address, length - ESCAPED, plain, from)}"`);
  }

  /**
   * The text at an address.
   *
   * @param {number} address
   * @param {number} length in bytes
   * @param {string} [plain] the text from address `from` on, if that is ASCII
   * @param {number} [from]
   */
  #text(address, length, plain, from = 0) {
    if (plain !== undefined) return plain.slice(address - from, address - from + length);
    return textAt(this.#bytes, address, length);
  }

  /**
   * A shape that is used for the first time.
   *
   * @param {number} wanted
   */
  #shape(wanted) {
    for (const [number, template, paths] of JSON.parse(this.#answer.takeShapes())) {
      this.#shapes[number] = shape(template, paths);
    }
    return /** @type {import("./shapes.js").Shape} */ (this.#shapes[wanted]);
  }

  /** The event that was gathered: its value, and its text as the wasm side is to know it. */
  #wholeOf() {
    const parts = this.#gathered;
    this.#gathered = [];
    this.#longTexts ??= new LongTexts();
    return this.#longTexts.takeOut(utf8.decode(joined(parts)));
  }

  /** @param {string} text */
  #revived(text) {
    return this.#longTexts ? this.#longTexts.putBack(text) : text;
  }

  /**
   * What the wasm side has as JSON text.
   *
   * @param {string} json
   */
  #parsed(json) {
    return this.#longTexts ? this.#longTexts.parse(json) : JSON.parse(json);
  }

  /** The fields of the error that ended the answer, once. */
  takeError() {
    const error = enter(() => this.#answer.takeError());
    if (error === undefined || !this.#longTexts) return error && JSON.parse(error);
    const fields = this.#longTexts.parse(error);
    // The bound of messages counts here too.
    return { ...fields, message: fields.message.slice(0, MESSAGE) };
  }

  /**
   * The completion so far; nothing before the first chunk. It is made anew at every call of what is returned.
   *
   * @returns {(() => ChatCompletion) | undefined}
   */
  completion() {
    const json = enter(() => this.#answer.completion());
    return json === undefined ? undefined : () => this.#parsed(json);
  }

  free() {
    this.#answer.free();
  }
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
