// @ts-check
// The stand-in's own test: is it faithful to what was recorded, and do its faults strike where
// they are told to? Run with `node --test tests/standin/standin.test.js`.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, request as httpRequest } from "node:http";
import { execFile } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { startStandin } from "./index.js";
import { readEvents } from "./reader.js";
import { scenarios } from "./scenarios/index.js";

const KEY = "sk-or-v1-standin";
const RECORDINGS =
  process.env.OPENROUTER_RECORDED ?? fileURLToPath(new URL("../../../shared/recorded", import.meta.url));
const QUESTION = [{ role: "user", content: "Say these words again, please." }];

/** @type {import("./index.js").StandIn} */
let standin;
before(async () => (standin = await startStandin({ recordings: RECORDINGS })));
after(() => standin.close());

/**
 * @param {string} model
 * @param {{ body?: object, base?: string, headers?: Record<string, string>, signal?: AbortSignal }} [more]
 */
function ask(model, { body, base = standin.baseURL, headers, signal } = {}) {
  return fetch(`${base}/chat/completions`, {
    method: "POST",
    headers: { Authorization: `Bearer ${KEY}`, "Content-Type": "application/json", ...headers },
    body: JSON.stringify({ model, messages: QUESTION, ...body }),
    signal,
  });
}

/** A base URL with switches. @param {string} switches */
const withSwitches = (switches) => `${standin.url}/with/${switches}/api/v1`;

/** The body up to its end or its death. @param {Response} response */
async function readAll(response) {
  /** @type {Uint8Array[]} */
  const pieces = [];
  let died = false;
  try {
    for await (const piece of /** @type {any} */ (response.body ?? [])) pieces.push(piece);
  } catch {
    died = true;
  }
  const bytes = Buffer.concat(pieces);
  return { bytes, text: bytes.toString("utf8"), died, sizes: pieces.map((piece) => piece.length) };
}

/** @param {Response | Promise<Response>} response @returns {Promise<any>} */
const json = async (response) => (await response).json();

/** Preflights are what fetch does not let us send. @param {Record<string, string>} headers */
function preflight(headers) {
  return new Promise((resolve, reject) => {
    httpRequest(`${standin.baseURL}/chat/completions`, { method: "OPTIONS", headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, headers: response.headers });
    })
      .on("error", reject)
      .end();
  });
}

describe("what a browser is told", () => {
  test("a preflight gets the exact lists, whatever it asks for", async () => {
    const { status, headers } = await preflight({
      Origin: "https://example.com",
      "Access-Control-Request-Method": "POST",
      "Access-Control-Request-Headers": "authorization,x-openrouter-metadata",
    });
    assert.equal(status, 204);
    assert.equal(headers["access-control-allow-origin"], "*");
    assert.equal(headers["access-control-allow-methods"], "GET,OPTIONS,PATCH,DELETE,POST,PUT");
    const allowed = headers["access-control-allow-headers"].toLowerCase().split(", ");
    for (const name of [
      "authorization",
      "content-type",
      "http-referer",
      "x-openrouter-title",
      "x-session-id",
      "idempotency-key",
      "x-stainless-lang",
    ]) {
      assert.ok(allowed.includes(name), name);
    }
    for (const name of ["*", "x-openrouter-metadata", "x-openrouter-cache", "x-anthropic-beta"]) {
      assert.ok(!allowed.includes(name), name);
    }
    assert.equal(headers["access-control-max-age"], undefined);
    assert.equal(headers["access-control-allow-credentials"], undefined);
  });

  test("every answer names its origin and the four readable headers", async () => {
    for (const response of [
      await ask("standin/echo"),
      await ask("standin/status-429-upstream"),
      await fetch(`${standin.baseURL}/nowhere`),
    ]) {
      assert.equal(response.headers.get("access-control-allow-origin"), "*");
      assert.equal(
        response.headers.get("access-control-expose-headers"),
        "X-Generation-Id, X-Provider-Name, request-id, cf-ray",
      );
      await response.arrayBuffer();
    }
  });

  test("nocors leaves them out", async () => {
    const response = await ask("standin/echo", { base: withSwitches("nocors") });
    assert.equal(response.headers.get("access-control-allow-origin"), null);
    await response.arrayBuffer();
  });
});

describe("keys", () => {
  for (const [name, headers, message] of /** @type {const} */ ([
    ["none", {}, "No cookie auth credentials found"],
    ["no bearer", { Authorization: "Basic abc" }, "Missing Authentication header"],
    ["a bad one", { Authorization: "Bearer sk-or-v1-bad" }, "User not found."],
    ["another vendor's", { Authorization: "Bearer sk-abc" }, "User not found."],
  ])) {
    test(name, async () => {
      const response = await fetch(`${standin.baseURL}/chat/completions`, { method: "POST", headers, body: "{}" });
      assert.equal(response.status, 401);
      assert.equal(await response.text(), JSON.stringify({ error: { message, code: 401 } }));
    });
  }

  test("the list of models needs none", async () => {
    const models = await json(fetch(`${standin.baseURL}/models`));
    const count = await json(fetch(`${standin.baseURL}/models/count`));
    assert.equal(models.total_count, models.data.length);
    assert.equal(count.data.count, models.data.length);
    for (const { id } of scenarios)
      assert.ok(
        models.data.some((/** @type {any} */ model) => model.id === id),
        id,
      );
    for (const model of models.data) assert.match(model.pricing.prompt, /^-?[\d.]+$/);
  });
});

describe("validation, in the vendor's words", () => {
  for (const [name, body, message] of /** @type {const} */ ([
    ["no JSON", "{", "Input must have at least 1 token."],
    ["no messages", "{}", 'Input required: specify "prompt" or "messages"'],
    ["an unknown model", '{"model":"a/b","messages":[{"role":"user","content":"x"}]}', "a/b is not a valid model ID"],
  ])) {
    test(name, async () => {
      const headers = { Authorization: `Bearer ${KEY}` };
      const response = await fetch(`${standin.baseURL}/chat/completions`, { method: "POST", headers, body });
      assert.equal(response.status, 400);
      const { error } = await json(response);
      assert.deepEqual(error, { message, code: 400 });
    });
  }

  test("unknown fields pass", async () => {
    const response = await ask("standin/echo", { body: { brand_new: { field: 1 } } });
    assert.equal(response.status, 200);
    await response.arrayBuffer();
  });
});

/** Scenarios that answer with one document in both forms. */
const isRaw = (/** @type {string} */ id) => /status-|-200(-choice)?$/.test(id);
const BROKEN = new Set(["standin/eof", "standin/cut", "standin/silent"]);
const WITHOUT_DONE = new Set([
  "standin/no-done",
  "standin/no-done-no-newline",
  "standin/error-unified",
  "standin/error-string-code",
  "standin/error-first-event",
]);

describe("every scenario, as a stream and as JSON", { concurrency: 8 }, () => {
  for (const { id } of scenarios) {
    // A megabyte shows as much as eight.
    const model = id.replace("-8mb", "-1mb");
    // One never ends by itself: we leave.
    const staysOpen = id === "standin/done-open";
    const leave = () => (staysOpen ? { signal: AbortSignal.timeout(200) } : {});
    if (isRaw(id)) {
      test(`${id} is the same in both forms`, async () => {
        const [streamed, plain] = await Promise.all([ask(id, { body: { stream: true } }), ask(id)]);
        assert.equal(streamed.status, plain.status);
        assert.equal(await streamed.text(), await plain.text());
        const status = /status-(\d+)/.exec(id)?.[1] ?? "200";
        assert.equal(plain.status, Number(status));
      });
      continue;
    }
    test(id, async () => {
      const response = await ask(model, { ...leave(), body: { stream: true } });
      assert.equal(response.status, 200);
      assert.equal(response.headers.get("content-type"), "text/event-stream");
      assert.equal(response.headers.get("cache-control"), "no-cache");
      assert.match(response.headers.get("x-generation-id") ?? "", /^gen-\d{10}-[A-Za-z0-9]{20}$/);
      const streamed = await readAll(response);
      assert.equal(streamed.died, staysOpen || id === "standin/cut");
      checkStream(id, streamed.text);
      if (BROKEN.has(id)) return;

      const { text } = await readAll(await ask(model, leave()));
      if (id !== "standin/no-keep-alives" && id !== "standin/era-2025") assert.match(text, /^(\n {9}\n)+\{/);
      const completion = JSON.parse(text);
      assert.equal(completion.object, "chat.completion");
      const messages = completion.choices.map((/** @type {any} */ choice) => choice.message);
      assert.deepEqual(said(messages), saidInStream(streamed.text));
    });
  }
});

/** @param {string} id @param {string} text */
function checkStream(id, text) {
  const { data, comments } = readEvents(text);
  for (const comment of comments.filter((each) => each !== "a remark")) assert.equal(comment, "OPENROUTER PROCESSING");
  if (id === "standin/silent") return assert.equal(text, "");
  const finished = data.at(-1) === "[DONE]";
  assert.equal(finished, !WITHOUT_DONE.has(id) && !BROKEN.has(id));
  const chunks = data.filter((each) => each !== "[DONE]").map((each) => JSON.parse(each));
  for (const chunk of chunks) {
    assert.equal(chunk.object, "chat.completion.chunk");
    assert.equal(chunk.id, chunks[0].id);
    if (chunk.error) continue;
    for (const { delta } of chunk.choices) {
      assert.equal(delta.role, "assistant");
      assert.ok("content" in delta);
    }
  }
  const usages = chunks.filter((chunk) => chunk.usage);
  if (!finished) return;
  assert.equal(usages.length, 1);
  assert.equal(chunks.at(-1), usages[0]);
}

/** What the messages say, apart from random ids. @param {any[]} messages */
function said(messages) {
  return messages.map(({ content, reasoning, refusal, tool_calls: calls, audio, images, annotations }) => ({
    text: `${content ?? ""}|${reasoning ?? ""}|${refusal ?? ""}|${audio?.transcript ?? ""}`,
    audio: audio?.data?.length ?? 0,
    calls: (calls ?? []).map((/** @type {any} */ call) => `${call.function.name}(${call.function.arguments ?? ""})`),
    images: images?.length ?? 0,
    annotations: annotations?.length ?? 0,
  }));
}

/** @param {string} text */
function saidInStream(text) {
  /** @type {any[]} */
  const messages = [];
  for (const data of readEvents(text).data.filter((each) => each !== "[DONE]")) {
    const chunk = JSON.parse(data);
    for (const { index, delta } of chunk.choices) {
      const message = (messages[index] ??= { tool_calls: [], images: [], audio: { data: "", transcript: "" } });
      for (const name of ["content", "reasoning", "refusal"])
        message[name] = (message[name] ?? "") + (delta[name] ?? "");
      for (const call of delta.tool_calls ?? []) {
        const whole = (message.tool_calls[call.index] ??= { function: { name: call.function.name, arguments: "" } });
        whole.function.arguments += call.function.arguments ?? "";
      }
      for (const image of delta.images ?? []) message.images[image.index] = image;
      message.audio.data += delta.audio?.data ?? "";
      message.audio.transcript += delta.audio?.transcript ?? "";
      message.annotations ??= delta.annotations;
    }
  }
  return said(messages);
}

describe("the wire", () => {
  test("the usage chunk repeats finish_reason and comes last", async () => {
    const { text } = await readAll(await ask("standin/tool", { body: { stream: true } }));
    assert.ok(text.startsWith(": OPENROUTER PROCESSING\n\n"));
    assert.ok(text.endsWith("\n\ndata: [DONE]\n\n"));
    const chunks = readEvents(text)
      .data.slice(0, -1)
      .map((data) => JSON.parse(data));
    const [finish, usage] = chunks.slice(-2);
    assert.deepEqual(usage.choices, finish.choices);
    assert.equal(finish.choices[0].finish_reason, "tool_calls");
    assert.deepEqual(Object.keys(usage), [
      "id",
      "object",
      "created",
      "model",
      "provider",
      "service_tier",
      "choices",
      "usage",
    ]);
    assert.equal(chunks[0].choices[0].delta.content, null);
  });

  test("the year 2025 had another order", async () => {
    const { text } = await readAll(await ask("standin/era-2025", { body: { stream: true } }));
    const usage = JSON.parse(readEvents(text).data.at(-2) ?? "");
    assert.deepEqual(Object.keys(usage), ["id", "provider", "model", "object", "created", "choices", "usage"]);
    assert.equal(usage.choices[0].finish_reason, null);
    assert.equal(usage.choices[0].logprobs, null);
  });

  test("framings are what they say", async () => {
    const text = async (/** @type {string} */ id) => (await readAll(await ask(id, { body: { stream: true } }))).text;
    assert.ok(!/[^\r]\n/.test(await text("standin/crlf")));
    assert.ok(!(await text("standin/cr")).includes("\n"));
    assert.ok((await text("standin/no-final-blank-line")).endsWith("data: [DONE]"));
    assert.ok((await text("standin/no-done-no-newline")).endsWith("}"));
    assert.ok(
      (await ask("standin/bom", { body: { stream: true } }).then(readAll)).bytes
        .subarray(0, 3)
        .equals(Buffer.from([0xef, 0xbb, 0xbf])),
    );
    assert.match(await text("standin/comments-between"), /data: .*\n\n: OPENROUTER PROCESSING\n\n/);
  });

  test("routing metadata comes to those who ask", async () => {
    const headers = { "X-OpenRouter-Metadata": "enabled" };
    const { text } = await readAll(await ask("standin/echo", { headers, body: { stream: true } }));
    const chunks = readEvents(text)
      .data.slice(0, -1)
      .map((data) => JSON.parse(data));
    assert.deepEqual(
      chunks.map((chunk) => "openrouter_metadata" in chunk),
      chunks.map((chunk) => chunk === chunks.at(-1)),
    );
    const error = await json(ask("standin/status-502", { headers }));
    assert.equal(error.openrouter_metadata.requested, "standin/status-502");
  });

  test("a picture is a PNG, a sound a WAV", async () => {
    for (const model of ["standin/image", "standin/picture"]) {
      const image = await json(ask(model));
      const [, base64] = image.choices[0].message.images[0].image_url.url.split(",");
      assert.equal(Buffer.from(base64, "base64").toString("latin1", 1, 4), "PNG");
    }
    const audio = await json(ask("standin/audio"));
    assert.ok(audio.choices[0].message.audio.data.length > 900_000);
    assert.equal(Buffer.from(audio.choices[0].message.audio.data, "base64").toString("latin1", 0, 4), "RIFF");
  });

  test("attachments are named with their types and sizes", async () => {
    const content = [
      { type: "text", text: "What is this?" },
      { type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } },
      { type: "image_url", image_url: { url: "https://example.com/cat.jpg" } },
      { type: "file", file: { filename: "x.pdf", file_data: "data:application/pdf;base64,AAAAAA==" } },
      { type: "input_audio", input_audio: { data: "AAA=", format: "wav" } },
    ];
    const { choices } = await json(ask("standin/attachments", { body: { messages: [{ role: "user", content }] } }));
    assert.equal(
      choices[0].message.content,
      "I see an image (image/png, 3 bytes), an image (at https://example.com/cat.jpg), " +
        "a file named x.pdf (application/pdf, 4 bytes), and a sound (wav, 2 bytes).",
    );
    const bare = await json(ask("standin/attachments"));
    assert.equal(bare.choices[0].message.content, "I see nothing but text.");
  });

  test("a tour calls all tools but the last at once, then that one", async () => {
    const tools = ["one", "two", "three"].map((name) => ({ type: "function", function: { name } }));
    const messages = /** @type {any[]} */ ([...QUESTION]);
    const called = [];
    for (let step = 0; step < 3; step++) {
      const { choices } = await json(ask("standin/loop-tour-anthropic", { body: { tools, messages } }));
      const calls = choices[0].message.tool_calls ?? [];
      called.push(calls.map((/** @type {any} */ call) => call.function.name).join(" "));
      messages.push(choices[0].message);
      for (const { id } of calls) messages.push({ role: "tool", tool_call_id: id, content: "done" });
    }
    assert.deepEqual(called, ["one two", "three", ""]);
    assert.equal(messages.at(-1).content, "one says: done And two says: done And three says: done");
  });

  test("tools are called with fitting arguments, and their results are used", async () => {
    const parameters = { type: "object", properties: { city: { type: "string" }, days: { type: "integer" } } };
    const tools = [{ type: "function", function: { name: "forecast", parameters } }];
    const { choices } = await json(ask("standin/tool", { body: { tools } }));
    const [call] = choices[0].message.tool_calls;
    assert.equal(call.function.name, "forecast");
    assert.equal(typeof JSON.parse(call.function.arguments).days, "number");
    const messages = [...QUESTION, choices[0].message, { role: "tool", tool_call_id: call.id, content: "rain" }];
    const next = await json(ask("standin/tool", { body: { tools, messages } }));
    assert.equal(next.choices[0].message.content, "forecast says: rain");
  });

  test("reasoning must come back unaltered", async () => {
    const { choices } = await json(ask("standin/tool-reasoning"));
    const [{ message }] = choices;
    const result = { role: "tool", tool_call_id: message.tool_calls[0].id, content: "rain" };
    const good = await ask("standin/tool-reasoning", { body: { messages: [...QUESTION, message, result] } });
    assert.match((await json(good)).choices[0].message.content, /came back unchanged/);
    message.reasoning_details[0].text += "!";
    const bad = await ask("standin/tool-reasoning", { body: { messages: [...QUESTION, message, result] } });
    assert.equal(bad.status, 400);
    await bad.arrayBuffer();
  });

  test("a generation is known at the second question", async () => {
    const response = await ask("standin/echo");
    await response.arrayBuffer();
    const url = `${standin.baseURL}/generation?id=${response.headers.get("x-generation-id")}`;
    const headers = { Authorization: `Bearer ${KEY}` };
    const first = await fetch(url, { headers });
    assert.equal(first.status, 404);
    await first.arrayBuffer();
    const second = await fetch(url, { headers });
    assert.equal((await json(second)).data.model, "standin/echo");
  });

  test("the key describes itself", async () => {
    const response = await fetch(`${standin.baseURL}/key`, { headers: { Authorization: `Bearer ${KEY}` } });
    assert.equal(response.headers.get("cache-control"), "private, no-store");
    assert.equal((await json(response)).data.is_management_key, false);
  });
});

describe("faults strike where they are told to", { concurrency: 8 }, () => {
  const stream = { stream: true };

  for (const at of [0, 1, 333]) {
    test(`cut=${at}`, async () => {
      const { bytes, died } = await readAll(
        await ask("standin/echo", { base: withSwitches(`cut=${at}`), body: stream }),
      );
      assert.equal(bytes.length, at);
      assert.ok(died);
    });
    test(`end=${at}`, async () => {
      const { bytes, died } = await readAll(
        await ask("standin/echo", { base: withSwitches(`end=${at}`), body: stream }),
      );
      assert.equal(bytes.length, at);
      assert.ok(!died);
    });
    test(`stall=${at}`, async () => {
      const signal = AbortSignal.timeout(150);
      const { bytes, died } = await readAll(
        await ask("standin/echo", { base: withSwitches(`stall=${at}`), body: stream, signal }),
      );
      assert.equal(bytes.length, at);
      assert.ok(died);
    });
  }

  test("cut=N reaches JSON too", async () => {
    const { bytes, died } = await readAll(await ask("standin/echo", { base: withSwitches("cut=30") }));
    assert.equal(bytes.length, 30);
    assert.ok(died);
  });

  for (const streamed of [true, false]) {
    test(`alive=1: keep-alives without an end (${streamed ? "stream" : "JSON"})`, async () => {
      const base = withSwitches("alive=1");
      const signal = AbortSignal.timeout(200);
      const { text, died } = await readAll(await ask("standin/echo", { base, body: { stream: streamed }, signal }));
      const keepAlive = streamed ? ": OPENROUTER PROCESSING\n\n" : "\n         \n";
      const times = text.length / keepAlive.length;
      assert.ok(died && times > 3, `${times} keep-alives`);
      assert.equal(text, keepAlive.repeat(times));
    });
  }

  test("noise=FROM-TO spoils these bytes and no others", async () => {
    const { bytes: good } = await readAll(await ask("standin/html-200"));
    for (const split of ["", "split=7,"]) {
      const base = withSwitches(`${split}noise=20-40`);
      const { bytes } = await readAll(await ask("standin/html-200", { base }));
      assert.deepEqual(bytes, Buffer.from(good).fill(0xff, 20, 40));
    }
  });

  test("split=N sends pieces of N bytes", async () => {
    const { text, sizes } = await readAll(
      await ask("standin/unicode", { base: withSwitches("split=7"), body: stream }),
    );
    assert.ok(sizes.slice(0, -1).every((size) => size % 7 === 0));
    assert.ok(sizes.length > text.length / 7 / 4, "the pieces arrive mostly apart");
    assert.equal(readEvents(text).data.at(-1), "[DONE]");
  });

  test("split=random is repeatable and changes no byte", async () => {
    const [one, two] = await Promise.all(
      [1, 1].map(() => ask("standin/long-text", { base: withSwitches("split=random:42"), body: stream }).then(readAll)),
    );
    assert.deepEqual(saidInStream(one.text), saidInStream(two.text));
    assert.ok(Math.max(...one.sizes) < 16_384);
  });

  test("slow and delay take their time", async () => {
    const start = performance.now();
    await readAll(await ask("standin/echo", { base: withSwitches("delay=50,slow=10"), body: stream }));
    const took = performance.now() - start;
    assert.ok(took > 50 + 9 * 9 && took < 2000, `${took} ms`);
  });

  test("redirect leads to the same path without it", async () => {
    const response = await ask("standin/echo", { base: withSwitches("redirect") });
    assert.deepEqual([response.status, response.redirected, new URL(response.url).pathname], [200, true, "/api/v1/chat/completions"]);
  });

  test("hang answers nothing, reset dies at once", async () => {
    await assert.rejects(
      ask("standin/echo", { base: withSwitches("hang"), signal: AbortSignal.timeout(100) }),
      /timeout/i,
    );
    await assert.rejects(ask("standin/echo", { base: withSwitches("reset") }), TypeError);
  });

  test("keepopen stays after the last byte", async () => {
    const signal = AbortSignal.timeout(150);
    const { text, died } = await readAll(
      await ask("standin/echo", { base: withSwitches("keepopen"), body: stream, signal }),
    );
    assert.ok(text.endsWith("data: [DONE]\n\n"));
    assert.ok(died);
  });

  test("as and times: two failures, then the answer", async () => {
    const base = withSwitches("as=status-503,times=2");
    const statuses = [];
    for (let i = 0; i < 3; i++) {
      const response = await ask("standin/echo", { base, body: { user: "times" } });
      statuses.push(response.status);
      await response.arrayBuffer();
    }
    assert.deepEqual(statuses, [503, 503, 200]);
  });

  test("an unknown switch is named", async () => {
    const response = await ask("standin/echo", { base: withSwitches("split=1,slwo=5") });
    assert.equal(response.status, 400);
    assert.match(await response.text(), /"slwo=5"/);
  });
});

describe("what the stand-in saw", { concurrency: 4 }, () => {
  test("an abort is noticed at once, and stops the generation", async () => {
    const abort = new AbortController();
    const user = "leaver";
    const body = { stream: true, user };
    const response = await ask("standin/tokens-1000000", { base: withSwitches("slow=5"), body, signal: abort.signal });
    const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
    await reader.read();
    const [{ id, headers }] = await json(fetch(`${standin.url}/standin/requests?user=${user}`));
    assert.equal(headers.authorization, `Bearer …${KEY.slice(-4)}`);
    const waiting = fetch(`${standin.url}/standin/requests/${id}/wait?closed=client&timeout=1000`);
    abort.abort();
    const closed = await waiting;
    assert.equal(closed.status, 200);
    assert.equal(closed.headers.get("access-control-allow-origin"), "*");
    const { bytesSent } = await json(closed);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(standin.requests.find((each) => each.id === id)?.bytesSent, bytesSent);
  });

  test("a slow reader slows the model", async () => {
    const abort = new AbortController();
    const body = { stream: true, user: "sleeper" };
    await ask("standin/tokens-1000000", { body, signal: abort.signal });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const record = standin.requests.find((each) => each.user === "sleeper");
    const sent = record?.bytesSent ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(record?.bytesSent, sent);
    assert.ok(sent < 20_000_000, `${sent} bytes`);
    abort.abort();
  });

  test("waiting for what does not happen ends with 504", async () => {
    const abort = new AbortController();
    const body = { stream: true, user: "stayer" };
    await ask("standin/echo", { base: withSwitches("keepopen"), body, signal: abort.signal });
    const id = standin.requests.find((each) => each.user === "stayer")?.id;
    const response = await fetch(`${standin.url}/standin/requests/${id}/wait?timeout=50`);
    assert.equal(response.status, 504);
    await response.arrayBuffer();
    abort.abort();
  });

  test("an answer that ended by itself was closed by the server", async () => {
    await (await ask("standin/echo", { body: { session_id: "session-1" } })).arrayBuffer();
    const record = standin.requests.find((each) => each.session_id === "session-1");
    const response = await fetch(`${standin.url}/standin/requests/${record?.id}/wait?closed=server&timeout=500`);
    assert.equal(response.status, 200);
    assert.equal((await json(response)).closedBy, "server");
  });
});

describe("recordings", { skip: existsSync(RECORDINGS) ? false : `no recordings in ${RECORDINGS}` }, () => {
  test("each is played back byte for byte, whole and in pieces", async () => {
    const names = await json(fetch(`${standin.url}/standin/recorded`));
    assert.ok(names.length > 0);
    for (const name of names) {
      const bytes = await readFile(`${RECORDINGS}/${name}`);
      for (const base of [
        `${standin.url}/recorded/${name}/api/v1`,
        `${standin.url}/with/split=random:7,end=3000/recorded/${name}/api/v1`,
      ]) {
        const response = await ask("any/model", { base });
        const replayed = (await readAll(response)).bytes;
        const expected = base.includes("end=") ? bytes.subarray(0, 3000) : bytes;
        assert.ok(replayed.equals(expected), `${name} at ${base}`);
        assert.equal(
          response.headers.get("content-type"),
          name.endsWith(".sse") ? "text/event-stream" : "application/json",
        );
        const status = /error-(\d{3})/.exec(name)?.[1] ?? "200";
        assert.equal(response.status, Number(status), name);
      }
    }
  });

  test("an unknown one is a 404", async () => {
    for (const name of ["nothing.sse", "..%2FMANIFEST.md"]) {
      const response = await ask("any/model", { base: `${standin.url}/recorded/${name}/api/v1` });
      assert.equal(response.status, 404);
      assert.match(await response.text(), /No recording/);
    }
  });
});

describe("starting and stopping", () => {
  test("without a folder of recordings it says so", async () => {
    const bare = await startStandin();
    const response = await fetch(`${bare.url}/recorded/x.sse/api/v1/chat/completions`, { method: "POST", body: "{}" });
    assert.equal(response.status, 404);
    assert.match(await response.text(), /No recordings here/);
    await bare.close();
  });

  test("close ends every connection", async () => {
    const short = await startStandin();
    const response = await ask("standin/done-open", { base: short.baseURL, body: { stream: true } });
    const reading = readAll(response);
    await short.close();
    assert.ok((await reading).died);
    assert.equal(short.requests.length, 1);
  });

  test("a port in use is one clear line and exit code 1", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = /** @type {import("node:net").AddressInfo} */ (other.address());
    const cli = fileURLToPath(new URL("./cli.js", import.meta.url));
    const { code, stderr } = await new Promise((resolve) => {
      execFile(process.execPath, [cli, "--port", String(port)], (error, _stdout, stderr) =>
        resolve({ code: error?.code, stderr }),
      );
    });
    other.close();
    assert.equal(code, 1);
    assert.equal(stderr, `Port ${port} is in use; choose another with --port.\n`);
  });
});
