// @ts-check
// Workers in workerd, Cloudflare's runtime, and what both examples of one have to do.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import ts from "typescript-5";
import { QUESTION } from "./settings.js";

/**
 * @typedef {import("miniflare").ModuleDefinition} Module
 *
 * @typedef {object} Worker
 * @property {(body: unknown) => Promise<any>} post
 * @property {string} url
 * @property {() => string} logged
 * @property {() => Promise<void>} stop
 */

/**
 * Starts an example as wrangler would: what `build` makes of its main file, with the settings of its configuration.
 *
 * @param {string} folder
 * @param {Record<string, string | number>} env
 * @param {(main: string) => Promise<Module[]>} build the first module is the Worker's entry
 * @returns {Promise<Worker>}
 */
export async function startWorker(folder, env, build) {
  // TypeScript reads JSON with comments.
  const { config } = ts.parseConfigFileTextToJson("wrangler.jsonc", await readFile(join(folder, "wrangler.jsonc"), "utf8"));
  let logged = "";
  const miniflare = new Miniflare({
    modulesRoot: "/",
    modules: /** @type {any} */ (await build(join(folder, config.main))),
    compatibilityDate: config.compatibility_date,
    bindings: { ...config.vars, ...env },
    durableObjects: Object.fromEntries(
      (config.durable_objects?.bindings ?? []).map((/** @type {any} */ { name, class_name: className }) => [
        name,
        { className, useSQLite: true },
      ]),
    ),
    ...(config.assets && {
      assets: { directory: join(folder, config.assets.directory), routerConfig: { has_user_worker: true } },
    }),
    handleRuntimeStdio(stdout, stderr) {
      for (const output of [stdout, stderr]) output.on("data", (data) => (logged += data));
    },
  });
  const { href } = await miniflare.ready;
  return {
    url: href.replace(/\/$/, ""),
    post: (body) => miniflare.dispatchFetch("http://worker/chat/completions", { method: "POST", body: JSON.stringify(body) }),
    logged: () => logged,
    stop: () => miniflare.dispose(),
  };
}

/**
 * One script with the wasm as a module beside it, as wrangler makes it.
 *
 * @param {string} entry
 */
export async function bundle(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    target: "esnext",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*"],
    plugins: [
      {
        name: "wasm",
        setup: ({ onResolve }) => onResolve({ filter: /\.wasm$/ }, () => ({ path: "./openrouter.wasm", external: true })),
      },
    ],
  });
  return outputFiles[0].text;
}

/** @param {Worker} worker */
export async function relays({ post }) {
  const response = await post({ messages: [{ role: "user", content: QUESTION }] });
  assert.equal(response.status, 200);
  assert.match(response.headers.get("content-type"), /^text\/event-stream/);
  const events = (await response.text()).split("\n").filter((/** @type {string} */ line) => line.startsWith("data: {"));
  const chunks = events.map((/** @type {string} */ event) => JSON.parse(event.slice(6)));
  assert.ok(chunks.length > 3);
  assert.equal(chunks.map((/** @type {any} */ { choices }) => choices[0]?.delta?.content ?? "").join(""), QUESTION);
  assert.ok(chunks.at(-1).usage.total_tokens > 0);
}

/** Says what is wrong with a request in the form in which the API does. @param {Worker} worker */
export async function refuses({ post }) {
  for (const body of [null, {}, { messages: "Hello" }, { messages: [] }]) {
    const response = await post(body);
    assert.equal(response.status, 400, JSON.stringify(body));
    assert.match((await response.json()).error.message, /messages: /);
  }
}
