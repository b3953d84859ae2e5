// @ts-check
// The cases and the package in one file, for where there is no node_modules, as the platform's own tools would make it.
import { join } from "node:path";
import { PANIC, ROOT } from "../install.js";

/** The packages that have a wasm file, by the names that bundles know these files by. */
export const OWNERS = { package: "openrouter-wasm", panic: PANIC };

/** @param {string} installed @param {string} owner */
export const wasmOf = (installed, owner) => join(installed, "node_modules", owner, "openrouter.wasm");

/**
 * @param {string} installed
 * @param {object} platform
 * @param {string[]} platform.conditions of the exports
 * @param {import("esbuild").Format} platform.format
 * @param {string} platform.start what is done with `worker`, which makes what answers requests of the `parts`
 * @param {(name: string) => Partial<import("esbuild").OnResolveResult>} platform.wasm where the wasm comes from
 * @param {(name: string) => string} [platform.module] the module that it comes from
 */
export async function bundle(installed, { conditions, format, start, wasm, module }) {
  const { build } = await import("esbuild");
  const modules = join(installed, "node_modules");
  const contents = `
    import * as pkg from "openrouter-wasm";
    import * as wasm from ${JSON.stringify(join(modules, "openrouter-wasm/wasm.js"))};
    import * as panicPkg from ${JSON.stringify(PANIC)};
    import * as panicGlue from ${JSON.stringify(join(modules, PANIC, "glue.js"))};
    import * as panicWasm from ${JSON.stringify(join(modules, PANIC, "wasm.js"))};
    import { worker } from ${JSON.stringify(join(ROOT, "tests/behaviour/hosts/in-worker.js"))};
    const parts = { pkg, wasm, panic: { pkg: panicPkg, glue: panicGlue, wasm: panicWasm } };
    ${start}
  `;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: installed },
    bundle: true,
    write: false,
    format,
    target: "esnext",
    conditions,
    external: ["node:*"],
    logLevel: "error",
    plugins: [
      {
        name: "wasm",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /\.wasm(\?module)?$/ }, ({ resolveDir }) => {
            const [name] = Object.entries(OWNERS).find(([, owner]) => resolveDir.endsWith(`/${owner}`)) ?? [""];
            return { path: name, namespace: "wasm", ...wasm(name) };
          });
          onLoad({ filter: /./, namespace: "wasm" }, ({ path }) => ({ contents: module?.(path) }));
        },
      },
    ],
  });
  return outputFiles[0].text;
}
