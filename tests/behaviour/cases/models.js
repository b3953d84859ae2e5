// @ts-check
// The models at hand: their list, through the same pipeline as a chat, and what can be told of one.
import { answering } from "../wire.js";
import { KEY } from "../toolbox.js";
import { withRandom } from "../ways.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

/** The list of this case, by which the stand-in knows its requests. @param {Toolbox} t @param {any} client @param {any} [options] */
const list = (t, client, options) => client.models.list({ ...options, query: { user: t.user, ...options?.query } });

/** @param {unknown} body */
const answeringJson = (body) => answering([JSON.stringify(body)], { type: "application/json" });

const PRICING = { prompt: "0.000002", completion: "0.00001" };
const USAGE = { prompt_tokens: 1000, completion_tokens: 100, total_tokens: 1100 };

/** Prices beside PRICING, a usage beside USAGE, and the costs in millionths of a dollar. @type {Record<string, [any, any, number?]>} */
const COSTS = {
  "plain tokens": [{}, {}, 3000],
  "nothing for nothing": [{ prompt: "0", completion: "0" }, {}, 0],
  "read from the cache": [{ input_cache_read: "0.0000002" }, { prompt_tokens_details: { cached_tokens: 400 } }, 2280],
  "read from a cache without a price": [{}, { prompt_tokens_details: { cached_tokens: 400 } }, 3000],
  "written to the cache": [{ input_cache_write: "0.0000025" }, { prompt_tokens_details: { cache_write_tokens: 400 } }, 3200],
  sound: [{ audio: "0.000004", audio_output: "0.00002" }, {
    prompt_tokens_details: { audio_tokens: 10 },
    completion_tokens_details: { audio_tokens: 10 },
  }, 3120],
  reasoning: [{ internal_reasoning: "0.000003" }, { completion_tokens_details: { reasoning_tokens: 50 } }, 2650],
  "reasoning at the usual price": [{ internal_reasoning: "0" }, { completion_tokens_details: { reasoning_tokens: 50 } }, 3000],
  "a price for each request": [{ request: "0.005" }, {}, 8000],
  "web searches": [{ web_search: "0.01" }, { server_tool_use_details: { web_search_requests: 3 } }, 33_000],
  "web searches by their older name": [{ web_search: "0.01" }, { server_tool_use: { web_search_requests: 1 } }, 13_000],
  "a discount": [{ discount: 0.25 }, {}, 2250],
  "nulls": [{}, { prompt_tokens_details: null, completion_tokens_details: { reasoning_tokens: null } }, 3000],
  "a long prompt": [{ overrides: [{ min_prompt_tokens: 999, prompt: "0.000004" }] }, {}, 5000],
  "a prompt that is just not long": [{ overrides: [{ min_prompt_tokens: 1000, prompt: "0.000004" }] }, {}, 3000],
  "later overrides win": [
    { overrides: [{ min_prompt_tokens: 1, prompt: "0.000004", completion: "0" }, { min_prompt_tokens: 2, prompt: "0" }] },
    {},
    0,
  ],
  "a router": [{ prompt: "-1", completion: "-1" }, {}, undefined],
  "a price that is none": [{ completion: "much" }, {}, undefined],
};

/** Two days: at noon, and at half past one in the morning. */
const NOON = new Date("2026-06-21T12:00:00Z");
const NIGHT = new Date("2026-06-21T01:30:00Z");

/** @type {import("../harness.js").Case[]} */
export const modelCases = [
  {
    name: "models: the list is what the API sends",
    async run(t) {
      const response = await fetch(`${t.baseURL}/models`);
      const expected = JSON.parse(await response.text());
      t.equal(await list(t, t.client()), expected);
      t.ok(expected.data.length > 10, "there are hardly any models");
      const { method, path, headers, body } = await t.arrived();
      t.equal([method, path.split("?")[0], body], ["GET", "/api/v1/models", ""]);
      t.equal([headers.accept, headers["content-type"]], ["application/json", undefined]);
      t.equal(headers.authorization, `Bearer …${KEY.slice(-4)}`);
    },
  },
  {
    name: "models: no key is needed",
    async run(t) {
      for (const apiKey of [undefined, "", () => "", async () => " "]) {
        const answer = answeringJson({ data: [] });
        const client = new t.pkg.OpenRouter({ fetch: answer.fetch, apiKey });
        t.equal(await client.models.list(), { data: [] });
        const [url, init] = answer.seen.calls[0];
        t.equal(url, "https://openrouter.ai/api/v1/models");
        t.equal([init.method, "body" in init, init.headers.get("authorization")], ["GET", false, null]);
        await t.rejects(client.chat.send(t.request("echo")), { kind: "config", message: /^apiKey:/ });
      }
    },
  },
  {
    name: "models: what the list is narrowed down to",
    async run(t) {
      const query = { q: "a b&c", supported_parameters: ["tools", "seed"], limit: 5, sort: undefined, zdr: true };
      const { fetch, seen } = answeringJson({ data: [] });
      const client = t.client({ fetch });
      await client.models.list({ query });
      await client.models.list({ query: {} });
      const addresses = seen.calls.map(([url]) => url.slice(t.baseURL.length));
      t.equal(addresses, ["/models?q=a+b%26c&supported_parameters=tools%2Cseed&limit=5&zdr=true", "/models"]);
      await t.rejects(client.models.list({ query: "tools" }), { kind: "config", message: "query: expected an object" });
      for (const wrong of [Object.create(null), Symbol.iterator]) {
        const call = client.models.list({ query: { q: [wrong] } });
        await t.rejects(call, { kind: "config", message: "query: it has a value that is no text" });
      }
      await t.rejects(client.models.list(7), { kind: "config" });
    },
  },
  {
    name: "models: attempts, hooks and headers as for a chat",
    async run(t) {
      withRandom(t, 0);
      /** @type {[string, any][]} */
      const told = [];
      const hooks = Object.fromEntries(
        ["onRequest", "onResponse", "onRetry", "onFinish"].map((name) => [
          name,
          (/** @type {any} */ event) => void told.push([name, event]),
        ]),
      );
      const good = answeringJson({ data: [], total_count: 0 });
      const bad = answering(["<html>"], { type: "text/html", status: 503 });
      let calls = 0;
      const fetch = (/** @type {any[]} */ ...args) => (calls++ === 0 ? bad : good).fetch(...args);
      const client = t.client({ fetch, maxRetries: 1, appTitle: "Test", headers: { "x-one": "1" }, ...hooks });
      t.equal(await client.models.list({ headers: { "x-two": "2" } }), { data: [], total_count: 0 });
      t.equal(told.map(([name]) => name), ["onRequest", "onResponse", "onRetry", "onRequest", "onResponse", "onFinish"]);
      t.equal(told[0][1].url, `${t.baseURL}/models`);
      const { usage, cost, error, attempts } = told[5][1];
      t.equal([usage, cost, error, attempts], [undefined, undefined, undefined, 2]);
      const { headers } = good.seen.calls[0][1];
      t.equal(["x-one", "x-two", "x-openrouter-title"].map((name) => headers.get(name)), ["1", "2", "Test"]);
    },
  },
  {
    name: "models: timeouts, aborts and lost connections",
    async run(t) {
      const stuck = t.client({ baseURL: t.with("hang") });
      await t.rejects(list(t, stuck, { timeout: { headers: 30 } }), { kind: "timeout", message: /timeout\.headers/ });
      const controller = new AbortController();
      const aborted = t.rejects(list(t, stuck, { signal: controller.signal }), { kind: "aborted" });
      controller.abort();
      await aborted;
      await t.rejects(list(t, t.client({ baseURL: t.with("reset") })), { kind: "connection", retryable: true });
      const cut = await t.rejects(list(t, t.client({ baseURL: t.with("end=1000") })));
      t.ok(["truncated", "connection"].includes(cut.kind), `kind ${cut.kind}`);
    },
  },
  {
    name: "models: what is no list",
    async run(t) {
      const error = { code: 429, message: "Slow down", metadata: { retry_after_seconds: 7 } };
      /** @type {[unknown, Record<string, unknown>][]} */
      const answers = [
        [{ error }, { kind: "api", code: 429, status: 200, message: "Slow down" }],
        [{ data: [], error }, { kind: "api", code: 429 }],
        [{ data: {} }, { kind: "decode", message: /^the answer is no list of models/ }],
        [{ choices: [] }, { kind: "decode", message: /^the answer is no list of models/ }],
        [[], { kind: "decode", message: /^the answer is no list of models/ }],
        [null, { kind: "decode" }],
      ];
      for (const [body, fields] of answers) {
        await t.rejects(t.client({ fetch: answeringJson(body).fetch }).models.list(), fields, JSON.stringify(body));
      }
      const html = answering(["<html>"], { type: "text/html", status: 404 });
      await t.rejects(t.client({ fetch: html.fetch }).models.list(), { kind: "status", status: 404 });
      const refused = answering([JSON.stringify({ error: { code: 403, message: "No" } })], { type: "application/json", status: 403 });
      await t.rejects(t.client({ fetch: refused.fetch }).models.list(), { kind: "api", status: 403, message: "No" });
      const lost = answering(['{"data":[{"id":'], { type: "application/json" });
      await t.rejects(t.client({ fetch: lost.fetch }).models.list(), { kind: "truncated" });
    },
  },
  {
    name: "models: supports",
    async run(t) {
      const { data } = await list(t, t.client());
      const model = (/** @type {string} */ id) => data.find((/** @type {any} */ each) => each.id === id);
      /** @type {[string, string, boolean][]} */
      const expected = [
        ["openai/gpt-5.2", "tools", true],
        ["openai/gpt-5.2", "image_input", true],
        ["openai/gpt-5.2", "audio_input", false],
        ["openai/gpt-5.2", "image_output", false],
        ["standin/image", "image_output", true],
        ["standin/image", "tools", false],
        ["openrouter/auto", "text_input", true],
        ["openrouter/auto", "image", false],
        ["openrouter/auto", "", false],
      ];
      for (const [id, feature, is] of expected) t.equal(t.pkg.supports(model(id), feature), is, `${id}: ${feature}`);
      t.equal(t.pkg.supports({ id: "a/b" }, "tools"), false, "a model that says nothing");
      t.equal(t.pkg.supports({ id: "a/b" }, "image_input"), false, "a model that says nothing");
    },
  },
  {
    name: "models: estimateCost, kind by kind",
    run(t) {
      for (const [what, [pricing, usage, micros]] of Object.entries(COSTS)) {
        const cost = t.pkg.estimateCost({ pricing: { ...PRICING, ...pricing } }, { ...USAGE, ...usage });
        t.equal(cost, micros === undefined ? undefined : micros / 1_000_000, what);
      }
      t.equal(t.pkg.estimateCost({}, USAGE), undefined, "a model without prices");
      t.equal(t.pkg.estimateCost({ pricing: PRICING }, { prompt_tokens: 1000 }), 0.002, "before the answer");
    },
  },
  {
    name: "models: estimateCost, by the time of day",
    run(t) {
      const cost = (/** @type {any} */ override, /** @type {Date} */ at) =>
        t.pkg.estimateCost({ pricing: { ...PRICING, overrides: [{ completion: "0", ...override }] } }, USAGE, { at });
      t.equal([NOON, NIGHT].map((at) => cost({ utc_start: 1200, utc_end: 1201 }, at)), [0.002, 0.003]);
      t.equal([NOON, NIGHT].map((at) => cost({ utc_start: 1100, utc_end: 1200 }, at)), [0.003, 0.003]);
      t.equal([NOON, NIGHT].map((at) => cost({ utc_start: 2300, utc_end: 400 }, at)), [0.003, 0.002]);
      t.equal([NOON, NIGHT].map((at) => cost({ utc_start: 1300 }, at)), [0.003, 0.003]);
      t.equal([NOON, NIGHT].map((at) => cost({ utc_end: 130 }, at)), [0.003, 0.003]);
      t.equal(cost({ utc_start: 100, utc_end: 200, min_prompt_tokens: 5000 }, NIGHT), 0.003);
    },
  },
  {
    name: "models: estimateCost is what the stand-in charges",
    async run(t) {
      const { data } = await list(t, t.client());
      for (const id of ["anthropic/claude-haiku-4.5", "openai/gpt-5.2", "standin/loop-parallel-xai", "standin/echo"]) {
        const { usage } = await t.client().chat.send(t.request(id));
        const model = data.find((/** @type {any} */ each) => each.id === id);
        t.equal(t.pkg.estimateCost(model, usage), usage.cost, id);
      }
    },
  },
  {
    name: "models: contextLeft",
    async run(t) {
      const { contextLeft } = t.pkg;
      const { data } = await list(t, t.client());
      const { usage } = await t.client().chat.send(t.request("echo"));
      t.equal(contextLeft(data[0], usage), 131_072 - usage.total_tokens);
      t.equal(contextLeft(data[0], 72), 131_000);
      t.equal(contextLeft({ context_length: 100 }, 101), 0);
      t.equal(contextLeft({ context_length: null, top_provider: { context_length: 100 } }, 1), 99);
      t.equal(contextLeft({ context_length: null }, 1), undefined);
    },
  },
];

/** The recorded answers that have a price in the recorded list. */
const MODELS = "models-2026-01.json";

/** @param {import("../harness.js").Suite} suite @returns {import("../harness.js").Case[]} */
export function recordedModelCases({ recordings }) {
  const name = "models: estimateCost is what the recorded answers have cost";
  const only = ["node"];
  if (!recordings?.includes(MODELS)) return [{ name, only, skip: "there is no recorded list of models here", run() {} }];
  return [
    {
      name,
      only,
      async run(t) {
        const { data } = await t.client({ baseURL: t.recorded(MODELS) }).models.list();
        let compared = 0;
        for (const file of recordings.filter((each) => /^(json|sse)-(?!error)/.test(each))) {
          const chat = t.client({ baseURL: t.recorded(file) }).chat;
          const stream = file.endsWith(".sse");
          const { model: slug, usage } = await (stream ? (await chat.stream(t.request("echo"))).final() : chat.send(t.request("echo")));
          const model = data.find((/** @type {any} */ each) => each.id === slug || each.canonical_slug === slug);
          if (!model || usage?.cost === undefined) continue;
          const estimate = t.pkg.estimateCost(model, usage);
          // Perplexity rounds.
          t.ok(Math.abs(estimate - usage.cost) <= usage.cost / 1000, `${file}: ${estimate} instead of ${usage.cost}`);
          compared += 1;
        }
        t.ok(compared >= 20, `only ${compared} were compared`);
      },
    },
  ];
}
