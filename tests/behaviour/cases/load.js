// @ts-check
// Loading the wasm: when it cannot be had, the call says so, and the next one tries again.
import { NAMES } from "../names.js";
import { KEY } from "../toolbox.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

/** @param {any} pkg @param {Toolbox} t */
const client = (pkg, t) => new pkg.OpenRouter({ apiKey: KEY, baseURL: t.baseURL });

/** A copy of the package of its own, in a folder. @param {Toolbox} t */
async function copyInFolder(t) {
  const { cp, mkdtemp, readFile, rm, writeFile } = await import("node:fs/promises");
  const { join } = await import("node:path");
  const { pathToFileURL } = await import("node:url");
  const folder = await mkdtemp(join(String(t.platform.installed), "copy-"));
  t.after(() => rm(folder, { recursive: true }));
  await cp(join(String(t.platform.installed), "node_modules/openrouter-wasm"), folder, { recursive: true });
  const file = join(folder, "openrouter.wasm");
  const bytes = await readFile(file);
  return {
    remove: () => rm(file),
    restore: (/** @type {Uint8Array} */ content = bytes) => writeFile(file, content),
    load: (entry = "node.js") => import(pathToFileURL(join(folder, entry)).href),
    bytes,
  };
}

/**
 * Says `load`, and says it again, until the file is there.
 *
 * @param {Toolbox} t
 * @param {any} pkg
 * @param {() => any} appear
 */
async function failsUntil(t, pkg, appear) {
  const isLoad = async (/** @type {Promise<unknown>} */ promise) => {
    const error = await promise.then(
      () => undefined,
      (/** @type {any} */ error) => error,
    );
    t.ok(error instanceof pkg.OpenRouterError, `gave ${error}`);
    t.fields(error, { kind: "load", retryable: true, status: undefined });
    t.ok(!JSON.stringify(error).includes(KEY), "the key is in it");
    t.ok(error.cause !== undefined, "no cause");
  };
  await isLoad(client(pkg, t).chat.send(t.request("echo")));
  await appear();
  t.equal((await client(pkg, t).chat.send(t.request("echo"))).choices.length, 1, "the next call");
}

/** @type {import("../harness.js").Case[]} */
export const loadCases = [
  {
    name: "load: init() and initSync() do nothing when it is there already",
    async run(t) {
      await t.pkg.init();
      const { buffer } = t.platform.wasm.memory();
      await Promise.all([t.pkg.init(), t.pkg.init("http://127.0.0.1:9/nothing"), t.pkg.init(undefined)]);
      t.equal(t.pkg.initSync(new Uint8Array(3)), undefined);
      t.ok(t.platform.wasm.memory().buffer === buffer, "another instance");
    },
  },
  {
    name: "load: all entries export the same names",
    run(t) {
      t.equal(Object.keys(t.pkg).sort(), NAMES);
    },
  },
  {
    name: "load: making a client is synchronous and cheap, and loads nothing",
    only: ["files"],
    async run(t) {
      const copy = await copyInFolder(t);
      await copy.remove();
      const pkg = await copy.load();
      client(pkg, t);
      new pkg.OpenRouter();
    },
  },
  {
    name: "load: a missing file, which appears (files)",
    only: ["files"],
    async run(t) {
      const copy = await copyInFolder(t);
      await copy.remove();
      const pkg = await copy.load();
      await failsUntil(t, pkg, () => copy.restore());
    },
  },
  {
    name: "load: a file that is no wasm, which is repaired (files)",
    only: ["files"],
    async run(t) {
      const copy = await copyInFolder(t);
      await copy.restore(new TextEncoder().encode("<!doctype html>"));
      await failsUntil(t, await copy.load(), () => copy.restore());
    },
  },
  {
    name: "load: the first calls share one load, and all fail or all work (files)",
    only: ["files"],
    async run(t) {
      const copy = await copyInFolder(t);
      await copy.remove();
      const pkg = await copy.load();
      const call = () =>
        client(pkg, t)
          .chat.send(t.request("echo"))
          .then(
            () => "fine",
            (/** @type {any} */ error) => error.kind,
          );
      t.equal(await Promise.all([call(), call(), call()]), ["load", "load", "load"]);
      await copy.restore();
      t.equal(await Promise.all([call(), call(), call()]), ["fine", "fine", "fine"]);
    },
  },
  {
    name: "load: an abort does not wait for it (files)",
    only: ["files"],
    async run(t) {
      const copy = await copyInFolder(t);
      const pkg = await copy.load();
      const wasm = await copy.load("wasm.js");
      wasm.loadFrom(() => new Promise(() => {}));
      const controller = new AbortController();
      const call = client(pkg, t)
        .chat.send(t.request("echo"), { signal: controller.signal })
        .then(
          () => "fine",
          (/** @type {any} */ error) => error.kind,
        );
      await t.sleep(5);
      controller.abort();
      t.equal(await call, "aborted");
    },
  },
  {
    name: "load: init() with bytes, a module, a Response, an address, a promise; initSync() with bytes and a module (files)",
    only: ["files"],
    async run(t) {
      const { bytes } = await copyInFolder(t);
      const address = `data:application/wasm;base64,${bytes.toString("base64")}`;
      /** @type {((pkg: any) => any)[]} */
      const ways = [
        (pkg) => pkg.init(bytes),
        (pkg) => pkg.init(new Uint8Array(bytes).buffer),
        (pkg) => pkg.init(new WebAssembly.Module(bytes)),
        (pkg) => pkg.init(new Response(bytes, { headers: { "content-type": "application/wasm" } })),
        (pkg) => pkg.init(new Response(bytes, { headers: { "content-type": "application/wasm; charset=utf-8" } })),
        (pkg) => pkg.init(new Response(bytes)),
        (pkg) => pkg.init(address),
        (pkg) => pkg.init(new URL(address)),
        (pkg) => pkg.init(Promise.resolve(bytes)),
        (pkg) => pkg.initSync(bytes),
        (pkg) => pkg.initSync(new Uint8Array(bytes).buffer),
        (pkg) => pkg.initSync(new WebAssembly.Module(bytes)),
      ];
      for (const [number, way] of ways.entries()) {
        const copy = await copyInFolder(t);
        await copy.remove();
        const pkg = await copy.load();
        try {
          await way(pkg);
        } catch (error) {
          throw new Error(`way ${number}: ${error}`);
        }
        t.equal((await client(pkg, t).chat.send(t.request("echo"))).choices.length, 1, `way ${number}`);
      }
    },
  },
  {
    name: "load: a module from another realm (files)",
    only: ["files"],
    async run(t) {
      const { runInNewContext } = await import("node:vm");
      for (const method of ["init", "initSync"]) {
        const copy = await copyInFolder(t);
        const module = runInNewContext("new WebAssembly.Module(bytes)", { bytes: copy.bytes });
        t.ok(!(module instanceof WebAssembly.Module), "the same realm");
        await copy.remove();
        const pkg = await copy.load();
        await pkg[method](module);
        t.equal((await client(pkg, t).chat.send(t.request("echo"))).choices.length, 1, method);
      }
    },
  },
  {
    name: "load: what init() and initSync() cannot use is a load error, and the next call works (files)",
    only: ["files"],
    async run(t) {
      const copy = await copyInFolder(t);
      const pkg = await copy.load();
      const rejecting = async () => {
        throw new Error("no");
      };
      const sources = [
        () => new Uint8Array(3),
        () => ({}),
        () => 7,
        () => "http://127.0.0.1:9/",
        () => new Response("", { status: 404 }),
        rejecting,
      ];
      for (const source of sources) {
        const error = await pkg.init(source()).then(
          () => undefined,
          (/** @type {any} */ error) => error,
        );
        t.equal([error?.name, error?.kind], ["OpenRouterError", "load"], `init(${source})`);
      }
      for (const source of [new Uint8Array(3), {}, 7, undefined, null]) {
        let error;
        try {
          pkg.initSync(source);
        } catch (thrown) {
          error = /** @type {any} */ (thrown);
        }
        t.equal([error?.name, error?.kind], ["OpenRouterError", "load"], `initSync(${source})`);
      }
      await pkg.init();
      t.equal((await client(pkg, t).chat.send(t.request("echo"))).choices.length, 1);
    },
  },
  {
    name: "load: a wasm that answers 404 once (page)",
    only: ["page"],
    async run(t) {
      const pkg = await import(`${t.platform.origin}/missing-once-${Date.now()}/index.js`);
      await failsUntil(t, pkg, () => {});
    },
  },
  {
    name: "load: a wasm of another media type works (page)",
    only: ["page"],
    async run(t) {
      const pkg = await import(`${t.platform.origin}/odd-type-${Date.now()}/index.js`);
      t.equal((await client(pkg, t).chat.send(t.request("echo"))).choices.length, 1);
    },
  },
  {
    name: "load: a page whose policy forbids wasm gets a load error, each time it tries",
    only: ["page"],
    async run(t) {
      const { document } = /** @type {any} */ (globalThis);
      const frame = document.createElement("iframe");
      const told = new Promise((resolve) => {
        addEventListener(
          "message",
          (/** @type {any} */ event) => event.source === frame.contentWindow && resolve(event.data),
        );
      });
      frame.src = "/csp/";
      document.documentElement.append(frame);
      t.after(() => frame.remove());
      const { outcomes } = /** @type {any} */ (await told);
      t.equal(
        outcomes.map((/** @type {any} */ { name, kind }) => [name, kind]),
        Array(2).fill(["OpenRouterError", "load"]),
      );
    },
  },
];
