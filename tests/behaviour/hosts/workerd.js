// @ts-check
// workerd, Cloudflare's runtime, through miniflare; the worker is bundled as wrangler would.
import { readFile } from "node:fs/promises";
import { versionOfPackage } from "../../programs.js";
import { bundle, OWNERS, wasmOf } from "./bundle.js";
import { readReports } from "./read-reports.js";

/** @type {import("./index.js").Runtime} */
export const workerd = {
  name: "workerd",
  missing: async () => {
    const tools = await Promise.all([import("miniflare"), import("esbuild")]).catch(() => undefined);
    return tools ? undefined : "no miniflare or esbuild: npm ci --prefix tests";
  },
  async run({ suite, installed, signal }, report) {
    const { Miniflare } = await import("miniflare");
    report({ version: (await versionOfPackage("workerd")) ?? "?" });
    const contents = await bundle(installed, {
      conditions: ["workerd", "worker", "import"],
      format: "esm",
      start: "export default worker(parts);",
      wasm: (name) => ({ path: `./${name}.wasm`, external: true }),
    });
    const miniflare = new Miniflare({
      modulesRoot: "/",
      modules: [
        { type: "ESModule", path: "/worker.mjs", contents },
        ...(await Promise.all(
          Object.entries(OWNERS).map(async ([name, owner]) => ({
            type: /** @type {const} */ ("CompiledWasm"),
            path: `/${name}.wasm`,
            contents: await readFile(wasmOf(installed, owner)),
          })),
        )),
      ],
      compatibilityDate: "2026-04-01",
      bindings: { setting: { suite, kinds: ["workerd"], id: "workerd" } },
      handleRuntimeStdio(stdout, stderr) {
        for (const output of [stdout, stderr]) {
          output.on("data", (text) => report({ stray: `written to the console: ${text}` }));
        }
      },
    });
    const dispose = () => void miniflare.dispose();
    signal.addEventListener("abort", dispose);
    try {
      const response = await miniflare.dispatchFetch("http://worker/");
      await readReports(response, report);
    } finally {
      signal.removeEventListener("abort", dispose);
      await miniflare.dispose();
    }
  },
};
