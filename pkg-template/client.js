// @ts-check
import { Call } from "./call.js";
import { configError } from "./error.js";
import { CHAT_COMPLETIONS, open, pause, readCompletion, retrying, whole } from "./http.js";
import { Models } from "./models.js";
import { responseFormat, valueOf } from "./object.js";
import { Reading } from "./reading.js";
import { requestBody } from "./request.js";
import { runnable } from "./runnable.js";
import { ChatStream } from "./stream.js";

/** A client. Documented in index.d.ts. */
export class OpenRouter {
  /** @param {import("./index.d.ts").OpenRouterOptions} [options] */
  constructor(options = {}) {
    /** @readonly */
    this.chat = new Chat(options);
    /** @readonly */
    this.models = new Models(options);
  }
}

export class Chat {
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
    const prepare = () => ({ path: CHAT_COMPLETIONS, body: requestBody(request, false) });
    return whole(new Call(this.#options, options), prepare, readCompletion);
  }

  /**
   * @param {import("./index.d.ts").ChatRequest} request
   * @param {import("./index.d.ts").CallOptions} [options]
   */
  async stream(request, options) {
    const call = new Call(this.#options, options);
    try {
      const asked = { path: CHAT_COMPLETIONS, body: requestBody(request, true), streamed: true };
      const connect = () => retrying(call, () => open(call, asked));
      const opened = await call.run(connect);
      /** @type {import("./reading.js").Reopen} */
      const again = (failure) => call.run(async () => ((await pause(call, failure)) ? connect() : undefined));
      return new ChatStream(new Reading(call, opened, again));
    } catch (error) {
      call.cancel.close();
      await call.finish(() => undefined, error);
      throw error;
    }
  }

  /**
   * @param {any} request
   * @param {import("./index.d.ts").CallOptions} [options]
   */
  async object(request, options) {
    const { schema, jsonSchema, name, strict, ...rest } = request ?? {};
    const format = responseFormat(schema, { name, strict, jsonSchema });
    const completion = await this.send({ ...rest, response_format: format }, options);
    return { value: await valueOf(completion, schema), completion };
  }

  /**
   * @param {any} request
   * @param {import("./index.d.ts").RunOptions} [options]
   */
  async run(request, options) {
    const { tools } = request ?? {};
    const [first] = Array.isArray(tools) ? tools.flatMap((tool) => runnable(tool) ?? []) : [];
    if (!first) throw configError("tools: expected one made with tool() at least");
    return new first.Run(this, request, options);
  }
}
