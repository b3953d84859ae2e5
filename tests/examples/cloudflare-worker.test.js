// @ts-check
// The Worker in workerd, bundled as wrangler does it: the wasm is a module beside the script.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import ts from "typescript-5";
import { openStandin, QUESTION } from "./settings.js";
import { copyOf } from "./workshop.js";

/** @type {Awaited<ReturnType<typeof openStandin>>} */
let standin;
/** @type {Miniflare} */
let worker;
let logged = "";

before(async () => {
  standin = await openStandin();
  const cwd = await copyOf("cloudflare-worker");
  const { config } = ts.readConfigFile(join(cwd, "wrangler.jsonc"), ts.sys.readFile);
  worker = new Miniflare({
    modulesRoot: "/",
    modules: [
      { type: "ESModule", path: "/worker.mjs", contents: await bundle(join(cwd, config.main)) },
      { type: "CompiledWasm", path: "/openrouter.wasm", contents: await readFile(join(cwd, "node_modules/openrouter-wasm/openrouter.wasm")) },
    ],
    compatibilityDate: config.compatibility_date,
    bindings: standin.env,
    handleRuntimeStdio(stdout, stderr) {
      for (const output of [stdout, stderr]) output.on("data", (data) => (logged += data));
    },
  });
  await worker.ready;
});

after(async () => {
  await worker?.dispose();
  await standin?.close();
});

/** @param {string} entry */
async function bundle(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    target: "esnext",
    conditions: ["workerd", "worker", "browser"],
    plugins: [
      {
        name: "wasm",
        setup: ({ onResolve }) => onResolve({ filter: /\.wasm$/ }, () => ({ path: "./openrouter.wasm", external: true })),
      },
    ],
  });
  return outputFiles[0].text;
}

/** @param {unknown} body */
const post = (body) => worker.dispatchFetch("http://worker/chat/completions", { method: "POST", body: JSON.stringify(body) });

test("the Worker hands on what the server sent", async () => {
  const response = await post({ messages: [{ role: "user", content: QUESTION }] });
  assert.equal(response.status, 200);
  assert.match(response.headers.get("content-type") ?? "", /^text\/event-stream/);
  const events = (await response.text()).split("\n").filter((line) => line.startsWith("data: {"));
  const text = events.map((event) => JSON.parse(event.slice(6)).choices[0]?.delta?.content ?? "").join("");
  assert.equal(text, QUESTION);
  assert.match(logged, /^\{"generationId":"gen-\S+","tokens":\d+,"cost":[\d.e-]+,"duration":\d+\}$/m);
});

test("the Worker says what is wrong with a request, in the API's form", async () => {
  for (const body of [null, {}, { messages: "Hello" }, { messages: [] }]) {
    const response = await post(body);
    assert.equal(response.status, 400, JSON.stringify(body));
    assert.match(/** @type {any} */ (await response.json()).error.message, /^messages: /);
  }
});
