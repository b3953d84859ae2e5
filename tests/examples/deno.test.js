// @ts-check
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { programOf, start } from "./programs.js";
import { openStandin, QUESTION } from "./settings.js";
import { copyOf, execute } from "./workshop.js";

const deno = await programOf("deno", "deno");
// The package is in node_modules, where npm would put it, not in Deno's own store.
const INSTALLED = "--node-modules-dir=manual";
const skip = deno ? false : "no Deno: npm has none for this platform, and none is on the path";

/** @type {Awaited<ReturnType<typeof openStandin>>} */
let standin;
/** @type {string} */
let cwd;

before(async () => {
  standin = await openStandin();
  cwd = await copyOf("deno");
});
after(() => standin?.close());

test("the Deno server is type-checked", { skip }, async () => {
  await execute(deno ?? "", ["check", INSTALLED, "main.ts"], { cwd });
});

test("the Deno server answers with text", { skip }, async () => {
  const args = ["run", INSTALLED, "--allow-env", "--allow-net", "--allow-read", "main.ts"];
  const server = start(deno ?? "", args, { cwd, env: { ...standin.env, PORT: "0" } });
  try {
    const [, port] = await server.prints(/Listening on http:\/\/\S+:(\d+)/);
    const response = await fetch(`http://127.0.0.1:${port}/?q=${encodeURIComponent(QUESTION)}`);
    assert.equal(await response.text(), QUESTION);
    assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 400);
  } finally {
    await server.stop();
  }
});
