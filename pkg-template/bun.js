// @ts-check
// The entry for Bun, whose bundler takes the file along, into an executable too, and says where it is: beside the bundle.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { loadFrom } from "./wasm.js";
// @ts-ignore: only Bun knows this import.
import path from "./openrouter.wasm" with { type: "file" };

loadFrom(() => readFile(resolve(import.meta.dirname, path)));

export * from "./all.js";
