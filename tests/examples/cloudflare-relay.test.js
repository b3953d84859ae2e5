// @ts-check
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fill, noBrowser, onPage, watch } from "./pages.js";
import { KEY, openStandin, QUESTION } from "./settings.js";
import { bundle, startWorker } from "./workers.js";
import { copyOf, execute } from "./workshop.js";

/** @type {Awaited<ReturnType<typeof openStandin>>} */
let standin;
/** @type {import("./workers.js").Worker} */
let worker;

/** A budget for two calls at once. */
const LIMITS = { DAILY_LIMIT: 0.1, CALL_LIMIT: 0.05 };

const USERS = JSON.stringify({ "anns-token": "ann", "bobs-token": "bob", "cleos-token": "cleo", "dans-token": "dan" });

before(async () => {
  standin = await openStandin();
  const folder = await copyOf("cloudflare-relay");
  await execute("npm", ["run", "page"], { cwd: folder });
  worker = await startWorker(folder, { ...standin.env, USERS, ...LIMITS }, async (main) => [
    { type: "ESModule", path: "/worker.mjs", contents: await bundle(main) },
    { type: "CompiledWasm", path: "/openrouter.wasm", contents: await readFile(join(folder, "node_modules/openrouter-wasm/openrouter.wasm")) },
  ]);
});

after(async () => {
  await worker?.stop();
  await standin?.close();
});

/**
 * @param {string} token
 * @param {object} [more]
 * @param {RequestInit} [init]
 */
function ask(token, more, { headers, ...init } = {}) {
  const body = { model: "openai/gpt-5.2", stream: true, messages: [{ role: "user", content: QUESTION }], ...more };
  return fetch(`${worker.url}/api/chat/completions`, {
    method: "POST",
    headers: { origin: worker.url, authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
    ...init,
  });
}

/** @param {string} token @returns {Promise<number>} what is left of a user's budget */
async function left(token) {
  const response = await fetch(`${worker.url}/api/budget`, { headers: { authorization: `Bearer ${token}` } });
  return (await response.json()).left;
}

/** @param {() => Promise<boolean>} condition */
async function until(condition) {
  for (const began = Date.now(); !(await condition()); await new Promise((resolve) => setTimeout(resolve, 20))) {
    assert.ok(Date.now() - began < 5_000, "waited in vain");
  }
}

test("the relay hands on the answer, and takes what it cost off the user's budget", async () => {
  const response = await ask("anns-token");
  assert.equal(response.status, 200);
  const events = (await response.text()).split("\n").filter((line) => line.startsWith("data: {"));
  const { cost } = JSON.parse(events.at(-1)?.slice(6) ?? "").usage;
  assert.ok(cost > 0);
  await until(async () => Math.abs((await left("anns-token")) - (LIMITS.DAILY_LIMIT - cost)) < 1e-9);
  const sent = standin.requests.at(-1);
  assert.equal(sent?.headers.authorization, `Bearer …${KEY.slice(-4)}`);
  const { user, max_completion_tokens, provider } = JSON.parse(sent?.body ?? "");
  assert.deepEqual([user, max_completion_tokens, provider.max_price], ["ann", 2_000, { prompt: 3, completion: 15 }]);
});

test("the relay refuses strangers, other pages, and what costs more", async () => {
  const before = standin.requests.length;
  const statuses = [
    await ask("nobodys-token"),
    await ask("bobs-token", {}, { headers: { origin: "https://evil.example" } }),
    await ask("bobs-token", { model: "openai/o3-pro" }),
    await ask("bobs-token", { plugins: [{ id: "web" }] }),
    await ask("bobs-token", { max_tokens: 100_000 }),
  ].map(({ status }) => status);
  assert.deepEqual(statuses, [401, 403, 403, 403, 403]);
  assert.equal(standin.requests.length, before);
  assert.equal(await left("bobs-token"), LIMITS.DAILY_LIMIT);
});

test("many calls at once cannot spend more than is there", async () => {
  const responses = await Promise.all(Array.from({ length: 5 }, () => ask("bobs-token")));
  assert.deepEqual(responses.map(({ status }) => status).sort(), [200, 200, 402, 402, 402]);
  for (const response of responses) {
    const text = await response.text();
    if (response.status === 402) assert.match(JSON.parse(text).error.message, /today's budget/);
  }
  // What they did not cost is there again.
  await until(async () => (await left("bobs-token")) > LIMITS.CALL_LIMIT);
  assert.equal((await ask("bobs-token")).status, 200);
});

test("who leaves closes the upstream within a second; what it cost is not known, and the reservation stays", async () => {
  const leave = new AbortController();
  const content = QUESTION.repeat(20);
  const response = await ask("cleos-token", { messages: [{ role: "user", content }] }, { signal: leave.signal });
  await response.body?.getReader().read();
  const sent = /** @type {NonNullable<typeof standin.requests[number]>} */ (standin.requests.at(-1));
  assert.equal(sent.closedBy, null);
  const leftAt = Date.now();
  leave.abort();
  await until(async () => sent.closedBy !== null);
  assert.equal(sent.closedBy, "client");
  const took = Number(sent.closedAt) - leftAt;
  assert.ok(took < 1_000, `it took ${took} ms`);
  assert.ok(Math.abs((await left("cleos-token")) - (LIMITS.DAILY_LIMIT - LIMITS.CALL_LIMIT)) < 1e-9);
});

test("the page shows an answer while it arrives, and what is left", { skip: noBrowser }, async () => {
  await onPage(worker.url, async (page) => {
    await fill(page, "[name=token]", "dans-token");
    await fill(page, "[name=question]", QUESTION);
    const said = await watch(page, "output");
    await page.click("button");
    assert.ok((await said(QUESTION)).length > 3, "it came in pieces");
    await page.waitForFunction(() => /^\$0\.\d+ left today$/.test(document.querySelector("#budget")?.textContent ?? ""));
  });
});
