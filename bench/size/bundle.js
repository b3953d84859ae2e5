// @ts-check
// A page as a bundler makes it for production.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../../scripts/steps.js";

const FOLDER = join(root, "bench/size");
const TARGET = "es2022";

/** Every package but ours is where bundlers look. */
const alias = { "openrouter-wasm": join(root, "pkg") };

/** @typedef {Map<string, Uint8Array>} Files by name; the page itself is index.html */

/** The bundlers, by name. */
export const bundlers = { Vite: withVite, esbuild: async (/** @type {string} */ page) => (await withEsbuild(page)).files };

/** @typedef {keyof typeof bundlers} Bundler */

/**
 * @param {string} page
 * @returns {Promise<Files>}
 */
async function withVite(page) {
  const { build } = /** @type {typeof import("vite")} */ (await load("vite"));
  const built = await build({
    root: FOLDER,
    base: "./",
    configFile: false,
    logLevel: "error",
    resolve: { alias },
    plugins: [{ name: "page", transformIndexHtml: { order: "pre", handler: (html) => html.replaceAll("PAGE", page) } }],
    build: { target: TARGET, write: false },
  });
  if (!("output" in built)) throw new Error("one build has one output");
  return new Map(built.output.map((file) => [file.fileName, Buffer.from(file.type === "chunk" ? file.code : file.source)]));
}

/**
 * @param {string} page
 * @returns {Promise<{ files: Files, inputs: [file: string, bytes: number][] }>} the inputs with what has come of each
 */
export async function withEsbuild(page) {
  const { build } = /** @type {typeof import("esbuild")} */ (await load("esbuild"));
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join(FOLDER, `pages/${page}.js`)],
    bundle: true,
    minify: true,
    format: "esm",
    target: TARGET,
    alias,
    write: false,
    outdir: "/pages",
    metafile: true,
    logLevel: "error",
  });
  const html = (await readFile(join(FOLDER, "index.html"), "utf8")).replaceAll("PAGE", page);
  /** @type {Files} */
  const files = new Map([["index.html", Buffer.from(html)]]);
  for (const { contents, text } of outputFiles) {
    files.set(`pages/${page}.js`, contents);
    // The addresses of files stay as they are: whoever builds with esbuild copies the wasm to beside the bundle.
    for (const [, name] of text.matchAll(/new URL\("\.\/([\w.]+)",import\.meta\.url\)/g)) {
      files.set(`pages/${name}`, await readFile(join(root, "pkg", name)));
    }
  }
  const outputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return { files, inputs: outputs.map(([file, { bytesInOutput }]) => [file, bytesInOutput]) };
}

/**
 * A package of the bench.
 *
 * @param {string} name
 */
async function load(name) {
  return import(pathToFileURL(createRequire(join(root, "bench/package.json")).resolve(name)).href);
}
