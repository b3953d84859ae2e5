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

test("the Deno servers are type-checked", { skip }, async () => {
  await execute(deno ?? "", ["check", INSTALLED, "main.ts", "relay.ts"], { cwd });
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

test("the Deno relay hands the answer on to the page it is for, and closes the upstream when that leaves", { skip }, async () => {
  const args = ["run", INSTALLED, "--allow-env", "--allow-net", "--allow-read", "relay.ts"];
  const server = start(deno ?? "", args, { cwd, env: { ...standin.env, PORT: "0" } });
  try {
    const [, port] = await server.prints(/Listening on http:\/\/\S+:(\d+)/);
    const ask = (/** @type {string} */ origin, content = QUESTION, signal = new AbortController().signal) =>
      fetch(`http://127.0.0.1:${port}/chat/completions`, {
        method: "POST",
        headers: { origin, "content-type": "application/json" },
        body: JSON.stringify({ model: "openai/gpt-5.2", stream: true, messages: [{ role: "user", content }] }),
        signal,
      });
    const refused = await ask("https://evil.example");
    assert.deepEqual([refused.status, (await refused.json()).error.code], [403, 403]);
    const origin = "http://localhost:5173";
    const response = await ask(origin);
    assert.equal(response.headers.get("access-control-allow-origin"), origin);
    assert.match(await response.text(), /data: \[DONE\]\n\n$/);
    await server.prints(/gen-\S+ [\d.e-]+\n$/);

    const leave = new AbortController();
    const long = await ask(origin, QUESTION.repeat(20), leave.signal);
    await long.body?.getReader().read();
    const left = Date.now();
    leave.abort();
    const sent = standin.requests.at(-1);
    while (sent?.closedBy === null && Date.now() - left < 5_000) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(sent?.closedBy, "client");
    const took = Number(sent?.closedAt) - left;
    assert.ok(took < 1_000, `it took ${took} ms`);
  } finally {
    await server.stop();
  }
});
