// @ts-check
// Requests as a relay gets them from a page, and what it makes of them.
import { KEY } from "./toolbox.js";

/** @typedef {import("./toolbox.js").Toolbox} Toolbox */

/** The page's origin. */
export const ORIGIN = "https://app.example";

const CHAT = "https://relay.example/api/chat/completions";

/**
 * A request as it comes in. A browser would not let anybody set some of these headers: they are put in its place.
 *
 * @param {unknown} body as a value, or as it is to be sent
 * @param {{ url?: string, method?: string, headers?: Record<string, string | undefined>, signal?: AbortSignal }} [how]
 */
export function incoming(body, { url = CHAT, method = "POST", headers = {}, signal } = {}) {
  const isRaw = typeof body === "string" || body instanceof Uint8Array || body === undefined;
  const given = { origin: ORIGIN, "content-type": "application/json", ...headers };
  const all = Object.entries(given).filter(([, value]) => value !== undefined);
  const sent = /** @type {any} */ (isRaw ? body : JSON.stringify(body));
  const request = new Request(url, { method, signal, ...(method === "POST" && { body: sent }) });
  Object.defineProperty(request, "headers", { value: new Headers(/** @type {any} */ (all)) });
  return request;
}

/** The options of a relay to the stand-in. @param {Toolbox} t @param {Record<string, unknown>} [more] */
export const options = (t, more) => ({
  apiKey: KEY,
  baseURL: t.baseURL,
  origins: [ORIGIN],
  models: ["standin/*"],
  ...more,
});

/**
 * What a relay answers.
 *
 * @param {Toolbox} t
 * @param {unknown} body
 * @param {Record<string, unknown>} [more] of its options
 * @param {Parameters<typeof incoming>[1]} [how]
 * @returns {Promise<Response>}
 */
export const ask = (t, body, more, how) => t.pkg.relay(incoming(body, how), options(t, more));

/**
 * Whether a relay refuses a request in the form of the API's errors, and without the key.
 *
 * @param {Toolbox} t
 * @param {Response | Promise<Response>} answer
 * @param {number} status
 * @param {RegExp} message
 * @param {string} [what]
 */
export async function refused(t, answer, status, message, what = "the request") {
  const response = await answer;
  const text = await keyless(t, response);
  t.equal([response.status, response.headers.get("content-type")], [status, "application/json"], `${what}: ${text}`);
  const { error } = JSON.parse(text);
  t.equal(error.code, status, `${what}: code`);
  t.ok(message.test(error.message), `${what}: "${error.message}" is not like ${message}`);
}

/** The text of a response, which nowhere has the key. @param {Toolbox} t @param {Response} response */
export async function keyless(t, response) {
  const text = await response.text();
  const all = text + JSON.stringify([...response.headers]);
  t.ok(!all.includes(KEY) && !all.includes(KEY.slice(9)), `the key is in the response: ${all}`);
  return text;
}

/**
 * A relay's answer with what its owner is told in the end, and what the platform is to wait for.
 *
 * @param {Toolbox} t
 * @param {unknown} body
 * @param {Record<string, unknown>} [more]
 * @param {Parameters<typeof incoming>[1]} [how]
 */
export async function metered(t, body, more, how) {
  /** @type {any[]} */
  const told = [];
  /** @type {Promise<unknown>[]} */
  const waits = [];
  const hooks = {
    onFinish: (/** @type {any} */ finished) => void told.push(finished),
    waitUntil(/** @type {Promise<unknown>} */ promise) {
      promise.catch(() => {});
      waits.push(promise);
    },
  };
  const response = await ask(t, body, { ...hooks, ...more }, how);
  return {
    response,
    told,
    waits,
    /** @returns {Promise<any>} */
    finished: async () => {
      await Promise.all(waits);
      t.equal([waits.length, told.length], [1, 1], "promises to wait for, and calls of onFinish");
      return told[0];
    },
  };
}
