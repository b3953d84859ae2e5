// @ts-check
import { open, send } from "./glue.js";
import { Cancel } from "./cancel.js";
import { configError } from "./error.js";
import { run } from "./host.js";
import { openedStream } from "./stream.js";
import { init } from "./wasm.js";

/** A client. Documented in index.d.ts. */
export class OpenRouter {
  /** @param {import("./index.d.ts").OpenRouterOptions} [options] */
  constructor(options = {}) {
    /** @readonly */
    this.chat = new Chat(options);
  }
}

class Chat {
  /** @type {import("./index.d.ts").OpenRouterOptions} */
  #options;

  /** @param {import("./index.d.ts").OpenRouterOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /**
   * @param {import("./index.d.ts").ChatRequest} request
   * @param {import("./index.d.ts").CallOptions} [options]
   */
  async send(request, options) {
    const { cancel, call } = this.#prepare(options);
    try {
      return await call(send, request);
    } finally {
      cancel.end();
    }
  }

  /**
   * @param {import("./index.d.ts").ChatRequest} request
   * @param {import("./index.d.ts").CallOptions} [options]
   */
  async stream(request, options) {
    const { cancel, call } = this.#prepare(options);
    try {
      return openedStream(await call(open, request), cancel);
    } catch (error) {
      cancel.close();
      throw error;
    }
  }

  /**
   * What both calls have in common.
   *
   * @param {import("./index.d.ts").CallOptions} [options]
   */
  #prepare({ signal, headers } = {}) {
    const client = this.#options;
    if (typeof client !== "object" || client === null) throw configError("options: expected an object");
    const cancel = new Cancel(signal);
    const settings = { ...client, headers: pairs(client.headers) };
    const more = pairs(headers);
    /**
     * @param {typeof send} start
     * @param {unknown} request
     */
    const call = async (start, request) => {
      await cancel.before(init());
      return run((task) => start(task, settings, request, more, cancel.signal, cancel.settled));
    };
    return { cancel, call };
  }
}

/**
 * Headers in any of their forms as pairs of names and values.
 *
 * @param {unknown} headers
 */
function pairs(headers) {
  if (headers === undefined || headers === null) return undefined;
  if (typeof headers !== "object") throw configError("headers: expected an object of strings, a Headers, or a list of pairs");
  return Symbol.iterator in headers ? [.../** @type {Iterable<unknown>} */ (headers)] : Object.entries(headers);
}
