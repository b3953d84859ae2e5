// @ts-check
// The request pipeline over fetch: key, headers, the request itself, and what a response that is no answer means. The
// waiting is done here; what is decided, the wasm decides.
import { beginningOf, discard, readText } from "./body.js";
import { configError, errorFrom, OpenRouterError } from "./error.js";
import { completionError, isAnswer, pauseAfter, responseError, retryAfter } from "./glue.js";
import { BASE_URL, kindOf } from "./options.js";
import { enter } from "./wasm.js";

/**
 * @typedef {import("./call.js").Call} Call
 *
 * @typedef {object} Asked What is asked for.
 * @property {string} path behind the base URL, with its query
 * @property {string} [body] JSON text to post; without any, it is a GET
 * @property {boolean} [streamed] whether the answer is to come in pieces
 * @property {"optional" | "none"} [key] whether the key may be missing, or is not sent
 * @property {"manual"} [redirect] if none is to be followed
 *
 * @typedef {object} Answer A response, and what it says of itself.
 * @property {Response} response
 * @property {number} status
 * @property {string} [generationId]
 * @property {string} [requestId]
 * @property {string} [provider]
 * @property {string} mediaType
 * @property {Record<string, string | undefined>} waits the headers that may ask to wait
 */

export const CHAT_COMPLETIONS = "/chat/completions";

/** The headers by which a response can ask to wait. */
const WAITS = ["retry-after", "retry-after-ms", "x-ratelimit-reset"];

/**
 * Makes attempts until one succeeds, or until its error is to be told.
 *
 * @template T
 * @param {Call} call
 * @param {() => Promise<T>} attempt
 */
export async function retrying(call, attempt) {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(await pause(call, error))) throw error;
    }
  }
}

/**
 * Pauses before the next attempt, if there is to be one: says so.
 *
 * @param {Call} call
 * @param {unknown} error of the last one
 */
export async function pause(call, error) {
  call.cancel.renew();
  if (call.hookFailed || !mayPass(error)) return false;
  const { maxRetries, maxRetryWait } = call.options;
  const wait = enter(() => pauseAfter(call.attempts, maxRetries, maxRetryWait, error.retryAfter, Math.random()));
  if (wait === undefined) return false;
  await call.tell("onRetry", { attempt: call.attempts, wait, error });
  await call.pause(wait);
  return true;
}

/**
 * Whether another attempt may succeed. What took too long by our own bounds would take too long again.
 *
 * @param {unknown} error
 * @returns {error is OpenRouterError}
 */
export function mayPass(error) {
  return error instanceof OpenRouterError && error.retryable && !["timeout", "internal"].includes(error.kind);
}

/**
 * A call whose answer comes in one piece, to its end.
 *
 * @template T
 * @param {Call} call
 * @param {() => Asked} prepare says what for, or throws what is wrong with it
 * @param {(text: string) => T} read what the answer says; throws what is wrong with it
 * @returns {Promise<T>}
 */
export async function whole(call, prepare, read) {
  let value;
  try {
    const asked = prepare();
    value = await call.run(() => retrying(call, () => send(call, asked, read)));
  } catch (error) {
    call.cancel.close();
    await call.finish(() => /** @type {any} */ (error)?.partial, error);
    throw error;
  }
  call.cancel.end();
  await call.finish(() => /** @type {any} */ (value));
  return value;
}

/**
 * Asks once for an answer in one piece.
 *
 * @template T
 * @param {Call} call
 * @param {Asked} asked
 * @param {(text: string) => T} read
 * @returns {Promise<T>}
 */
export async function send(call, asked, read) {
  const answer = await open(call, asked);
  try {
    return read(await readText(call, answer.response));
  } catch (error) {
    throw complete(error, answer);
  }
}

/**
 * Takes a response that is there already for an answer in pieces.
 *
 * @param {Call} call
 * @param {Response} response
 * @returns {Promise<Answer>}
 */
export async function accept(call, response) {
  let answer;
  try {
    answer = look(response);
  } catch (cause) {
    throw configError("ChatStream.from: expected a Response or a ReadableStream", cause);
  }
  await check(call, answer, true);
  return answer;
}

/**
 * Asks once, up to where the answer's body begins.
 *
 * @param {Call} call
 * @param {Asked} asked
 * @returns {Promise<Answer>}
 */
export async function open(call, asked) {
  const { options, cancel } = call;
  const { path, body, streamed = false, redirect } = asked;
  const url = addressOf(options.baseURL) + path;
  const key = await keyOf(call, asked);
  const headers = headersOf(call, asked);
  const attempt = ++call.attempts;
  await call.tell("onRequest", { attempt, url, headers });
  const more = { ...(body !== undefined && { body }), ...(redirect && { redirect }) };
  const method = body === undefined ? "GET" : "POST";
  const init = { method, headers: withKey(headers, key), ...more, signal: cancel.signal };
  const fetch = fetchOf(options.fetch);
  const sent = (async () => Reflect.apply(fetch, globalThis, [url, init]))();
  let answer;
  try {
    answer = await call.wait(sent.then(look).catch(notSent), options.timeout.headers);
  } catch (error) {
    abandon(sent);
    throw error;
  }
  const { status, generationId, response } = answer;
  call.generationId = generationId;
  await call.tell("onResponse", { attempt, status, headers: response.headers, generationId });
  await check(call, answer, streamed);
  return answer;
}

/** @param {typeof fetch} [own] */
function fetchOf(own) {
  const found = own ?? globalThis.fetch;
  if (found) return found;
  throw configError("fetch: this platform has none: give the client one in its options");
}

/**
 * @param {unknown} cause
 * @returns {never}
 */
function notSent(cause) {
  const message = "the request could not be sent, or its response could not be read";
  throw new OpenRouterError({ kind: "connection", message, retryable: true, cause });
}

/**
 * A response that nobody waits for any longer may still come, from a fetch that does not know aborts: it is closed.
 *
 * @param {Promise<Response>} sent
 */
async function abandon(sent) {
  try {
    await (await sent).body?.cancel();
  } catch {}
}

/**
 * What a response says of itself. It may be of another realm's class, or of no class at all.
 *
 * @param {any} response
 * @returns {Answer}
 */
function look(response) {
  const no = () => new TypeError("this is something else than a Response");
  if (typeof response !== "object" || typeof response?.headers?.get !== "function") throw no();
  const { headers, status, body } = response;
  const isStream = typeof body === "object" && typeof body?.getReader === "function";
  if (typeof status !== "number" || ((body ?? undefined) !== undefined && !isStream)) throw no();
  const header = (/** @type {string} */ name) => {
    const value = headers.get(name) ?? undefined;
    if (value !== undefined && typeof value !== "string") throw no();
    return value;
  };
  return {
    response,
    status,
    generationId: header("x-generation-id"),
    requestId: header("request-id") ?? header("cf-ray"),
    provider: header("x-provider-name"),
    mediaType: header("content-type")?.toLowerCase() ?? "",
    waits: Object.fromEntries(WAITS.map((name) => [name, header(name)])),
  };
}

/**
 * Makes an error of any response but an answer of the form that was asked for.
 *
 * @param {Call} call
 * @param {Answer} answer
 * @param {boolean} streamed
 */
async function check(call, answer, streamed) {
  const { response, status, mediaType } = answer;
  if (enter(() => isAnswer(status, mediaType, streamed))) return;
  // The beginning of a stream says nothing that its type does not, and may never end.
  const isStream = mediaType.startsWith("text/event-stream");
  const body = isStream ? discard(response) : await beginningOf(call, response);
  throw complete(errorFrom(enter(() => responseError(status, mediaType, body, streamed))), answer);
}

/**
 * Adds to an error what the response says of itself.
 *
 * @param {any} error
 * @param {Answer} answer
 */
function complete(error, { status, generationId, requestId, provider, waits }) {
  error.status ??= status;
  error.generationId = generationId;
  error.requestId = requestId;
  error.provider ??= provider;
  error.retryAfter = enter(() => retryAfter(JSON.stringify(waits))) ?? error.retryAfter;
  return error;
}

/**
 * The completion that an answer's text says, or throws its error.
 *
 * @param {string} text
 * @returns {import("./index.d.ts").ChatCompletion}
 */
export function readCompletion(text) {
  const { completion, error } = readWhole(text);
  if (error) throw new OpenRouterError(error);
  return completion;
}

/**
 * The completion that a whole answer is, and the fields of the error that it holds instead, or beside it.
 *
 * @param {string} text
 * @returns {{ completion?: any, error?: any }}
 */
export function readWhole(text) {
  const completion = parsed(text);
  if (isPlain(completion)) return { completion };
  const error = enter(() => completionError(text));
  if (error !== undefined) return { completion, error: JSON.parse(error) };
  if (completion !== undefined) return { completion };
  return { error: { kind: "decode", message: "an object could not be made of the answer's JSON" } };
}

/**
 * The API's own error, or why there is no JSON, if a text that is no completion says so.
 *
 * @param {string} text
 */
export function errorIn(text) {
  const { error } = readWhole(text);
  return error && (error.kind === "api" || parsed(text) === undefined) ? new OpenRouterError(error) : undefined;
}

/**
 * What JSON text says; nothing if it is none.
 *
 * @param {string} text
 */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Whether a body is plainly a completion without an error. If it is not, the wasm looks at its text.
 *
 * @param {any} body
 */
function isPlain(body) {
  const isFine = (/** @type {any} */ part) => typeof part === "object" && part && !part.error;
  const { choices } = isFine(body) ? body : {};
  return (
    Array.isArray(choices) && choices.every((choice) => isFine(choice) && choice.finish_reason !== "error")
  );
}

/**
 * The API's address, without a slash at its end; relative only where there is a page.
 *
 * @param {string} baseURL
 */
export function addressOf(baseURL) {
  const base = baseURL.replace(/\/+$/, "");
  const isRelative = /^(\/(?!\/)|\.\.?\/)/.test(baseURL);
  const parsed = parsedURL(base);
  // Some browsers let a space pass.
  const isHttp = parsed && ["http:", "https:"].includes(parsed.protocol) && !/\s/.test(base);
  let problem = "expected an http or https address, or a path";
  if (/[?#]/.test(base)) problem = "an address cannot have a query or a fragment here";
  else if (parsed?.username || parsed?.password) {
    problem = "an address cannot hold a user name or a password here: use headers";
  } else if (isHttp || (isRelative && typeof globalThis.location === "object")) return base;
  else if (isRelative) problem = "a relative address works only in a page or a web worker";
  throw configError(`baseURL: ${problem}`);
}

/**
 * @param {string} address
 * @param {string} [base]
 */
export function parsedURL(address, base) {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}

/**
 * The key to send.
 *
 * @param {Call} call
 * @param {Asked} asked
 */
async function keyOf(call, { key: need }) {
  const { apiKey, baseURL, timeout } = call.options;
  if (need === "none") return undefined;
  if (apiKey === undefined) {
    if (need === "optional" || baseURL.replace(/\/+$/, "") !== BASE_URL) return undefined;
    throw configError("apiKey: missing: OpenRouter answers no chat without a key");
  }
  const key = typeof apiKey === "string" ? apiKey : await call.wait(ask(apiKey), timeout.headers);
  if (key.trim() !== "") return key.trim();
  if (need === "optional") return undefined;
  throw configError("apiKey: it is empty");
}

/** @param {() => string | Promise<string>} apiKey */
async function ask(apiKey) {
  let key;
  try {
    key = await apiKey();
  } catch (cause) {
    throw configError("apiKey: the function failed", cause);
  }
  if (typeof key === "string") return key;
  throw configError(`apiKey: the function gave ${kindOf(key)}, not a string`);
}

/**
 * The headers of one request but for the key's. Later ones win: the client's, then the caller's.
 *
 * @param {Call} call
 * @param {Asked} asked
 */
function headersOf({ options }, { body, streamed }) {
  const headers = new Headers();
  set(headers, "accept", "Accept", streamed ? "text/event-stream" : "application/json");
  if (body !== undefined) set(headers, "content-type", "Content-Type", "application/json");
  const { appUrl, appTitle, appCategories } = options;
  if (appUrl !== undefined) set(headers, "appUrl", "HTTP-Referer", appUrl);
  if (appTitle !== undefined) set(headers, "appTitle", "X-OpenRouter-Title", appTitle);
  if (appCategories?.length) set(headers, "appCategories", "X-OpenRouter-Categories", appCategories.join(","));
  for (const [name, value] of options.headers) set(headers, `headers["${name}"]`, name, value);
  return headers;
}

/**
 * The same headers and the key's, unless the caller has headers of their own for that. A copy: hooks keep what they saw.
 *
 * @param {Headers} headers
 * @param {string | undefined} key
 */
function withKey(headers, key) {
  const all = new Headers(headers);
  if (key !== undefined && !all.has("Authorization")) set(all, "apiKey", "Authorization", `Bearer ${key}`);
  return all;
}

/**
 * @param {Headers} headers
 * @param {string} path
 * @param {string} name
 * @param {string} value
 */
function set(headers, path, name, value) {
  try {
    headers.set(name, value);
  } catch {
    throw configError(`${path}: it has characters that a header cannot carry`);
  }
}
