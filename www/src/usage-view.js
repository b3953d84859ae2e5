// @ts-check
// The receipt of an answer: who wrote it, what it took, what it cost.

import { h, icon } from "./dom.js";
import { count, dollars, duration } from "./format.js";

export class UsageView {
  #list = h("dl", {});
  element = h("div", { class: "receipt", role: "group", "aria-label": "Usage", hidden: true }, this.#list);
  #drawn = "";

  /**
   * @param {import("./answer.js").Answer} answer
   * @param {string} requested the model that was asked for
   */
  update(answer, requested) {
    if (!answer.firstAt && !answer.endedAt) return;
    const rows = rowsOf(answer, requested);
    const key = JSON.stringify(rows);
    if (key === this.#drawn) return;
    this.#drawn = key;
    this.element.hidden = rows.length === 0;
    this.#list.replaceChildren(...rows.map(([name, value, note]) => h("div", { class: `figure figure-${name.toLowerCase().replaceAll(" ", "-")}` }, h("dt", {}, name), h("dd", {}, value, note && h("small", {}, note)))));
    if (answer.endedAt && answer.generationId) this.#list.append(generation(answer.generationId));
    if (answer.endedAt) this.element.dataset.testid = "usage"; // the receipt is final
  }
}

/**
 * @param {import("./answer.js").Answer} answer
 * @param {string} requested
 */
function rowsOf({ usage, model, provider, steps, startedAt, firstAt, endedAt, speed }, requested) {
  /** @type {[string, string, string?][]} */
  const rows = [["Model", model || requested, provider && `via ${provider}`]];
  if (steps.length > 1) rows.push(["Steps", String(steps.length)]);
  if (usage) {
    const cached = usage.prompt_tokens_details?.cached_tokens;
    const thought = usage.completion_tokens_details?.reasoning_tokens;
    if (usage.prompt_tokens !== undefined) rows.push(["Prompt", `${count(usage.prompt_tokens)} tokens`, cached ? `${count(cached)} cached` : undefined]);
    if (usage.completion_tokens !== undefined) rows.push(["Completion", `${count(usage.completion_tokens)} tokens`, thought ? `${count(thought)} reasoning` : undefined]);
    if (typeof usage.cost === "number") rows.push(["Cost", dollars(usage.cost)]);
  }
  if (firstAt) rows.push(["First words", duration(firstAt - startedAt)]);
  if (endedAt) rows.push(["Total", duration(endedAt - startedAt)]);
  if (endedAt && speed) rows.push(["Speed", `${speed < 100 ? speed.toFixed(1) : count(Math.round(speed))} tokens/s`]);
  return rows;
}

/** @param {string} id what support asks for */
function generation(id) {
  return h(
    "div",
    { class: "figure figure-generation" },
    h("dt", {}, "Generation"),
    h("dd", {}, h("button", { type: "button", class: "generation", "data-copy": id, title: `Copy ${id}`, "aria-label": `Copy generation id ${id}` }, h("code", {}, id), icon("copy"))),
  );
}
