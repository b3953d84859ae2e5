// @ts-check
// A page as a bundler makes it for production.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readFile } from "node:fs/promises";
import { root } from "../../scripts/steps.js";

const PAGES = join(root, "bench/size/pages");
const TARGET = "es2022";

/** Only this has to be told where our package is. */
const alias = { "openrouter-wasm": join(root, "pkg") };

/**
 * @typedef {object} Built
 * @property {Map<string, Uint8Array>} files what the page downloads, by name
 * @property {Record<string, number>} inputs the bytes that each source file has come to
 */

/**
 * @param {string} page
 * @returns {Promise<Built>}
 */
export async function withEsbuild(page) {
  const { build } = await load("esbuild");
  const { outputFiles, metafile } = await build({
    entryPoints: [join(PAGES, `${page}.js`)],
    bundle: true,
    minify: true,
    format: "esm",
    target: TARGET,
    platform: "browser",
    define: { "process.env.NODE_ENV": '"production"' },
    alias,
    write: false,
    outdir: "/",
    metafile: true,
    absWorkingDir: root,
    legalComments: "none",
  });
  const files = new Map(outputFiles.map((file) => [file.path.slice(1), file.contents]));
  const inputs = {};
  for (const output of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(output.inputs)) inputs[join(root, file)] = bytesInOutput;
  }
  return { files, inputs };
}

/** @param {string} name */
async function load(name) {
  return import(pathToFileURL(createRequire(join(root, "bench/package.json")).resolve(name)).href);
}
