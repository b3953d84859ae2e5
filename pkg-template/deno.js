// @ts-check
// The entry for Deno, which fetches files as it fetches addresses: this one may be in a cache, or come from a CDN.
import { loadFrom } from "./wasm.js";

loadFrom(() => fetch(new URL("./openrouter.wasm", import.meta.url)));

export * from "./all.js";
