// @ts-check

/**
 * @typedef {object} Fields What an error is made of.
 * @property {import("./index.d.ts").OpenRouterErrorKind} kind
 * @property {string} message
 * @property {number} [status]
 * @property {number | string} [code]
 * @property {string} [errorType]
 * @property {string} [provider]
 * @property {any} [metadata]
 * @property {boolean} [retryable]
 * @property {number} [retryAfter]
 * @property {string} [generationId]
 * @property {string} [requestId]
 * @property {import("./index.d.ts").ChatCompletion} [partial]
 * @property {string} [body]
 * @property {unknown} [cause]
 */

/** The one error of this package. Documented in index.d.ts. */
export class OpenRouterError extends Error {
  /** @param {Fields} fields */
  constructor(fields) {
    super(fields.message);
    /** @type {import("./index.d.ts").OpenRouterErrorKind} */
    this.kind = fields.kind;
    this.status = fields.status;
    this.code = fields.code;
    this.errorType = fields.errorType;
    this.provider = fields.provider;
    this.retryable = fields.retryable ?? false;
    this.retryAfter = fields.retryAfter;
    this.generationId = fields.generationId;
    this.requestId = fields.requestId;
    // What may hold somebody's text stays out of logs, which print what is enumerable.
    hide(this, "metadata", fields.metadata);
    hide(this, "partial", fields.partial);
    hide(this, "body", fields.body);
    if ("cause" in fields) hide(this, "cause", fields.cause);
  }

  toJSON() {
    const { name, message, kind, status, code, errorType, provider, retryable, retryAfter, generationId, requestId } = this;
    return { name, message, kind, status, code, errorType, provider, retryable, retryAfter, generationId, requestId };
  }
}

Object.defineProperty(OpenRouterError.prototype, "name", { value: "OpenRouterError", configurable: true, writable: true });

/** @param {unknown} cause */
export function internalError(cause) {
  const message = "openrouter-wasm has crashed; this is a fault of its own, please report it. The next call starts afresh";
  return new OpenRouterError({ kind: "internal", message, retryable: true, cause });
}

/**
 * An error that the wasm has made.
 *
 * @param {string} json
 */
export function errorFrom(json) {
  return new OpenRouterError(JSON.parse(json));
}

/**
 * A mistake in the caller's options.
 *
 * @param {string} message begins with the path of the option
 * @param {unknown} [cause]
 */
export function configError(message, cause) {
  return new OpenRouterError({ kind: "config", message, ...(cause !== undefined && { cause }) });
}

/**
 * @param {object} object
 * @param {string} key
 * @param {unknown} value
 */
function hide(object, key, value) {
  Object.defineProperty(object, key, { value, enumerable: false, configurable: true, writable: true });
}
