// @ts-check
// The entry for Node, and for what reads files as Node does.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadFrom } from "./wasm.js";

// Said in two ways: webpack takes the file along for the first one. Next makes a page's address of that one; the second
// it lets be, and takes the file along for it.
loadFrom(() =>
  readFile(new URL("./openrouter.wasm", import.meta.url)).catch(() =>
    readFile(join(dirname(fileURLToPath(import.meta.url)), "openrouter.wasm")),
  ),
);

export * from "./all.js";
