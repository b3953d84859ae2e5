// @ts-check
// Runs the cases in an edge function in this process. The function is bundled as Next would do it: the wasm files are
// compiled modules among its globals, made outside of its realm.
import { readFile } from "node:fs/promises";
import process from "node:process";
import { EdgeRuntime } from "edge-runtime";
import { bundle, OWNERS, wasmOf } from "./bundle.js";
import { readReports } from "./read-reports.js";

/** @param {any} setting */
async function run({ installed, ...setting }) {
  const compiled = Object.entries(OWNERS).map(async ([name, owner]) => {
    return [`wasm_${name}`, await WebAssembly.compile(await readFile(wasmOf(installed, owner)))];
  });
  const globals = Object.fromEntries(await Promise.all(compiled));
  const initialCode = await bundle(installed, {
    conditions: ["edge-light", "worker", "import"],
    format: "iife",
    start: `
      const { fetch } = worker(parts);
      const setting = ${JSON.stringify(setting)};
      addEventListener("fetch", (event) => event.respondWith(fetch(event.request, { setting }, event)));
    `,
    wasm: () => ({}),
    module: (name) => `export default wasm_${name};`,
  });
  const runtime = new EdgeRuntime({ initialCode, extend: (context) => Object.assign(context, globals) });
  const response = await runtime.dispatchFetch("http://edge/");
  await readReports(response, (report) => process.send?.(report));
}

process.once("message", async (setting) => {
  await run(setting).catch((error) => process.send?.({ stray: error.stack }));
  // Whatever still holds the process open is no concern of the report's.
  process.send?.({ begin: "after the last case" }, () => process.exit(0));
});
