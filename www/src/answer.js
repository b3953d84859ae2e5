// @ts-check
// What a streamed answer has shown so far, and when. The package assembles the message itself (`stream.final()`);
// this is the running view of it that the page draws from.

/**
 * @typedef {{ index: number, name: string, args: string }} CallSoFar
 * @typedef {{ url: string, title: string }} Source
 */

export class Answer {
  /** Text and reasoning that came since the view last took them. */
  newText = "";
  newReasoning = "";
  text = "";
  hasReasoning = false;
  hiddenReasoning = false;
  /** @type {Map<number, CallSoFar>} by index: ids repeat or are missing */
  calls = new Map();
  /** @type {Map<number, string>} by index: the same image may come twice */
  images = new Map();
  /** @type {Map<string, Source>} by address */
  sources = new Map();
  /** @type {any} */
  usage = null;
  finishReason = "";
  model = "";
  provider = "";
  generationId = "";

  startedAt = performance.now();
  firstChunkAt = 0;
  reasoningAt = 0;
  reasoningEndedAt = 0;
  endedAt = 0;

  /** @param {any} chunk the JSON of the wire */
  add(chunk) {
    const now = performance.now();
    this.firstChunkAt ||= now;
    this.model = chunk.model || this.model;
    this.provider = chunk.provider || this.provider;
    this.generationId = chunk.id || this.generationId;
    this.usage = chunk.usage ?? this.usage;
    for (const url of chunk.citations ?? []) this.#source(url, url);

    // Of several answers at once, one is shown; a chunk may hold any of them.
    const choice = chunk.choices?.find((/** @type {any} */ one) => !one.index);
    if (!choice) return;
    this.finishReason = choice.finish_reason ?? this.finishReason;
    const delta = choice.delta ?? {};

    this.#reason(delta, now);
    const text = (delta.content || "") + (delta.refusal || "") + (delta.audio?.transcript || "");
    const calls = delta.tool_calls ?? [];
    if (this.hasReasoning && (text || calls.length)) this.reasoningEndedAt ||= now;
    this.text += text;
    this.newText += text;
    for (const call of calls) this.#call(call);
    for (const image of delta.images ?? []) {
      if (image?.image_url?.url) this.images.set(image.index ?? this.images.size, image.image_url.url);
    }
    for (const { url_citation: cited } of delta.annotations ?? []) if (cited?.url) this.#source(cited.url, cited.title);
  }

  /**
   * An error that came as one whole body may carry text that was never streamed.
   * @param {any} partial
   */
  keep(partial) {
    const content = partial?.choices?.[0]?.message?.content;
    if (this.text === "" && typeof content === "string") this.text = this.newText = content;
    this.usage ??= partial?.usage ?? null;
  }

  /** @param {number} [now] */
  end(now = performance.now()) {
    this.endedAt = now;
    if (this.hasReasoning) this.reasoningEndedAt ||= now;
  }

  /** Tokens a second, from the first chunk to the end. */
  get speed() {
    const seconds = (this.endedAt - this.firstChunkAt) / 1000;
    const tokens = this.usage?.completion_tokens;
    return tokens > 1 && seconds > 0.02 ? tokens / seconds : undefined;
  }

  /**
   * @param {any} delta
   * @param {number} now
   */
  #reason(delta, now) {
    const details = delta.reasoning_details ?? [];
    // `reasoning` is the details' text joined, so the details count only where it is missing.
    const text = delta.reasoning || details.map((/** @type {any} */ part) => part.text || part.summary || "").join("");
    if (!text && details.length === 0) return;
    if (!text && details.some((/** @type {any} */ part) => part.type === "reasoning.encrypted")) this.hiddenReasoning = true;
    this.hasReasoning = true;
    // A model that reasons first has been at it since the question, not since its first word.
    this.reasoningAt ||= this.firstChunkAt === now ? this.startedAt : now;
    this.newReasoning += text;
  }

  /** @param {any} delta */
  #call(delta) {
    const call = this.calls.get(delta.index) ?? { index: delta.index, name: "", args: "" };
    call.name = delta.function?.name || call.name;
    call.args += delta.function?.arguments ?? "";
    this.calls.set(delta.index, call);
  }

  /**
   * @param {string} url
   * @param {string | undefined} title
   */
  #source(url, title) {
    this.sources.set(url, { url, title: title || url });
  }
}
