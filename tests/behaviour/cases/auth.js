// @ts-check
// Signing in: the address to open, what comes back, the key that is made of it, and what each thing that goes wrong says.
import { KEY } from "../toolbox.js";
import { answering } from "../wire.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

const BACK = "https://example.com/back?tab=2";
const ISSUED = { key: "sk-or-v1-issued", user_id: "user_1" };

/** @param {unknown} body @param {number} [status] */
const replying = (body, status = 200) =>
  answering([typeof body === "string" ? body : JSON.stringify(body)], { type: "application/json", status });

/**
 * A sign-in that has begun at the stand-in.
 *
 * @param {Toolbox} t
 * @param {Record<string, unknown>} [options]
 * @returns {Promise<any>}
 */
const begun = (t, options) => t.pkg.auth.begin({ baseURL: t.baseURL, callbackUrl: BACK, ...options });

/**
 * What comes of a user's answer.
 *
 * @param {Toolbox} t
 * @param {string} url
 * @param {string} [decision]
 */
async function consented(t, url, decision = "allow") {
  const response = await fetch(`${t.url}/standin/consent?${new URLSearchParams({ url, decision })}`);
  return JSON.parse(await response.text());
}

/** A sign-in that the user has allowed: all that is needed to complete it. @param {Toolbox} t @param {string} [baseURL] */
async function allowed(t, baseURL = t.baseURL) {
  const { url, ...kept } = await begun(t, { baseURL });
  const { location, code } = await consented(t, url);
  return { options: { ...kept, baseURL: t.baseURL, callbackUrl: location, maxRetries: 0 }, code };
}

/** A sign-in that needs no server. @param {Record<string, unknown>} [options] */
const made = (options) => ({ code: "made-up-code", codeVerifier: "made-up-verifier", maxRetries: 0, ...options });

/** @param {Toolbox} t @param {string} verifier */
async function challengeOf(t, verifier) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier)));
  t.equal(hash.length, 32);
  return btoa(String.fromCharCode(...hash)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** What begin is given, and where the mistake is. @type {[string, any, RegExp][]} */
const BEGIN_MISTAKES = [
  ["null", null, /^options/],
  ["a callback without a scheme", { callbackUrl: "//" }, /^callbackUrl/],
  ["a callback over http", { callbackUrl: "http://example.com/" }, /^callbackUrl.*https/],
  ["a callback to another program", { callbackUrl: "app://back" }, /^callbackUrl/],
  ["a callback of a number", { callbackUrl: 7 }, /^callbackUrl/],
  ["a label of a number", { keyLabel: 7 }, /^keyLabel/],
  ["a label that is too long", { keyLabel: "x".repeat(101) }, /^keyLabel/],
  ["a limit of a string", { limit: "5" }, /^limit/],
  ["a limit below zero", { limit: -1 }, /^limit/],
  ["a limit that is no number", { limit: NaN }, /^limit/],
  ["the address of a relay", { baseURL: "https://example.com/api" }, /^baseURL/],
  ["an address of a number", { baseURL: 7 }, /^baseURL/],
  ["an address with another scheme", { baseURL: "ftp://openrouter.ai/api/v1" }, /^baseURL/],
];

/** The same of complete. @type {[string, any, RegExp][]} */
const COMPLETE_MISTAKES = [
  ["nothing", undefined, /^options/],
  ["null", null, /^options/],
  ["neither a callback nor a code", { codeVerifier: "v" }, /^callbackUrl.*code/],
  ["a code of a number", { code: 7, codeVerifier: "v" }, /^code/],
  ["no verifier", { code: "c" }, /^codeVerifier/],
  ["an empty verifier", { code: "c", codeVerifier: "" }, /^codeVerifier/],
  ["a callback without a state to compare", { callbackUrl: BACK, codeVerifier: "v" }, /^state/],
  ["an empty state", { callbackUrl: BACK, codeVerifier: "v", state: "" }, /^state/],
  ["a callback without a state in it", { callbackUrl: `${BACK}&code=c`, codeVerifier: "v", state: "s" }, /another sign-in/],
  ["another state", { callbackUrl: `${BACK}&code=c&openrouter_state=S`, codeVerifier: "v", state: "s" }, /another sign-in/],
  ["a callback of a number", { callbackUrl: 7, codeVerifier: "v", state: "s" }, /^callbackUrl/],
  ["a callback that is no address", { callbackUrl: "http://", codeVerifier: "v", state: "s" }, /^callbackUrl/],
  ["a fetch that is none", made({ fetch: 7 }), /^fetch/],
  ["a signal that is none", made({ signal: 7 }), /^signal/],
];

/** Bodies with status 200 that hold no key. @type {[string, unknown, Record<string, unknown>][]} */
const RUBBISH = [
  ["nothing", "", { kind: "decode" }],
  ["a page", "<!doctype html><p>Log in", { kind: "decode" }],
  ["half of it", '{"key":"sk-or-v1-half', { kind: "decode" }],
  ["no object", "null", { kind: "decode" }],
  ["no key", { user_id: "user_1" }, { kind: "decode", message: /holds no key/ }],
  ["a key of a number", { key: 7 }, { kind: "decode" }],
  ["an empty key", { key: "" }, { kind: "decode" }],
  ["an error", { error: { code: 502, message: "gone" } }, { kind: "api", code: 502, message: /^gone/ }],
];

/** @type {import("../harness.js").Case[]} */
export const authCases = [
  {
    name: "sign-in: begin gives the address to open: OpenRouter's own, with S256 and a state that comes back",
    async run(t) {
      const { url, state, codeVerifier } = await t.pkg.auth.begin({ callbackUrl: BACK, keyLabel: "My notes & more", limit: 2.5 });
      const asked = new URL(url);
      t.equal(asked.origin + asked.pathname, "https://openrouter.ai/auth");
      t.equal(Object.fromEntries(asked.searchParams), {
        callback_url: `${BACK}&openrouter_state=${state}`,
        code_challenge: await challengeOf(t, codeVerifier),
        code_challenge_method: "S256",
        key_label: "My notes & more",
        limit: "2.5",
      });
      t.ok(/^[\w-]{22}$/.test(state), `state: ${state}`);
      t.ok(/^[\w-]{43}$/.test(codeVerifier), `verifier: ${codeVerifier}`);
      const again = await t.pkg.auth.begin({ callbackUrl: BACK });
      t.ok(again.state !== state && again.codeVerifier !== codeVerifier, "the secrets are the same a second time");
    },
  },
  {
    name: "sign-in: the callback keeps what else it has",
    async run(t) {
      for (const [given, expected] of [
        ["https://example.com", "https://example.com/?S"],
        ["https://example.com/a?x=a%20b&y#part", "https://example.com/a?x=a%20b&y&S#part"],
        ["https://example.com/?code=old&x=1&openrouter_state=old&error=e", "https://example.com/?x=1&S"],
        ["http://localhost:3000/a", "http://localhost:3000/a?S"],
        ["http://127.0.0.1:9/", "http://127.0.0.1:9/?S"],
        [new URL("https://example.com/b"), "https://example.com/b?S"],
      ]) {
        const { url, state } = await t.pkg.auth.begin({ callbackUrl: given });
        const callback = new URL(url).searchParams.get("callback_url");
        t.equal(callback, String(expected).replace("S", `openrouter_state=${state}`));
      }
    },
  },
  {
    name: "sign-in: from begin to an answer with the key",
    async run(t) {
      const { url, ...kept } = await begun(t, { limit: 4 });
      t.ok(url.startsWith(`${t.url}/auth?`), url);
      const { location } = await consented(t, url);
      const { key, user_id } = await t.pkg.auth.complete({ ...kept, baseURL: t.baseURL, callbackUrl: location });
      t.ok(/^sk-or-v1-[0-9a-f]{64}$/.test(key) && user_id.startsWith("user_"), "a key and its user");
      const completion = await t.client({ apiKey: key }).chat.send(t.request("echo"));
      t.ok(completion.choices[0].message.content.length > 0, "no answer");
      const response = await fetch(`${t.baseURL}/key`, { headers: { Authorization: `Bearer ${key}` } });
      t.equal(JSON.parse(await response.text()).data.limit, 4);
    },
  },
  {
    name: "sign-in: complete sends the code and its verifier, and nobody's key",
    async run(t) {
      const { fetch, seen } = replying({ ...ISSUED, new_field: [1] });
      const { pkg } = t;
      const options = { code: "c", codeVerifier: "v", fetch, apiKey: KEY, headers: { "X-One": "1" } };
      t.equal(await pkg.auth.complete(options), { ...ISSUED, new_field: [1] });
      const [[url, { method, headers, body }]] = seen.calls;
      t.equal([url, method], ["https://openrouter.ai/api/v1/auth/keys", "POST"]);
      t.equal(JSON.parse(body), { code: "c", code_verifier: "v", code_challenge_method: "S256" });
      t.equal([headers.get("authorization"), headers.get("x-one")], [null, "1"]);
    },
  },
  {
    name: "sign-in: a server may know of the callback's address the path only, or a URL object",
    async run(t) {
      for (const callbackUrl of ["/back?code=c&openrouter_state=s", new URL("https://example.com/?openrouter_state=s&code=c")]) {
        const { fetch, seen } = replying(ISSUED);
        await t.pkg.auth.complete({ callbackUrl, state: "s", codeVerifier: "v", fetch });
        t.equal(JSON.parse(seen.calls[0][1].body).code, "c");
      }
    },
  },
  {
    name: "sign-in: without a page to come back to, the user copies the code",
    async run(t) {
      const { url, codeVerifier } = await begun(t, { callbackUrl: undefined });
      t.ok(!url.includes("callback_url"), url);
      const { code } = await consented(t, url);
      const { key } = await t.pkg.auth.complete({ baseURL: t.baseURL, code, codeVerifier });
      t.ok(key.startsWith("sk-or-v1-"), "a key");
    },
  },
  ...BEGIN_MISTAKES.map(([what, options, message]) => ({
    name: `sign-in: begin with a mistake: ${what}`,
    run: (/** @type {Toolbox} */ t) => t.rejects(t.pkg.auth.begin(options), { kind: "config", message, retryable: false }),
  })),
  ...COMPLETE_MISTAKES.map(([what, options, message]) => ({
    name: `sign-in: complete with a mistake: ${what}`,
    async run(/** @type {Toolbox} */ t) {
      const { fetch, seen } = replying(ISSUED);
      const whole = options && { fetch, ...options };
      await t.rejects(t.pkg.auth.complete(whole), { kind: "config", message, retryable: false });
      t.equal(seen.calls.length, 0, "calls of fetch");
    },
  })),
  {
    name: "sign-in: without WebCrypto it says where there is one",
    async run(t) {
      const own = Object.getOwnPropertyDescriptor(globalThis, "crypto");
      // Vercel's edge runtime lets nobody take it away, and WebKit not from code that has used it often.
      if (own?.configurable === false || t.isIn("webkit")) return;
      t.after(() => {
        if (own) Object.defineProperty(globalThis, "crypto", own);
        else Reflect.deleteProperty(globalThis, "crypto");
      });
      for (const value of [undefined, {}]) {
        Object.defineProperty(globalThis, "crypto", { value, configurable: true, writable: true });
        await t.rejects(begun(t), { kind: "config", message: /WebCrypto.*https/ });
      }
    },
  },
  {
    name: "sign-in: a user who says no is told apart from a failure",
    async run(t) {
      const { url, ...kept } = await begun(t);
      const { location } = await consented(t, url, "deny");
      const no = { kind: "aborted", code: "access_denied", message: /did not allow/, status: undefined };
      const complete = (/** @type {string} */ callbackUrl) => t.pkg.auth.complete({ ...kept, callbackUrl });
      await t.rejects(complete(location), no);
      await t.rejects(complete(`${location}&error=access_denied&error_description=Denied`), no);
      const failed = { kind: "api", code: "server_error", message: "Try later", status: undefined };
      await t.rejects(complete(`${location}&error=server_error&error_description=Try+later`), failed);
      await t.rejects(complete(`${location}&error=odd`), { kind: "api", code: "odd", message: /odd/ });
      const long = await t.rejects(complete(`${location}&error=${"e".repeat(9_000)}&error_description=${"d".repeat(9_000)}`));
      t.ok(long.message.length <= 2_000 && long.code.length <= 100, "it is not bounded");
    },
  },
  {
    name: "sign-in: a code that was used, has expired, or has another verifier: OpenRouter's words, and what to do",
    async run(t) {
      const used = (await allowed(t)).options;
      await t.pkg.auth.complete(used);
      const expired = (await allowed(t, t.with("codelife=0"))).options;
      const other = { ...(await allowed(t)).options, codeVerifier: (await begun(t)).codeVerifier };
      for (const [options, status, words] of /** @type {[any, number, string][]} */ ([
        [used, 400, "Invalid code"],
        [expired, 403, "Authorization code expired"],
        [other, 403, "Invalid code or code_verifier"],
      ])) {
        const error = await t.rejects(t.pkg.auth.complete(options), { kind: "api", status, code: status, retryable: false });
        t.equal(error.message, `${words} (a sign-in's code works once, for ten minutes, and where it was begun: sign in again)`);
        const code = new URL(options.callbackUrl).searchParams.get("code") ?? "?";
        for (const text of [error.message, JSON.stringify(error)]) {
          t.ok(!text.includes(code) && !text.includes(options.codeVerifier), `a secret in it: ${text}`);
        }
      }
    },
  },
  ...RUBBISH.map(([what, body, fields]) => ({
    name: `sign-in: an answer that holds no key: ${what}`,
    async run(/** @type {Toolbox} */ t) {
      const { fetch } = replying(body);
      const error = await t.rejects(t.pkg.auth.complete(made({ fetch })), { status: 200, ...fields });
      t.ok(!`${error.message}${JSON.stringify(error)}`.includes("half"), "a part of a key in it");
    },
  })),
  {
    name: "sign-in: a gateway's page with an error status",
    async run(t) {
      const { fetch } = answering(["<html>Bad gateway"], { type: "text/html", status: 502 });
      await t.rejects(t.pkg.auth.complete(made({ fetch })), { kind: "status", status: 502, retryable: true });
    },
  },
  {
    name: "sign-in: what may pass is tried again, as a call is; what will not is not",
    async run(t) {
      const { random } = Math;
      Math.random = () => 0;
      t.after(() => (Math.random = random));
      const failures = [() => Promise.reject(new Error("no route")), replying("{}", 503).fetch];
      const good = replying(ISSUED);
      const fetch = (/** @type {any[]} */ ...args) => (failures.shift() ?? good.fetch)(...args);
      t.equal(await t.pkg.auth.complete(made({ fetch, maxRetries: 2 })), ISSUED);
      t.equal([failures.length, good.seen.calls.length], [0, 1]);
      const refused = replying({ error: { code: 403, message: "Authorization code expired" } }, 403);
      await t.rejects(t.pkg.auth.complete(made({ fetch: refused.fetch, maxRetries: 2 })), { kind: "api" });
      t.equal(refused.seen.calls.length, 1);
    },
  },
  {
    name: "sign-in: a server that is not there, or breaks off",
    async run(t) {
      for (const switches of ["reset", "cut=5"]) {
        const { options } = await allowed(t);
        const error = await t.rejects(t.pkg.auth.complete({ ...options, baseURL: t.with(switches) }), {}, switches);
        // WebKit shows a body that broke as one that ended.
        t.ok(error.kind === "connection" || (switches === "cut=5" && error.kind === "decode"), `${switches}: ${error.kind}`);
      }
    },
  },
  {
    name: "sign-in: its waits have bounds",
    async run(t) {
      const { options } = await allowed(t);
      for (const [switches, timeout, message] of /** @type {[string, object, RegExp][]} */ ([
        ["hang", { headers: 150 }, /timeout\.headers/],
        ["hang", { total: 150 }, /timeout\.total/],
      ])) {
        await t.rejects(t.pkg.auth.complete({ ...options, baseURL: t.with(switches), timeout }), { kind: "timeout", message });
      }
      const { fetch, seen } = answering(['{"key":', new Promise(() => {})], { type: "application/json" });
      await t.rejects(t.pkg.auth.complete(made({ fetch, timeout: { idle: 150 } })), { kind: "timeout", message: /timeout\.idle/ });
      t.ok(seen.signal.aborted, "the connection is open");
    },
  },
  {
    name: "sign-in: an abort ends it, before and while it waits",
    async run(t) {
      const { options } = await allowed(t);
      const early = replying(ISSUED);
      await t.rejects(t.pkg.auth.complete(made({ fetch: early.fetch, signal: AbortSignal.abort("no") })), { kind: "aborted", cause: "no" });
      t.equal(early.seen.calls.length, 0, "calls of fetch");
      const controller = new AbortController();
      const completed = t.pkg.auth.complete({ ...options, baseURL: t.with("hang"), signal: controller.signal });
      setTimeout(() => controller.abort("enough"), 50);
      await t.rejects(completed, { kind: "aborted", cause: "enough" });
      // The code has not been used.
      t.ok((await t.pkg.auth.complete(options)).key, "no key");
    },
  },
  {
    name: "sign-in: the caller's signal is let go of, after a good end and after a bad one",
    async run(t) {
      const { signal } = new AbortController();
      let listeners = 0;
      signal.addEventListener = () => void (listeners += 1);
      signal.removeEventListener = () => void (listeners -= 1);
      for (const { fetch } of [replying(ISSUED), replying({ error: { code: 400, message: "Invalid code" } }, 400)]) {
        await t.pkg.auth.complete(made({ fetch, signal })).catch(() => {});
        t.equal(listeners, 0, "listeners");
      }
      await t.rejects(t.pkg.auth.complete({ signal }), { kind: "config" });
      t.equal(listeners, 0, "listeners after a mistake");
    },
  },
  {
    name: "sign-in: signIn and completeSignIn need a page",
    async run(t) {
      if (t.isIn("page")) return;
      const message = /web page.*auth\.begin/;
      await t.rejects(t.pkg.auth.signIn(), { kind: "config", message });
      await t.rejects(t.pkg.auth.completeSignIn(), { kind: "config", message });
    },
  },
];
