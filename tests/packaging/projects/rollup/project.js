// @ts-check
// Rollup: with a plugin that takes files along, or with the entry that needs none.
import assert from "node:assert/strict";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
// @ts-ignore: its declarations are not where its manifest says.
import { importMetaAssets } from "@web/rollup-plugin-import-meta-assets";
import { rollup } from "rollup";
import { INLINE, ONE_FILE, ships } from "../../shipped.js";
import { visitFolder } from "../../visit.js";

const folder = import.meta.dirname;

/**
 * @param {import("../index.js").Setting} setting
 * @param {string} input
 * @param {import("rollup").Plugin[]} plugins
 */
async function build({ work }, input, plugins) {
  /** @type {string[]} */
  const complaints = [];
  const bundle = await rollup({
    input: join(folder, input),
    plugins: [nodeResolve({ browser: true }), ...plugins],
    onLog: (level, { message }) => void (level === "warn" && complaints.push(message)),
  });
  await bundle.write({ dir: work, format: "es", entryFileNames: "main.js" });
  await bundle.close();
  await copyFile(join(folder, "../page.html"), join(work, "index.html"));
  assert.deepEqual(complaints, []);
}

/** @type {import("../index.js").Project[]} */
export const projects = [
  {
    name: "Rollup, import-meta-assets",
    async run(setting) {
      await build(setting, "main.js", [importMetaAssets()]);
      await ships(setting.work, ONE_FILE);
      await visitFolder(setting, setting.work, { wasm: 1 });
    },
  },
  {
    name: "Rollup, ./inline",
    async run(setting) {
      await build(setting, "inline.js", []);
      await ships(setting.work, INLINE);
      await visitFolder(setting, setting.work, { wasm: 0 });
    },
  },
];
