// @ts-check
// The crate's interface for Rust, compiled to WebAssembly without the npm package's exports, against the stand-in.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { startStandin } from "../standin/index.js";
import { FOLDER, loadApp } from "./app.js";

/** @type {Awaited<ReturnType<typeof startStandin>>} */
let standin;
/** @type {any} */
let app;

before(async () => {
  standin = await startStandin();
  app = await loadApp();
});

after(() => standin.close());

/** @param {string} model */
const lastRequest = (model) => standin.requests.findLast((request) => request.model === model);

test("an answer comes whole", async () => {
  const completion = await app.send(standin.baseURL, "standin/echo");
  assert.equal(completion.choices[0].message.content, "Once upon a time");
});

test("an answer comes in chunks, and whole at the end", async () => {
  const read = await app.stream(standin.baseURL, "standin/reasoning-anthropic");
  const whole = read.pop();
  /** @param {(delta: any) => string | undefined} part */
  const joined = (part) => read.map((/** @type {any} */ { choices }) => part(choices[0]?.delta ?? {}) ?? "").join("");
  assert.ok(read.length > 5);
  assert.equal(whole.choices[0].message.content, joined(({ content }) => content));
  assert.equal(whole.choices[0].message.reasoning, joined(({ reasoning }) => reasoning));
  assert.equal(whole.choices[0].message.reasoning_details.length, 1);
  assert.ok(whole.usage.total_tokens > 0);
});

test("finish() merges without looking", async () => {
  const completion = await app.finish(standin.baseURL, "standin/tool-parallel");
  assert.deepEqual(completion.choices[0].message.tool_calls.map((/** @type {any} */ { index }) => index), [0, 1]);
});

test("half a surrogate pair is no reason to fail", async () => {
  const completion = await app.finish(standin.baseURL, "standin/split-surrogates");
  assert.match(completion.choices[0].message.content, /\p{Extended_Pictographic}/u);
});

test("an error in mid-stream brings its kind, its message and what came before", async () => {
  await assert.rejects(app.stream(standin.baseURL, "standin/error-unified"), (/** @type {any} */ [kind, message, partial]) => {
    assert.deepEqual([kind, message], ["api", "Provider disconnected unexpectedly"]);
    assert.ok(partial.choices[0].message.content.length > 0);
    return true;
  });
});

test("errors of status and of configuration come as errors", async () => {
  await assert.rejects(app.send(standin.baseURL, "standin/status-502-html"), (/** @type {any} */ [kind]) => kind === "status");
  await assert.rejects(app.send("nowhere", "standin/echo"), (/** @type {any} */ [kind]) => kind === "config");
});

test("dropping a stream closes its connection", async () => {
  const chunk = await app.first(`${standin.url}/with/slow=20/api/v1`, "standin/long-text");
  assert.ok(chunk.choices);
  const deadline = Date.now() + 2000;
  while (lastRequest("standin/long-text")?.closedBy === null && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.equal(lastRequest("standin/long-text")?.closedBy, "client");
});

test("an abort ends a call, before and during its answer", async () => {
  /** @param {any} error */
  const aborted = ([kind]) => kind === "aborted";
  await assert.rejects(app.finish(standin.baseURL, "standin/echo", AbortSignal.abort()), aborted);
  await assert.rejects(app.finish(`${standin.url}/with/hang/api/v1`, "standin/echo", AbortSignal.timeout(50)), aborted);
  await assert.rejects(app.finish(`${standin.url}/with/stall=400/api/v1`, "standin/echo", AbortSignal.timeout(50)), aborted);
});

test("a conversation goes on as its model wants it, in each family", async () => {
  for (const family of ["anthropic", "openai", "gemini", "xai"]) {
    for (const streamed of [true, false]) {
      const messages = await app.converse(standin.baseURL, `standin/loop-chain-2-${family}`, streamed);
      const roles = messages.map((/** @type {any} */ { role }) => role);
      assert.deepEqual(roles, ["user", "assistant", "tool", "assistant", "tool", "assistant"]);
      assert.match(messages.at(-1).content, /sunny.*sunny/);
    }
  }
});

test("the models are listed, without a key", async () => {
  const response = await fetch(`${standin.baseURL}/models`);
  // In Rust, what is null is what is not there.
  const withoutNulls = (/** @type {any} */ value) =>
    JSON.parse(JSON.stringify(value, (_, each) => (each === null ? undefined : each)));
  const listed = await app.models(standin.baseURL);
  assert.ok(listed.data.length > 10);
  assert.deepEqual(withoutNulls(listed), withoutNulls(await response.json()));
  await app.models(standin.baseURL, "a b&c");
  const { method, path, headers, body } = /** @type {any} */ (standin.requests.at(-1));
  assert.deepEqual([method, path, body], ["GET", "/api/v1/models?q=a%20b%26c&limit=5", ""]);
  assert.deepEqual([headers.authorization, headers["content-type"]], [undefined, undefined]);
  await assert.rejects(app.models(`${standin.url}/with/end=1000/api/v1`), (/** @type {any} */ [kind]) => kind === "truncated");
  await assert.rejects(app.models(`${standin.url}/elsewhere`), (/** @type {any} */ [kind]) => kind === "api");
});

test("values pass through the types to plain objects", () => {
  const request = {
    model: "openai/gpt-5.2",
    messages: [{ role: "user", content: [{ type: "text", text: "Hi", unknown: { deep: [1, null] } }] }],
    logit_bias: { 50256: -100 },
    response_format: { type: "json_schema", json_schema: { name: "n", schema: { type: "object", properties: {} } } },
    new_field: { a: 1 },
  };
  assert.deepEqual(app.round_trip(request), request);
});

test("an app exports what is its own, and nothing of the npm package", async () => {
  const module = await WebAssembly.compile(await readFile(new URL("glue.wasm", FOLDER)));
  const exported = WebAssembly.Module.exports(module).map(({ name }) => name);
  const machinery = /^(memory$|__wbindgen_|__externref_|wasm_bindgen__|__abort_handler$|__instance_terminated$)/;
  const own = ["converse", "events", "finish", "first", "growing", "models", "object", "round_trip", "run", "send", "stream"];
  assert.deepEqual(exported.filter((name) => !machinery.test(name)).sort(), own);
  // What wasm-bindgen writes around them: how to load it, and how to begin anew.
  const around = ["__wbg_reset_state", "default", "initSync"];
  assert.deepEqual(Object.keys(app).filter((name) => !around.includes(name)).sort(), own);
});
