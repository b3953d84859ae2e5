// @ts-check
// relay(): who may use it, and what of a request it lets pass. Everything else is refused before anything is sent.
import { ask, incoming, keyless, options, ORIGIN, refused } from "../edge-relay.js";
import { KEY } from "../toolbox.js";
import { answering, saying } from "../wire.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

/** Mistakes in the options, with what they are to be called. @type {[Record<string, unknown>, RegExp][]} */
const MISTAKES = [
  [{ origins: undefined }, /^origins: say whose pages/],
  [{ origins: "https://app.example" }, /^origins: expected a list/],
  ...["*", "app.example", "https://app.example/", "https://app.example/page", "https://*.example", "null", "https://"].map(
    (origin) => /** @type {[any, RegExp]} */ ([{ origins: [origin] }, /^origins: expected origins such as/]),
  ),
  [{ models: undefined }, /^models: say which/],
  [{ models: undefined, force: { model: undefined } }, /^models: say which/],
  ...["*", "openai*", "openai/*:*/x", "~openai/*", "openrouter/*", "@preset/*", "a/b@preset/*"].map(
    (model) => /** @type {[any, RegExp]} */ ([{ models: [model] }, /^models: a pattern is like/]),
  ),
  [{ apiKey: undefined }, /^apiKey: missing/],
  [{ apiKey: " " }, /^apiKey: it is empty/],
  [{ apiKey: 7 }, /^apiKey/],
  [{ maxToken: 100 }, /^maxToken: a relay has no such option/],
  [{ maxRetries: 1 }, /^maxRetries: a relay has no such option/],
  [{ maxTokens: 0 }, /^maxTokens: expected a whole number/],
  [{ maxBodyBytes: "1 MB" }, /^maxBodyBytes: expected a whole number/],
  [{ tools: "no" }, /^tools: expected true or false/],
  [{ plugins: true }, /^plugins: expected a list/],
  [{ force: [] }, /^force: expected an object/],
  [{ authorize: true }, /^authorize: expected a function/],
  [{ timeout: { idle: "x" } }, /^timeout\.idle/],
  [{ baseURL: "ftp://example.com" }, /^baseURL/],
];

/** @type {[string, string | undefined][]} */
const OTHER_ORIGINS = [
  ["another one", "https://evil.example"],
  ["a subdomain", "https://www.app.example"],
  ["a longer name", "https://app.example.evil.example"],
  ["a longer beginning", "https://myapp.example"],
  ["another scheme", "http://app.example"],
  ["another port", "https://app.example:8443"],
  ["a dot behind it", "https://app.example."],
  ["a path", "https://app.example/"],
  ["two", "https://app.example, https://evil.example"],
  ["other letters", "https://APP.example"],
  ["null", "null"],
  ["empty", ""],
  ["none", undefined],
];

/** Paths at which there is nothing. */
const PATHS = [
  "/api",
  "/api/chat/completions/",
  "/api/chat/completions/..",
  "/api/chat%2Fcompletions",
  "/api/chat/completions%00",
  "/api/xchat/completionsx",
  "/api/keys",
  "/api/models",
  "/chat/completions/../../credits",
  "/api/chat/completions;x",
];

/** Bodies that are no requests. @type {[string, any, RegExp][]} */
const NO_REQUESTS = [
  ["nothing", "", /no JSON/],
  ["a form", "model=standin%2Fecho", /no JSON/],
  ["half of it", '{"model":"standin/echo","messages":[{', /no JSON/],
  ["no UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), /UTF-8/],
  ["a list", "[]", /^request: expected an object/],
  ["null", "null", /^request: expected an object/],
  ["a text", '"standin/echo"', /^request: expected an object/],
  ["no messages", { model: "standin/echo" }, /^messages: expected a list/],
  ["messages that only look so", { model: "standin/echo", messages: { length: 1 } }, /^messages: expected a list/],
  ["no message", { model: "standin/echo", messages: [] }, /^messages: there are none/],
  ["a stream that is no boolean", { model: "standin/echo", messages: [], stream: "yes" }, /^stream: expected true/],
  ["no model", { messages: [{ role: "user", content: "Hi" }] }, /^model: missing/],
  ["deep", `{"model":"standin/echo","messages":${"[".repeat(100)}${"]".repeat(100)}}`, /nests deeper/],
  ["very deep", `{"a":${"[".repeat(200_000)}${"]".repeat(200_000)}}`, /nests deeper|no JSON/],
  ["deep objects", `{"messages":${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}}`, /nests deeper|no JSON/],
];

/** Models that patterns let pass, and those that they do not. @type {[string[], unknown[], unknown[]][]} */
const MODELS = [
  [
    ["openai/*"],
    ["openai/gpt-5.2", "openai/gpt-4o-mini-2024-07-18", "openai/o3_x.y"],
    [
      "anthropic/claude",
      "openai/gpt-5.2:online",
      "openai/gpt-5.2:free",
      "openai/gpt-5.2@preset/cheap",
      "openai/x/y",
      "openai",
      "openai/gpt 5",
      "openai/gpt-5.2\n",
      "\nopenai/gpt-5.2",
      "openai/gpt-5.2\u0000",
      "openai/gpt\u2010five",
      "openai/gpt%2d5",
      " openai/gpt-5.2",
      "OpenAI/gpt-5.2",
      "xopenai/gpt",
      "~openai/gpt-latest",
      "@preset/mine",
      "openrouter/auto",
      "openai/*",
      "",
      `openai/${"a".repeat(100_000)}`,
      ["openai/gpt-5.2"],
      { id: "openai/gpt-5.2" },
      null,
      7,
    ],
  ],
  [["openai/gpt-5*"], ["openai/gpt-5", "openai/gpt-5.2-mini"], ["openai/gpt-4", "openai/gpt-5:online"]],
  [["*/*:free"], ["a/b:free"], ["a/b", "a/b:online", "a/b:free:online", "openrouter/auto:free", "a/b:freex"]],
  [
    ["*/*"],
    ["a/b", "openai/gpt-5.2"],
    ["openrouter/auto", "OpenRouter/Auto", "openrouter/free", "~a/b", "a/b:x", "@preset/x", "a/b@preset/x"],
  ],
  [["a.b/c"], ["a.b/c"], ["axb/c", "a.b/cc"]],
  [
    ["openrouter/auto", "~openai/gpt-latest", "@preset/mine", "a/b:online", "a/b@preset/x"],
    ["openrouter/auto", "~openai/gpt-latest", "@preset/mine", "a/b:online", "a/b@preset/x"],
    ["openrouter/free", "~openai/gpt-lates", "@preset/min", "@preset/mine2", "a/b", "a/b@preset/y"],
  ],
];

/** Fields that nobody allowed. @type {Record<string, unknown>} */
const FORBIDDEN = {
  provider: { order: ["Expensive"] },
  plugins: [{ id: "web" }],
  preset: "mine",
  route: "fallback",
  transforms: ["middle-out"],
  web_search_options: { search_context_size: "high" },
  prediction: { type: "content", content: "Hi" },
  service_tier: "priority",
  debug: { echo_upstream_body: true },
  trace: { trace_id: "1" },
  stop_server_tools_when: [{ type: "step_count_is", step_count: 9 }],
  max_tool_calls: 30,
  deferred_tools: {},
  prompt: "Hi",
  n: 100,
  __proto__x: 1,
  constructor: 1,
  toString: 1,
  "": 1,
};

/** Tools, tool choices and plugins that nobody allowed, or that call models that nobody allowed. @type {[any, any, RegExp][]} */
const TOOLS = [
  [{}, { tools: [{ type: "openrouter:web_search" }] }, /^tools\[0\]: this tool/],
  [{}, { tools: [{ type: "web_search" }] }, /^tools\[0\]: this tool/],
  [{}, { tools: [{ type: "function", function: { name: "f" } }, { type: "openrouter:bash" }] }, /^tools\[1\]: this tool/],
  [{}, { tools: [{ function: { name: "f" } }] }, /^tools\[0\]: this tool/],
  [{}, { tools: [null] }, /^tools\[0\]: this tool/],
  [{}, { tools: { 0: { type: "openrouter:bash" } } }, /^tools: expected a list/],
  [{}, { tool_choice: { type: "openrouter:web_search" } }, /^tool_choice: this tool/],
  [{ tools: false }, { tools: [{ type: "function", function: { name: "f" } }] }, /^tools\[0\]: this tool/],
  [
    { serverTools: ["openrouter:advisor"] },
    { tools: [{ type: "openrouter:advisor", parameters: { model: "openai/gpt-5.2" } }] },
    /^tools\[0\]\.parameters\.model: this model/,
  ],
  [
    { serverTools: ["openrouter:fusion"] },
    { tools: [{ type: "openrouter:fusion", parameters: { analysis_models: ["standin/echo", "a/b"] } }] },
    /^tools\[0\]\.parameters\.analysis_models\[1\]: this model/,
  ],
  [
    { serverTools: ["openrouter:fusion"] },
    { tools: [{ type: "openrouter:fusion", parameters: { model: { id: "a/b" } } }] },
    /^tools\[0\]\.parameters\.model: expected a list/,
  ],
  [
    { serverTools: ["openrouter:subagent"] },
    { tools: [{ type: "openrouter:subagent", parameters: { tools: [{ type: "openrouter:bash" }] } }] },
    /^tools\[0\]\.parameters\.tools\[0\]: this tool/,
  ],
  [
    { serverTools: ["openrouter:advisor"], maxTokens: 100 },
    { tools: [{ type: "openrouter:advisor", parameters: { max_completion_tokens: 101 } }] },
    /^tools\[0\]\.parameters\.max_completion_tokens: this relay allows 100/,
  ],
  [{ plugins: ["web"] }, { plugins: [{ id: "fusion" }] }, /^plugins\[0\]: this plugin/],
  [{ plugins: ["web"] }, { plugins: { id: "web" } }, /^plugins: expected a list/],
  [{ plugins: ["fusion"] }, { plugins: [{ id: "fusion", preset: "general-high" }] }, /^plugins\[0\]\.preset/],
  [
    { plugins: ["auto-router"] },
    { plugins: [{ id: "auto-router", allowed_models: ["anthropic/*"] }] },
    /^plugins\[0\]\.allowed_models\[0\]: this model/,
  ],
];

/** Ceilings, with requests above them. @type {[any, any, number, RegExp][]} */
const CEILINGS = [
  [{ maxTokens: 100 }, { max_tokens: 101 }, 403, /^max_tokens: this relay allows 100 at most/],
  [{ maxTokens: 100 }, { max_completion_tokens: 101 }, 403, /^max_completion_tokens: this relay allows 100/],
  [{ maxTokens: 100 }, { max_tokens: 1, max_completion_tokens: 101 }, 403, /^max_completion_tokens/],
  [{ maxTokens: 100 }, { max_tokens: "9999" }, 400, /^max_tokens: expected a whole number/],
  [{ maxTokens: 100 }, { max_tokens: 0 }, 400, /^max_tokens: expected a whole number/],
  [{ maxTokens: 100 }, { max_tokens: -1 }, 400, /^max_tokens: expected a whole number/],
  [{ maxTokens: 100 }, { max_tokens: [1] }, 400, /^max_tokens: expected a whole number/],
  [{ maxTokens: 100 }, { reasoning: { max_tokens: 500 } }, 403, /^reasoning\.max_tokens/],
  [{ maxMessages: 1 }, { messages: [1, 2].map(() => ({ role: "user", content: "Hi" })) }, 403, /^messages: this relay takes 1/],
  [{ allow: ["provider"], maxPrice: { prompt: 1 } }, { provider: ["x"] }, 400, /^provider: expected an object/],
];

/** An upstream that answers in the form that is asked for. */
function upstream() {
  const streamed = answering(saying("a"));
  const whole = answering(['{"choices":[]}'], { type: "application/json" });
  const { seen } = whole;
  const fetch = async (/** @type {string} */ url, /** @type {any} */ init) => {
    if (!JSON.parse(init.body).stream) return whole.fetch(url, init);
    seen.calls.push([url, init]);
    return streamed.fetch(url, init);
  };
  return { fetch, seen };
}

/** What one relayed request is sent on as. @param {Toolbox} t @param {unknown} body @param {any} [more] @param {any} [how] */
async function sent(t, body, more, how) {
  const { fetch, seen } = upstream();
  const response = await ask(t, body, { fetch, ...more }, how);
  const text = await keyless(t, response);
  t.equal([response.status, seen.calls.length], [200, 1], `status and calls (${text})`);
  const [url, init] = seen.calls[0];
  return { url, init, body: JSON.parse(init.body), text: init.body };
}

/** @type {import("../harness.js").Case[]} */
export const edgeRelayCases = [
  {
    name: "edge relay: mistakes in its options reject with kind config, and let nothing pass",
    async run(t) {
      for (const [mistake, message] of MISTAKES) {
        const { fetch, seen } = answering(saying("a"));
        await t.rejects(ask(t, t.request("echo"), { fetch, ...mistake }), { kind: "config", message }, JSON.stringify(mistake));
        t.equal(seen.calls.length, 0, "calls");
      }
      for (const none of [undefined, null, "x", []]) {
        await t.rejects(t.pkg.relay(incoming({}), none), { kind: "config", message: /^options/ });
      }
    },
  },
  {
    name: "edge relay: pages of other origins are refused, and cannot read why",
    async run(t) {
      for (const [what, origin] of OTHER_ORIGINS) {
        const response = await ask(t, t.request("echo"), {}, { headers: { origin } });
        t.equal(response.headers.get("access-control-allow-origin"), null, `${what}: Access-Control-Allow-Origin`);
        t.equal(response.headers.get("vary"), "Origin", `${what}: Vary`);
        await refused(t, response, 403, /^origin: /, what);
        const preflight = await ask(t, undefined, {}, { method: "OPTIONS", headers: { origin } });
        t.equal(preflight.headers.get("access-control-allow-origin"), null, `${what}: of the preflight`);
        await refused(t, preflight, 403, /^origin: /, `${what}: the preflight`);
      }
      // Who is known may not come from there either.
      const known = { authorize: () => true };
      await refused(t, ask(t, t.request("echo"), known, { headers: { origin: "https://evil.example" } }), 403, /^origin: /);
      await t.sentNothing();
    },
  },
  {
    name: "edge relay: a page of its origins may read everything; preflights name what it may send",
    async run(t) {
      for (const origins of [[ORIGIN], ["http://localhost:5173", "HTTPS://App.Example:443"]]) {
        for (const body of [t.request("echo"), t.request("none/such"), "{"]) {
          const { headers } = await ask(t, body, { origins });
          t.equal(headers.get("access-control-allow-origin"), ORIGIN);
          t.equal(headers.get("vary"), "Origin");
          t.ok(headers.get("access-control-expose-headers")?.includes("Retry-After"), "exposed headers");
          t.equal(headers.get("access-control-allow-credentials"), null);
        }
        const wanted = "authorization,content-type,x-turnstile";
        const headers = { "access-control-request-method": "POST", "access-control-request-headers": wanted };
        const preflight = await ask(t, undefined, { origins }, { method: "OPTIONS", headers });
        t.equal([preflight.status, await preflight.text()], [204, ""]);
        const told = Object.fromEntries(preflight.headers);
        t.equal(told["access-control-allow-origin"], ORIGIN);
        t.equal([told["access-control-allow-methods"], told["access-control-allow-headers"]], ["POST", wanted]);
      }
      const app = await ask(t, t.request("echo"), { origins: ["tauri://localhost"] }, { headers: { origin: "tauri://localhost" } });
      t.equal(app.headers.get("access-control-allow-origin"), "tauri://localhost");
    },
  },
  {
    name: "edge relay: authorize: only true lets a request pass, with or without an origin",
    async run(t) {
      const token = (/** @type {Request} */ request) => request.headers.get("authorization") === "Bearer ours";
      const { fetch, seen } = upstream();
      const by = (/** @type {any} */ authorize, /** @type {any} */ headers = {}, origins = undefined) =>
        ask(t, t.request("echo"), { fetch, authorize, origins }, { headers: { origin: undefined, ...headers } });
      for (const authorization of [undefined, "", "Bearer", "Bearer theirs", `Bearer ${KEY}`, "Bearer ours, Bearer x"]) {
        await refused(t, by(token, { authorization }), 401, /^authorization: /, String(authorization));
        await refused(t, by(token, { authorization, origin: ORIGIN }, /** @type {any} */ ([ORIGIN])), 401, /^authorization: /);
      }
      for (const verdict of [false, undefined, null, 1, "yes", {}, { ok: true }, Promise.resolve(0)]) {
        await refused(t, by(() => verdict), 401, /^authorization: /, String(verdict));
      }
      const busy = await by(() => new Response("no credit left", { status: 402 }));
      t.equal([busy.status, await busy.text()], [402, "no credit left"]);
      const own = new Error("the database is down");
      const thrown = await by(() => {
        throw own;
      }).then(
        () => undefined,
        (/** @type {unknown} */ error) => error,
      );
      t.ok(thrown === own, `it threw ${thrown}`);
      t.equal(seen.calls.length, 0, "calls before anybody was let in");
      t.equal((await by(token, { authorization: "Bearer ours" })).status, 200);
      t.equal((await by(async () => true)).status, 200);
      t.equal(new Headers(seen.calls[0][1].headers).get("authorization"), `Bearer ${KEY}`);
      // Without a list of origins there is no page of another one.
      const preflight = ask(t, undefined, { authorize: () => true, origins: undefined }, { method: "OPTIONS" });
      await refused(t, preflight, 403, /^origin: /);
    },
  },
  {
    name: "edge relay: an authorize that reads the body is told so",
    async run(t) {
      const authorize = async (/** @type {Request} */ request) => (await request.text()) !== "";
      await t.rejects(ask(t, t.request("echo"), { authorize }), { kind: "config", message: /request\.clone\(\)/ });
      const clone = async (/** @type {Request} */ request) => (await request.clone().text()).includes("standin");
      t.equal((await ask(t, t.request("echo"), { authorize: clone })).status, 200);
    },
  },
  {
    name: "edge relay: other methods, paths and types of content are refused",
    async run(t) {
      for (const method of ["GET", "PUT", "DELETE", "HEAD"]) {
        const response = await ask(t, undefined, {}, { method });
        t.equal([response.status, response.headers.get("allow")], [405, "POST, OPTIONS"], method);
      }
      for (const path of PATHS) {
        const url = `https://relay.example${path}`;
        await refused(t, ask(t, t.request("echo"), {}, { url }), 404, /^path: /, path);
      }
      for (const type of [undefined, "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "text/json", "application/jsonx", "text/plain, application/json"]) {
        const how = { headers: { "content-type": type } };
        await refused(t, ask(t, t.request("echo"), {}, how), 415, /^content-type: /, String(type));
      }
      await t.sentNothing();
      const how = { url: "https://relay.example/any//where/chat/completions?baseURL=https://evil.example#x", headers: { "content-type": "Application/JSON; charset=utf-8" } };
      t.equal((await sent(t, t.request("echo"), {}, how)).url, `${t.baseURL}/chat/completions`);
    },
  },
  {
    name: "edge relay: a body over the limit is refused, whatever it says of its length",
    async run(t) {
      const body = JSON.stringify(t.request("echo", { user: "é".repeat(500) }));
      const { length } = new TextEncoder().encode(body);
      const more = { maxBodyBytes: length - 1 };
      await refused(t, ask(t, body, more), 413, /^request: its body is larger than/);
      await refused(t, ask(t, body, more, { headers: { "content-length": "5" } }), 413, /larger/, "a lie");
      await refused(t, ask(t, "{}", more, { headers: { "content-length": String(length) } }), 413, /larger/, "announced");
      await refused(t, ask(t, `{"a":"${"b".repeat(2 ** 20)}"}`), 413, /larger than 1048576 bytes/, "the default");
      await t.sentNothing();
      await sent(t, body, { maxBodyBytes: length });
    },
  },
  {
    name: "edge relay: what is no request is refused",
    async run(t) {
      for (const [what, body, message] of NO_REQUESTS) await refused(t, ask(t, body), 400, message, what);
      await t.sentNothing();
    },
  },
  {
    name: "edge relay: a pattern lets plain ids pass: suffixes, presets, aliases and routers are named, or refused",
    async run(t) {
      for (const [models, fine, wrong] of MODELS) {
        for (const model of fine) t.equal((await sent(t, t.request("echo", { model }), { models })).body.model, model);
        for (const model of wrong) {
          const what = `${JSON.stringify(model)?.slice(0, 40)} by ${models}`;
          const status = typeof model === "string" ? 403 : 400;
          await refused(t, ask(t, t.request("echo", { model }), { models }), status, /^model: /, what);
          const fallback = ask(t, t.request("echo", { model: fine[0], models: [fine[0], model] }), { models });
          await refused(t, fallback, status, /^models\[1\]: /, `fallback: ${what}`);
        }
      }
      await refused(t, ask(t, t.request("echo", { models: "standin/echo" })), 400, /^models: expected a list/);
      await t.sentNothing();
    },
  },
  {
    name: "edge relay: fields that are not known to be harmless are refused, unless they are allowed",
    async run(t) {
      for (const [name, value] of Object.entries(FORBIDDEN)) {
        const body = t.request("echo", { [name]: value });
        await refused(t, ask(t, body), 403, /not allowed here$/, name);
        if (["plugins"].includes(name)) continue;
        t.equal((await sent(t, body, { allow: [name] })).body[name], value, name);
      }
      const proto = JSON.stringify(t.request("echo")).replace("{", '{"__proto__":{"plugins":[{"id":"web"}]},');
      await refused(t, ask(t, proto), 403, /^__proto__: not allowed/, "__proto__");
      const long = t.request("echo", { [`${"my secret ".repeat(30)}`]: 1 });
      await refused(t, ask(t, long), 403, /^a field of no known name: not allowed here$/);
      await t.sentNothing();
      const harmless = {
        temperature: 0.5,
        stop: ["a"],
        response_format: { type: "json_object" },
        reasoning: { effort: "low" },
        tools: [{ type: "function", function: { name: "f", parameters: { properties: { model: { type: "string" } } } } }],
        tool_choice: { type: "function", function: { name: "f" } },
        session_id: "s",
        metadata: { a: "b" },
      };
      const { body } = await sent(t, t.request("echo", { ...harmless, stream: true }));
      t.equal(body, { ...t.request("echo"), ...harmless, stream: true });
    },
  },
  {
    name: "edge relay: tools and plugins pass by name, and with no model or tool in them that could not",
    async run(t) {
      for (const [more, fields, message] of TOOLS) {
        const response = await ask(t, t.request("echo", fields), more);
        await refused(t, response, message.source.includes("expected") ? 400 : 403, message, JSON.stringify(fields));
      }
      await t.sentNothing();
      const tools = [
        { type: "openrouter:advisor", parameters: { model: "standin/echo", max_completion_tokens: 100 } },
        { type: "openrouter:web_search", parameters: { max_results: 3, excluded_domains: ["a.example"] } },
      ];
      const plugins = [
        { id: "auto-router", allowed_models: ["standin/*", "standin/echo"], excluded_models: ["a/b"], pin_model: true },
        { id: "file-parser", pdf: { engine: "native" } },
      ];
      const tool_choice = { type: "openrouter:web_search" };
      const allowed = {
        serverTools: ["openrouter:advisor", "openrouter:web_search"],
        plugins: ["auto-router", "file-parser"],
        maxTokens: 100,
      };
      const { body } = await sent(t, t.request("echo", { tools, plugins, tool_choice }), allowed);
      t.equal([body.tools, body.plugins, body.tool_choice], [tools, plugins, tool_choice]);
    },
  },
  {
    name: "edge relay: ceilings: what is above them is refused, what says nothing gets them",
    async run(t) {
      for (const [more, fields, status, message] of CEILINGS) {
        await refused(t, ask(t, t.request("echo", fields), more), status, message, JSON.stringify(fields));
      }
      await t.sentNothing();
      const tokens = async (/** @type {any} */ fields) => {
        const { body } = await sent(t, t.request("echo", fields), { maxTokens: 100 });
        return [body.max_tokens, body.max_completion_tokens];
      };
      t.equal(await tokens({}), [undefined, 100]);
      t.equal(await tokens({ max_tokens: null }), [undefined, 100]);
      t.equal(await tokens({ max_tokens: 100 }), [100, undefined]);
      t.equal(await tokens({ max_completion_tokens: 99, max_tokens: 98 }), [98, 99]);
      const maxPrice = { prompt: 1, completion: "2" };
      t.equal((await sent(t, t.request("echo"), { maxPrice })).body.provider, { max_price: maxPrice });
      const theirs = t.request("echo", { provider: { order: ["a"], max_price: { prompt: 99 } } });
      const { body } = await sent(t, theirs, { maxPrice, allow: ["provider"] });
      t.equal(body.provider, { order: ["a"], max_price: maxPrice });
      const forced = await sent(t, theirs, { maxPrice, force: { provider: { zdr: true } } });
      t.equal(forced.body.provider, { zdr: true, max_price: maxPrice });
    },
  },
  {
    name: "edge relay: force wins over what a request says; transform has the last word",
    async run(t) {
      const force = { user: "u-1", session_id: undefined, provider: { zdr: true }, model: "openai/gpt-5.2" };
      const theirs = t.request("echo", { model: "evil/one", user: "u-2", session_id: "s", provider: { order: ["x"] } });
      const { body } = await sent(t, theirs, { force, models: undefined });
      t.equal(body, { model: "openai/gpt-5.2", messages: theirs.messages, user: "u-1", provider: { zdr: true } });

      const system = { role: "system", content: "Be kind." };
      const add = async (/** @type {any} */ body) => ({ ...body, messages: [system, ...body.messages], plugins: [{ id: "web" }] });
      const added = await sent(t, t.request("echo"), { transform: add });
      t.equal([added.body.messages[0], added.body.plugins], [system, [{ id: "web" }]]);
      const change = (/** @type {any} */ body) => void (body.model = "openai/gpt-5.2");
      t.equal((await sent(t, t.request("echo"), { transform: change })).body.model, "openai/gpt-5.2");

      const stop = await ask(t, t.request("echo"), { transform: () => Response.json({ mine: true }, { status: 418 }) });
      t.equal([stop.status, await stop.text(), stop.headers.get("access-control-allow-origin")], [418, '{"mine":true}', ORIGIN]);
      await t.rejects(ask(t, t.request("echo"), { transform: () => ({ messages: 1 }) }), { kind: "config", message: /^messages/ });
      let asked = 0;
      await refused(t, ask(t, t.request("echo", { model: "evil/one" }), { transform: () => void asked++ }), 403, /^model/);
      t.equal(asked, 0, "calls of transform for what is refused");
      await t.sentNothing();
    },
  },
  {
    name: "edge relay: what is sent is what was checked: of a key that comes twice, the last, and that alone",
    async run(t) {
      const messages = JSON.stringify(t.request("echo").messages);
      const twice = `{ "model": "evil/one", "plugins": [{"id":"web"}], "model":"standin/echo", "messages": ${messages} }`;
      await refused(t, ask(t, twice), 403, /^plugins\[0\]/);
      const model = `{ "model": "evil/one", "mod\\u0065l":"standin/echo", "messages": ${messages} }`;
      const { text } = await sent(t, model);
      t.equal(text, `{"model":"standin/echo","messages":${messages}}`);
      await refused(t, ask(t, `{"model":"standin/echo","messages":${messages},"model":"evil/one"}`), 403, /^model/);
    },
  },
  {
    name: "edge relay: the request's headers stay behind, but for who the app is",
    async run(t) {
      const headers = {
        authorization: "Bearer theirs",
        cookie: "session=1",
        "x-api-key": "theirs",
        host: "evil.example",
        "x-forwarded-host": "evil.example",
        "x-forwarded-for": "10.0.0.1",
        "x-session-id": "s",
        "x-openrouter-metadata": "enabled",
        "x-openrouter-cache": "true",
        "x-anthropic-beta": "x",
        "x-http-method-override": "DELETE",
        "transfer-encoding": "chunked",
        connection: "upgrade",
        accept: "*/*",
        "http-referer": "https://app.example/chat",
        "x-openrouter-title": "Theirs",
        "x-openrouter-categories": "chat,writing",
      };
      const theirs = {
        accept: "text/event-stream",
        authorization: `Bearer ${KEY}`,
        "content-type": "application/json",
        "http-referer": "https://app.example/chat",
        "x-openrouter-categories": "chat,writing",
        "x-openrouter-title": "Theirs",
      };
      const request = t.request("echo", { stream: true });
      const { init } = await sent(t, request, {}, { headers });
      t.equal(Object.fromEntries(init.headers), theirs);
      t.equal([init.method, init.redirect], ["POST", "manual"]);
      const ours = { appUrl: "https://ours.example", appTitle: "Ours", appCategories: ["x"], headers: { "x-one": "1" } };
      t.equal(Object.fromEntries((await sent(t, request, ours, { headers })).init.headers), {
        ...theirs,
        "http-referer": "https://ours.example",
        "x-one": "1",
        "x-openrouter-categories": "x",
        "x-openrouter-title": "Ours",
      });
    },
  },
  {
    name: "edge relay: a redirect of the upstream's is not followed",
    async run(t) {
      const baseURL = t.with("redirect");
      for (const stream of [true, false]) {
        const response = ask(t, t.request("echo", { stream }), { baseURL });
        await refused(t, response, 502, /redirect, which is not followed/, `stream: ${stream}`);
      }
      t.equal((await t.seen()).length, 2, "requests");
      const models = ask(t, undefined, { baseURL, listModels: true }, { method: "GET", url: "https://relay.example/models" });
      t.equal((await models).status, 502, "/models");
    },
  },
  {
    name: "edge relay: the key is in nothing that comes back, even if the upstream repeats it",
    async run(t) {
      const echo = { error: { code: 400, message: `bad: Bearer ${KEY}`, metadata: { raw: KEY, error_type: "invalid_request" } } };
      for (const apiKey of [KEY, () => KEY, async () => ` ${KEY}\n`]) {
        for (const [body, type, status] of [
          [JSON.stringify(echo), "application/json", 400],
          [`<h1>${KEY}</h1>`, "text/html", 502],
        ]) {
          const { fetch } = answering([String(body)], { type: String(type), status: Number(status) });
          const response = await ask(t, t.request("echo"), { fetch, apiKey });
          t.equal(response.status, status);
          await keyless(t, response);
        }
      }
      const failing = async () => {
        throw new Error(KEY);
      };
      await refused(t, ask(t, t.request("echo"), { fetch: failing }), 502, /could not be sent/);
      const error = await t.rejects(ask(t, t.request("echo"), { apiKey: failing }), { kind: "config" });
      t.ok(!`${error.message}${JSON.stringify(error)}`.includes(KEY), "the key is in the error");
    },
  },
  {
    name: "edge relay: the client reads what a relay refuses, and what an upstream does, as the API's own errors",
    async run(t) {
      const through = (/** @type {any} */ more) =>
        t.client({
          apiKey: undefined,
          baseURL: "https://relay.example/api",
          fetch: (/** @type {string} */ url, /** @type {any} */ { body, signal, method, headers }) =>
            t.pkg.relay(incoming(body, { url, method, signal, headers: Object.fromEntries(headers) }), options(t, more)),
        });
      const request = t.request("echo");
      const content = request.messages[0].content;
      t.equal((await through({}).chat.send(request)).choices[0].message.content, content);
      t.equal((await (await through({}).chat.stream(request)).final()).choices[0].message.content, content);
      for (const method of ["send", "stream"]) {
        const call = (/** @type {any} */ more, model = "standin/echo") => through(more).chat[method]({ ...request, model });
        await t.rejects(call({}, "openai/gpt-5.2"), { kind: "api", status: 403, code: 403, message: /^model: /, retryable: false });
        await t.rejects(call({ authorize: () => false }), { kind: "api", status: 401, code: 401 });
        for (const model of t.platform.suite.scenarios.filter((id) => id.startsWith("standin/status-"))) {
          const direct = await t.rejects(t.client().chat[method]({ ...request, model }));
          const { status, code = status, message, retryAfter, metadata, retryable, errorType } = direct;
          const relayed = await t.rejects(call({}, model), { kind: "api", status, code, message, retryable, errorType }, model);
          t.equal(relayed.metadata, metadata, `${model}: metadata`);
          // A header has whole seconds.
          const difference = Math.abs((relayed.retryAfter ?? -1) - (retryAfter ?? -1));
          t.ok(difference < 2_000, `${model}: retryAfter is ${relayed.retryAfter}, not ${retryAfter}`);
        }
      }
    },
  },
];
