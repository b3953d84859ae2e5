// @ts-check
// What only a browser can show: the API's real CORS lists.
const only = ["browser"];

/** @type {import("../harness.js").Case[]} */
export const browserCases = [
  {
    name: "CORS: a cross-origin call with all of the package's own headers passes the preflight",
    only,
    async run(t) {
      t.ok(t.platform.origin !== t.url, "the same origin");
      const options = {
        appUrl: "https://example.com/",
        appTitle: "An app",
        appCategories: ["chat"],
        headers: { "X-Session-Id": "s" },
      };
      await t.client(options).chat.send(t.request("echo"));
      const { headers } = await t.arrived();
      t.equal(
        [headers["http-referer"], headers["x-openrouter-title"], headers.origin],
        ["https://example.com/", "An app", t.platform.origin],
      );
    },
  },
  {
    name: "CORS: the generation's id is readable, Retry-After is not, and the body makes up for it",
    only,
    async run(t) {
      const stream = await t.client().chat.stream(t.request("echo"));
      t.ok(stream.generationId?.startsWith("gen-"), "no generationId");
      await stream.final();
      const limited = await t.rejects(t.client().chat.send(t.request("status-429-upstream")), {
        kind: "api",
        retryAfter: 1000,
      });
      t.ok(limited.generationId && limited.requestId, "no ids");
      // Without a hint in the body there is none.
      await t.rejects(t.client().chat.send(t.request("status-503")), { kind: "api", retryAfter: undefined });
      await t.rejects(t.client().chat.send(t.request("status-503-availability")), { kind: "api", retryAfter: 1000 });
    },
  },
  {
    name: "CORS: a header outside the API's list fails the preflight: a lost connection, nothing sent",
    only,
    async run(t) {
      for (const name of ["X-OpenRouter-Metadata", "X-OpenRouter-Cache", "x-anthropic-beta"]) {
        await t.rejects(t.client({ headers: { [name]: "enabled" } }).chat.send(t.request("echo")), {
          kind: "connection",
          status: undefined,
        });
      }
      await t.sentNothing();
    },
  },
  {
    name: "CORS: an answer without the headers is a lost connection",
    only,
    async run(t) {
      for (const method of ["send", "stream"]) {
        await t.rejects(t.client({ baseURL: t.with("nocors") }).chat[method](t.request("echo")), {
          kind: "connection",
        });
      }
    },
  },
];
