// @ts-check
// Signing in at the stand-in: the page, its codes, and the keys that come of them.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { startStandin } from "./index.js";

const VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE = createHash("sha256").update(VERIFIER).digest("base64url");
const CALLBACK = "https://example.com/back?tab=2";
const S256 = { callback_url: CALLBACK, code_challenge: CHALLENGE, code_challenge_method: "S256" };

/** @type {import("./index.js").StandIn} */
let standin;
before(async () => (standin = await startStandin()));
after(() => standin.close());

/** The address of the page. @param {Record<string, string>} query @param {string} [switches] */
const page = (query, switches = "") => `${standin.url}${switches}/auth?${new URLSearchParams(query)}`;

/** Presses a button of the page. @param {string} address @param {string} decision */
async function decide(address, decision) {
  const body = new URLSearchParams({ decision });
  const response = await fetch(address, { method: "POST", body, redirect: "manual" });
  return new URL(/** @type {string} */ (response.headers.get("location")));
}

/** A code that a user allowed. @param {Record<string, string>} query @param {string} [switches] */
const codeFor = async (query, switches) =>
  /** @type {string} */ ((await decide(page(query, switches), "allow")).searchParams.get("code"));

/** @param {unknown} body @returns {Promise<{ status: number, body: any }>} */
async function exchange(body) {
  const response = await fetch(`${standin.baseURL}/auth/keys`, { method: "POST", body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

/** @param {number} code @param {string} message */
const refusal = (code, message) => ({ status: code, body: { error: { message, code } } });

test("the page says who asks for what, and escapes it", async () => {
  const query = { ...S256, key_label: "<b>Notes</b>", limit: "5" };
  const response = await fetch(page(query));
  const html = await response.text();
  assert.equal(response.status, 200);
  assert.match(String(response.headers.get("content-type")), /^text\/html/);
  for (const text of ["example.com", "$5", "#60;b"]) assert.ok(html.includes(text), text);
  assert.ok(!html.includes("<b>Notes"));
});

test("allowing goes back with a code, which makes a key once; the key is one", async () => {
  const back = await decide(page({ ...S256, limit: "5" }), "allow");
  assert.equal(back.origin + back.pathname, "https://example.com/back");
  assert.equal(back.searchParams.get("tab"), "2");
  const code = back.searchParams.get("code");
  const { status, body } = await exchange({ code, code_verifier: VERIFIER, code_challenge_method: "S256" });
  assert.equal(status, 200);
  assert.match(body.key, /^sk-or-v1-[0-9a-f]{64}$/);
  assert.match(body.user_id, /^user_/);
  const headers = { Authorization: `Bearer ${body.key}` };
  const key = await (await fetch(`${standin.baseURL}/key`, { headers })).json();
  assert.deepEqual([key.data.limit, key.data.limit_remaining], [5, 3.75]);
  assert.deepEqual(await exchange({ code, code_verifier: VERIFIER }), refusal(400, "Invalid code"));
});

test("saying no goes back with nothing", async () => {
  assert.equal((await decide(page(S256), "deny")).href, CALLBACK);
});

test("the verifier is checked, by S256, plainly, or not at all", async () => {
  const wrong = refusal(403, "Invalid code or code_verifier");
  const code = await codeFor(S256);
  for (const code_verifier of ["another", CHALLENGE, undefined, 7]) {
    assert.deepEqual(await exchange({ code, code_verifier, code_challenge_method: "S256" }), wrong);
  }
  assert.deepEqual(await exchange({ code, code_verifier: VERIFIER, code_challenge_method: "plain" }), wrong);
  assert.deepEqual(await exchange({ code, code_challenge_method: "S1" }), refusal(400, "Invalid code_challenge_method"));
  assert.equal((await exchange({ code, code_verifier: VERIFIER })).status, 200);

  const plain = { callback_url: CALLBACK, code_challenge: VERIFIER, code_challenge_method: "plain" };
  assert.deepEqual(await exchange({ code: await codeFor(plain), code_verifier: CHALLENGE }), wrong);
  assert.equal((await exchange({ code: await codeFor(plain), code_verifier: VERIFIER })).status, 200);
  assert.equal((await exchange({ code: await codeFor({ callback_url: CALLBACK }) })).status, 200);
});

test("codes expire", async () => {
  const code = await codeFor(S256, "/with/codelife=0");
  assert.deepEqual(await exchange({ code, code_verifier: VERIFIER }), refusal(403, "Authorization code expired"));
});

test("what is missing or unknown is told in the vendor's words", async () => {
  assert.deepEqual(await exchange({ code: "made-up" }), refusal(400, "Invalid code"));
  const { status, body } = await exchange({});
  assert.deepEqual([status, body.success, body.error.name], [400, false, "ZodError"]);
  const got = await fetch(`${standin.baseURL}/auth/keys`);
  assert.equal(got.status, 405);
  await got.arrayBuffer();
});

test("the page refuses what it cannot serve", async () => {
  /** @type {Record<string, string>[]} */
  const queries = [
    {},
    { callback_url: "http://example.com/" },
    { callback_url: "back" },
    { ...S256, code_challenge_method: "S512" },
    { ...S256, key_label: "x".repeat(101) },
    { ...S256, limit: "much" },
  ];
  for (const query of queries) {
    const response = await fetch(page(query));
    assert.equal(response.status, 400, JSON.stringify(query));
    await response.arrayBuffer();
  }
});

test("a test answers in a user's place, with a page to go back to and without", async () => {
  /** @param {Record<string, string>} query @param {string} decision */
  const consent = async (query, decision) => {
    const asked = new URLSearchParams({ url: page(query), decision });
    return (await fetch(`${standin.url}/standin/consent?${asked}`)).json();
  };
  const local = { ...S256, callback_url: "http://127.0.0.1:9/" };
  const { code, location } = await consent(local, "allow");
  assert.equal(location, `http://127.0.0.1:9/?code=${code}`);
  assert.deepEqual(await consent(local, "deny"), { location: "http://127.0.0.1:9/" });
  const { callback_url: _, ...headless } = S256;
  const shown = await consent(headless, "allow");
  assert.deepEqual(Object.keys(shown), ["code"]);
  assert.equal((await exchange({ code: shown.code, code_verifier: VERIFIER })).status, 200);
  assert.deepEqual(await consent({}, "allow"), { error: "code_challenge is required without a callback_url" });
});
