// @ts-check
// The entry for Node, and for what reads files as Node does.
import { readFile } from "node:fs/promises";
import { loadFrom } from "./wasm.js";

loadFrom(() => readFile(new URL("./openrouter.wasm", import.meta.url)));

export * from "./exports.js";
