// @ts-check
// An error for people: what happened, what to do, and the details for whoever can use them.

import { h, icon } from "./dom.js";
import { inWords } from "./error-words.js";

/**
 * @param {unknown} error
 * @param {boolean} begun whether part of the answer had arrived
 * @param {() => void} retry
 */
export function errorView(error, begun, retry) {
  const { title, message, advice, facts } = inWords(error, begun);
  return h(
    "section",
    { class: "error", role: "alert", dataset: { testid: "error", kind: /** @type {any} */ (error)?.kind ?? "internal" } },
    h("h3", {}, icon("alert"), title),
    h("p", { class: "error-message" }, message),
    h("p", { class: "error-advice" }, advice),
    facts.length > 0 && h("dl", { class: "error-facts" }, ...facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
    retryButton(retry),
  );
}

/** @param {() => void} retry */
export function retryButton(retry) {
  return h("button", { type: "button", class: "button retry", dataset: { testid: "retry" }, onclick: retry }, icon("retry"), "Try again");
}
