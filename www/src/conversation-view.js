// @ts-check
// The transcript: questions and answers in order, or the empty state.

import { AnswerView } from "./answer-view.js";
import { forget } from "./attachment.js";
import { attachmentView } from "./attachment-view.js";
import { h } from "./dom.js";

/** @typedef {import("./chat.js").ChatView} Shown */

/** @implements {Shown} */
export class ConversationView {
  element = h("section", { class: "conversation", "aria-label": "Conversation" });
  #onRetry;
  #onAdd;
  /** @type {AnswerView | undefined} */
  #latest;
  /** @type {import("./attachment.js").Attachment[]} */
  #attached = [];

  /**
   * @param {object} parts
   * @param {() => void} parts.onRetry
   * @param {() => void} parts.onAdd something was added at the end
   */
  constructor({ onRetry, onAdd }) {
    this.#onRetry = onRetry;
    this.#onAdd = onAdd;
  }

  get isEmpty() {
    return this.element.querySelector(".message") === null;
  }

  /** @param {HTMLElement} content shown until the first message */
  showEmpty(content) {
    if (this.isEmpty) this.element.replaceChildren(content);
  }

  /**
   * @param {string} text
   * @param {import("./attachment.js").Attachment[]} attachments
   */
  addUser(text, attachments) {
    if (this.isEmpty) this.element.replaceChildren();
    this.#attached.push(...attachments);
    this.element.append(
      h(
        "article",
        { class: "message question", dataset: { testid: "message", role: "user" } },
        h("h2", { class: "visually-hidden" }, "You asked"),
        text && h("p", { class: "question-text" }, text),
        attachments.length > 0 && h("p", { class: "question-files" }, ...attachments.map(attachmentView)),
      ),
    );
    this.#onAdd();
  }

  /**
   * @param {import("./answer.js").Answer} answer
   * @param {string} model
   */
  addAnswer(answer, model) {
    const view = (this.#latest = new AnswerView(answer, model, this.#onRetry));
    this.element.append(view.element);
    this.#onAdd();
    return view;
  }

  clear() {
    this.#latest?.dispose();
    this.#attached.splice(0).forEach(forget);
    this.element.replaceChildren();
  }
}
