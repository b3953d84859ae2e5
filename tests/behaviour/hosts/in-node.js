// @ts-check
// Runs the cases in this Node process.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { allCases } from "../cases/index.js";
import { runCases, stray } from "../harness.js";

process.on("unhandledRejection", stray);
process.on("uncaughtException", stray);

process.once("message", async (/** @type {any} */ { suite, installed, id }) => {
  /** @param {string} path @returns {Promise<any>} */
  const load = (path) => import(pathToFileURL(join(installed, path)).href);
  const panic = "node_modules/openrouter-wasm-test-panic";
  const platform = {
    family: "node",
    id,
    suite,
    installed,
    pkg: await load("entry.js"),
    wasm: await load("node_modules/openrouter-wasm/wasm.js"),
    panic: {
      pkg: await load(`${panic}/node.js`),
      glue: await load(`${panic}/glue.js`),
      wasm: await load(`${panic}/wasm.js`),
    },
  };
  await runCases(allCases(platform), platform, (report) => process.send?.(report));
  // Whatever still holds the process open is no concern of the report's.
  process.send?.({ begin: "after the last case" }, () => process.exit(0));
});
