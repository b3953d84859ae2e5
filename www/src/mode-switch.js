// @ts-check
// What the answer is to be: words, a run of tools, or a card.

import { h } from "./dom.js";

/** @typedef {import("./answering.js").Mode} Mode */

/** @type {[Mode, string, string][]} */
const MODES = [
  ["text", "Text", "Words, as they come"],
  ["tools", "Tools", "The model may call a clock, dice, a calculator, and change this page’s colour"],
  ["recipe", "Recipe", "A structured answer: a recipe card that fills in field by field"],
];

/** What may be asked for, in each. @type {Record<Mode, string>} */
export const hints = { text: "Ask anything", tools: "Ask for the time, dice or a sum", recipe: "Name a dish" };

/** @param {import("./settings.js").Settings} settings */
export function modeSwitch(settings) {
  const inputs = MODES.map(([value]) => h("input", { type: "radio", name: "mode", value, dataset: { testid: `mode-${value}` }, onchange: () => settings.set({ mode: value }) }));
  const show = () => {
    for (const input of inputs) input.checked = input.value === settings.values.mode;
  };
  settings.onChange(show);
  show();
  return h("div", { class: "segments modes", role: "radiogroup", "aria-label": "Answer with" }, ...MODES.map(([, name, help], place) => h("label", { class: "segment", title: help }, inputs[place], h("span", {}, name))));
}
