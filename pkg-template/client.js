// @ts-check
import { Call } from "./call.js";
import { open, reopen, send } from "./glue.js";
import { Reading } from "./reading.js";
import { ChatStream } from "./stream.js";

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
    const call = new Call(this.#options, options);
    /** @type {import("./index.d.ts").ChatCompletion} */
    let completion;
    try {
      completion = await call.run((task, ...abort) => send(task, call.settings, request, ...abort));
    } catch (error) {
      call.cancel.close();
      await call.finish(() => /** @type {any} */ (error)?.partial, error);
      throw error;
    }
    call.cancel.end();
    await call.finish(() => completion);
    return completion;
  }

  /**
   * @param {import("./index.d.ts").ChatRequest} request
   * @param {import("./index.d.ts").CallOptions} [options]
   */
  async stream(request, options) {
    const call = new Call(this.#options, options);
    try {
      const opened = await call.run((task, ...abort) => open(task, call.settings, request, ...abort));
      /** @type {import("./reading.js").Reopen} */
      const again = (failure, spent) => {
        call.retryAfter(failure);
        return call.run(
          (task, ...abort) => reopen(task, call.settings, opened.request, call.attempts, failure, ...abort),
          spent,
        );
      };
      return new ChatStream(new Reading(call, opened, again));
    } catch (error) {
      call.cancel.close();
      await call.finish(() => undefined, error);
      throw error;
    }
  }
}
