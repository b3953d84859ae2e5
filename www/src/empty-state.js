// @ts-check
// What stands where the conversation will be: what this page is, and something to start with.

import { h } from "./dom.js";
import { scenariosOf } from "./models.js";

const PROMPTS = [
  "Explain why the sky is blue, then why sunsets are red, in four short paragraphs.",
  "Write a binary search in Rust, with a test for the empty slice.",
  "Compare three ways to store a timestamp, as a table.",
];

/** As many scenarios as stand here before the rest is left to the picker. */
const FIRST = 8;

/**
 * @param {object} parts
 * @param {import("./models.js").Model[]} parts.models
 * @param {boolean} parts.needsKey
 * @param {(text: string) => void} parts.onPrompt
 * @param {(id: string, prompt: string) => void} parts.onScenario
 * @param {() => void} parts.onAll shows every model
 * @param {() => void} parts.onKey
 */
export function emptyState({ models, needsKey, onPrompt, onScenario, onAll, onKey }) {
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
    scenarios.length ? scenarioList(scenarios, onScenario, onAll) : promptList(onPrompt),
  );
}

/** @param {(text: string) => void} onPrompt */
function promptList(onPrompt) {
  return h("div", { class: "starts" }, h("h3", {}, "To start with"), h("ul", { class: "start-list" }, ...PROMPTS.map((text) => h("li", {}, h("button", { type: "button", class: "start", onclick: () => onPrompt(text) }, h("span", { class: "start-name" }, text))))));
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
    h("h3", {}, "Try what a real stream does"),
    h("p", { class: "starts-note" }, "A stand-in server plays the API here. Its models are scenarios; it needs no key of yours and bills nothing."),
    h(
      "ul",
      { class: "start-list" },
      ...scenarios.slice(0, FIRST).map((model) =>
        h(
          "li",
          {},
          h(
            "button",
            { type: "button", class: "start", dataset: { scenario: model.id }, onclick: () => onScenario(model.id, `Show me: ${shortName(model)}`) },
            h("span", { class: "start-name" }, shortName(model)),
            model.description && h("span", { class: "start-text" }, model.description.replaceAll("`", "")),
          ),
        ),
      ),
    ),
    scenarios.length > FIRST && h("button", { type: "button", class: "button start-all", onclick: onAll }, `All ${scenarios.length} scenarios`),
  );
}

/** @param {import("./models.js").Model} model without the "Stand-in: " that vendors' names carry too */
const shortName = ({ name }) => name.replace(/^[^:]{1,20}:\s+/, "");
