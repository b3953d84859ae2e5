// @ts-check
// One answer's decoder in the wasm, and the objects that are made of what it finds.
import { AnswerReader, wasmMemory } from "./glue.js";
import { shape } from "./shapes.js";
import { enter } from "./wasm.js";

/**
 * @typedef {import("./index.d.ts").ChatChunk} ChatChunk
 */

/** As JSON.parse and the platform's own streams read text: nothing is dropped, what is no UTF-8 is replaced. */
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** In a length of the decoder's table: the text has escapes. */
const ESCAPED = 2 ** 31;

/** Up to this many bytes a text is made of its characters: calling the platform's decoder costs more. */
const SHORT = 24;

export class Decoder {
  #answer;
  #memory = wasmMemory();

  /** The memory, as it is until it grows. */
  #bytes = new Uint8Array(this.#memory.buffer);
  #words = new Uint32Array(this.#memory.buffer);

  /** @type {(import("./shapes.js").Shape | undefined)[]} by number */
  #shapes = [];

  /** @param {number} maxEventBytes */
  constructor(maxEventBytes) {
    this.#answer = enter(() => new AnswerReader(maxEventBytes));
  }

  /** Looks at the memory anew if it has grown. */
  #look() {
    const { buffer } = this.#memory;
    if (this.#bytes.buffer === buffer) return;
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Uint32Array(buffer);
  }

  /** @param {Uint8Array} bytes what has been read */
  write(bytes) {
    const address = enter(() => this.#answer.room(bytes.length));
    this.#look();
    this.#bytes.set(bytes, address);
  }

  /** Says that the body has ended. */
  end() {
    this.#answer.end();
  }

  /** Reads on for the whole alone, and tells how many chunks there were. */
  skip() {
    return enter(() => this.#answer.readOn());
  }

  /** The text of the first choice that has come in. */
  text() {
    const count = enter(() => this.#answer.readText());
    return { count, text: count > 0 ? unescaped(this.#answer.takeText()) : "" };
  }

  /**
   * The chunks that have come in.
   *
   * @returns {ChatChunk[]}
   */
  chunks() {
    const answer = this.#answer;
    const count = enter(() => answer.readChunks());
    if (count === 0) return [];
    this.#look();
    const table = this.#words;
    let at = answer.table() / 4;
    const from = table[at++];
    const to = table[at++];
    // Plain text is decoded once for all chunks, and cut by addresses.
    const plain = from === 0 ? undefined : utf8.decode(this.#bytes.subarray(from, to));

    const chunks = new Array(count);
    for (let i = 0; i < count; i++) {
      const number = table[at++];
      if (number === 0) {
        chunks[i] = JSON.parse(this.#text(table[at], table[at + 1], plain, from));
        at += 2;
        continue;
      }
      const { make, isString } = this.#shapes[number] ?? this.#shape(number);
      const values = new Array(isString.length);
      for (let hole = 0; hole < isString.length; hole++) {
        const length = table[at + 1];
        const text =
          length >= ESCAPED
            ? unescaped(this.#text(table[at], length - ESCAPED, plain, from))
            : this.#text(table[at], length, plain, from);
        values[hole] = isString[hole] ? text : Number(text);
        at += 2;
      }
      chunks[i] = make(values);
    }
    return chunks;
  }

  /**
   * The text at an address.
   *
   * @param {number} address
   * @param {number} length in bytes
   * @param {string | undefined} plain the text from address `from` on, if that is ASCII
   * @param {number} from
   */
  #text(address, length, plain, from) {
    if (plain !== undefined) return plain.slice(address - from, address - from + length);
    const bytes = this.#bytes;
    if (length <= SHORT) {
      let text = "";
      for (let i = address; i < address + length; i++) {
        if (bytes[i] > 0x7f) return utf8.decode(bytes.subarray(address, address + length));
        text += String.fromCharCode(bytes[i]);
      }
      return text;
    }
    return utf8.decode(bytes.subarray(address, address + length));
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

  isOver() {
    return this.#answer.isOver();
  }

  /** The fields of the error that ended the answer, once. */
  takeError() {
    const error = enter(() => this.#answer.takeError());
    return error === undefined ? undefined : JSON.parse(error);
  }

  completion() {
    return enter(() => this.#answer.completion());
  }

  free() {
    this.#answer.free();
  }
}

/**
 * The value of what stands between the quotes of a JSON string.
 *
 * @param {string} text
 * @returns {string}
 */
function unescaped(text) {
  return text.includes("\\") ? JSON.parse(`"${text}"`) : text;
}
