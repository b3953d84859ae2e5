// @ts-check
// The caller's own fetch: how it is called, and every way in which it can fail.
import { kindOfBreak } from "../platforms.js";
import { answering, saying } from "../wire.js";

const METHODS = ["send", "stream"];

/** @type {import("../harness.js").Case[]} */
export const fetchCases = [
  {
    name: "fetch: called with an address and four fields, on globalThis",
    async run(t) {
      for (const method of METHODS) {
        /** @type {any} */
        let self;
        /** @type {any[]} */
        let args = [];
        const { response } = answering(saying("a"));
        const fetch = /** @this {unknown} */ function (/** @type {any[]} */ ...given) {
          self = this;
          args = given;
          return Promise.resolve(method === "stream" ? response() : Response.json({ choices: [] }));
        };
        await t.client({ fetch }).chat[method](t.request("echo"));
        t.ok(self === globalThis, "this is not globalThis");
        t.equal(args.length, 2, "arguments");
        const [url, init] = args;
        t.equal(url, `${t.baseURL}/chat/completions`);
        t.equal(Object.keys(init).sort(), ["body", "headers", "method", "signal"], "fields");
        t.equal(init.method, "POST");
        t.ok(init.headers instanceof Headers, "no Headers");
        t.equal(typeof init.body, "string", "type of the body");
        t.ok(init.signal instanceof AbortSignal && !init.signal.aborted, "no signal");
        t.equal(JSON.parse(init.body), { ...t.request("echo"), ...(method === "stream" && { stream: true }) });
      }
    },
  },
  {
    name: "fetch: rejecting, throwing, giving nonsense",
    async run(t) {
      const own = new TypeError("no route to host");
      /** @type {[string, any, any?][]} */
      const ways = [
        ["rejecting", () => Promise.reject(own), own],
        [
          "throwing",
          () => {
            throw own;
          },
          own,
        ],
        ["rejecting with a string", () => Promise.reject("gone"), "gone"],
        ["rejecting with nothing", () => Promise.reject()],
        ["giving nothing", () => undefined],
        ["giving null", async () => null],
        ["giving a string", async () => "hello"],
        ["giving a number", async () => 7],
        ["giving an empty object", async () => ({})],
        ["giving an array", async () => []],
        ["giving half a response", async () => ({ ok: true, status: 200 })],
      ];
      for (const [what, fetch, cause] of ways) {
        for (const method of METHODS) {
          const error = await t.rejects(
            t.client({ fetch }).chat[method](t.request("echo")),
            { kind: "connection" },
            `${method}, ${what}`,
          );
          if (cause) t.ok(error.cause === cause, `${what}: cause is ${error.cause}`);
          t.equal(error.retryable, true, `${what}: retryable`);
        }
      }
      // And the next call is none the worse.
      t.equal((await t.client().chat.send(t.request("echo"))).choices.length, 1);
    },
  },
  {
    name: "fetch: a response whose body is taken already, or is missing",
    async run(t) {
      const taken = async () => {
        const response = Response.json({ choices: [] });
        await response.text();
        return response;
      };
      for (const method of METHODS) {
        const error = await t.rejects(t.client({ fetch: taken }).chat[method](t.request("echo")), {}, method);
        t.ok(
          ["config", "connection", "decode"].includes(error.kind),
          `${method}: kind ${error.kind}: ${error.message}`,
        );
      }
      const empty = async () => new Response(null, { headers: { "content-type": "text/event-stream" } });
      await t.rejects((await t.client({ fetch: empty }).chat.stream(t.request("echo"))).final(), { kind: "truncated" });
      const locked = async () => {
        const response = answering(saying("a")).response();
        response.body?.getReader();
        return response;
      };
      const outcome = await t.rejects(
        t
          .client({ fetch: locked })
          .chat.stream(t.request("echo"))
          .then((/** @type {any} */ stream) => stream.final()),
      );
      t.ok(["config", "connection", "decode"].includes(outcome.kind), `kind ${outcome.kind}: ${outcome.message}`);
    },
  },
  {
    name: "fetch: a body that brings something else than bytes",
    async run(t) {
      const body = () =>
        new ReadableStream({ start: (controller) => (controller.enqueue("data: {}\n\n"), controller.close()) });
      const like = async () => {
        const response = new Response("");
        Object.defineProperty(response, "body", { value: body() });
        Object.defineProperty(response, "headers", { value: new Headers({ "content-type": "text/event-stream" }) });
        return response;
      };
      await t.rejects((await t.client({ fetch: like }).chat.stream(t.request("echo"))).final(), { kind: "decode" });
    },
  },
  {
    name: "a server that is not there, or resets",
    async run(t) {
      for (const method of METHODS) {
        for (const baseURL of [t.with("reset"), "http://127.0.0.1:9/api/v1"]) {
          const error = await t.rejects(t.client({ baseURL }).chat[method](t.request("echo")), {
            kind: "connection",
            retryable: true,
            status: undefined,
          });
          t.ok(error.cause !== undefined, "no cause");
        }
      }
    },
  },
  {
    name: "send: cut off in mid-body is a lost connection, an end before the end no JSON",
    async run(t) {
      await t.rejects(t.client({ baseURL: t.with("cut=60") }).chat.send(t.request("echo")), {
        kind: kindOfBreak(t),
        retryable: true,
        status: 200,
      });
      const error = await t.rejects(t.client({ baseURL: t.with("end=60") }).chat.send(t.request("echo")), {
        status: 200,
      });
      t.ok(["truncated", "decode"].includes(error.kind), `kind ${error.kind}`);
      t.ok(error.generationId?.startsWith("gen-"), "no generationId");
    },
  },
];
