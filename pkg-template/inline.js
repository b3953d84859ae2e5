// @ts-check
// The entry that carries the wasm in itself, as text: for bundlers that move no files, and for single files.
import { base64 } from "./wasm-base64.js";
import { loadFrom } from "./wasm.js";

loadFrom(() => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));

export * from "./exports.js";
