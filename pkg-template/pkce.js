// @ts-check
// Signing in by OAuth with PKCE, in two steps: the address at which a user allows a key, and the key for the code with
// which they come back. The secret between the two never leaves whoever began; only its hash does.
import { Call } from "./call.js";
import { configError, OpenRouterError } from "./error.js";
import { addressOf, errorIn, parsed, parsedURL, retrying, send } from "./http.js";
import { number, readOptions, text } from "./options.js";

/**
 * @typedef {import("./auth.d.ts").BeginOptions} BeginOptions
 * @typedef {import("./auth.d.ts").SignedIn} SignedIn
 */

/**
 * What tells the callback of one sign-in from that of any other. It is part of the address to come back to, since
 * OpenRouter promises to hand on nothing else; by a name of our own, since other sign-ins on the page may have a `state`.
 */
export const STATE = "openrouter_state";

/** What comes back in the query of a callback. */
const RETURNED = [STATE, "code", "error", "error_description"];

const API = "/api/v1";

/** @param {string} body @returns {SignedIn} */
function readIssued(body) {
  const issued = parsed(body);
  if (typeof issued?.key === "string" && issued.key !== "") return issued;
  const error = errorIn(body);
  // The code is used up, whatever came of it: nothing is to be tried again but what the API says can be.
  throw error?.kind === "api" ? error : new OpenRouterError({ kind: "decode", message: "the answer to the sign-in holds no key" });
}

/**
 * @param {BeginOptions} [options]
 * @param {string} [mark] what the state is to begin with
 */
export async function begin(options = {}, mark = "") {
  const { mistake, baseURL } = readOptions(options);
  if (mistake) throw mistake;
  const url = addressOfPage(baseURL);
  const state = mark + random(16);
  const codeVerifier = random(32);
  const label = text(options, "keyLabel");
  if (label !== undefined && label.length > 100) throw configError("keyLabel: it is longer than 100 characters");
  const asked = {
    callback_url: callbackOf(options, state),
    code_challenge: await challengeOf(codeVerifier),
    code_challenge_method: "S256",
    key_label: label,
    limit: number(options, "limit", 0, "a number of US dollars"),
  };
  for (const [name, value] of Object.entries(asked)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return { url: url.href, state, codeVerifier };
}

/** @param {import("./auth.d.ts").CompleteOptions} options */
export async function complete(options) {
  const call = new Call(options);
  try {
    const address = text(options, "callbackUrl");
    const code = address === undefined ? text(options, "code") : codeIn(address, text(options, "state"));
    if (!code) throw configError("callbackUrl: expected the address at which the user came back, or else a code");
    const verifier = text(options, "codeVerifier");
    if (!verifier) throw configError("codeVerifier: expected the one that auth.begin gave");
    const body = JSON.stringify({ code, code_verifier: verifier, code_challenge_method: "S256" });
    const asked = { path: "/auth/keys", body, key: /** @type {const} */ ("none") };
    const issued = await call.run(() => retrying(call, () => send(call, asked, readIssued)));
    call.cancel.end();
    return issued;
  } catch (error) {
    call.cancel.close();
    throw explained(error);
  }
}

/**
 * A query without what a callback brings, and else as it was.
 *
 * @param {string} search
 */
export function cleaned(search) {
  const rest = search.slice(1).split("&").filter((pair) => !RETURNED.includes(pair.split("=")[0])).join("&");
  return rest && `?${rest}`;
}

/**
 * The address of the page on which a user is asked.
 *
 * @param {string} baseURL
 */
function addressOfPage(baseURL) {
  const base = addressOf(baseURL);
  const page = base.endsWith(API) && parsedURL(`${base.slice(0, -API.length)}/auth`, globalThis.location?.href);
  if (page) return page;
  throw configError(`baseURL: to sign in, it has to be OpenRouter's own address, which ends with ${API}`);
}

/**
 * @param {BeginOptions} options
 * @param {string} state
 */
function callbackOf(options, state) {
  const given = text(options, "callbackUrl");
  if (given === undefined) return undefined;
  const url = parsedURL(given, globalThis.location?.href);
  const isLocal = url?.protocol === "http:" && ["localhost", "127.0.0.1"].includes(url.hostname);
  if (!url || (url.protocol !== "https:" && !isLocal)) {
    throw configError("callbackUrl: OpenRouter goes back only to an https address, to localhost and to 127.0.0.1");
  }
  const rest = cleaned(url.search);
  url.search = `${rest ? `${rest}&` : "?"}${STATE}=${state}`;
  return url.href;
}

/**
 * The code with which a user came back.
 *
 * @param {string} address
 * @param {string | undefined} state
 */
function codeIn(address, state) {
  // A server may know the path only.
  const url = parsedURL(address, "https://localhost");
  if (!url) throw configError("callbackUrl: expected the address at which the user came back, with its query");
  if (!state) throw configError("state: expected the one that auth.begin gave");
  const query = url.searchParams;
  if (query.get(STATE) !== state) {
    throw configError("callbackUrl: it belongs to another sign-in, by its state: one begun elsewhere, or by somebody else");
  }
  const code = query.get("code");
  if (code) return code;
  throw refusal(query.get("error"), query.get("error_description"));
}

/**
 * Why there is no code. OpenRouter sends back a user who says no without any word; other servers say why.
 *
 * @param {string | null} error
 * @param {string | null} description
 */
function refusal(error, description) {
  if (!error || error === "access_denied") {
    return new OpenRouterError({ kind: "aborted", message: "the user did not allow the key", code: "access_denied" });
  }
  const message = (description || `the sign-in failed: ${error}`).slice(0, 2_000);
  return new OpenRouterError({ kind: "api", message, code: error.slice(0, 100) });
}

/**
 * OpenRouter's words for a code that it does not take leave open why.
 *
 * @param {unknown} error
 */
function explained(error) {
  if (error instanceof OpenRouterError && error.kind === "api" && [400, 403].includes(error.status ?? 0)) {
    error.message += " (a sign-in's code works once, for ten minutes, and where it was begun: sign in again)";
  }
  return error;
}

/** @param {number} bytes */
function random(bytes) {
  return base64url(webCrypto().getRandomValues(new Uint8Array(bytes)));
}

/** @param {string} verifier */
async function challengeOf(verifier) {
  const hash = await webCrypto().subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return base64url(new Uint8Array(hash));
}

function webCrypto() {
  const { crypto } = globalThis;
  if (crypto?.subtle) return crypto;
  throw configError("auth: there is no WebCrypto here: pages have it only at https addresses and at localhost");
}

/** @param {Uint8Array} bytes */
function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
