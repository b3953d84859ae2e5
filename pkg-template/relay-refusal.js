// @ts-check
// What a relay answers in place of an answer, in the form in which the API tells of errors: the same client reads both.
import { OpenRouterError } from "./error.js";

/**
 * An error that the relay's client is to get.
 *
 * @param {number} status
 * @param {string} message begins with the path of what is wrong, and holds nothing of its value
 */
export function refusal(status, message) {
  return new OpenRouterError({ kind: "api", message, status, code: status });
}

/**
 * @param {OpenRouterError} error
 * @param {(text: string) => string} hide takes out what nobody may see
 */
export function responseOf(error, hide) {
  const { message, code, errorType, metadata, retryAfter } = /** @type {any} */ (error);
  const status = statusOf(error);
  const body = {
    error: { code: code ?? status, message, ...(errorType && { error_type: errorType }), ...(metadata && { metadata }) },
  };
  const headers = new Headers({ "content-type": "application/json", "cache-control": "no-store" });
  if (retryAfter !== undefined) headers.set("retry-after", String(Math.ceil(retryAfter / 1_000)));
  sign(headers, error);
  return new Response(hide(JSON.stringify(body)), { status, headers });
}

/**
 * Says where an answer comes from.
 *
 * @param {Headers} headers
 * @param {{ generationId?: string, requestId?: string, provider?: string }} origin
 */
export function sign(headers, { generationId, requestId, provider }) {
  const known = { "x-generation-id": generationId, "request-id": requestId, "x-provider-name": provider };
  for (const [name, value] of Object.entries(known)) {
    // A provider's name out of an error's body may be anything.
    if (value && /^[ -~]{1,200}$/.test(value)) headers.set(name, value);
  }
}

/** Where there is no status to pass on. @type {Record<string, number>} */
const STATUSES = { aborted: 499, timeout: 504, load: 500, internal: 500 };

/** @param {OpenRouterError} error */
function statusOf({ kind, status, code }) {
  const isError = (/** @type {unknown} */ number) => Number(number) >= 400 && Number(number) < 600;
  // What an API says of its own errors comes with status 200 now and then.
  return Number([status, code].find(isError) ?? STATUSES[kind] ?? 502);
}
