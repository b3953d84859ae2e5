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
  element = h("details", { class: "fold reasoning", dataset: { testid: "reasoning" }, hidden: true }, this.#summary, this.#body);
  #touched = false;
  #wrote = false;

  constructor() {
    // The reader's own choice stands: nothing folds what they opened.
    this.#summary.addEventListener("click", () => (this.#touched = true));
  }

  /** @param {import("./answer.js").Step} step */
  update(step) {
    if (!step.hasReasoning) return;
    if (this.element.hidden) {
      this.element.hidden = false;
      this.element.dataset.state = "live";
    }
    if (step.newReasoning) {
      this.#text.push(step.newReasoning);
      step.newReasoning = "";
      if (!this.#wrote && !step.reasoningEndedAt) this.element.open = true;
      this.#wrote = true;
      if (!step.reasoningEndedAt) this.#body.scrollTop = this.#body.scrollHeight;
    }
    if (step.reasoningEndedAt && this.element.dataset.state === "live") this.#fold(step);
  }

  /** @param {import("./answer.js").Step} step */
  #fold(step) {
    this.element.dataset.state = "done";
    this.#text.end();
    this.#label.textContent = "Thought for";
    this.#time.textContent = duration(step.reasoningEndedAt - step.reasoningAt);
    if (!this.#wrote) this.#body.append(h("p", {}, step.hiddenReasoning ? "The provider keeps this reasoning to itself: only an encrypted form came." : "No text came with it."));
    if (!this.#touched) this.element.open = false;
  }
}
