// @ts-check
// Mistakes of the caller: a rejected promise of kind `config` that names the field, nothing sent, no secret in it.
import { KEY } from "../toolbox.js";
import { answering, saying } from "../wire.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

const user = { role: "user", content: "Hi" };
const circle = /** @type {any} */ ({ role: "user", content: "Hi" });
circle.again = { itself: circle };

/** What a request gets wrong, and the path that the message begins with. @type {[string, unknown, RegExp][]} */
const REQUESTS = [
  ["no request", undefined, /^request/],
  ["null", null, /^request/],
  ["a string", "Hi", /^request/],
  ["a list", [user], /^request/],
  ["a function", () => {}, /^request/],
  ["no messages", {}, /^messages\b/],
  ["null messages", { messages: null }, /^messages\b/],
  ["messages as a string", { messages: "Hi" }, /^messages\b/],
  ["messages as an object", { messages: { 0: user, length: 1 } }, /^messages\b/],
  ["empty messages", { messages: [] }, /^messages\b/],
  ["a hole in the messages", { messages: [user, , user] }, /^messages\[1\]/],
  ["a message that is null", { messages: [null] }, /^messages\[0\]/],
  ["a message that is a string", { messages: [user, "Hi"] }, /^messages\[1\]/],
  ["a message that is a list", { messages: [[user]] }, /^messages\[0\]/],
  ["no role", { messages: [user, user, { content: "Hi" }] }, /^messages\[2\]\.role/],
  ["an unknown role", { messages: [{ role: "bot", content: "Hi" }] }, /^messages\[0\]\.role/],
  ["a role of another type", { messages: [{ role: 7, content: "Hi" }] }, /^messages\[0\]\.role/],
  ["no content", { messages: [{ role: "user" }] }, /^messages\[0\]\.content/],
  ["null content of a user", { messages: [{ role: "user", content: null }] }, /^messages\[0\]\.content/],
  [
    "null content of a tool",
    { messages: [{ role: "tool", content: null, tool_call_id: "a" }] },
    /^messages\[0\]\.content/,
  ],
  ["no content of a system message", { messages: [{ role: "system" }, user] }, /^messages\[0\]\.content/],
  ["content of a number", { messages: [{ role: "user", content: 7 }] }, /^messages\[0\]\.content/],
  ["content of an object", { messages: [{ role: "user", content: { text: "Hi" } }] }, /^messages\[0\]\.content/],
  ["a part that is null", { messages: [{ role: "user", content: [null] }] }, /^messages\[0\]\.content\[0\]/],
  [
    "a part that is a string",
    { messages: [{ role: "user", content: [{ type: "text", text: "a" }, "b"] }] },
    /^messages\[0\]\.content\[1\]/,
  ],
  [
    "a part without a type",
    { messages: [{ role: "assistant", content: [{ text: "Hi" }] }] },
    /^messages\[0\]\.content\[0\]/,
  ],
  ["a model of another type", { model: 7, messages: [user] }, /^model\b/],
  ["a null model", { model: null, messages: [user] }, /^model\b/],
  ["a BigInt", { messages: [user], seed: 7n }, /^seed\b/],
  ["a BigInt deep down", { messages: [user], metadata: { a: [1, { b: 7n }] } }, /^metadata\.a\[1\]\.b/],
  ["a circle", { messages: [user, circle] }, /^messages\[1\]/],
  [
    "a toJSON that throws",
    {
      messages: [user],
      trace: {
        toJSON() {
          throw new Error(KEY);
        },
      },
    },
    /^trace\b/,
  ],
  [
    "a getter that throws",
    {
      messages: [user],
      get user() {
        throw new Error(KEY);
      },
    },
    /^(user|request)\b/,
  ],
  [
    "a getter of messages that throws",
    {
      get messages() {
        throw new Error(KEY);
      },
    },
    /^(messages|request)\b/,
  ],
];

const throwing = () => {
  throw new Error(`could not open the vault of ${KEY}`);
};

/** What the options get wrong. @type {[string, any, RegExp][]} */
const OPTIONS = [
  ["null options", null, /^options/],
  ["a key instead of options", KEY, /^options/],
  ["a key of a number", { apiKey: 7 }, /^apiKey/],
  ["a key of an object", { apiKey: { key: KEY } }, /^apiKey/],
  ["an empty key", { apiKey: "" }, /^apiKey/],
  ["a blank key", { apiKey: " \n" }, /^apiKey/],
  ["a key with a newline inside", { apiKey: `${KEY}\nX-Evil: yes` }, /^apiKey/],
  ["a key with characters no header has", { apiKey: `${KEY}\0` }, /^apiKey/],
  ["a key function that throws", { apiKey: throwing }, /^apiKey/],
  ["a key function that rejects", { apiKey: async () => throwing() }, /^apiKey/],
  ["a key function that rejects with nothing", { apiKey: () => Promise.reject() }, /^apiKey/],
  ["a key function that gives nothing", { apiKey: () => {} }, /^apiKey/],
  ["a key function that gives a number", { apiKey: async () => 7 }, /^apiKey/],
  ["a key function that gives an empty key", { apiKey: () => "" }, /^apiKey/],
  ["no key for OpenRouter itself", { apiKey: undefined, baseURL: undefined }, /^apiKey/],
  [
    "no key for OpenRouter itself, spelled out",
    { apiKey: undefined, baseURL: "https://openrouter.ai/api/v1/" },
    /^apiKey/,
  ],
  ["an address of a number", { baseURL: 7 }, /^baseURL/],
  ["an empty address", { baseURL: "" }, /^baseURL/],
  ["an address without a scheme", { baseURL: "openrouter.ai/api/v1" }, /^baseURL/],
  ["an address with another scheme", { baseURL: "ftp://openrouter.ai/api/v1" }, /^baseURL/],
  ["an address without a host", { baseURL: "https://" }, /^baseURL/],
  ["an address with a space in its host", { baseURL: "https://open router.ai/api/v1" }, /^baseURL/],
  ["an address with a query", { baseURL: "https://openrouter.ai/api/v1?key=1" }, /^baseURL/],
  ["an address with a fragment", { baseURL: "https://openrouter.ai/api/v1#chat" }, /^baseURL/],
  ["a fetch that is none", { fetch: "fetch" }, /^fetch/],
  ["headers of a string", { headers: "a: b" }, /^headers/],
  ["headers of a number", { headers: 7 }, /^headers/],
  ["a header of a number", { headers: { "x-a": 7 } }, /^headers/],
  ["a list that has no pairs", { headers: ["x-a"] }, /^headers/],
  ["a header's name with a space", { headers: { "x a": "1" } }, /^headers/],
  ["a header's value with a newline", { headers: { "x-a": `${KEY}\nx-evil: yes` } }, /^headers\["x-a"\]/],
  ["an app title of a number", { appTitle: 7 }, /^appTitle/],
  ["an app title with a newline", { appTitle: `${KEY}\n` + "x" }, /^appTitle/],
  ["an app address of a number", { appUrl: 7 }, /^appUrl/],
  ["app categories of a string", { appCategories: "chat" }, /^appCategories/],
  ["app categories of numbers", { appCategories: [1] }, /^appCategories/],
  ["a bound of a string", { maxEventBytes: "1" }, /^maxEventBytes/],
  ["a bound of zero", { maxEventBytes: 0 }, /^maxEventBytes/],
  ["a bound of NaN", { maxEventBytes: NaN }, /^maxEventBytes/],
];

const METHODS = ["send", "stream"];

/**
 * Both methods reject with a `config` error that says where.
 *
 * @param {Toolbox} t
 * @param {(method: string) => unknown} call
 * @param {RegExp} path
 */
async function isConfig(t, call, path) {
  for (const method of METHODS) {
    let promise;
    try {
      promise = call(method);
    } catch (error) {
      throw new Error(`${method} threw instead of rejecting: ${error}`);
    }
    t.ok(promise instanceof Promise, `${method} gave no promise`);
    const error = await t.rejects(
      promise,
      { kind: "config", message: path, retryable: false, status: undefined, partial: undefined },
      method,
    );
    for (const text of [error.message, JSON.stringify(error), error.stack]) {
      t.ok(!text.includes(KEY) && !text.includes("x-evil"), `a secret in it: ${text}`);
    }
  }
}

/** @type {import("../harness.js").Case[]} */
export const configCases = [
  ...REQUESTS.map(([what, request, path]) => ({
    name: `config: a request with a mistake: ${what}`,
    async run(/** @type {Toolbox} */ t) {
      const { fetch, seen } = answering(saying("a"));
      await isConfig(t, (method) => t.client({ fetch }).chat[method](request), path);
      t.equal(seen.calls.length, 0, "calls of fetch");
    },
  })),
  ...OPTIONS.map(([what, options, path]) => ({
    name: `config: options with a mistake: ${what}`,
    async run(/** @type {Toolbox} */ t) {
      const { fetch, seen } = answering(saying("a"));
      const whole =
        typeof options === "object" && options ? { apiKey: KEY, baseURL: t.baseURL, fetch, ...options } : options;
      await isConfig(t, (method) => new t.pkg.OpenRouter(whole).chat[method](t.request("echo")), path);
      t.equal(seen.calls.length, 0, "calls of fetch");
    },
  })),
  {
    name: "config: nothing of it reaches the server",
    async run(t) {
      for (const request of [
        { messages: [] },
        { messages: [{ role: "bot", content: "a" }] },
        { messages: [{ role: "user", content: "a" }], n: 1n },
      ]) {
        for (const method of METHODS)
          await t.rejects(t.client().chat[method]({ ...request, user: t.user }), { kind: "config" });
      }
      await t.sentNothing();
    },
  },
  {
    name: "config: call headers with a mistake",
    async run(t) {
      const { fetch, seen } = answering(saying("a"));
      for (const headers of [
        "a: b",
        7,
        { "x-a": 7 },
        ["x-a"],
        { "x a": "1" },
        { "x-a": `${KEY}\nx-evil: yes` },
        [["x-a"]],
        { "x-a": "\0" },
      ]) {
        await isConfig(t, (method) => t.client({ fetch }).chat[method](t.request("echo"), { headers }), /^headers/);
      }
      t.equal(seen.calls.length, 0, "calls of fetch");
    },
  },
  {
    name: "config: call options that are no object",
    async run(t) {
      for (const method of METHODS) {
        await t.rejects(t.client().chat[method](t.request("echo"), null), { kind: "config" }, `${method} with null`);
      }
      await t.sentNothing();
    },
  },
  {
    name: "the cause of a failing key function is its own error",
    async run(t) {
      const own = new Error("vault closed");
      const error = await t.rejects(t.client({ apiKey: () => Promise.reject(own) }).chat.send(t.request("echo")), {
        kind: "config",
      });
      t.ok(error.cause === own, "another cause");
    },
  },
  {
    name: "a stream field that agrees is accepted, one that contradicts is not",
    async run(t) {
      const send = t.client().chat.send.bind(t.client().chat);
      const client = t.client();
      for (const stream of [undefined, false]) await client.chat.send(t.request("echo", { stream }));
      for (const stream of [undefined, true]) await (await client.chat.stream(t.request("echo", { stream }))).final();
      for (const stream of [true, "false", 1])
        await t.rejects(send(t.request("echo", { stream })), { kind: "config", message: /^stream/ });
      for (const stream of [false, "true", 1])
        await t.rejects(client.chat.stream(t.request("echo", { stream })), { kind: "config", message: /^stream/ });
      const seen = await t.seen();
      t.equal(
        seen.map((each) => each.stream),
        [false, false, true, true],
        "stream at the server",
      );
    },
  },
  {
    name: "what is not checked goes to the API as given, and the request stays as it was",
    async run(t) {
      const request = t.request("echo", {
        temperature: "warm",
        new_field: { deep: [1, null, "é😀", { __proto__: null, x: 1 }] },
        max_tokens: 3,
        date: new Date(0),
        left_out: undefined,
      });
      const frozen = Object.freeze({ ...request, messages: Object.freeze([...request.messages]) });
      await t.client().chat.send(frozen);
      const stream = await t.client().chat.stream(frozen);
      await stream.final();
      const [sent, streamed] = (await t.seen()).map(({ body }) => JSON.parse(body));
      const expected = JSON.parse(JSON.stringify(request));
      t.equal(sent, expected, "what send sent");
      t.equal(streamed, { ...expected, stream: true }, "what stream sent");
    },
  },
  {
    name: "every role and form of content passes",
    async run(t) {
      const parts = [
        { type: "text", text: "Hi" },
        { type: "something_new", new: 1 },
      ];
      const messages = [
        ...["system", "developer", "user", "assistant"].flatMap((role) => [
          { role, content: "Hi" },
          { role, content: parts },
        ]),
        { role: "assistant" },
        {
          role: "assistant",
          content: null,
          tool_calls: [{ id: "a", type: "function", function: { name: "f", arguments: "{}" } }],
        },
        { role: "tool", content: "7", tool_call_id: "a" },
        { role: "user", content: "" },
        { role: "user", content: [] },
      ];
      await t.client().chat.send({ ...t.request("echo"), messages });
      t.equal(JSON.parse((await t.seen())[0].body).messages, messages);
    },
  },
  {
    name: "objects from elsewhere are requests too: without a prototype, of a class, behind a toJSON",
    async run(t) {
      class Message {
        role = "user";
        content = "Hi";
      }
      const bare = Object.assign(Object.create(null), {
        model: "standin/echo",
        messages: [new Message()],
        user: t.user,
      });
      await t.client().chat.send(bare);
      await (await t.client().chat.stream(bare)).final();
      t.equal((await t.seen()).length, 2);
    },
  },
];
