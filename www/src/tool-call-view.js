// @ts-check
// A call the model wants made: its name, its arguments as they grow, the reader's say in it, and what came of it.

import { h, icon } from "./dom.js";

/** @type {Record<import("./answer.js").CallState, string>} */
const WORDS = {
  writing: "being written",
  called: "called",
  asking: "your decision",
  running: "running",
  done: "ran in this page",
  refused: "not allowed",
  failed: "failed",
  cut: "cut off",
};

/** Up to this many characters JSON stands on one line. */
const LINE = 48;

export class ToolCallView {
  #name = h("span", { class: "tool-name" });
  #state = h("span", { class: "tool-state" });
  #args = h("pre", { class: "tool-args", tabindex: 0, "aria-label": "Arguments" });
  #output = h("pre", { class: "tool-output", tabindex: 0, "aria-label": "Result", hidden: true });
  #ask = h("div", { class: "tool-ask", role: "group", "aria-label": "Allow this call?", hidden: true });
  element = h(
    "div",
    { class: "tool", role: "group", "aria-label": "Tool call", dataset: { testid: "tool-call" } },
    h("div", { class: "tool-head" }, icon("tool"), this.#name, this.#args, this.#state),
    this.#ask,
    this.#output,
  );
  #drawn = "";

  /** @param {import("./answer.js").CallSoFar} call */
  update(call) {
    const { name, args, state, output } = call;
    const key = `${state} ${args.length} ${output?.length}`;
    if (key === this.#drawn) return;
    this.#drawn = key;
    this.element.dataset.state = state;
    this.#name.textContent = name;
    this.#state.textContent = WORDS[state];
    this.#args.classList.toggle("is-long", args.length > LINE);
    this.#args.replaceChildren(...(state === "writing" ? [args] : highlight(tidyJSON(args))));
    this.#decide(call);
    this.#output.hidden = output === undefined;
    this.#output.replaceChildren(...highlight(tidyJSON(output ?? "")));
  }

  /** @param {import("./answer.js").CallSoFar} call */
  #decide({ name, state, decide }) {
    this.#ask.hidden = state !== "asking";
    if (this.#ask.hidden || this.#ask.hasChildNodes()) return this.#ask.hidden ? this.#ask.replaceChildren() : undefined;
    const button = (/** @type {boolean} */ allowed, /** @type {string} */ label, /** @type {string} */ look) =>
      h("button", { type: "button", class: `button ${look}`, dataset: { testid: allowed ? "allow" : "refuse" }, onclick: () => this.#say(allowed, decide) }, label);
    this.#ask.append(h("p", {}, "May ", h("code", {}, name), " run?"), h("span", { class: "tool-say" }, button(true, "Allow", "button-strong"), button(false, "Don’t allow", "")));
  }

  /**
   * @param {boolean} allowed
   * @param {((allowed: boolean) => void) | undefined} decide
   */
  #say(allowed, decide) {
    this.#args.focus({ preventScroll: true }); // the button is about to vanish
    decide?.(allowed);
  }
}

/**
 * JSON as people read it; what is none, as it is.
 * @param {string} text
 */
function tidyJSON(text) {
  try {
    const value = JSON.parse(text);
    const line = JSON.stringify(value, null, 1).replace(/\n\s*/g, " ");
    return line.length <= LINE ? line : JSON.stringify(value, null, 2);
  } catch {
    return text;
  }
}

/**
 * Keys stand back, values stand out.
 * @param {string} json
 */
function highlight(json) {
  return json.split(/("(?:[^"\\]|\\.)*"(?=\s*:))/).map((part, position) => (position % 2 ? h("span", { class: "json-key" }, part) : part));
}
