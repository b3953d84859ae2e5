// @ts-check
// One answer on the page, drawn at most once a frame from what has arrived.

import { h, icon } from "./dom.js";
import { errorView, retryButton } from "./error-view.js";
import { oncePerFrame } from "./frame.js";
import { ImagesView, SourcesView } from "./media-view.js";
import { ReasoningView } from "./reasoning-view.js";
import { StreamingMarkdown } from "./streaming-markdown.js";
import { ToolCallView } from "./tool-call-view.js";
import { UsageView } from "./usage-view.js";

/** @type {Record<string, string>} endings the reader should know about */
const ENDINGS = {
  length: "Cut off at the token limit. Raise it in the settings for a longer answer.",
  content_filter: "Ended by a content filter.",
};

/** @typedef {import("./chat.js").AnswerView} Drawn */

/** @implements {Drawn} */
export class AnswerView {
  #answer;
  #requested;
  #retry;
  #pending = h("p", { class: "pending" }, h("span", { class: "pending-mark", "aria-hidden": "true" }, h("i"), h("i"), h("i")), h("span", { class: "pending-label" }, "Connecting"));
  #reasoning = new ReasoningView();
  #prose = h("div", { class: "prose answer-text" });
  #text = new StreamingMarkdown(this.#prose);
  #tools = h("div", { class: "tools" });
  /** @type {Map<number, ToolCallView>} */
  #toolViews = new Map();
  #images = new ImagesView();
  #sources = new SourcesView();
  #usage = new UsageView();
  #foot = h("div", { class: "answer-foot" });
  #frame = oncePerFrame(() => this.#render());

  element = h(
    "article",
    { class: "message answer", "aria-busy": "true", dataset: { testid: "message", role: "assistant", state: "connecting" } },
    h("h2", { class: "visually-hidden" }, "Answer"),
    h("div", { class: "answer-body" }, this.#reasoning.element, this.#prose, this.#tools, this.#images.element, this.#sources.element, this.#pending, this.#foot),
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
    const label = { connecting: "Connecting", waiting: "Connected, waiting for the first words" }[/** @type {string} */ (phase)];
    this.#pending.hidden = !label;
    if (label) /** @type {HTMLElement} */ (this.#pending.lastElementChild).textContent = label;
  }

  changed() {
    this.#frame.schedule();
  }

  /** @param {any} completion */
  done(completion) {
    this.#end();
    const ending = ENDINGS[this.#answer.finishReason];
    if (ending) this.#note(ending);
    if (!this.#answer.text && !this.#answer.calls.size && !this.#answer.images.size) this.#note("The model ended without saying anything.");
    if (completion.choices?.[0]?.message?.audio) this.#note("This answer came with sound, which this page does not play.");
  }

  stopped() {
    this.#end();
    this.#note(this.#answer.text ? "Stopped. What came so far is kept, and goes along with your next message." : "Stopped before the first word.");
    this.#foot.append(retryButton(this.#retry));
  }

  /** @param {unknown} error */
  failed(error) {
    this.#end();
    this.#foot.append(errorView(error, this.#answer.text !== "" || this.#answer.calls.size > 0, this.#retry));
  }

  /**
   * @param {number} position
   * @param {string} result
   */
  toolResult(position, result) {
    [...this.#toolViews.values()][position]?.result(result);
  }

  /** The model waits for results that this page can't give. */
  toolsLeftOpen() {
    this.#note("This page does not have these tools. Your next message tells the model so.");
  }

  dispose() {
    this.#frame.cancel();
  }

  #render() {
    const answer = this.#answer;
    this.#reasoning.update(answer);
    this.#text.push(answer.newText);
    answer.newText = "";
    const calls = [...answer.calls.values()];
    // One call after the other: when the next has begun, the one before it is whole.
    for (const [position, call] of calls.entries()) this.#tool(call)[position < calls.length - 1 ? "complete" : "update"](call);
    this.#images.update(answer);
    this.#sources.update(answer);
    this.#usage.update(answer, this.#requested);
  }

  #end() {
    this.#frame.flush();
    this.#text.end();
    for (const call of this.#answer.calls.values()) this.#tool(call).end(call);
    this.element.setAttribute("aria-busy", "false");
    if (this.#answer.text) this.#foot.append(this.#copyButton());
  }

  /** @param {import("./answer.js").CallSoFar} call */
  #tool(call) {
    let view = this.#toolViews.get(call.index);
    if (!view) {
      view = new ToolCallView();
      this.#toolViews.set(call.index, view);
      this.#tools.append(view.element);
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
