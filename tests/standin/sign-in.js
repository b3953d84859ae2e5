// @ts-check
// Signing in: the page that asks a user for a key (/auth), and what makes a key of its code (POST /auth/keys).
import { createHash } from "node:crypto";
import { consentPage } from "./consent-page.js";
import { envelope, USER_ID } from "./errors.js";
import { alphanumeric, hex } from "./ids.js";

/** How long a code is good for, in ms. */
const LIFE = 10 * 60_000;

const HTML = { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" };

/**
 * @typedef {object} Asked What a page asks for, in the query of /auth.
 * @property {URL} [callback] where the user goes back to; without it, the code is shown
 * @property {string} [challenge]
 * @property {"S256" | "plain"} method
 * @property {string} [label] of the key
 * @property {number} [limit] in US dollars
 *
 * @typedef {Asked & { until: number }} Issued
 */

export class SignIns {
  /** @type {Map<string, Issued>} by their codes */
  #issued = new Map();

  /** @type {Map<string, Asked>} by the keys that came of them */
  #keys = new Map();

  /** What a key was asked for with, if it was issued here. @param {string} key */
  askedFor(key) {
    return this.#keys.get(key);
  }

  /**
   * GET /auth: the question; POST /auth: the user's answer.
   *
   * @param {import("./exchange.js").Exchange} exchange
   */
  async page(exchange) {
    const { request, url, switches, text } = exchange;
    const asked = readAsked(url.searchParams);
    if (typeof asked === "string") return exchange.reply(400, consentPage({ problem: asked }), HTML);
    if (request.method !== "POST") return exchange.reply(200, consentPage({ asked }), HTML);
    const { code, location } = this.decide(asked, new URLSearchParams(text).get("decision") === "allow", switches);
    if (location) return exchange.reply(303, "", { Location: location });
    return exchange.reply(200, consentPage({ code }), HTML);
  }

  /**
   * What comes of a user's answer: without a page to go back to, the code itself.
   *
   * @param {Asked} asked
   * @param {boolean} allowed
   * @param {import("./switches.js").Switches} switches
   * @returns {{ code?: string, location?: string }}
   */
  decide(asked, allowed, { codelife = LIFE }) {
    const code = allowed ? `auth_code_${alphanumeric(24)}` : undefined;
    if (code) this.#issued.set(code, { ...asked, until: Date.now() + codelife });
    if (!asked.callback) return { code };
    const location = new URL(asked.callback);
    // Who says no is sent back with nothing.
    if (code) location.searchParams.append("code", code);
    return { code, location: location.href };
  }

  /**
   * POST /auth/keys
   *
   * @param {import("./exchange.js").Exchange} exchange
   */
  exchange(exchange) {
    const refuse = (/** @type {number} */ status, /** @type {string} */ message) =>
      exchange.reply(status, envelope({ message, code: status }));
    const { code, code_verifier: verifier, code_challenge_method: method } = parsed(exchange.text) ?? {};
    if (typeof code !== "string") return exchange.reply(400, missingCode(code));
    if (![undefined, null, "S256", "plain"].includes(method)) return refuse(400, "Invalid code_challenge_method");
    const issued = this.#issued.get(code);
    if (!issued) return refuse(400, "Invalid code");
    if (issued.until <= Date.now()) return refuse(403, "Authorization code expired");
    if (issued.challenge !== undefined) {
      const isRight = (method ?? issued.method) === issued.method && challengeOf(verifier, issued.method) === issued.challenge;
      if (!isRight) return refuse(403, "Invalid code or code_verifier");
    }
    // It is good for one key.
    this.#issued.delete(code);
    const key = newKey();
    this.#keys.set(key, issued);
    return exchange.reply(200, JSON.stringify({ key, user_id: USER_ID }));
  }
}

/**
 * @param {URLSearchParams} query
 * @returns {Asked | string} or what is wrong with it
 */
export function readAsked(query) {
  const get = (/** @type {string} */ name) => query.get(name) ?? undefined;
  const [address, challenge, label, limit] = ["callback_url", "code_challenge", "key_label", "limit"].map(get);
  const method = get("code_challenge_method") ?? "plain";
  const callback = address === undefined ? undefined : parsedURL(address);
  if (method !== "S256" && method !== "plain") return "Invalid code_challenge_method";
  if (address === undefined && challenge === undefined) return "code_challenge is required without a callback_url";
  if (address !== undefined && !(callback && mayGoBackTo(callback))) return "Invalid callback_url";
  if ((label?.length ?? 0) > 100) return "key_label is too long";
  if (limit !== undefined && !(Number(limit) >= 0)) return "Invalid limit";
  return { callback, challenge, method, label, limit: limit === undefined ? undefined : Number(limit) };
}

/** @param {URL} url */
const mayGoBackTo = ({ protocol, hostname }) =>
  protocol === "https:" || (protocol === "http:" && ["localhost", "127.0.0.1"].includes(hostname));

/** @param {unknown} verifier @param {"S256" | "plain"} method */
function challengeOf(verifier, method) {
  if (typeof verifier !== "string") return undefined;
  return method === "plain" ? verifier : createHash("sha256").update(verifier).digest("base64url");
}

/** @param {unknown} found */
function missingCode(found) {
  const received = found === undefined ? "undefined" : typeof found;
  const issue = { code: "invalid_type", expected: "string", received, path: ["code"], message: "Required" };
  return JSON.stringify({ success: false, error: { name: "ZodError", message: JSON.stringify([issue]) } });
}

/** A key that is good: the stand-in refuses the ones that have "bad" in them. */
function newKey() {
  for (;;) {
    const key = `sk-or-v1-${hex(64)}`;
    if (!key.includes("bad")) return key;
  }
}

/** @param {string} json @returns {any} */
function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** @param {string} address */
function parsedURL(address) {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
