// @ts-check
// A searchable list of models: a button that names the choice, and a dialog with a combobox in it.

import { closeOnBackdrop, h, icon, iconButton } from "./dom.js";
import { compact, perMillion } from "./format.js";
import { isScenario } from "./models.js";

/** @typedef {import("./models.js").Model} Model */

export class ModelPicker {
  #onPick;
  #name = h("span", { class: "model-name" }, "Choose a model");
  button = h("button", { type: "button", class: "model-button", "aria-haspopup": "dialog", dataset: { testid: "model" } }, h("span", { class: "visually-hidden" }, "Model: "), this.#name, icon("chevron"));

  #search = h("input", {
    type: "text",
    class: "picker-search",
    role: "combobox",
    placeholder: "Search by name or id",
    "aria-label": "Search models",
    "aria-expanded": "true",
    "aria-controls": "model-list",
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
    enterkeyhint: "done",
    dataset: { testid: "model-search" },
  });
  #list = h("ul", { id: "model-list", class: "picker-list", role: "listbox", "aria-label": "Models", tabindex: -1 });
  #found = h("p", { class: "picker-found", role: "status" });
  dialog = h(
    "dialog",
    { class: "picker", "aria-label": "Choose a model", dataset: { testid: "model-dialog" } },
    h("div", { class: "picker-head" }, icon("search"), this.#search, iconButton("close", "Close", { onclick: () => this.dialog.close() })),
    this.#list,
    h("div", { class: "picker-foot" }, this.#found, h("p", { class: "picker-keys", "aria-hidden": "true" }, h("kbd", {}, "↑"), h("kbd", {}, "↓"), " choose ", h("kbd", {}, "Enter"), " picks")),
  );

  /** @type {{ model: Model, text: string, element: HTMLLIElement }[]} */
  #options = [];
  /** Any id may be asked for by name: presets and variants are not in the list. */
  #custom = h("li", { class: "option option-custom", role: "option", id: "model-custom", hidden: true });
  #chosen = "";
  /** @type {HTMLLIElement | undefined} */
  #active;

  /** @param {(id: string) => void} onPick */
  constructor(onPick) {
    this.#onPick = onPick;
    closeOnBackdrop(this.dialog);
    this.button.addEventListener("click", () => this.open());
    this.#search.addEventListener("input", () => this.#filter());
    this.#search.addEventListener("keydown", (event) => this.#key(event));
    this.#list.addEventListener("click", (event) => {
      const option = event.target instanceof Element ? event.target.closest("li") : null;
      if (option?.dataset.modelId) this.#pick(option.dataset.modelId);
    });
    // The search keeps the focus, so that typing goes on after a tap in the list.
    this.#list.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "mouse") event.preventDefault();
    });
  }

  open() {
    this.#search.value = "";
    this.#filter();
    this.dialog.showModal();
    this.#search.focus();
    const chosen = this.#options.find(({ model }) => model.id === this.#chosen)?.element;
    if (chosen) this.#activate(chosen, "center");
  }

  /** @param {string} id */
  choose(id) {
    this.#chosen = id;
    const model = this.find(id);
    this.#name.textContent = model?.name ?? (id || "Choose a model");
    this.button.dataset.model = id;
    this.button.title = id;
    for (const option of this.#options) option.element.setAttribute("aria-selected", String(option.model.id === id));
  }

  /** @param {string} id */
  find(id) {
    return this.#options.find(({ model }) => model.id === id)?.model;
  }

  /** @param {Model[]} models */
  setModels(models) {
    // The stand-in's descriptions say what each entry does; a real model's is an essay.
    const describe = models.some((model) => isScenario(model.id));
    this.#options = models.map((model, position) => ({
      model,
      text: `${model.name} ${model.id} ${describe ? model.description : ""}`.toLowerCase(),
      element: optionElement(model, `model-option-${position}`, describe),
    }));
    this.#list.replaceChildren(this.#custom, ...this.#options.map(({ element }) => element));
    this.#filter();
    this.choose(this.#chosen);
  }

  /** @param {string} words instead of a list */
  setNotice(words) {
    this.#options = [];
    this.#list.replaceChildren(h("li", { class: "picker-notice", role: "presentation" }, words), this.#custom);
    this.#filter();
    this.#found.textContent = "";
  }

  #filter() {
    const query = this.#search.value.trim();
    const words = query.toLowerCase().split(/\s+/);
    let found = 0;
    for (const { text, element } of this.#options) {
      element.hidden = !words.every((word) => text.includes(word));
      if (!element.hidden) found++;
    }
    const known = this.#options.some(({ model }) => model.id === query);
    this.#custom.hidden = known || !/^[@~\w][\w.-]*\/\S+$/.test(query);
    this.#custom.dataset.modelId = query;
    this.#custom.replaceChildren(h("span", { class: "option-name" }, `Use “${query}” as it is`));
    this.#found.textContent = found === 0 ? "No model matches" : `${found} ${found === 1 ? "model" : "models"}`;
    this.#activate(this.#visible()[0], "nearest");
  }

  #visible() {
    return /** @type {HTMLLIElement[]} */ ([...this.#list.querySelectorAll("li[role=option]:not([hidden])")]);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const visible = this.#visible();
    const at = this.#active ? visible.indexOf(this.#active) : -1;
    /** @type {Record<string, number>} */
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8 };
    if (event.key in moves) {
      event.preventDefault();
      const to = moves[event.key];
      // Single steps go round, pages stop at the ends.
      const wrapped = event.key.startsWith("Arrow") ? (to + visible.length) % visible.length : Math.max(0, Math.min(visible.length - 1, to));
      this.#activate(visible[wrapped], "nearest");
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      const id = this.#active?.dataset.modelId;
      if (id) this.#pick(id);
    }
  }

  /**
   * @param {HTMLLIElement | undefined} option
   * @param {ScrollLogicalPosition} block
   */
  #activate(option, block) {
    this.#active?.classList.remove("is-active");
    this.#active = option;
    option?.classList.add("is-active");
    option?.scrollIntoView({ block });
    if (option) this.#search.setAttribute("aria-activedescendant", option.id);
    else this.#search.removeAttribute("aria-activedescendant");
  }

  /** @param {string} id */
  #pick(id) {
    this.dialog.close();
    this.#onPick(id);
  }
}

/**
 * @param {Model} model
 * @param {string} id
 * @param {boolean} describe
 */
function optionElement(model, id, describe) {
  const [prompt, completion] = [perMillion(model.pricing?.prompt), perMillion(model.pricing?.completion)];
  const price = prompt === completion ? prompt : `${prompt} in, ${completion} out`;
  const facts = [model.context_length && `${compact(model.context_length)} context`, price && (price.includes("$") ? `${price} per million` : price)].filter(Boolean);
  return h(
    "li",
    { class: "option", role: "option", id, "aria-selected": "false", dataset: { modelId: model.id } },
    h("span", { class: "option-name" }, model.name),
    h("span", { class: "option-id" }, model.id),
    describe ? model.description && h("span", { class: "option-text" }, model.description.replaceAll("`", "")) : h("span", { class: "option-facts" }, facts.join(" · ")),
  );
}
