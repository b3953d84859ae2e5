// @ts-check
// Where the bytes of a wasm file are: its sections and its functions.

/** @typedef {{ name: string, bytes: Uint8Array }} Part with what frames it */

const CUSTOM = 0;
const SECTIONS = [
  "custom",
  "types",
  "imports",
  "functions",
  "tables",
  "memory",
  "globals",
  "exports",
  "start",
  "elements",
  "code",
  "data",
  "data count",
  "tags",
];

/** The part of the section "name" that is about functions. */
const FUNCTION_NAMES = 1;

/** Reads a wasm file's numbers and strings, one after the other. */
class Cursor {
  /**
   * @param {Uint8Array} bytes
   * @param {number} at
   * @param {number} end
   */
  constructor(bytes, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  get done() {
    return this.at >= this.end;
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** A number in LEB128. */
  number() {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  /** What its length stands before. */
  block() {
    const length = this.number();
    const block = new Cursor(this.bytes, this.at, this.at + length);
    this.at += length;
    return block;
  }

  string() {
    const { bytes, at, end } = this.block();
    return new TextDecoder().decode(bytes.subarray(at, end));
  }

  /** @param {number} start */
  since(start) {
    return this.bytes.subarray(start, this.at);
  }
}

/**
 * @param {Uint8Array} wasm
 * @returns {{ sections: Part[], functions: Part[] }} a function without a name is called by its number
 */
export function readWasm(wasm) {
  const file = new Cursor(wasm, 8);
  /** @type {Part[]} */
  const sections = [];
  /** @type {Uint8Array[]} */
  let bodies = [];
  /** @type {Map<number, string>} */
  let names = new Map();
  let imported = 0;
  while (!file.done) {
    const start = file.at;
    const id = file.byte();
    const section = file.block();
    const name = id === CUSTOM ? section.string() : SECTIONS[id];
    sections.push({ name, bytes: file.since(start) });
    if (name === "imports") imported = importedFunctions(section);
    if (name === "code") bodies = functionBodies(section);
    if (name === "name") names = functionNames(section);
  }
  const functions = bodies.map((bytes, index) => ({ name: names.get(imported + index) ?? `${imported + index}`, bytes }));
  return { sections, functions };
}

/** @param {Cursor} section */
function importedFunctions(section) {
  let functions = 0;
  for (let left = section.number(); left > 0; left--) {
    section.string();
    section.string();
    const kind = section.byte();
    if (kind !== 0) throw new Error("only functions are expected among the imports");
    section.number();
    functions++;
  }
  return functions;
}

/** @param {Cursor} section */
function functionBodies(section) {
  return Array.from({ length: section.number() }, () => {
    const start = section.at;
    section.block();
    return section.since(start);
  });
}

/** @param {Cursor} section */
function functionNames(section) {
  /** @type {Map<number, string>} */
  const names = new Map();
  while (!section.done) {
    const kind = section.byte();
    const part = section.block();
    if (kind !== FUNCTION_NAMES) continue;
    for (let left = part.number(); left > 0; left--) names.set(part.number(), part.string());
  }
  return names;
}
