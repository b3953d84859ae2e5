// @ts-check
// The thinking before an answer: open while it grows, folded with its duration once the answer begins.

import { h, icon } from "./dom.js";
import { duration } from "./format.js";
import { StreamingMarkdown } from "./streaming-markdown.js";

export class ReasoningView {
  #label = h("span", { class: "reasoning-label" }, "Thinking");
  #time = h("span", { class: "reasoning-time" });
  #body = h("div", { class: "reasoning-body prose" });
  #text = new StreamingMarkdown(this.#body);
  #summary = h("summary", {}, icon("chevron"), this.#label, " ", this.#time);
  element = h("details", { class: "reasoning", dataset: { testid: "reasoning" }, hidden: true }, this.#summary, this.#body);
  #touched = false;
  #wrote = false;

  constructor() {
    // The reader's own choice stands: nothing folds what they opened.
    this.#summary.addEventListener("click", () => (this.#touched = true));
  }

  /** @param {import("./answer.js").Answer} answer */
  update(answer) {
    if (!answer.hasReasoning) return;
    if (this.element.hidden) {
      this.element.hidden = false;
      this.element.dataset.state = "live";
    }
    if (answer.newReasoning) {
      this.#text.push(answer.newReasoning);
      answer.newReasoning = "";
      if (!this.#wrote && !answer.reasoningEndedAt) this.element.open = true;
      this.#wrote = true;
      if (!answer.reasoningEndedAt) this.#body.scrollTop = this.#body.scrollHeight;
    }
    if (answer.reasoningEndedAt && this.element.dataset.state === "live") this.#fold(answer);
  }

  /** @param {import("./answer.js").Answer} answer */
  #fold(answer) {
    this.element.dataset.state = "done";
    this.#text.end();
    this.#label.textContent = "Thought for";
    this.#time.textContent = duration(answer.reasoningEndedAt - answer.reasoningAt);
    if (!this.#wrote) this.#body.append(h("p", {}, answer.hiddenReasoning ? "The provider keeps this reasoning to itself: only an encrypted form came." : "No text came with it."));
    if (!this.#touched) this.element.open = false;
  }
}
