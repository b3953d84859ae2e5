// @ts-check
import { envelope } from "./errors.js";

/**
 * Is there a key, and could it be one? Real keys are `sk-or-v1-…`; a key with "bad" in it is a
 * well-formed one that nobody owns.
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @returns {import("./types.js").RawReply | undefined} the 401, or nothing
 */
export function checkKey(headers) {
  const { authorization } = headers;
  if (!authorization) return unauthorized("No cookie auth credentials found");
  const key = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  if (!key) return unauthorized("Missing Authentication header");
  if (!key.startsWith("sk-or-") || key.includes("bad")) return unauthorized("User not found.");
}

/** @param {string} message */
const unauthorized = (message) => ({ status: 401, body: envelope({ message, code: 401 }) });
