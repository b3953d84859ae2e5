// @ts-check
// An answer as one JSON document: the deltas put together again.
import { countTokens, finishReasons } from "./chunks.js";
import { countUsage } from "./usage.js";

/** Collects the parts of an answer as they are said. */
export class Completion {
  #answer;
  #setting;
  #counts = { completionTokens: 0, reasoningTokens: 0 };
  /** @type {Map<number, Message>} */
  #messages = new Map([[0, new Message()]]);

  /**
   * @param {import("./types.js").Answer} answer
   * @param {import("./chunks.js").Setting} setting
   */
  constructor(answer, setting) {
    this.#answer = answer;
    this.#setting = setting;
  }

  /** The message that some parts amount to, all of the first choice. @param {import("./types.js").Part[]} parts */
  static messageOf(parts) {
    const message = new Message();
    for (const { delta, logprobs } of parts) if (delta) message.add(delta, logprobs);
    return message.toJSON();
  }

  /** @param {import("./types.js").Part} part */
  add(part) {
    if (!part.delta) return;
    countTokens(this.#counts, part);
    const index = part.choice ?? 0;
    let message = this.#messages.get(index);
    if (!message) this.#messages.set(index, (message = new Message()));
    message.add(part.delta, part.logprobs);
  }

  toJSON() {
    const { family, failure, era = "2026" } = this.#answer;
    const { id, created, model, request, pricing, routing } = this.#setting;
    const tier = request.service_tier ?? family.serviceTier;
    return {
      id,
      object: "chat.completion",
      created,
      model,
      provider: family.provider,
      system_fingerprint: null,
      service_tier: tier,
      ...(failure?.where === "usage" && { error: failure.error }),
      choices: failure?.where === "only" ? [] : [...this.#messages].map((each) => this.#choice(...each)),
      ...(failure?.where === "only"
        ? { error: failure.error }
        : { usage: { ...countUsage({ request, pricing, ...this.#counts, era }), ...this.#answer.usage } }),
      openrouter_metadata: routing,
    };
  }

  /** @param {number} index @param {Message} message */
  #choice(index, message) {
    const { failure } = this.#answer;
    const { finish, native } = finishReasons(this.#answer);
    const failed = failure?.where === "chunk";
    return {
      index,
      logprobs: message.logprobs,
      finish_reason: failed ? "error" : finish,
      native_finish_reason: failed ? null : native,
      message: message.toJSON(),
      ...(failed && { error: failure.error }),
    };
  }
}

class Message {
  /** @type {{ content: any[], refusal: null } | null} */
  logprobs = null;
  /** @type {Record<string, string>} */
  #texts = {};
  /** @type {Map<number, any>} */
  #toolCalls = new Map();
  /** @type {Map<string, any>} */
  #reasoning = new Map();
  /** @type {Map<number, any>} */
  #images = new Map();
  /** @type {any} */
  #audio;
  /** @type {any[] | undefined} */
  #annotations;

  /** @param {Record<string, any>} delta @param {any[]} [logprobs] */
  add(delta, logprobs) {
    for (const name of ["content", "refusal", "reasoning"]) {
      if (typeof delta[name] === "string") this.#texts[name] = (this.#texts[name] ?? "") + delta[name];
    }
    for (const call of delta.tool_calls ?? []) this.#addToolCall(call);
    for (const detail of delta.reasoning_details ?? []) this.#addReasoning(detail);
    for (const image of delta.images ?? []) this.#images.set(image.index, image);
    if (delta.audio) this.#addAudio(delta.audio);
    if (delta.annotations) this.#annotations = delta.annotations;
    if (logprobs) (this.logprobs ??= { content: [], refusal: null }).content.push(...logprobs);
  }

  toJSON() {
    const { content, refusal = null, reasoning = null } = this.#texts;
    return {
      role: "assistant",
      content: content ?? (this.#toolCalls.size || refusal || this.#audio ? null : ""),
      refusal,
      reasoning,
      ...(this.#toolCalls.size && { tool_calls: [...this.#toolCalls.values()] }),
      ...(this.#reasoning.size && { reasoning_details: [...this.#reasoning.values()] }),
      ...(this.#images.size && { images: [...this.#images.values()] }),
      ...(this.#audio && { audio: this.#audio }),
      ...(this.#annotations && { annotations: this.#annotations }),
    };
  }

  /** By index, never by id: only the first fragment carries one. @param {any} fragment */
  #addToolCall({ index, id, function: { name, arguments: text } }) {
    const call = this.#toolCalls.get(index);
    if (!call) this.#toolCalls.set(index, { type: "function", index, id, function: { name, arguments: text } });
    else call.function.arguments = (call.function.arguments ?? "") + text;
  }

  /** By type and index: text grows, the rest is taken as it comes last. @param {any} fragment */
  #addReasoning(fragment) {
    const key = `${fragment.type} ${fragment.index}`;
    const whole = this.#reasoning.get(key) ?? {};
    const grown = { ...whole, ...fragment };
    for (const name of ["text", "summary", "data"]) {
      if (name in whole && name in fragment) grown[name] = whole[name] + fragment[name];
    }
    this.#reasoning.set(key, grown);
  }

  /** @param {any} fragment */
  #addAudio({ data, transcript, ...rest }) {
    const whole = (this.#audio ??= {});
    Object.assign(whole, rest);
    if (data !== undefined) whole.data = (whole.data ?? "") + data;
    if (transcript !== undefined) whole.transcript = (whole.transcript ?? "") + transcript;
  }
}
