// @ts-check
// One file of one peer and what it is measured with, for where there is no node_modules.
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** What the package's wasm is called beside the bundles. */
export const WASM = "openrouter.wasm";

const here = dirname(fileURLToPath(import.meta.url));

/**
 * @param {string} code a module of this folder
 * @param {{ conditions?: string[], platform?: "browser" | "neutral", minify?: boolean }} [options]
 * @returns {Promise<string>}
 */
export async function bundle(code, { conditions = ["browser"], platform = "browser", minify = false } = {}) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: here },
    bundle: true,
    write: false,
    format: "esm",
    target: "esnext",
    platform,
    conditions: [...conditions, "import"],
    mainFields: ["browser", "module", "main"],
    minify,
    external: ["node:*"],
    logLevel: "error",
    plugins: [
      {
        name: "wasm",
        setup({ onResolve }) {
          onResolve({ filter: /\.wasm$/ }, () => ({ path: `./${WASM}`, external: true }));
        },
      },
    ],
  });
  return outputFiles[0].text;
}

export const wasm = () => readFile(new URL(`../pkg/${WASM}`, import.meta.url));
