// @ts-check
// Where the reader writes. Sending turns into stopping while an answer runs.

import { h, icon } from "./dom.js";

export class Composer {
  #prompt = h("textarea", {
    id: "prompt",
    class: "prompt",
    rows: 1,
    placeholder: "Ask anything",
    "aria-label": "Message",
    enterkeyhint: "send",
    dataset: { testid: "prompt" },
  });
  #send = h("button", { type: "submit", class: "round-button send", "aria-label": "Send", title: "Send", disabled: true, dataset: { testid: "send" } }, icon("send"));
  #stop = h("button", { type: "button", class: "round-button stop", "aria-label": "Stop", title: "Stop (Escape)", hidden: true, dataset: { testid: "stop" } }, icon("stop"));
  #busy = false;
  #onSend;

  /**
   * @param {object} parts
   * @param {(text: string) => boolean} parts.onSend says whether it took the text
   * @param {() => void} parts.onStop
   * @param {HTMLElement} parts.status
   */
  constructor({ onSend, onStop, status }) {
    this.#onSend = onSend;
    const keys = h("p", { class: "keys", "aria-hidden": "true" }, h("kbd", {}, "Enter"), " sends, ", h("kbd", {}, "Shift"), " ", h("kbd", {}, "Enter"), " breaks the line");
    this.element = h("form", { class: "composer", "aria-label": "Write a message" }, h("div", { class: "field" }, this.#prompt, this.#send, this.#stop), h("div", { class: "composer-line" }, status, keys));

    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#prompt.addEventListener("input", () => this.#refresh());
    this.#prompt.addEventListener("keydown", (event) => {
      // On a touch keyboard Enter is the only way to a new line; in an input method it picks a word.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || matchMedia("(pointer: coarse)").matches) return;
      event.preventDefault();
      this.#submit();
    });
    this.#stop.addEventListener("click", onStop);
  }

  focus() {
    this.#prompt.focus();
  }

  /** @param {string} text */
  fill(text) {
    this.#prompt.value = text;
    this.#refresh();
    this.focus();
  }

  /** @param {boolean} busy */
  setBusy(busy) {
    // The button in use is about to vanish: keep the keyboard where it was.
    const held = document.activeElement === this.#send || document.activeElement === this.#stop;
    this.#busy = busy;
    this.#send.hidden = busy;
    this.#stop.hidden = !busy;
    this.#refresh();
    if (held) (busy ? this.#stop : this.#prompt).focus();
  }

  #submit() {
    const text = this.#prompt.value.trim();
    if (!text || this.#busy || !this.#onSend(text)) return;
    this.#prompt.value = "";
    this.#refresh();
  }

  #refresh() {
    this.#send.disabled = this.#prompt.value.trim() === "";
    if (CSS.supports("field-sizing", "content")) return;
    this.#prompt.style.height = "auto";
    this.#prompt.style.height = `${this.#prompt.scrollHeight}px`;
  }
}
