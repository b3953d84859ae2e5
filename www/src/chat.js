// @ts-check
// The conversation: what is sent, what comes back, and what of it the next request carries.

import { OpenRouter, OpenRouterError, user } from "openrouter-wasm";
import { Answer } from "./answer.js";
import { answering } from "./answering.js";
import { buildRequest, withAnswers } from "./request.js";

/**
 * @typedef {import("openrouter-wasm").ChatMessage} ChatMessage
 * @typedef {import("./attachment.js").Attachment} Attachment
 *
 * @typedef {"idle" | "connecting" | "waiting" | "streaming" | "asking" | "done" | "stopped" | "error"} Phase
 *
 * @typedef {object} AnswerView
 * @property {(phase: Phase) => void} phase
 * @property {() => void} changed
 * @property {() => void} done
 * @property {() => void} stopped
 * @property {(error: unknown) => void} failed
 *
 * @typedef {object} ChatView
 * @property {(text: string, attachments: Attachment[]) => void} addUser
 * @property {(answer: Answer, model: string) => AnswerView} addAnswer
 * @property {() => void} clear
 */

export class Chat {
  #settings;
  #view;
  #onPhase;
  #findModel;
  /** The conversation up to the last question, whose attachments may still be being read. @type {(ChatMessage | Promise<ChatMessage>)[]} */
  #asked = [];
  /** The conversation that the next question goes on with. @type {ChatMessage[]} */
  #messages = [];
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

  /**
   * @param {string} text
   * @param {Attachment[]} attachments
   */
  async ask(text, attachments) {
    if (this.busy) return;
    this.#view.addUser(text, attachments);
    const said = attachments.length > 0 ? user(...(text ? [text] : []), ...attachments.map(({ part }) => part)) : user(text);
    this.#asked = [...withAnswers(this.#messages), said];
    await this.#answer();
  }

  /** The same question once more; what the failed answer left behind is not sent. */
  async retry() {
    if (!this.busy) await this.#answer();
  }

  stop() {
    this.#controller?.abort();
  }

  clear() {
    this.#epoch++;
    this.stop();
    this.#controller = undefined;
    this.#asked = [];
    this.#messages = [];
    this.#view.clear();
    this.#onPhase("idle");
  }

  async #answer() {
    const epoch = this.#epoch;
    const { values } = this.#settings;
    const { signal } = (this.#controller = new AbortController());
    const answer = new Answer();
    const view = this.#view.addAnswer(answer, values.model);

    /** @type {Phase} */
    let current = "idle";
    const enter = (/** @type {Phase} */ phase) => {
      if (epoch !== this.#epoch || phase === current) return;
      current = phase;
      view.phase(phase);
      this.#onPhase(phase, answer);
    };
    const changed = () => {
      enter(answer.calls.some(({ state }) => state === "asking") ? "asking" : "streaming");
      view.changed();
    };
    const options = { signal, onRequest: () => enter("connecting"), onResponse: () => enter("waiting") };

    /** @type {Phase} */
    let end = "done";
    /** @type {unknown} */
    let failure;
    try {
      enter("connecting");
      answer.messages = await Promise.all(this.#asked);
      const request = buildRequest(values, this.#findModel(values.model), answer.messages);
      await answering[values.mode]({ chat: this.#client().chat, request, options, answer, changed });
    } catch (error) {
      failure = error;
      end = signal.aborted ? "stopped" : "error";
      if (error instanceof OpenRouterError) {
        answer.keep(error.partial);
        answer.generationId ||= error.generationId ?? "";
      }
    }
    if (epoch !== this.#epoch) return;
    answer.end();
    this.#controller = undefined;
    this.#messages = [...answer.messages, ...(answer.unfinished ? [/** @type {ChatMessage} */ ({ role: "assistant", content: answer.unfinished })] : [])];
    if (end === "done") view.done();
    else if (end === "stopped") view.stopped();
    else view.failed(failure);
    enter(end);
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
