// @ts-check
// The entry for Cloudflare Workers, where a wasm file is imported as a compiled module.
import { loadFrom } from "./wasm.js";
// @ts-ignore: only workerd and its bundlers know this import.
import module from "./openrouter.wasm";

loadFrom(() => module);

export * from "./exports.js";
