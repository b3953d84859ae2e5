// @ts-check
// A panic in the wasm strands nobody: every pending call rejects with `internal`, and the next one works. For this there
// is a build of the package that panics on request.
import { KEY } from "../toolbox.js";
import { answering, saying } from "../wire.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

/** @type {import("../harness.js").Case[]} */
export const crashCases = [
  {
    name: "crash: pending calls reject with internal, the next call works, twenty times over",
    async run(t) {
      const { pkg, glue, wasm } = t.platform.panic;
      const client = (/** @type {Record<string, unknown>} */ options) =>
        new pkg.OpenRouter({ apiKey: KEY, baseURL: t.baseURL, ...options });
      const never = new Promise(() => {});
      const stalled = () => answering([saying("a")[0], never]);
      await pkg.init();
      for (let round = 1; round <= 20; round++) {
        const outcomes = /** @type {Record<string, Promise<any>>} */ ({});
        const hanging = { fetch: () => never };
        outcomes["a send before the headers"] = client(hanging).chat.send(t.request("echo"));
        outcomes["a stream before the headers"] = client(hanging).chat.stream(t.request("echo"));
        outcomes["a call that waits for its key"] = client({ apiKey: () => never }).chat.send(t.request("echo"));
        outcomes["a send in mid-body"] = client({
          fetch: answering(["{", never], { type: "application/json" }).fetch,
        }).chat.send(t.request("echo"));

        const { fetch, seen } = stalled();
        const reading = await client({ fetch }).chat.stream(t.request("echo"));
        const chunks = reading[Symbol.asyncIterator]();
        await chunks.next();
        outcomes["a stream that waits for a read"] = chunks.next();
        outcomes["final() beside it"] = reading.final();
        outcomes["final() alone"] = (await client({ fetch: stalled().fetch }).chat.stream(t.request("echo"))).final();

        const resting = await client({ fetch: answering(saying("a", "b", "c")).fetch }).chat.stream(t.request("echo"));
        const later = resting[Symbol.asyncIterator]();
        await later.next();

        const told = Object.entries(outcomes).map(async ([what, outcome]) => {
          const error = await outcome.then(
            () => undefined,
            (error) => error,
          );
          t.ok(error instanceof pkg.OpenRouterError, `round ${round}: ${what}: ${error}`);
          t.fields(error, { kind: "internal" }, `round ${round}: ${what}`);
        });
        await t.sleep(1);
        let thrown;
        try {
          wasm.enter(() => glue.testPanic());
        } catch (error) {
          thrown = /** @type {any} */ (error);
        }
        t.fields(thrown, { kind: "internal" }, "what enter() throws");
        await Promise.all(told);
        t.ok(seen.signal.aborted && seen.cancelled.length === 1, "the connection of a stream that crashed stays open");

        outcomes["a stream between two reads"] = later.next();
        const rest = await outcomes["a stream between two reads"].then(
          () => undefined,
          (error) => error,
        );
        t.ok(rest instanceof pkg.OpenRouterError && rest.kind === "internal", `a stream between two reads: ${rest}`);
        t.equal(await later.next(), { done: true, value: undefined }, "next() after the error");
        const final = await resting.final().then(
          () => undefined,
          (/** @type {any} */ error) => error,
        );
        t.equal(final?.kind, "internal", "final() of it");
        resting.abort();
        void resting.partial;

        const completion = await client({}).chat.send(
          t.request("echo", { messages: [{ role: "user", content: `${round}` }] }),
        );
        t.equal(completion.choices[0].message.content, `${round}`, "the next send");
        const stream = await client({}).chat.stream(
          t.request("echo", { messages: [{ role: "user", content: `${round}` }] }),
        );
        t.equal((await stream.final()).choices[0].message.content, `${round}`, "the next stream");
      }
    },
  },
  {
    name: "crash: a stream that is over keeps its completion, and may be let go of",
    async run(t) {
      const { pkg, glue, wasm } = t.platform.panic;
      const client = new pkg.OpenRouter({ apiKey: KEY, baseURL: t.baseURL });
      const over = await client.chat.stream(t.request("echo"));
      const final = await over.final();
      const unread = await client.chat.stream(t.request("echo"));
      const relayed = await client.chat.stream(t.request("echo"));
      const response = relayed.toResponse();
      try {
        wasm.enter(() => glue.testPanic());
      } catch {}
      t.equal(await over.final(), final);
      t.equal(over.partial, final);
      over.abort();
      const error = await unread.final().then(
        () => undefined,
        (/** @type {any} */ error) => error,
      );
      t.equal(error?.kind, "internal");
      // What is relayed goes through untouched, or breaks; it does not hang.
      await response.text().catch(() => {});
      const outcome = await relayed.final().then(
        () => undefined,
        (/** @type {any} */ error) => error,
      );
      t.equal(outcome?.kind, "internal", "final() of what was relayed");
    },
  },
  {
    name: "crash: in the caller's own functions there is none",
    async run(t) {
      // Calls made by the caller's functions, while the wasm is on the stack, find it as they should.
      const inner = /** @type {Promise<any>[]} */ ([]);
      const client = t.client();
      const call = () => {
        inner.push(client.chat.send(t.request("echo")));
        return KEY;
      };
      await t.client({ apiKey: call }).chat.send(t.request("echo"));
      const headers = {
        get "x-title"() {
          return call() && "a title";
        },
      };
      await t.client({ headers }).chat.send(t.request("echo"));
      const options = {
        get baseURL() {
          call();
          return t.baseURL;
        },
        apiKey: KEY,
      };
      await new t.pkg.OpenRouter(options).chat.send(t.request("echo"));
      const request = {
        ...t.request("echo"),
        toJSON() {
          call();
          return t.request("echo");
        },
      };
      await t.client().chat.send(request);
      await (
        await t
          .client({ fetch: (/** @type {[string, any]} */ ...args) => call() && fetch(...args) })
          .chat.stream(request)
      ).final();
      t.ok(inner.length >= 5, `only ${inner.length} inner calls`);
      for (const each of inner) t.equal((await each).choices.length, 1);
    },
  },
  {
    name: "crash: getters and functions of the caller that throw are the caller's mistakes, and harm no other call",
    async run(t) {
      const never = new Promise(() => {});
      const controller = new AbortController();
      const bystander = t.client({ fetch: () => never }).chat.send(t.request("echo"), { signal: controller.signal });
      const fate = t.rejects(bystander, { kind: "aborted" }, "a bystander");
      const boom = () => {
        throw new Error("boom");
      };
      /** @type {[string, () => Promise<unknown>][]} */
      const calls = [
        ["toJSON", () => t.client().chat.send({ ...t.request("echo"), toJSON: boom })],
        [
          "a getter in a message",
          () =>
            t.client().chat.send({
              messages: [
                {
                  get role() {
                    return boom();
                  },
                },
              ],
            }),
        ],
        [
          "a getter deep down",
          () =>
            t.client().chat.send({
              ...t.request("echo"),
              trace: {
                get id() {
                  return boom();
                },
              },
            }),
        ],
        [
          "a proxy",
          () => t.client().chat.send(new Proxy({}, { get: boom, ownKeys: boom, has: boom, getPrototypeOf: boom })),
        ],
        [
          "a getter of an option",
          () =>
            new t.pkg.OpenRouter({
              get apiKey() {
                return boom();
              },
            }).chat.send(t.request("echo")),
        ],
        [
          "a getter of headers",
          () =>
            t
              .client({
                headers: {
                  get a() {
                    return boom();
                  },
                },
              })
              .chat.send(t.request("echo")),
        ],
        [
          "iterable headers that throw",
          () => t.client({ headers: { [Symbol.iterator]: boom } }).chat.send(t.request("echo")),
        ],
        [
          "a getter of call options",
          () =>
            t.client().chat.send(t.request("echo"), {
              get signal() {
                return boom();
              },
            }),
        ],
        ["a key function", () => t.client({ apiKey: boom }).chat.send(t.request("echo"))],
        [
          "a thenable key",
          () =>
            t
              .client({
                apiKey: () => ({
                  get then() {
                    return boom();
                  },
                }),
              })
              .chat.send(t.request("echo")),
        ],
        [
          "a response whose getters throw",
          () =>
            t
              .client({
                fetch: async () =>
                  new Proxy(new Response(""), { get: (_, key) => (key === "then" ? undefined : boom()) }),
              })
              .chat.send(t.request("echo")),
        ],
      ];
      const wrong = [];
      for (const [what, call] of calls) {
        const error = await (async () => call())().then(
          () => undefined,
          (/** @type {any} */ error) => error,
        );
        if (!(error instanceof t.pkg.OpenRouterError) || !["config", "connection"].includes(error.kind)) {
          wrong.push(`${what}: ${error?.kind ?? ""} ${error}`);
        }
      }
      controller.abort();
      await fate.catch((error) => wrong.push(String(error)));
      t.equal(wrong.join("\n"), "", "kinds");
    },
  },
];
