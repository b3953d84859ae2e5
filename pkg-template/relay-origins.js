// @ts-check
// Whose pages a relay serves, and what their browsers are told of it (CORS).
import { configError } from "./error.js";

/** What a page may read of a response beside its body. */
const EXPOSED = "X-Generation-Id, X-Provider-Name, request-id, Retry-After";

/** How long a browser may remember a preflight's answer, in seconds: a day, of which most grant two hours. */
const REMEMBERED = "86400";

/**
 * An origin as browsers send it.
 *
 * @param {string} text
 */
export function exactOrigin(text) {
  // Some apps have a scheme of their own, of which URL knows no origin.
  if (/^[a-z][a-z\d+.-]*:\/\/[^\s/?#@*]+$/i.test(text)) {
    if (!/^https?:/i.test(text)) return text;
    try {
      return new URL(text).origin;
    } catch {}
  }
  throw configError('origins: expected origins such as "https://app.example", each by its whole name and without a path');
}

/**
 * The origin of the page that a request comes from, if it is one's.
 *
 * @param {Request} request
 */
export function originOf({ headers, method, url }) {
  // For what a page gets from its own origin, browsers do not name that, but they do say so; no page can.
  const isOwn = method === "GET" && headers.get("sec-fetch-site") === "same-origin";
  return headers.get("origin") ?? (isOwn ? new URL(url).origin : undefined);
}

/**
 * The headers of every response to a page.
 *
 * @param {string | undefined} origin
 * @param {string[] | undefined} origins
 * @returns {Record<string, string>}
 */
export function originHeaders(origin, origins) {
  if (!origins) return {};
  const granted = origin !== undefined && origins.includes(origin);
  return {
    vary: "Origin",
    ...(granted && { "access-control-allow-origin": origin, "access-control-expose-headers": EXPOSED }),
  };
}

/**
 * The answer to a browser that asks before it sends a page's request. Which headers the page sends does not matter: none
 * but a few go any further, and `authorize` may want some.
 *
 * @param {Request} request
 * @param {string} method
 */
export function preflight({ headers }, method) {
  const wanted = headers.get("access-control-request-headers");
  return new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-methods": method,
      ...(wanted && { "access-control-allow-headers": wanted }),
      "access-control-max-age": REMEMBERED,
    },
  });
}
