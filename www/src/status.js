// @ts-check
// One quiet line that says where things stand; what it says is read out, the answer as it grows is not.

import { h } from "./dom.js";

/** @type {Record<import("./chat.js").Phase, string>} */
const WORDS = {
  idle: "Ready",
  connecting: "Connecting",
  waiting: "Waiting for the first words",
  streaming: "Answering",
  asking: "Your decision is needed",
  done: "Answer finished",
  stopped: "Stopped",
  error: "The answer failed",
};

/** An answer up to this long is read out whole when it is finished. */
const SHORT = 400;

export class Status {
  #words = h("span", {}, WORDS.idle);
  #aside = h("span", { class: "visually-hidden" });
  element = h("p", { class: "status", role: "status", dataset: { testid: "status", state: "idle" } }, h("span", { class: "status-dot", "aria-hidden": "true" }), this.#words, this.#aside);

  /**
   * @param {import("./chat.js").Phase} phase
   * @param {import("./answer.js").Answer} [answer]
   */
  show(phase, answer) {
    this.element.dataset.state = phase;
    this.#words.textContent = WORDS[phase];
    this.#aside.textContent = phase === "done" && answer?.text ? (answer.text.length <= SHORT ? `: ${answer.text}` : `, ${answer.text.split(/\s+/).length} words`) : "";
  }

  /** @param {string} words read out, not shown */
  announce(words) {
    this.#aside.textContent = `. ${words}`;
  }
}
