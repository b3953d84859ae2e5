// @ts-check
// The entry for pages without a bundler, by its address in their import map: few files, so that it is there soon.
import { loadFrom } from "./wasm.js";

loadFrom(() => fetch(new URL("./openrouter.wasm", import.meta.url)));

export * from "./all.js";
