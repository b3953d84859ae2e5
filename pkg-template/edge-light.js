// @ts-check
// The entry for Vercel's edge runtime, which compiles no wasm at run time: it is imported as a compiled module.
import { loadFrom } from "./wasm.js";
// @ts-ignore: only this runtime's bundlers know this import.
import module from "./openrouter.wasm?module";

loadFrom(() => module);

export * from "./exports.js";
