// @ts-check
// What stands where the conversation will be: what this page is, and something to start with.

import { h, icon } from "./dom.js";
import { scenariosOf } from "./models.js";
import { trials } from "./trials.js";

/**
 * @param {object} parts
 * @param {import("./models.js").Model[]} parts.models
 * @param {boolean} parts.needsKey
 * @param {(trial: import("./trials.js").Trial) => void} parts.onTrial
 * @param {(id: string, prompt: string) => void} parts.onScenario
 * @param {() => void} parts.onAll shows every model
 * @param {() => void} parts.onKey
 */
export function emptyState({ models, needsKey, onTrial, onScenario, onAll, onKey }) {
  const scenarios = scenariosOf(models);
  return h(
    "section",
    { class: "empty" },
    h("h2", { class: "empty-title" }, "Every word, as it lands."),
    h(
      "p",
      { class: "empty-lead" },
      "This page talks to OpenRouter through ",
      h("code", {}, "openrouter-wasm"),
      ": a client written in Rust, compiled to WebAssembly and running in this tab.",
    ),
    needsKey && h("p", { class: "empty-key" }, h("button", { type: "button", class: "button button-strong", onclick: onKey }, "Sign in or enter a key"), h("span", {}, "The key stays in this page's memory only.")),
    h("ul", { class: "trials", "aria-label": "Try" }, ...trials.map((trial) => h("li", {}, trialButton(trial, onTrial)))),
    scenarios.length > 0 && scenarioList(scenarios, onScenario, onAll),
  );
}

/**
 * @param {import("./trials.js").Trial} trial
 * @param {(trial: import("./trials.js").Trial) => void} onTrial
 */
function trialButton(trial, onTrial) {
  return h(
    "button",
    { type: "button", class: "trial", dataset: { testid: "trial", trial: trial.scenario }, onclick: () => onTrial(trial) },
    h("span", { class: "trial-icon" }, icon(trial.icon)),
    h("span", { class: "trial-name" }, trial.name),
    h("span", { class: "trial-text" }, trial.text),
  );
}

/**
 * @param {import("./models.js").Model[]} scenarios
 * @param {(id: string, prompt: string) => void} onScenario
 * @param {() => void} onAll
 */
function scenarioList(scenarios, onScenario, onAll) {
  return h(
    "div",
    { class: "starts" },
    h("h3", {}, "Or see what a real stream does"),
    h("p", { class: "starts-note" }, "A stand-in server plays the API here. Its models are scenarios; it needs no key of yours and bills nothing."),
    h(
      "p",
      { class: "start-list" },
      ...scenarios
        .slice(0, FIRST)
        .map((model) =>
          h(
            "button",
            { type: "button", class: "button start", title: model.description?.replaceAll("`", ""), dataset: { scenario: model.id }, onclick: () => onScenario(model.id, `Show me: ${shortName(model)}`) },
            shortName(model),
          ),
        ),
      scenarios.length > FIRST && h("button", { type: "button", class: "button start start-all", onclick: onAll }, `All ${scenarios.length}`),
    ),
  );
}

/** As many scenarios as stand here before the rest is left to the picker. */
const FIRST = 6;

/** @param {import("./models.js").Model} model without the "Stand-in: " that vendors' names carry too */
const shortName = ({ name }) => name.replace(/^[^:]{1,20}:\s+/, "");
