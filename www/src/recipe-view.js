// @ts-check
// A structured answer as a card, which fills in field by field.

import { h, icon } from "./dom.js";

/** @typedef {import("openrouter-wasm").Partly<import("./recipe.js").Recipe>} SoFar */

export class RecipeView {
  #title = h("h3", { class: "recipe-title" });
  #summary = h("p", { class: "recipe-summary" });
  #facts = h("p", { class: "recipe-facts" });
  #ingredients = h("ul", { class: "recipe-ingredients", "aria-label": "Ingredients" });
  #steps = h("ol", { class: "recipe-steps", "aria-label": "Steps" });
  #tip = h("p", { class: "recipe-tip" });
  #json = h("pre", { tabindex: 0, "aria-label": "JSON" });
  #source = h("details", { class: "fold recipe-json" }, h("summary", {}, icon("chevron"), "The JSON it is made of"), this.#json);
  element = h(
    "section",
    { class: "recipe", "aria-label": "Recipe", hidden: true, dataset: { testid: "recipe", state: "growing" } },
    h("header", {}, this.#title, this.#summary, this.#facts),
    h("div", { class: "recipe-columns" }, this.#ingredients, this.#steps),
    this.#tip,
    this.#source,
  );
  /** @type {SoFar | undefined} */
  #drawn;

  /** @param {import("./answer.js").Answer} answer */
  update({ value, endedAt }) {
    if (endedAt) this.element.dataset.state = "done";
    if (value === this.#drawn || typeof value !== "object" || value === null) return;
    this.element.hidden = false;
    this.#draw(value, this.#drawn ?? {});
    this.#drawn = value;
  }

  /**
   * @param {SoFar} recipe
   * @param {SoFar} before
   */
  #draw(recipe, before) {
    const { title, summary, serves, minutes, ingredients, steps, tip } = recipe;
    write(this.#title, title);
    write(this.#summary, summary);
    write(this.#facts, [serves && `Serves ${serves}`, minutes && `${minutes} minutes`].filter(Boolean).join(" · "));
    // A list that has not changed is the same object as in the value before.
    if (ingredients !== before.ingredients) fill(this.#ingredients, ingredients, ({ amount, name }) => [h("span", { class: "recipe-amount" }, amount), h("span", {}, name)]);
    if (steps !== before.steps) fill(this.#steps, steps, (step) => [h("span", {}, step)]);
    write(this.#tip, tip);
    this.#json.textContent = JSON.stringify(recipe, null, 2);
    mark(this.element, [this.#title, this.#summary, this.#facts, ...this.#ingredients.children, ...this.#steps.children, this.#tip]);
  }
}

/**
 * @param {HTMLElement} element
 * @param {unknown} text what a model wrote, which may be anything
 */
function write(element, text) {
  const words = text === undefined ? "" : String(text);
  if (element.textContent !== words) element.textContent = words;
}

/**
 * Items that are there stay as they are, but for the last one, which was growing, and those after it.
 *
 * @template T
 * @param {HTMLElement} list
 * @param {T[] | undefined} items
 * @param {(item: T) => Node[]} draw
 */
function fill(list, items, draw) {
  const all = Array.isArray(items) ? items : [];
  for (const [place, item] of all.entries()) {
    const row = list.children[place] ?? list.appendChild(h("li"));
    if (place >= list.children.length - 2) row.replaceChildren(...draw(item ?? /** @type {T} */ ({})));
  }
}

/**
 * The field that is being written carries the cursor: the last one with anything in it.
 *
 * @param {HTMLElement} card
 * @param {Element[]} fields
 */
function mark(card, fields) {
  const last = fields.findLast((field) => field.textContent !== "");
  for (const marked of card.querySelectorAll(".is-written")) marked.classList.remove("is-written");
  last?.classList.add("is-written");
}
