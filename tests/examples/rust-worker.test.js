// @ts-check
// The Worker in Rust, with the few lines of JavaScript around it that worker-build would write.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openStandin } from "./settings.js";
import { refuses, relays, startWorker } from "./workers.js";
import { buildRust } from "./workshop.js";

const ENTRY = `
  import { fetch, initSync } from "./glue.js";
  import module from "./glue.wasm";
  initSync({ module });
  export default { fetch };
`;

/** @type {Awaited<ReturnType<typeof openStandin>>} */
let standin;
/** @type {import("./workers.js").Worker} */
let worker;

before(async () => {
  standin = await openStandin();
  const { folder, dist } = await buildRust("rust-worker");
  const files = (await readdir(dist, { recursive: true })).filter((file) => /\.(js|wasm)$/.test(file));
  worker = await startWorker(folder, standin.env, async () => [
    { type: "ESModule", path: "/worker.js", contents: ENTRY },
    ...(await Promise.all(
      files.map(async (file) => ({
        type: file.endsWith(".wasm") ? /** @type {const} */ ("CompiledWasm") : /** @type {const} */ ("ESModule"),
        path: `/${file}`,
        contents: await readFile(join(dist, file)),
      })),
    )),
  ]);
});

after(async () => {
  await worker?.stop();
  await standin?.close();
});

test("the Worker in Rust hands on what the server sent", () => relays(worker));

test("the Worker in Rust says what is wrong with a request", () => refuses(worker));
