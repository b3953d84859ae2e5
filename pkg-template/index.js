// @ts-check
// The entry for browsers and bundlers: the wasm is fetched from beside this file.
import { loadFrom } from "./wasm.js";

loadFrom(() => fetch(new URL("./openrouter.wasm", import.meta.url)));

export * from "./exports.js";
