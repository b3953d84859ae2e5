// @ts-check
// The caller's request: the checks that are made before anything is sent, and its JSON text.
import { configError } from "./error.js";
import { kindOf } from "./options.js";

const ROLES = ["system", "developer", "user", "assistant", "tool"];

/**
 * Checks a request and writes it as JSON text. What is not checked here goes to the API as given.
 *
 * @param {unknown} request
 * @param {boolean} streamed the form of the answer
 * @returns {string}
 */
export function requestBody(request, streamed) {
  check(request, streamed);
  const json = written(request);
  if (json === undefined) throw configError(`${unwritable(request)}: it cannot be written as JSON`);
  // It may have a toJSON.
  if (json.length < 3 || json[0] !== "{") throw configError("request: its JSON is no object with fields");
  return streamed && get(request, "stream") === undefined ? `${json.slice(0, -1)},"stream":true}` : json;
}

/**
 * @param {unknown} request
 * @param {boolean} streamed
 */
function check(request, streamed) {
  if (!isObject(request)) throw expected("request", "an object", request);
  const model = get(request, "model");
  if (model !== undefined && typeof model !== "string") throw expected("model", "a string", model);
  const stream = get(request, "stream");
  if (stream !== undefined && (stream ?? false) !== streamed) {
    throw configError("stream: it contradicts the method: leave it out");
  }
  const messages = get(request, "messages");
  if (!Array.isArray(messages)) throw expected("messages", "a list", messages);
  if (messages.length === 0) throw configError("messages: there are none");
  for (let index = 0; index < messages.length; index++) checkMessage(`messages[${index}]`, get(messages, index));
}

/**
 * @param {string} path
 * @param {unknown} message
 */
function checkMessage(path, message) {
  if (!isObject(message)) throw expected(path, "an object", message);
  if (message instanceof Promise) throw configError(`${path}: it is a promise yet: await it`);
  const role = get(message, "role");
  if (!ROLES.includes(role)) throw configError(`${path}.role: expected one of ${ROLES.join(", ")}`);
  const content = get(message, "content");
  if (typeof content === "string" || (role === "assistant" && (content ?? undefined) === undefined)) return;
  if (!Array.isArray(content)) throw expected(`${path}.content`, "a string or a list of parts", content);
  for (let index = 0; index < content.length; index++) {
    if (typeof get(get(content, index), "type") === "string") continue;
    throw configError(`${path}.content[${index}]: expected a part with a type`);
  }
}

/** @param {unknown} value */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A field; nothing if it cannot be read.
 *
 * @param {any} object
 * @param {string | number} key
 */
function get(object, key) {
  try {
    return object[key];
  } catch {
    return undefined;
  }
}

/**
 * @param {string} path
 * @param {string} what
 * @param {unknown} found
 */
function expected(path, what, found) {
  return configError(`${path}: expected ${what}, got ${kindOf(found)}`);
}

/**
 * A value's JSON text, if it has one.
 *
 * @param {unknown} value
 * @returns {string | undefined}
 */
function written(value) {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/**
 * The path of what makes a request impossible to write: a `BigInt`, a value that contains itself, a getter that throws.
 *
 * @param {unknown} request
 */
function unwritable(request) {
  let path = "";
  let value = request;
  /** @type {unknown[]} */
  const above = [];
  while (typeof value === "object" && value !== null && !above.includes(value)) {
    above.push(value);
    const key = keysOf(value).find((key) => !isWritable(value, key));
    if (key === undefined) break;
    if (Array.isArray(value)) path += `[${key}]`;
    else path += path === "" ? key : `.${key}`;
    // A value that contains itself: the path leads around the circle once.
    value = get(value, key);
  }
  return path === "" ? "request" : path;
}

/**
 * @param {object} value
 * @returns {string[]}
 */
function keysOf(value) {
  try {
    return Object.getOwnPropertyNames(value);
  } catch {
    return [];
  }
}

/**
 * @param {any} value
 * @param {string} key
 */
function isWritable(value, key) {
  try {
    JSON.stringify(value[key]);
    return true;
  } catch {
    return false;
  }
}
