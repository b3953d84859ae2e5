// @ts-check
// What is sent: the address, the headers in all their forms, the key.
import { KEY } from "../toolbox.js";
import { answering, saying } from "../wire.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

/**
 * The headers that `fetch` is called with.
 *
 * @param {Toolbox} t
 * @param {Record<string, unknown>} options
 * @param {Record<string, unknown>} [callOptions]
 * @returns {Promise<Headers>}
 */
async function headersOf(t, options, callOptions, method = "stream") {
  const { fetch, seen } = answering(method === "stream" ? saying("a") : ['{"choices":[]}'], {
    type: method === "stream" ? "text/event-stream" : "application/json",
  });
  await t.client({ fetch, ...options }).chat[method](t.request("echo"), callOptions);
  return new Headers(seen.calls[0][1].headers);
}

/** @type {import("../harness.js").Case[]} */
export const headerCases = [
  {
    name: "headers: the usual ones",
    async run(t) {
      const headers = await headersOf(t, {
        appUrl: new URL("https://example.com/app"),
        appTitle: "An app",
        appCategories: ["chat", "writing"],
      });
      t.equal(Object.fromEntries(headers), {
        accept: "text/event-stream",
        authorization: `Bearer ${KEY}`,
        "content-type": "application/json",
        "http-referer": "https://example.com/app",
        "x-openrouter-categories": "chat,writing",
        "x-openrouter-title": "An app",
      });
      t.equal((await headersOf(t, {}, {}, "send")).get("accept"), "application/json");
    },
  },
  {
    name: "headers: as an object, a Headers, pairs, a Map; the caller's win, the call's most of all",
    async run(t) {
      const forms = [
        { "X-Title": "a", authorization: "Basic b" },
        new Headers({ "X-Title": "a", authorization: "Basic b" }),
        [
          ["X-Title", "a"],
          ["authorization", "Basic b"],
        ],
        new Map([
          ["X-Title", "a"],
          ["authorization", "Basic b"],
        ]),
      ];
      for (const headers of forms) {
        const found = await headersOf(t, { headers });
        t.equal([found.get("x-title"), found.get("authorization")], ["a", "Basic b"]);
        const ofCall = await headersOf(t, { headers: { "x-title": "z", "x-session-id": "s" } }, { headers });
        t.equal([ofCall.get("x-title"), ofCall.get("x-session-id")], ["a", "s"]);
      }
      t.equal((await headersOf(t, { headers: null, appTitle: null })).get("x-title"), null);
    },
  },
  {
    name: "headers: they arrive",
    async run(t) {
      await t
        .client({ headers: { "x-session-id": "s-1" }, appTitle: "An app" })
        .chat.send(t.request("echo"), { headers: { "Idempotency-Key": "k" } });
      const { headers, method, path } = await t.arrived();
      t.equal([method, path], ["POST", "/api/v1/chat/completions"]);
      t.equal(
        [headers["x-session-id"], headers["x-openrouter-title"], headers["idempotency-key"], headers["content-type"]],
        ["s-1", "An app", "k", "application/json"],
      );
      t.equal(headers.authorization, `Bearer …${KEY.slice(-4)}`);
    },
  },
  {
    name: "key: as a string, from a function, from an async one that is asked before each call; trimmed",
    async run(t) {
      const authorization = async (/** @type {unknown} */ apiKey) =>
        (await headersOf(t, { apiKey })).get("authorization");
      t.equal(await authorization("sk-or-a"), "Bearer sk-or-a");
      t.equal(await authorization(" sk-or-a\n"), "Bearer sk-or-a");
      t.equal(await authorization(() => "sk-or-b"), "Bearer sk-or-b");
      t.equal(await authorization(async () => "sk-or-c"), "Bearer sk-or-c");
      const thenable = () => ({ then: (/** @type {(key: string) => void} */ give) => give("sk-or-d") });
      t.equal(await authorization(thenable), "Bearer sk-or-d");
      t.equal(await authorization(undefined), null, "no key for a relay");
      const { fetch, seen } = answering(saying("a"));
      let asked = 0;
      const client = t.client({ fetch, apiKey: async () => `sk-or-${++asked}` });
      for (let call = 0; call < 3; call++) await (await client.chat.stream(t.request("echo"))).final();
      t.equal(
        seen.calls.map(([, init]) => new Headers(init.headers).get("authorization")),
        ["Bearer sk-or-1", "Bearer sk-or-2", "Bearer sk-or-3"],
      );
    },
  },
  {
    name: "key: without one, the API's own answer is the error",
    async run(t) {
      await t.rejects(t.client({ apiKey: undefined }).chat.send(t.request("echo")), {
        kind: "api",
        status: 401,
        code: 401,
        message: "No cookie auth credentials found",
      });
      await t.rejects(t.client({ apiKey: "sk-or-bad" }).chat.stream(t.request("echo")), {
        kind: "api",
        status: 401,
        message: "User not found.",
      });
    },
  },
  {
    name: "baseURL: with slashes at its end, as a URL, with a port and a path",
    async run(t) {
      const address = async (/** @type {unknown} */ baseURL) => {
        const { fetch, seen } = answering(saying("a"));
        await t.client({ fetch, baseURL }).chat.stream(t.request("echo"));
        return seen.calls[0][0];
      };
      t.equal(await address(undefined), "https://openrouter.ai/api/v1/chat/completions");
      for (const baseURL of [
        "http://127.0.0.1:8/a/b",
        "http://127.0.0.1:8/a/b/",
        "http://127.0.0.1:8/a/b//",
        new URL("http://127.0.0.1:8/a/b"),
      ]) {
        t.equal(await address(baseURL), "http://127.0.0.1:8/a/b/chat/completions");
      }
      t.equal(await address("HTTPS://Example.com"), "HTTPS://Example.com/chat/completions");
    },
  },
  {
    name: "baseURL: a path stands for the page's own origin, and is a mistake where there is no page",
    async run(t) {
      const { fetch, seen } = answering(saying("a"));
      const call = () => t.client({ fetch, baseURL: "/api" }).chat.stream(t.request("echo"));
      if (!t.platform.origin) return t.rejects(call(), { kind: "config", message: /^baseURL/ });
      await call();
      t.equal(new URL(seen.calls[0][0], t.platform.origin).href, `${t.platform.origin}/api/chat/completions`);
    },
  },
  {
    name: "options: read when the call is made, one client serves many calls at once",
    async run(t) {
      const client = t.client();
      const contents = ["a", "b", "c"].map((content) => t.request("echo", { messages: [{ role: "user", content }] }));
      const answers = await Promise.all([
        ...contents.map((request) => client.chat.send(request)),
        ...contents.map(async (request) => (await client.chat.stream(request)).final()),
      ]);
      t.equal(
        answers.map(({ choices }) => choices[0].message.content),
        ["a", "b", "c", "a", "b", "c"],
      );
    },
  },
];
