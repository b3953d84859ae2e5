// @ts-check
// Runs the cases in this process, of Node or of what behaves like it.
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { allCases } from "../cases/index.js";
import { runCases, stray } from "../harness.js";

process.on("unhandledRejection", stray);
process.on("uncaughtException", stray);

/** @param {any} setting */
async function run({ suite, installed, kinds, id }) {
  /** @param {string} path @returns {Promise<any>} */
  const load = (path) => import(pathToFileURL(join(installed, path)).href);
  const panic = "node_modules/openrouter-wasm-test-panic";
  const platform = {
    kinds,
    id,
    suite,
    installed,
    pkg: await load("entry.js"),
    wasm: await load("node_modules/openrouter-wasm/wasm.js"),
    panic: {
      pkg: await load("panic-entry.js"),
      glue: await load(`${panic}/glue.js`),
      wasm: await load(`${panic}/wasm.js`),
    },
  };
  await runCases(allCases(platform), platform, (report) => process.send?.(report));
}

process.once("message", async (setting) => {
  await run(setting).catch((error) => process.send?.({ stray: error.stack }));
  // Whatever still holds the process open is no concern of the report's.
  process.send?.({ begin: "after the last case" }, () => process.exit(0));
});
