// @ts-check
// The options of a client and of a call: read once, checked, and merged.
import { configError, OpenRouterError } from "./error.js";

export const BASE_URL = "https://openrouter.ai/api/v1";

/**
 * @typedef {object} Options What one call goes by.
 * @property {unknown} [mistake] what is wrong with them: the call is to fail with it, and whoever waits for its end is told
 * @property {AbortSignal} [signal]
 * @property {string | (() => string | Promise<string>)} [apiKey]
 * @property {string} baseURL
 * @property {typeof fetch} [fetch]
 * @property {[name: string, value: string][]} headers
 * @property {string} [appUrl]
 * @property {string} [appTitle]
 * @property {string[]} [appCategories]
 * @property {number} maxEventBytes
 * @property {import("./clock.js").Bounds} timeout
 * @property {number} maxRetries
 * @property {number} maxRetryWait
 * @property {Hook} [onRequest]
 * @property {Hook} [onResponse]
 * @property {Hook} [onRetry]
 * @property {Hook} [onFinish]
 *
 * @typedef {(event: any) => unknown} Hook
 */

/**
 * They may be anything, and anything may happen while they are read.
 *
 * @param {import("./index.d.ts").OpenRouterOptions} client
 * @param {import("./index.d.ts").CallOptions} [call] wins
 * @returns {Options}
 */
export function readOptions(client, call = {}) {
  for (const given of [client, call]) {
    if (typeof given !== "object" || given === null) throw configError("options: expected an object");
  }
  try {
    const base = { ...client };
    const own = { ...call };
    const given = {
      ...base,
      ...defined(own),
      timeout: both(base.timeout, own.timeout),
      headers: [...pairs(base.headers), ...pairs(own.headers)],
    };
    try {
      return check(given);
    } catch (mistake) {
      const { signal, onFinish } = given;
      return { ...check({ signal, onFinish, headers: [] }), mistake };
    }
  } catch (cause) {
    if (cause instanceof OpenRouterError) throw cause;
    throw configError("options: they could not be read", cause);
  }
}

/**
 * @param {Record<string, any>} given
 * @returns {Options}
 */
function check(given) {
  /** @type {any} */
  const options = {
    signal: given.signal ?? undefined,
    headers: given.headers.map(pair),
    timeout: timeouts(given.timeout),
    baseURL: text(given, "baseURL") ?? BASE_URL,
    maxEventBytes: number(given, "maxEventBytes", 1, "a positive number of bytes") ?? 32 * 1024 * 1024,
    maxRetries: number(given, "maxRetries", 0, "a number from 0 on") ?? 2,
    maxRetryWait: number(given, "maxRetryWait", 0, "a number from 0 on") ?? 60_000,
  };
  for (const name of ["fetch", "onRequest", "onResponse", "onRetry", "onFinish"]) {
    options[name] = known(given, name, isFunction, "a function");
  }
  for (const name of ["appUrl", "appTitle"]) options[name] = text(given, name);
  options.apiKey = known(given, "apiKey", (key) => isString(key) || isFunction(key), "a string or a function");
  options.appCategories = known(given, "appCategories", areStrings, "a list of strings");
  return options;
}

const isString = (/** @type {unknown} */ value) => typeof value === "string";
export const areStrings = (/** @type {unknown} */ list) => Array.isArray(list) && list.every(isString);
export const isFunction = (/** @type {unknown} */ value) => typeof value === "function";

/**
 * An option, if it is given and is what it should be.
 *
 * @param {Record<string, any>} given
 * @param {string} name
 * @param {(value: any) => boolean} isRight
 * @param {string} what it should be
 */
export function known(given, name, isRight, what) {
  const value = given[name] ?? undefined;
  if (value === undefined || isRight(value)) return value;
  throw configError(`${name}: expected ${what}, got ${kindOf(value)}`);
}

/**
 * @param {Record<string, any>} given
 * @param {string} name
 * @returns {string | undefined}
 */
export function text(given, name) {
  // A URL object is as good as its address.
  const isText = (/** @type {any} */ value) => isString(value) || isString(value?.href);
  const value = known(given, name, isText, "a string");
  return value?.href ?? value;
}

/**
 * @param {Record<string, any>} given
 * @param {string} name
 * @param {number} least
 * @param {string} what
 * @returns {number | undefined}
 */
export function number(given, name, least, what) {
  return known(given, name, (value) => typeof value === "number" && value >= least, what);
}

/**
 * @param {any} given
 * @returns {import("./clock.js").Bounds}
 */
function timeouts(given) {
  const defaults = { headers: 60_000, firstChunk: 300_000, idle: 120_000, total: Infinity };
  if (given !== undefined && typeof given !== "object") {
    throw configError("timeout: expected an object like { headers, firstChunk, idle, total }, each in ms or false");
  }
  return /** @type {any} */ (
    Object.fromEntries(
      Object.entries(defaults).map(([name, bound]) => {
        const value = given?.[name] ?? bound;
        if (value >= 0 && typeof value === "number") return [name, value];
        if (!value && typeof value !== "number") return [name, Infinity];
        throw configError(`timeout.${name}: expected a number of milliseconds, or false`);
      }),
    )
  );
}

/**
 * The bounds of a client and of a call.
 *
 * @param {any} first
 * @param {any} second wins
 */
function both(first, second) {
  if (typeof first !== "object" || typeof second !== "object") return second ?? first ?? undefined;
  return { ...first, ...defined(second ?? {}) };
}

/**
 * The fields that are there.
 *
 * @template {object} T
 * @param {T} fields
 * @returns {T}
 */
function defined(fields) {
  return /** @type {T} */ (Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));
}

const HEADERS = "headers: expected an object of strings, a Headers, or a list of pairs";

/**
 * Headers in any of their forms as pairs of names and values.
 *
 * @param {unknown} headers
 * @returns {unknown[]}
 */
function pairs(headers) {
  if (headers === undefined || headers === null) return [];
  if (typeof headers !== "object") throw configError(HEADERS);
  if (Symbol.iterator in headers) return [.../** @type {Iterable<unknown>} */ (headers)];
  const { forEach } = /** @type {any} */ (headers);
  if (typeof forEach !== "function") return Object.entries(headers);
  /** @type {unknown[]} */
  const all = [];
  forEach.call(headers, (/** @type {string} */ value, /** @type {string} */ name) => all.push([name, value]));
  return all;
}

/** @param {unknown} pair */
function pair(pair) {
  const [name, value] = Array.isArray(pair) ? pair : [];
  if (isString(name) && isString(value)) return [name, value];
  throw configError(HEADERS);
}

/**
 * What a value is, for an error message.
 *
 * @param {unknown} value
 */
export function kindOf(value) {
  if (value === null) return "null";
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
