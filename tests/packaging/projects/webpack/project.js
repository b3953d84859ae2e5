// @ts-check
// webpack 5, as it comes: it sees that the package's entry names a file, and takes that along.
import assert from "node:assert/strict";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import webpack from "webpack";
import { ONE_FILE, ships } from "../../shipped.js";
import { visitFolder } from "../../visit.js";

const folder = import.meta.dirname;

/** @type {import("../index.js").Project[]} */
export const projects = [
  {
    name: "webpack",
    async run(setting) {
      const { work } = setting;
      const compiler = webpack({
        mode: "production",
        context: folder,
        entry: "./main.js",
        output: { path: work, filename: "main.js" },
      });
      const stats = await promisify(compiler.run.bind(compiler))();
      await promisify(compiler.close.bind(compiler))();
      assert.ok(!stats?.hasErrors() && !stats?.hasWarnings(), stats?.toString("errors-warnings"));
      await copyFile(join(folder, "../page.html"), join(work, "index.html"));
      await ships(work, ONE_FILE);
      await visitFolder(setting, work, { wasm: 1 });
    },
  },
];
