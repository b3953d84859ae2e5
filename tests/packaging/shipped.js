// @ts-check
// What a build ships: how often the wasm is in it, as a file or as text.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { INSTALLED } from "./install.js";

/** What every wasm begins with, as base64 has it. */
const MAGIC = "AGFzbQ";

/**
 * Asserts how often a build's output holds the wasm.
 *
 * @param {string} folder
 * @param {{ files: number, texts: number }} expected
 */
export async function ships(folder, expected) {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const wasm = names.filter((name) => name.endsWith(".wasm"));
  const original = await readFile(join(INSTALLED, "openrouter.wasm"));
  for (const name of wasm) assert.ok(original.equals(await readFile(name)), `${name} is not the package's wasm`);
  let texts = 0;
  for (const name of names.filter((name) => /\.[cm]?js$/.test(name))) {
    texts += (await readFile(name, "utf8")).split(MAGIC).length - 1;
  }
  assert.deepEqual({ files: wasm.length, texts }, expected, `wasm in ${folder}`);
}

/** One file, and that only. */
export const ONE_FILE = { files: 1, texts: 0 };

/** Only within the JavaScript, once. */
export const INLINE = { files: 0, texts: 1 };
