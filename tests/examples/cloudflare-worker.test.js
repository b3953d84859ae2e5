// @ts-check
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openStandin } from "./settings.js";
import { bundle, refuses, relays, startWorker } from "./workers.js";
import { copyOf } from "./workshop.js";

/** @type {Awaited<ReturnType<typeof openStandin>>} */
let standin;
/** @type {import("./workers.js").Worker} */
let worker;

before(async () => {
  standin = await openStandin();
  const folder = await copyOf("cloudflare-worker");
  worker = await startWorker(folder, standin.env, async (main) => [
    { type: "ESModule", path: "/worker.mjs", contents: await bundle(main) },
    { type: "CompiledWasm", path: "/openrouter.wasm", contents: await readFile(join(folder, "node_modules/openrouter-wasm/openrouter.wasm")) },
  ]);
});

after(async () => {
  await worker?.stop();
  await standin?.close();
});

test("the Worker hands on what the server sent, and logs what it cost", async () => {
  await relays(worker);
  assert.match(worker.logged(), /^\{"generationId":"gen-\S+","tokens":\d+,"cost":[\d.e-]+,"duration":\d+\}$/m);
});

test("the Worker says what is wrong with a request", () => refuses(worker));
