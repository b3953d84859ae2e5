// @ts-check
// workerd, Cloudflare's runtime, through miniflare; the worker is bundled as wrangler would.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "../install.js";

/** @type {import("./index.js").Runtime} */
export const workerd = {
  name: "workerd",
  missing: async () => {
    const tools = await Promise.all([import("miniflare"), import("esbuild")]).catch(() => undefined);
    return tools ? undefined : "no miniflare or esbuild: npm ci --prefix tests";
  },
  async run({ suite, installed, signal }, report) {
    const { Miniflare } = await import("miniflare");
    const modules = join(installed, "node_modules");
    const miniflare = new Miniflare({
      modulesRoot: "/",
      modules: [
        { type: "ESModule", path: "/worker.mjs", contents: await bundle(installed) },
        ...(await Promise.all(
          WASM.map(async ([name, owner]) => ({
            type: /** @type {const} */ ("CompiledWasm"),
            path: `/${name}`,
            contents: await readFile(join(modules, owner, "openrouter.wasm")),
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
      const reader = response.body?.pipeThrough(/** @type {any} */ (new TextDecoderStream())).getReader();
      let text = "";
      for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
        const lines = (text + read.value).split("\n");
        text = lines.pop() ?? "";
        for (const line of lines) report(JSON.parse(line));
      }
    } finally {
      signal.removeEventListener("abort", dispose);
      await miniflare.dispose();
    }
  },
};

/** The name a wasm file has for the worker, and the package it belongs to. */
const WASM = [
  ["package.wasm", "openrouter-wasm"],
  ["panic.wasm", "openrouter-wasm-test-panic"],
];

/** @param {string} installed */
async function bundle(installed) {
  const { build } = await import("esbuild");
  const modules = join(installed, "node_modules");
  const panic = join(modules, "openrouter-wasm-test-panic");
  const worker = `
    import * as pkg from "openrouter-wasm";
    import * as wasm from ${JSON.stringify(join(modules, "openrouter-wasm/wasm.js"))};
    import * as panicPkg from ${JSON.stringify(join(panic, "workerd.js"))};
    import * as panicGlue from ${JSON.stringify(join(panic, "glue.js"))};
    import * as panicWasm from ${JSON.stringify(join(panic, "wasm.js"))};
    import { worker } from ${JSON.stringify(join(ROOT, "tests/behaviour/hosts/in-worker.js"))};
    export default worker({ pkg, wasm, panic: { pkg: panicPkg, glue: panicGlue, wasm: panicWasm } });
  `;
  const { outputFiles } = await build({
    stdin: { contents: worker, resolveDir: installed },
    bundle: true,
    write: false,
    format: "esm",
    target: "esnext",
    conditions: ["workerd", "worker", "import"],
    external: ["node:*"],
    logLevel: "error",
    plugins: [
      {
        name: "wasm",
        setup({ onResolve }) {
          onResolve({ filter: /\.wasm$/ }, ({ resolveDir }) => {
            const found = WASM.find(([, owner]) => resolveDir.endsWith(`/${owner}`));
            return { path: `./${found?.[0]}`, external: true };
          });
        },
      },
    ],
  });
  return outputFiles[0].text;
}
