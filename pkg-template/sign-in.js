// @ts-check
// Signing in from a web page, in the same tab or in a window of its own.
import { Cancel } from "./cancel.js";
import { configError } from "./error.js";
import { parsedURL } from "./http.js";
import { begin, cleaned, complete, STATE } from "./pkce.js";
import { answerOf, handOver, openPopup, POPUP } from "./popup.js";

/**
 * @typedef {import("./auth.d.ts").SignInOptions} SignInOptions
 * @typedef {import("./auth.d.ts").SignedIn} SignedIn
 */

/** Where a tab keeps what it began, while the user is away. */
const KEPT = "openrouter-wasm:sign-in";

/** @type {Cancel | undefined} the sign-in that waits for its window */
let waiting;

/** @type {Promise<SignedIn | undefined> | undefined} */
let completing;

/**
 * @param {SignInOptions} [options]
 * @returns {Promise<any>}
 */
export async function signIn(options = {}) {
  checkPage("signIn");
  const whole = { ...options, callbackUrl: options?.callbackUrl ?? here() };
  if (options?.popup) return signInByPopup(whole);
  const { url, ...kept } = await begin(whole);
  onStorage((storage) => storage.setItem(KEPT, JSON.stringify(kept)));
  location.assign(url);
}

/** @param {import("./auth.d.ts").CompleteSignInOptions} [options] */
export function completeSignIn(options) {
  // A page may ask twice, as React does when it looks for mistakes, but the address says it once.
  completing ??= completeHere(options).finally(() => (completing = undefined));
  return completing;
}

/**
 * @param {import("./auth.d.ts").CompleteSignInOptions} [options]
 * @returns {Promise<SignedIn | undefined>}
 */
async function completeHere(options) {
  checkPage("completeSignIn");
  const { href, pathname, search, hash } = location;
  const state = new URLSearchParams(search).get(STATE);
  if (state === null) return undefined;
  // Before anything else: nobody is to see the code, or to come back to it.
  history.replaceState(history.state, "", pathname + cleaned(search) + hash);
  if (state.startsWith(POPUP)) return handOver(state, href);
  const kept = taken();
  if (kept) return complete({ ...options, ...kept, callbackUrl: href });
  throw configError("completeSignIn: no sign-in was begun in this tab, or it is over: sign in again");
}

/** @param {SignInOptions & { callbackUrl: string | URL }} options */
async function signInByPopup(options) {
  const callback = parsedURL(String(options.callbackUrl), location.href);
  if (callback?.origin !== location.origin) {
    throw configError("callbackUrl: a popup has to come back to the origin of the page that opens it");
  }
  // At once: later, the browser would no longer see that it was a click.
  const popup = openPopup();
  waiting?.abort(new Error("another sign-in has begun"));
  try {
    const cancel = (waiting = new Cancel(options.signal));
    const { url, ...kept } = await begin(options, POPUP);
    popup.location.replace(url);
    const callbackUrl = await answerOf(popup, kept.state, cancel);
    return await complete({ ...options, ...kept, callbackUrl });
  } finally {
    popup.close();
  }
}

/** @param {string} name of the function */
function checkPage(name) {
  if (typeof document === "object") return;
  throw configError(`${name}: it works in a web page only; elsewhere there are auth.begin and auth.complete`);
}

/** This page's address. */
function here() {
  return location.origin + location.pathname + cleaned(location.search);
}

/** What this tab began, which can be had once. */
function taken() {
  return onStorage((storage) => {
    const kept = storage.getItem(KEPT);
    storage.removeItem(KEPT);
    return kept === null ? undefined : JSON.parse(kept);
  });
}

/**
 * @template T
 * @param {(storage: Storage) => T} use
 */
function onStorage(use) {
  try {
    return use(sessionStorage);
  } catch (cause) {
    throw configError("signIn: this page may not keep anything (sessionStorage): sign in with { popup: true }", cause);
  }
}
