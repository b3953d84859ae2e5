// @ts-check
// esbuild, which leaves `new URL("./openrouter.wasm", import.meta.url)` as it is: either nothing has to be there, or a
// loader takes the file along, or it is copied.
import assert from "node:assert/strict";
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { INSTALLED } from "../../install.js";
import { INLINE, ONE_FILE, ships } from "../../shipped.js";
import { visitFolder } from "../../visit.js";

const folder = import.meta.dirname;

/**
 * @param {import("../index.js").Setting} setting
 * @param {string} input
 * @param {import("esbuild").BuildOptions} options
 */
async function bundle({ work }, input, options) {
  const { warnings } = await build({
    entryPoints: { main: join(folder, input) },
    bundle: true,
    minify: true,
    outdir: work,
    logLevel: "silent",
    ...options,
  });
  assert.deepEqual(warnings, []);
  const page = await readFile(join(folder, "../page.html"), "utf8");
  await writeFile(join(work, "index.html"), options.format === "iife" ? page.replace('type="module"', "defer") : page);
}

/** @type {import("../index.js").Project[]} */
export const projects = [
  {
    name: "esbuild, ./inline",
    async run(setting) {
      await bundle(setting, "inline.js", { format: "esm" });
      await ships(setting.work, INLINE);
      await visitFolder(setting, setting.work, { wasm: 0 });
    },
  },
  {
    name: "esbuild, ./inline as a classic script",
    async run(setting) {
      await bundle(setting, "inline.js", { format: "iife" });
      await ships(setting.work, INLINE);
      await visitFolder(setting, setting.work, { wasm: 0 });
    },
  },
  {
    name: "esbuild, ./slim and a loader",
    async run(setting) {
      await bundle(setting, "slim.js", { format: "esm", loader: { ".wasm": "file" } });
      await ships(setting.work, ONE_FILE);
      await visitFolder(setting, setting.work, { wasm: 1 });
    },
  },
  {
    name: "esbuild, the file copied",
    async run(setting) {
      await bundle(setting, "main.js", { format: "esm" });
      await copyFile(join(INSTALLED, "openrouter.wasm"), join(setting.work, "openrouter.wasm"));
      await visitFolder(setting, setting.work, { wasm: 1 });
    },
  },
];
