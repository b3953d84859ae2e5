// @ts-check
// What the reader has chosen. All of it, the key above all, lives in this object only and dies with the page.

import { OPENROUTER_URL, STANDIN_KEY, STANDIN_URL } from "./config.js";

/**
 * @typedef {"standin" | "openrouter"} Endpoint
 * @typedef {object} SettingsValues
 * @property {Endpoint} endpoint
 * @property {string} key for OpenRouter
 * @property {string} standinKey for the stand-in, if it gave one
 * @property {string} model
 * @property {number | undefined} temperature
 * @property {number | undefined} maxTokens
 * @property {string} effort empty: the model's own default
 * @property {import("./answering.js").Mode} mode what answers are to be
 * @property {boolean} webSearch
 */

export class Settings {
  /** @type {SettingsValues} */
  #values = {
    endpoint: STANDIN_URL ? "standin" : "openrouter",
    key: "",
    standinKey: "",
    model: "",
    temperature: undefined,
    maxTokens: undefined,
    effort: "",
    mode: "text",
    webSearch: false,
  };

  /** @type {Set<(changed: (keyof SettingsValues)[]) => void>} */
  #listeners = new Set();

  /** @returns {Readonly<SettingsValues>} */
  get values() {
    return this.#values;
  }

  /** @param {Partial<SettingsValues>} patch */
  set(patch) {
    const keys = /** @type {(keyof SettingsValues)[]} */ (Object.keys(patch));
    const changed = keys.filter((key) => this.#values[key] !== patch[key]);
    if (changed.length === 0) return;
    this.#values = { ...this.#values, ...patch };
    for (const listener of this.#listeners) listener(changed);
  }

  /** @param {(changed: (keyof SettingsValues)[]) => void} listener */
  onChange(listener) {
    this.#listeners.add(listener);
  }

  get baseURL() {
    return this.#values.endpoint === "standin" ? STANDIN_URL : OPENROUTER_URL;
  }

  get apiKey() {
    return this.#values.endpoint === "standin" ? this.#values.standinKey || STANDIN_KEY : this.#values.key.trim();
  }

  /** @param {Endpoint} endpoint where the key is good @param {string} key */
  setKey(endpoint, key) {
    this.set(endpoint === "standin" ? { standinKey: key } : { key });
  }
}
