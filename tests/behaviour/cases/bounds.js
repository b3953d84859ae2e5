// @ts-check
// What the caller's own functions and a slow server cannot do to a call: hold it for ever, or see what is not theirs.
import { KEY } from "../toolbox.js";
import { withRandom } from "../ways.js";
import { answering, chunk, collect, DONE, event, saying } from "../wire.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

const METHODS = /** @type {const} */ (["send", "stream"]);
const SECRET = "never-to-be-seen-by-anybody";
const never = () => new Promise(() => {});

/** `timeout.headers` of the cases here, and how long it may take in all, in ms. */
const BOUND = 200;
const LATEST = 1_500;

/** A `fetch` that answers well. @param {"send" | "stream"} method @param {string} [content] */
const fine = (method, content = "fine") =>
  method === "stream"
    ? answering(saying(content))
    : answering([JSON.stringify({ choices: [{ index: 0, message: { role: "assistant", content } }] })], {
        type: "application/json",
      });

/** A call to its end. @param {any} client @param {"send" | "stream"} method @param {any} request @param {any} [options] */
async function whole(client, method, request, options) {
  const answer = await client.chat[method](request, options);
  return method === "stream" ? answer.final() : answer;
}

/** Everything that shows an error. @param {Toolbox} t @param {any} error */
async function shown(t, error) {
  const texts = [String(error), error.message, JSON.stringify({ error }), String(error.stack)];
  if (t.isIn("files")) texts.push((await import("node:util")).inspect(error, { depth: 9 }));
  return texts.join("\n");
}

/** The caller's functions that are waited for. */
const OWN = ["apiKey", "onRequest", "onResponse", "onRetry"];

/** Where a copy of the package of its own can be had, with the bytes of its wasm. @param {Toolbox} t */
async function copy(t) {
  if (t.isIn("page")) {
    const folder = `${t.platform.origin}/another-${Date.now()}`;
    const bytes = await (await fetch(`${folder}/openrouter.wasm`)).arrayBuffer();
    return { pkg: await import(`${folder}/index.js`), bytes };
  }
  const { cp, mkdtemp, readFile, rm } = await import("node:fs/promises");
  const { join } = await import("node:path");
  const { pathToFileURL } = await import("node:url");
  const installed = String(t.platform.installed);
  const folder = await mkdtemp(join(installed, "copy-"));
  t.after(() => rm(folder, { recursive: true }));
  await cp(join(installed, "node_modules/openrouter-wasm"), folder, { recursive: true });
  const pkg = await import(pathToFileURL(join(folder, "node.js")).href);
  return { pkg, bytes: await readFile(join(folder, "openrouter.wasm")) };
}

/** @type {import("../harness.js").Case[]} */
export const boundCases = [
  ...OWN.map((own) => ({
    name: `bounds: ${own} that never settles ends at timeout.headers, or with an abort at once`,
    run: (/** @type {Toolbox} */ t) =>
      Promise.all(
        METHODS.flatMap((method) =>
          ["timeout", "aborted"].map(async (end) => {
            const what = `${method}, ${end}`;
            const busy = () =>
              answering(['{"error":{"code":503,"message":"Busy"}}'], { status: 503, type: "application/json" });
            const { fetch, seen } = own === "onRetry" ? busy() : fine(method);
            const timeout = { headers: end === "timeout" ? BOUND : 60_000 };
            const client = t.client({ fetch, timeout, maxRetries: 1, [own]: never });
            const controller = new AbortController();
            const began = Date.now();
            const { signal } = controller;
            const call = t.rejects(whole(client, method, t.request("echo"), { signal }), { kind: end }, what);
            if (end === "aborted") {
              await t.sleep(20);
              controller.abort("enough");
            }
            const error = await call;
            const took = Date.now() - began;
            if (end === "aborted") t.equal(error.cause, "enough", `${what}: cause`);
            else t.fields(error, { message: /timeout\.headers/ }, what);
            t.ok(took < (end === "aborted" ? BOUND : LATEST), `${what}: it took ${took} ms`);
            if (own === "apiKey" || own === "onRequest") t.equal(seen.calls.length, 0, `${what}: requests`);
            else t.ok(seen.signal.aborted, `${what}: its connection stays open`);
          }),
        ),
      ),
  })),
  {
    name: "bounds: onFinish that never settles holds neither send nor final() nor a reader for ever",
    async run(t) {
      const client = t.client({ timeout: { headers: BOUND }, onFinish: never });
      const bad = answering(["{}"], { status: 400, type: "application/json" });
      /** @type {Record<string, () => Promise<unknown>>} */
      const ways = {
        send: () => client.chat.send(t.request("echo")),
        "send that fails": () => t.client({ ...options, fetch: bad.fetch }).chat.send(t.request("echo")),
        "stream that fails": () => t.client({ ...options, fetch: bad.fetch }).chat.stream(t.request("echo")),
        "final()": async () => (await client.chat.stream(t.request("echo"))).final(),
        "a reader": async () => {
          const { error } = await collect(await client.chat.stream(t.request("echo")));
          throw error;
        },
        "final() after a reader that left": async () => {
          const stream = await client.chat.stream(t.request("echo"));
          for await (const _ of stream) break;
          return stream.final();
        },
        "from()": () => t.pkg.ChatStream.from(answering(saying("a")).response(), options).final(),
      };
      const options = { timeout: { headers: BOUND }, onFinish: never };
      await Promise.all(
        Object.entries(ways).map(async ([what, way]) => {
          const began = Date.now();
          const error = await t.rejects(way, {}, what);
          const took = Date.now() - began;
          t.ok(took < LATEST, `${what}: it took ${took} ms`);
          if (!/fails|left/.test(what)) t.fields(error, { kind: "timeout", message: /onFinish.*timeout\.headers/ }, what);
        }),
      );
    },
  },
  {
    name: "bounds: total counts the reads of attempts that failed",
    async run(t) {
      withRandom(t, 0);
      const types = { send: "application/json", stream: "text/event-stream" };
      await Promise.all(
        METHODS.map(async (method) => {
          let attempts = 0;
          const fetch = async () => {
            attempts += 1;
            const body = new ReadableStream({
              async pull(controller) {
                await t.sleep(150);
                controller.error(new Error("reset"));
              },
            });
            return new Response(body, { headers: { "content-type": types[method] } });
          };
          const began = Date.now();
          const client = t.client({ fetch, timeout: { total: 400 }, maxRetries: 9 });
          const call = whole(client, method, t.request("echo"));
          await t.rejects(call, { kind: "timeout", message: /timeout\.total/ }, method);
          const took = Date.now() - began;
          t.ok(took >= 390 && took < 900, `${method}: it took ${took} ms`);
          t.ok(attempts >= 2 && attempts <= 3, `${method}: ${attempts} attempts`);
        }),
      );
    },
  },
  {
    name: "bounds: white space is no data, however much of it comes: send ends at timeout.firstChunk",
    async run(t) {
      const spaces = new TextEncoder().encode(" \n\t\r".repeat(512));
      await Promise.all(
        [spaces, spaces.subarray(0, 10)].map(async (piece) => {
          let reads = 0;
          let cancelled = false;
          const body = new ReadableStream({
            async pull(controller) {
              await t.sleep(20);
              reads += 1;
              controller.enqueue(piece.slice());
            },
            cancel() {
              cancelled = true;
            },
          });
          const fetch = async () => new Response(body, { headers: { "content-type": "application/json" } });
          const client = t.client({ fetch, timeout: { firstChunk: 250, idle: 10_000 } });
          const began = Date.now();
          const what = `pieces of ${piece.length} bytes`;
          await t.rejects(
            client.chat.send(t.request("echo")),
            { kind: "timeout", message: /timeout\.firstChunk/ },
            what,
          );
          const took = Date.now() - began;
          t.ok(took >= 240 && took < LATEST, `${what}: it took ${took} ms`);
          t.ok(reads > 2 && cancelled, `${what}: ${reads} reads, the body is ${cancelled ? "" : "not "}cancelled`);
        }),
      );
    },
  },
  {
    name: "bounds: a hook never sees the key, not even later",
    async run(t) {
      for (const method of METHODS) {
        const { fetch, seen } = fine(method);
        /** @type {Headers[]} */
        const kept = [];
        const see = (/** @type {string} */ when) => {
          for (const headers of kept) {
            t.equal(headers.get("authorization"), null, `${method}: Authorization ${when}`);
            t.ok(!JSON.stringify([...headers]).includes(KEY), `${method}: the key ${when}`);
          }
        };
        const hooks = {
          onRequest(/** @type {{ headers: Headers }} */ { headers }) {
            kept.push(headers);
            headers.set("x-mine", "in time");
            see("in the hook");
          },
          onResponse() {
            see("when the response is there");
            for (const headers of kept) headers.set("x-mine", "too late");
          },
          onFinish: () => see("at the end"),
        };
        await whole(t.client({ fetch, ...hooks }), method, t.request("echo"));
        t.equal(kept.length, 1, "requests");
        see("after it all");
        const sent = new Headers(seen.calls[0][1].headers);
        t.equal([sent.get("authorization"), sent.get("x-mine")], [`Bearer ${KEY}`, "in time"], `${method}: sent`);
      }
    },
  },
  {
    name: "bounds: a baseURL with a user name or a password is a config error that does not show them",
    async run(t) {
      const host = new URL(t.url).host;
      const calls = /** @type {unknown[]} */ ([]);
      const fetch = async (/** @type {unknown[]} */ ...args) => calls.push(args);
      const addresses = [
        `http://somebody:${SECRET}@${host}/api/v1`,
        new URL(`http://somebody:${SECRET}@${host}/api/v1`),
        `http://${SECRET}@${host}/api/v1`,
        `https://:${SECRET}@${host}`,
        `//somebody:${SECRET}@${host}/api/v1`,
        `HTTPS:\\\\somebody:${SECRET}@${host}`,
      ];
      for (const baseURL of addresses) {
        for (const method of METHODS) {
          for (const own of [fetch, undefined]) {
            const call = t.client({ baseURL, fetch: own }).chat[method](t.request("echo"));
            const error = await t.rejects(call, { kind: "config", message: /^baseURL/ }, String(baseURL));
            t.ok(!(await shown(t, error)).includes(SECRET), `it is shown: ${await shown(t, error)}`);
          }
        }
      }
      t.equal(calls.length, 0, "requests");
    },
  },
  {
    name: "bounds: parameters of a media type are in no message",
    async run(t) {
      const types = ["text/plain", "application/json", "text/html", "text/event-stream", "TEXT/Event-Stream", "odd"];
      for (const type of types) {
        for (const status of [200, 500]) {
          const made = () => answering(["x"], { status, type: `${type}; key=${SECRET}` });
          const what = `${status} ${type}`;
          const calls = {
            send: () => t.client({ fetch: made().fetch }).chat.send(t.request("echo")),
            stream: () => whole(t.client({ fetch: made().fetch }), "stream", t.request("echo")),
            from: () => t.pkg.ChatStream.from(made().response()).final(),
          };
          for (const [name, call] of Object.entries(calls)) {
            const error = await t.rejects(call, {}, `${what}: ${name}`);
            t.ok(!(await shown(t, error)).includes(SECRET), `${what}: ${name}: it is shown: ${error.message}`);
          }
        }
      }
    },
  },
  {
    name: "bounds: timeout: null is none given",
    async run(t) {
      for (const method of METHODS) {
        for (const timeout of [undefined, null, { idle: 5_000 }]) {
          const { fetch } = fine(method);
          const { choices } = await whole(t.client({ fetch, timeout }), method, t.request("echo"), { timeout: null });
          t.equal(choices[0].message.content, "fine", method);
        }
        const { fetch } = fine(method);
        await whole(t.client({ fetch, timeout: null }), method, t.request("echo"), { timeout: { idle: 5_000 } });
      }
      const { response } = fine("stream");
      const from = await t.pkg.ChatStream.from(response(), { timeout: null }).final();
      t.equal(from.choices[0].message.content, "fine");
      // The client's bounds stay.
      const client = t.client({ fetch: never, timeout: { headers: 30 } });
      await t.rejects(client.chat.send(t.request("echo"), { timeout: null }), { kind: "timeout" });
    },
  },
  {
    name: "bounds: a usage of null is none for onFinish",
    async run(t) {
      const stream = [event(chunk({ content: "a" })), event({ ...chunk({}, "stop"), usage: null }), DONE];
      const send = [JSON.stringify({ choices: [{ index: 0, message: { content: "a" } }], usage: null })];
      /** @type {any[]} */
      const finished = [];
      const onFinish = (/** @type {any} */ told) => void finished.push(told);
      const streamed = answering(stream);
      await whole(t.client({ fetch: streamed.fetch, onFinish }), "stream", t.request("echo"));
      const { fetch } = answering(send, { type: "application/json" });
      await t.client({ fetch, onFinish }).chat.send(t.request("echo"));
      await t.pkg.ChatStream.from(streamed.response(), { onFinish }).final();
      t.equal(
        finished.map(({ usage, cost, error }) => [usage, cost, error]),
        Array(3).fill([undefined, undefined, undefined]),
      );
    },
  },
  {
    name: "bounds: from() tells onFinish the generation's id",
    async run(t) {
      const headers = { "x-generation-id": "gen-from" };
      /** @type {[string, Response, string | undefined][]} */
      const sources = [
        ["well", answering(saying("a"), { headers }).response(), undefined],
        ["lost", answering([saying("a")[0], new Error("cut")], { headers }).response(), "connection"],
        ["refused", answering(["<p>"], { status: 502, type: "text/html", headers }).response(), "status"],
      ];
      for (const [what, source, kind] of sources) {
        /** @type {any[]} */
        const finished = [];
        const onFinish = (/** @type {any} */ told) => void finished.push(told);
        const stream = t.pkg.ChatStream.from(source, { onFinish });
        await stream.final().catch(() => {});
        t.equal(
          finished.map(({ generationId, error }) => [generationId, error?.kind]),
          [["gen-from", kind]],
          what,
        );
      }
    },
  },
  {
    name: "bounds: initSync() while init() waits for a source that fails: the calls that wait go on",
    only: ["files", "page"],
    async run(t) {
      const { pkg, bytes } = await copy(t);
      /** @type {(reason: Error) => void} */
      let fail = () => {};
      const loading = pkg.init(new Promise((_, reject) => (fail = reject)));
      const client = () => new pkg.OpenRouter({ apiKey: KEY, baseURL: t.baseURL });
      const sending = client().chat.send(t.request("echo"));
      const streaming = client()
        .chat.stream(t.request("echo"))
        .then((/** @type {any} */ stream) => stream.final());
      const fate = Promise.all([loading, sending, streaming]);
      fate.catch(() => {});
      await t.sleep(10);
      pkg.initSync(bytes);
      // It does not wait for that load.
      const { choices } = await client().chat.send(t.request("echo"));
      fail(new Error("404"));
      const [, sent, streamed] = await fate;
      const content = choices[0].message.content;
      t.equal([sent, streamed].map((each) => each.choices[0].message.content), [content, content]);
      await pkg.init();
    },
  },
];
