// @ts-check
// One step of an answer: what was thought, said, called and drawn, in this order.

import { h } from "./dom.js";
import { ImagesView, SourcesView } from "./media-view.js";
import { ReasoningView } from "./reasoning-view.js";
import { StreamingMarkdown } from "./streaming-markdown.js";
import { ToolCallView } from "./tool-call-view.js";

export class StepView {
  #reasoning = new ReasoningView();
  #prose = h("div", { class: "prose answer-text" });
  #text = new StreamingMarkdown(this.#prose);
  #tools = h("div", { class: "tools" });
  /** @type {Map<number, ToolCallView>} */
  #toolViews = new Map();
  #images = new ImagesView();
  #sources = new SourcesView();
  element = h("div", { class: "step" }, this.#reasoning.element, this.#prose, this.#tools, this.#images.element, this.#sources.element);

  /** @param {import("./answer.js").Step} step */
  update(step) {
    this.#reasoning.update(step);
    this.#text.push(step.newText);
    step.newText = "";
    for (const call of step.calls.values()) this.#tool(call.index).update(call);
    this.#images.update(step);
    this.#sources.update(step);
  }

  end() {
    this.#text.end();
  }

  /** @param {number} index */
  #tool(index) {
    let view = this.#toolViews.get(index);
    if (!view) {
      view = new ToolCallView();
      this.#toolViews.set(index, view);
      this.#tools.append(view.element);
    }
    return view;
  }
}
