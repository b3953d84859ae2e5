// @ts-check
// One answer on the page, drawn at most once a frame from what has arrived.

import { h, icon } from "./dom.js";
import { errorView, retryButton } from "./error-view.js";
import { oncePerFrame } from "./frame.js";
import { RecipeView } from "./recipe-view.js";
import { StepView } from "./step-view.js";
import { UsageView } from "./usage-view.js";

/** @type {Record<string, string>} endings the reader should know about */
const ENDINGS = {
  length: "Cut off at the token limit. Raise it in the settings for a longer answer.",
  content_filter: "Ended by a content filter.",
  max_steps: "Ended here: tools were called again and again. Your next message goes on from this point.",
  tool_calls: "The model called tools that were not offered. Choose “Tools” below to offer some.",
};

/** @type {Partial<Record<import("./chat.js").Phase, string>>} */
const PENDING = { connecting: "Connecting", waiting: "Connected, waiting for the first words" };

/** @typedef {import("./chat.js").AnswerView} Drawn */

/** @implements {Drawn} */
export class AnswerView {
  #answer;
  #requested;
  #retry;
  #pending = h("p", { class: "pending" }, h("span", { class: "pending-mark", "aria-hidden": "true" }, h("i"), h("i"), h("i")), h("span", { class: "pending-label" }, PENDING.connecting));
  #steps = h("div", { class: "steps" });
  /** @type {StepView[]} */
  #stepViews = [];
  #recipe = new RecipeView();
  #usage = new UsageView();
  #foot = h("div", { class: "answer-foot" });
  #frame = oncePerFrame(() => this.#render());

  element = h(
    "article",
    { class: "message answer", "aria-busy": "true", dataset: { testid: "message", role: "assistant", state: "connecting" } },
    h("h2", { class: "visually-hidden" }, "Answer"),
    h("div", { class: "answer-body" }, this.#steps, this.#recipe.element, this.#pending, this.#foot),
    this.#usage.element,
  );

  /**
   * @param {import("./answer.js").Answer} answer
   * @param {string} requested the model that was asked for
   * @param {() => void} retry
   */
  constructor(answer, requested, retry) {
    this.#answer = answer;
    this.#requested = requested;
    this.#retry = retry;
  }

  /** @param {import("./chat.js").Phase} phase */
  phase(phase) {
    this.element.dataset.state = phase;
    this.#pending.hidden = !(phase in PENDING);
    if (phase in PENDING) /** @type {HTMLElement} */ (this.#pending.lastElementChild).textContent = /** @type {string} */ (PENDING[phase]);
  }

  changed() {
    this.#frame.schedule();
  }

  done() {
    this.#end();
    const ending = ENDINGS[this.#answer.finishReason];
    if (ending) this.#note(ending);
    if (!this.#answer.hasBegun) this.#note("The model ended without saying anything.");
    if (this.#answer.hasAudio) this.#note("This answer came with sound, which this page does not play.");
  }

  stopped() {
    this.#end();
    this.#note(this.#answer.hasBegun ? "Stopped. What came so far is kept, and goes along with your next message." : "Stopped before the first word.");
    this.#foot.append(retryButton(this.#retry));
  }

  /** @param {unknown} error */
  failed(error) {
    this.#end();
    this.#foot.append(errorView(error, this.#answer.hasBegun, this.#retry));
  }

  dispose() {
    this.#frame.cancel();
  }

  #render() {
    const answer = this.#answer;
    for (const [place, step] of answer.steps.entries()) this.#step(place).update(step);
    this.#recipe.update(answer);
    this.#usage.update(answer, this.#requested);
  }

  #end() {
    this.#frame.flush();
    for (const view of this.#stepViews) view.end();
    this.element.setAttribute("aria-busy", "false");
    if (this.#answer.text) this.#foot.append(this.#copyButton());
  }

  /** @param {number} place */
  #step(place) {
    let view = this.#stepViews[place];
    if (!view) {
      this.#stepViews.push((view = new StepView()));
      this.#steps.append(view.element);
    }
    return view;
  }

  #copyButton() {
    return h("button", { type: "button", class: "copy copy-answer", "data-copy": this.#answer.text, "aria-label": "Copy answer" }, icon("copy"), h("span", {}, "Copy"));
  }

  /** @param {string} text */
  #note(text) {
    this.#foot.append(h("p", { class: "note" }, text));
  }
}
