// @ts-check
// The conversation: what is sent, what comes back, and what of it the next request carries.

import { OpenRouter, OpenRouterError } from "openrouter-wasm";
import { Answer } from "./answer.js";
import { answerOpenToolCalls, buildRequest, toHistory } from "./request.js";
import { canRunAll, runTool } from "./tools.js";

/**
 * @typedef {"idle" | "connecting" | "waiting" | "streaming" | "done" | "stopped" | "error"} Phase
 *
 * @typedef {object} AnswerView
 * @property {(phase: Phase) => void} phase
 * @property {() => void} changed
 * @property {(completion: any) => void} done
 * @property {() => void} stopped
 * @property {(error: unknown) => void} failed
 * @property {(position: number, result: string) => void} toolResult
 * @property {() => void} toolsLeftOpen
 *
 * @typedef {object} ChatView
 * @property {(text: string) => void} addUser
 * @property {(answer: Answer, model: string) => AnswerView} addAnswer
 * @property {() => void} clear
 */

/** Tool calls may follow one another, but not for ever. */
const MAX_STEPS = 6;

export class Chat {
  #settings;
  #view;
  #onPhase;
  #findModel;
  /** @type {any[]} */
  #messages = [];
  /** The text of an answer that did not end: it counts only if the conversation goes on from there. */
  #unfinished = "";
  /** @type {AbortController | undefined} */
  #controller;
  /** Grows with every new chat, so that a late end of an old answer finds nothing to write to. */
  #epoch = 0;

  /**
   * @param {object} parts
   * @param {import("./settings.js").Settings} parts.settings
   * @param {ChatView} parts.view
   * @param {(phase: Phase, answer?: Answer) => void} parts.onPhase
   * @param {(id: string) => import("./models.js").Model | undefined} parts.findModel
   */
  constructor({ settings, view, onPhase, findModel }) {
    this.#settings = settings;
    this.#view = view;
    this.#onPhase = onPhase;
    this.#findModel = findModel;
  }

  get busy() {
    return this.#controller !== undefined;
  }

  /** @param {string} text */
  async ask(text) {
    if (this.busy) return;
    if (this.#unfinished) this.#messages.push({ role: "assistant", content: this.#unfinished });
    answerOpenToolCalls(this.#messages);
    this.#messages.push({ role: "user", content: text });
    this.#view.addUser(text);
    await this.#run();
  }

  /** The same question once more; what the failed answer left behind is not sent. */
  async retry() {
    if (!this.busy) await this.#run();
  }

  stop() {
    this.#controller?.abort();
  }

  clear() {
    this.#epoch++;
    this.stop();
    this.#controller = undefined;
    this.#messages = [];
    this.#unfinished = "";
    this.#view.clear();
    this.#onPhase("idle");
  }

  async #run() {
    for (let step = 0; step < MAX_STEPS; step++) if (!(await this.#answer())) return;
  }

  /** @returns {Promise<boolean>} whether tools ran and the model is to go on */
  async #answer() {
    const epoch = this.#epoch;
    const { values } = this.#settings;
    const controller = (this.#controller = new AbortController());
    const answer = new Answer();
    const view = this.#view.addAnswer(answer, values.model);
    this.#unfinished = "";

    /** @param {Phase} phase */
    const enter = (phase) => {
      if (epoch !== this.#epoch) return;
      view.phase(phase);
      this.#onPhase(phase, answer);
    };

    /** @type {any} */
    let stream;
    try {
      enter("connecting");
      const request = /** @type {any} */ (buildRequest(values, this.#findModel(values.model), this.#messages));
      stream = await this.#client().chat.stream(request, { signal: controller.signal });
      answer.generationId = stream.generationId ?? "";
      enter("waiting");
      for await (const chunk of stream) {
        if (!answer.firstChunkAt) enter("streaming");
        answer.add(chunk);
        view.changed();
      }
      const completion = await stream.final();
      if (epoch !== this.#epoch) return false;
      answer.end();
      view.done(completion);
      const message = completion.choices?.[0]?.message ?? {};
      this.#messages.push(toHistory(message));
      const goOn = this.#runTools(message.tool_calls ?? [], view);
      this.#controller = undefined;
      enter("done");
      return goOn;
    } catch (error) {
      if (epoch !== this.#epoch) return false;
      const partial = (error instanceof OpenRouterError && error.partial) || stream?.partial;
      answer.keep(partial);
      if (error instanceof OpenRouterError) answer.generationId ||= error.generationId ?? "";
      answer.end();
      this.#unfinished = answer.text;
      const stopped = controller.signal.aborted;
      if (stopped) view.stopped();
      else view.failed(error);
      this.#controller = undefined;
      enter(stopped ? "stopped" : "error");
      return false;
    }
  }

  /**
   * @param {import("./tools.js").ToolCall[]} calls
   * @param {AnswerView} view
   */
  #runTools(calls, view) {
    if (calls.length === 0) return false;
    if (!this.#settings.values.tools || !canRunAll(calls)) {
      view.toolsLeftOpen();
      return false;
    }
    for (const [position, call] of calls.entries()) {
      const result = runTool(call);
      view.toolResult(position, result);
      this.#messages.push({ role: "tool", tool_call_id: call.id, content: result });
    }
    return true;
  }

  /** A client is cheap to make, and the settings may have changed since the last call. */
  #client() {
    return new OpenRouter({
      baseURL: this.#settings.baseURL,
      apiKey: this.#settings.apiKey,
      appUrl: location.origin,
      appTitle: "openrouter-wasm demo",
    });
  }
}
