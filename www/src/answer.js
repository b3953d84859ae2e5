// @ts-check
// What an answer has shown so far, and when: the running view of its events that the page draws from. It has several
// steps if the model calls tools.

/**
 * @typedef {import("openrouter-wasm").ChatCompletion} ChatCompletion
 * @typedef {import("openrouter-wasm").RunEvent} RunEvent
 * @typedef {import("openrouter-wasm").Usage} Usage
 *
 * @typedef {"writing" | "called" | "asking" | "running" | "done" | "refused" | "failed" | "cut"} CallState
 *
 * @typedef {object} CallSoFar
 * @property {number} index
 * @property {string} [id]
 * @property {string} name
 * @property {string} args JSON, as much as has come
 * @property {CallState} state
 * @property {string} [output] what the model is told
 * @property {(allowed: boolean) => void} [decide] while it waits for the reader
 *
 * @typedef {{ url: string, title: string }} Source
 */

export class Answer {
  /** @type {Step[]} */
  steps = [];
  /** @type {any} a structured answer, as much of it as has come */
  value;
  /** The conversation after it: what is complete. @type {import("openrouter-wasm").ChatMessage[]} */
  messages = [];
  /** The text of a step that did not end: it counts only if the conversation goes on from there. */
  unfinished = "";
  /** @type {Usage | undefined} of all its steps */
  usage;
  finishReason = "";
  model = "";
  provider = "";
  generationId = "";
  hasAudio = false;

  startedAt = performance.now();
  firstAt = 0;
  endedAt = 0;
  #stepAt = this.startedAt;

  /** The step that is under way. */
  get step() {
    let step = this.steps.at(-1);
    if (!step || step.isComplete) this.steps.push((step = new Step(this.#stepAt)));
    return step;
  }

  get text() {
    return this.steps.map(({ text }) => text).filter(Boolean).join("\n\n");
  }

  get calls() {
    return this.steps.flatMap(({ calls }) => [...calls.values()]);
  }

  /** Whether anything is there to be seen. */
  get hasBegun() {
    return this.text !== "" || this.value !== undefined || this.steps.some(({ calls, images }) => calls.size + images.size > 0);
  }

  /** @param {RunEvent} event */
  add(event) {
    const now = performance.now();
    this.firstAt ||= now;
    // Of several answers at once, one is shown.
    if ("choice" in event && event.choice > 0) return;
    if (event.type === "step") return this.#complete(event.completion, now);
    if (event.type === "finish") this.finishReason = event.reason ?? "";
    // What later steps take is summed up by the run.
    else if (event.type === "usage") this.usage ??= event.usage;
    else this.step.add(event, now);
    if (event.type === "audio") this.hasAudio = true;
  }

  /**
   * What is known of an answer that did not end.
   * @param {ChatCompletion | undefined} partial
   */
  keep(partial) {
    if (!partial) return;
    const { content } = partial.choices[0]?.message ?? {};
    this.#describe(partial);
    this.usage ??= partial.usage;
    if (typeof content !== "string") return;
    this.unfinished = content;
    // An error that came as one whole body may carry text that was never streamed.
    if (this.value === undefined && !this.step.text) this.step.add({ type: "text", choice: 0, text: content }, performance.now());
  }

  /** Nothing more will come. */
  end() {
    this.endedAt = performance.now();
    const last = this.steps.at(-1);
    last?.end(this.endedAt);
    if (last && !last.isComplete) this.unfinished ||= last.text;
  }

  /** Tokens a second, from the first of them to the end; of several steps nobody knows how long the tools took. */
  get speed() {
    const seconds = (this.endedAt - this.firstAt) / 1000;
    const tokens = this.usage?.completion_tokens ?? 0;
    return this.steps.length === 1 && tokens > 1 && seconds > 0.02 ? tokens / seconds : undefined;
  }

  /**
   * @param {ChatCompletion} completion
   * @param {number} now
   */
  #complete(completion, now) {
    this.#describe(completion);
    this.usage ??= completion.usage;
    this.step.end(now);
    this.step.isComplete = true;
    this.#stepAt = now;
  }

  /** @param {ChatCompletion} completion */
  #describe({ id, model, provider }) {
    this.generationId = id || this.generationId;
    this.model = model || this.model;
    this.provider = provider || this.provider;
  }
}

/** One time that the model was asked. */
export class Step {
  /** Text and reasoning that came since the view last took them. */
  newText = "";
  newReasoning = "";
  text = "";
  hasReasoning = false;
  hiddenReasoning = false;
  /** @type {Map<number, CallSoFar>} by index: ids may repeat */
  calls = new Map();
  /** @type {Map<number, string>} by index: the same image may come twice */
  images = new Map();
  /** @type {Map<string, Source>} by address */
  sources = new Map();
  isComplete = false;

  reasoningAt = 0;
  reasoningEndedAt = 0;
  #startedAt;
  #answeredAt = 0;
  #isFirst = true;

  /** @param {number} startedAt */
  constructor(startedAt) {
    this.#startedAt = startedAt;
  }

  /**
   * @param {RunEvent} event
   * @param {number} now
   */
  add(event, now) {
    switch (event.type) {
      case "reasoning":
        this.#reason(event.text, now);
        break;
      case "reasoning_detail":
        if (event.detail.type === "reasoning.encrypted" && !this.hasReasoning) this.#hide(now);
        break;
      case "text":
      case "refusal":
        this.#say(event.text, now);
        break;
      case "audio":
        if (event.audio.transcript) this.#say(event.audio.transcript, now);
        break;
      case "image":
        this.images.set(event.image.index ?? this.images.size, event.image.image_url.url);
        break;
      case "annotation":
        this.#cite(event.annotation);
        break;
      case "tool_call_start":
        this.#answers(now);
        this.calls.set(event.index, { index: event.index, id: event.id, name: event.name, args: "", state: "writing" });
        break;
      case "tool_call_arguments":
      case "tool_call":
        this.#call(event);
        break;
      case "tool_result":
        this.#result(event);
        break;
    }
    this.#isFirst = false;
  }

  /** The call that has not been answered yet. @param {string} id */
  callOf(id) {
    return [...this.calls.values()].find((call) => call.id === id && call.output === undefined);
  }

  /** @param {number} now */
  end(now) {
    if (this.hasReasoning) this.reasoningEndedAt ||= now;
    for (const call of this.calls.values()) {
      if (!["writing", "asking", "running"].includes(call.state)) continue;
      call.state = "cut";
      call.decide = undefined;
    }
  }

  /**
   * @param {string} text
   * @param {number} now
   */
  #reason(text, now) {
    this.hasReasoning = true;
    // A model that reasons first has been at it since the question, not since its first word.
    this.reasoningAt ||= this.#isFirst ? this.#startedAt : now;
    this.newReasoning += text;
  }

  /** What was thought is known at the end only, and not shown. @param {number} now */
  #hide(now) {
    this.hasReasoning = this.hiddenReasoning = true;
    this.reasoningAt = this.#startedAt;
    this.reasoningEndedAt = this.#answeredAt || now;
  }

  /**
   * @param {string} text
   * @param {number} now
   */
  #say(text, now) {
    this.#answers(now);
    this.text += text;
    this.newText += text;
  }

  /** @param {number} now */
  #answers(now) {
    this.#answeredAt ||= now;
    if (this.hasReasoning) this.reasoningEndedAt ||= now;
  }

  /** @param {import("openrouter-wasm").ToolCallArgumentsEvent | import("openrouter-wasm").ToolCallEvent} event */
  #call(event) {
    const call = this.calls.get(event.index);
    if (!call) return;
    if (event.type === "tool_call_arguments") {
      call.args += event.text;
      return;
    }
    call.id = event.id;
    call.args = event.text || "{}"; // what takes nothing may be called with nothing
    call.state = event.problem === "truncated" ? "cut" : "called";
  }

  /** @param {import("openrouter-wasm").ToolResultEvent} event */
  #result({ id, result, error }) {
    const call = this.callOf(id);
    if (!call) return;
    call.output = error ?? (typeof result === "string" ? result : JSON.stringify(result));
    if (call.state !== "refused") call.state = error === undefined ? "done" : "failed";
  }

  /** @param {import("openrouter-wasm").Annotation} annotation */
  #cite(annotation) {
    if (annotation.type !== "url_citation") return;
    const { url, title } = annotation.url_citation;
    if (url) this.sources.set(url, { url, title: title || url });
  }
}
