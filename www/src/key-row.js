// @ts-check
// The reader's key: brought by signing in, or typed.

import { auth } from "openrouter-wasm";
import { h } from "./dom.js";

/** @typedef {{ words: string, state: "waiting" | "done" | "failed" }} Said */

/** What the key is called among the reader's keys at OpenRouter. */
const LABEL = "openrouter-wasm demo";

export class KeyRow {
  #settings;
  #enter = h("button", { type: "button", class: "button button-strong sign-in", dataset: { testid: "sign-in" }, onclick: () => this.#signIn() }, "Sign in with OpenRouter");
  #input = h("input", {
    id: "key",
    type: "password",
    class: "input",
    placeholder: "sk-or-v1-…",
    autocomplete: "off",
    spellcheck: "false",
    autocapitalize: "off",
    "aria-describedby": "key-safety",
    "data-1p-ignore": "",
    "data-lpignore": "true",
    dataset: { testid: "key" },
  });
  #typed = h("div", { class: "row key-row" }, h("label", { for: "key" }, "or enter a key"), this.#input);
  #words = h("span", {});
  #leave = h("button", { type: "button", class: "button", dataset: { testid: "sign-out" } }, "Sign out");
  #line = h("p", { class: "key-said", role: "status", hidden: true, dataset: { testid: "signed-in" } }, this.#words, this.#leave);
  element = h(
    "div",
    { class: "row key-block" },
    this.#enter,
    this.#line,
    this.#typed,
    h("p", { id: "key-safety", class: "help" }, "The key is held in this page's memory, sent to the server above only, and gone when you reload or close the tab. Signing in makes one that is yours: you can limit it, and delete it at OpenRouter. Never put your own key into a page that others can open."),
  );

  /** @type {{ [endpoint: string]: Said | undefined }} how signing in stands, at each server */
  #said = {};
  /** @type {{ [endpoint: string]: object }} the last sign-in at each */
  #begun = {};

  /**
   * @param {import("./settings.js").Settings} settings
   * @param {() => void} onEnter the reader has typed a key
   */
  constructor(settings, onEnter) {
    this.#settings = settings;
    this.#input.addEventListener("input", () => this.#take(this.#input.value));
    this.#leave.addEventListener("click", () => {
      this.#take("");
      this.focus();
    });
    // No form, so that no browser offers to keep the key; Enter still means "done".
    this.#input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") onEnter();
    });
    settings.onChange(() => this.#show());
    this.#show();
  }

  focus() {
    this.#enter.focus();
  }

  async #signIn() {
    const { endpoint } = this.#settings.values;
    const begun = (this.#begun[endpoint] = {});
    // A second click begins anew, and a key may have been typed: what this one comes to is of no interest then.
    const isLast = () => this.#begun[endpoint] === begun;
    this.#say(endpoint, { words: "Waiting for the other window", state: "waiting" });
    try {
      const { key } = await auth.signIn({ popup: true, baseURL: this.#settings.baseURL, keyLabel: LABEL });
      if (!isLast()) return;
      if (endpoint === "openrouter") this.#input.value = "";
      this.#settings.setKey(endpoint, key);
      this.#say(endpoint, { words: `Signed in, with the key …${key.slice(-4)}`, state: "done" });
    } catch (error) {
      const { message } = /** @type {import("openrouter-wasm").OpenRouterError} */ (error);
      if (isLast()) this.#say(endpoint, { words: `${message[0].toUpperCase()}${message.slice(1)}.`, state: "failed" });
    }
  }

  /** @param {string} key */
  #take(key) {
    const { endpoint } = this.#settings.values;
    delete this.#begun[endpoint];
    this.#say(endpoint, undefined);
    this.#settings.setKey(endpoint, key);
  }

  /**
   * @param {import("./settings.js").Endpoint} endpoint
   * @param {Said | undefined} said
   */
  #say(endpoint, said) {
    this.#said[endpoint] = said;
    this.#show();
  }

  #show() {
    const { endpoint } = this.#settings.values;
    const { words = "", state = "" } = this.#said[endpoint] ?? {};
    this.#line.hidden = words === "";
    this.#line.dataset.state = state;
    this.#words.textContent = words;
    const held = document.activeElement === this.#enter;
    this.#leave.hidden = state !== "done";
    this.#enter.hidden = state === "done";
    if (held && state === "done") this.#leave.focus();
    // The stand-in asks for no key of the reader's.
    this.#typed.hidden = endpoint === "standin";
  }
}
