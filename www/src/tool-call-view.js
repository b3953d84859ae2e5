// @ts-check
// A call the model wants made: its name, its arguments as they grow, and the result if the page could run it.

import { h, icon } from "./dom.js";

export class ToolCallView {
  #name = h("span", { class: "tool-name" });
  #state = h("span", { class: "tool-state" }, "receiving");
  #args = h("pre", { class: "tool-args", tabindex: 0, "aria-label": "Arguments" });
  element = h(
    "div",
    { class: "tool", role: "group", "aria-label": "Tool call", dataset: { testid: "tool-call", state: "live" } },
    h("div", { class: "tool-head" }, icon("tool"), this.#name, this.#state),
    this.#args,
  );
  #drawn = "";

  /** @param {import("./answer.js").CallSoFar} call */
  update(call) {
    this.#name.textContent = call.name || "…";
    if (call.args === this.#drawn) return;
    this.#drawn = call.args;
    this.#args.textContent = call.args;
  }

  /**
   * The arguments are whole if they can be read.
   * @param {import("./answer.js").CallSoFar} call
   */
  complete(call) {
    if (this.element.dataset.state === "done") return;
    this.update(call);
    const pretty = prettyJSON(call.args);
    if (pretty === undefined) return;
    this.element.dataset.state = "done";
    this.#state.textContent = "complete";
    this.#args.replaceChildren(...highlight(pretty));
  }

  /** @param {import("./answer.js").CallSoFar} call nothing more will come */
  end(call) {
    this.complete(call);
    if (this.element.dataset.state === "done") return;
    this.element.dataset.state = "broken";
    this.#state.textContent = "cut off";
  }

  /** @param {string} result JSON */
  result(result) {
    this.#state.textContent = "ran in this page";
    this.element.append(h("pre", { class: "tool-result", tabindex: 0, "aria-label": "Result" }, ...highlight(prettyJSON(result) ?? result)));
  }
}

/** @param {string} text @returns {string | undefined} */
function prettyJSON(text) {
  if (text.trim() === "") return "{}"; // a call without parameters may come without arguments
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return undefined;
  }
}

/**
 * Keys stand back, values stand out.
 * @param {string} json
 */
function highlight(json) {
  return json.split(/("(?:[^"\\]|\\.)*"(?=\s*:))/).map((part, position) => (position % 2 ? h("span", { class: "json-key" }, part) : part));
}
