// @ts-check
// The settings. Each takes effect as it is changed; nothing is stored but the theme.

import { OPENROUTER_URL, STANDIN_URL } from "./config.js";
import { closeOnBackdrop, h, iconButton } from "./dom.js";
import { KeyRow } from "./key-row.js";
import { onTheme, setTheme } from "./theme.js";

export class SettingsDialog {
  #settings;
  #key;
  dialog;

  /** @param {import("./settings.js").Settings} settings */
  constructor(settings) {
    this.#settings = settings;
    this.#key = new KeyRow(settings, () => this.dialog.close());
    this.dialog = h(
      "dialog",
      { class: "sheet", "aria-labelledby": "settings-title", dataset: { testid: "settings-dialog" } },
      h("header", { class: "sheet-head" }, h("h2", { id: "settings-title" }, "Settings"), iconButton("close", "Close settings", { onclick: () => this.dialog.close() })),
      h("div", { class: "sheet-body" }, this.#connection(), this.#answer(), this.#extras(), appearance()),
    );
    closeOnBackdrop(this.dialog);
  }

  open() {
    this.dialog.showModal();
  }

  /** Opens at the ways to a key, for someone who tried to send without one. */
  askForKey() {
    this.open();
    this.#key.focus();
  }

  #connection() {
    const { endpoint } = this.#settings.values;
    /**
     * @param {import("./settings.js").Endpoint} value
     * @param {string} name
     * @param {string} help
     * @param {boolean} [disabled]
     */
    const choice = (value, name, help, disabled) =>
      h(
        "label",
        { class: "choice" },
        h("input", { type: "radio", name: "endpoint", value, checked: endpoint === value, disabled, dataset: { testid: `endpoint-${value}` }, onchange: () => this.#settings.set({ endpoint: value }) }),
        h("span", { class: "choice-name" }, name),
        h("span", { class: "choice-help" }, help),
      );
    return h(
      "fieldset",
      {},
      h("legend", {}, "Connection"),
      choice("standin", "Stand-in server", STANDIN_URL || "This page was served without one.", !STANDIN_URL),
      choice("openrouter", "OpenRouter", OPENROUTER_URL),
      this.#key.element,
    );
  }

  #answer() {
    /**
     * @param {string} id
     * @param {string} name
     * @param {"temperature" | "maxTokens"} setting
     * @param {Record<string, unknown>} props
     */
    const number = (id, name, setting, props) => {
      const input = h("input", { id, type: "number", class: "input", placeholder: "model's default", dataset: { testid: id }, ...props });
      input.addEventListener("input", () => this.#settings.set({ [setting]: input.value === "" || !input.validity.valid ? undefined : input.valueAsNumber }));
      return h("div", { class: "row" }, h("label", { for: id }, name), input);
    };
    const effort = h(
      "select",
      { id: "effort", class: "input", dataset: { testid: "effort" }, onchange: () => this.#settings.set({ effort: effort.value }) },
      h("option", { value: "" }, "model's default"),
      ...["none", "minimal", "low", "medium", "high", "xhigh"].map((value) => h("option", { value }, value)),
    );
    return h(
      "fieldset",
      {},
      h("legend", {}, "Answer"),
      h(
        "div",
        { class: "row-group" },
        number("temperature", "Temperature (0 to 2)", "temperature", { min: 0, max: 2, step: 0.1, inputmode: "decimal" }),
        number("max-tokens", "Token limit", "maxTokens", { min: 1, step: 1, inputmode: "numeric" }),
        h("div", { class: "row" }, h("label", { for: "effort" }, "Reasoning effort"), effort),
      ),
    );
  }

  #extras() {
    /**
     * @param {"webSearch"} setting
     * @param {string} name
     * @param {string} help
     */
    const toggle = (setting, name, help) => {
      const input = h("input", { type: "checkbox", role: "switch", dataset: { testid: setting }, onchange: () => this.#settings.set({ [setting]: input.checked }) });
      return h("label", { class: "choice choice-switch" }, input, h("span", { class: "choice-name" }, name), h("span", { class: "choice-help" }, help));
    };
    return h(
      "fieldset",
      {},
      h("legend", {}, "Extras"),
      toggle("webSearch", "Search the web", "Answers cite their sources. OpenRouter bills each search."),
    );
  }
}

function appearance() {
  /** @type {[import("./theme.js").Theme, string][]} */
  const themes = [["auto", "System"], ["light", "Light"], ["dark", "Dark"]];
  const inputs = themes.map(([value]) => h("input", { type: "radio", name: "theme", value, dataset: { testid: `theme-${value}` }, onchange: () => setTheme(value) }));
  onTheme((theme) => {
    for (const input of inputs) input.checked = input.value === theme;
  });
  return h("fieldset", {}, h("legend", {}, "Appearance"), h("div", { class: "segments" }, ...themes.map(([, name], position) => h("label", { class: "segment" }, inputs[position], h("span", {}, name)))));
}
