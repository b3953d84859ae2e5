// @ts-check
// Where the reader writes. Sending turns into stopping while an answer runs.

import { AttachStrip } from "./attach-strip.js";
import { forget } from "./attachment.js";
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
  #files = new AttachStrip(() => this.#refresh());
  #busy = false;
  #canSend;
  #onSend;

  /**
   * @param {object} parts
   * @param {() => boolean} parts.canSend asked before; says what is missing
   * @param {(text: string, attachments: import("./attachment.js").Attachment[]) => void} parts.onSend
   * @param {() => void} parts.onStop
   * @param {HTMLElement} parts.status
   * @param {HTMLElement} parts.modes
   */
  constructor({ canSend, onSend, onStop, status, modes }) {
    this.#canSend = canSend;
    this.#onSend = onSend;
    const keys = h("p", { class: "keys", "aria-hidden": "true" }, h("kbd", {}, "Enter"), " sends, ", h("kbd", {}, "Shift"), " ", h("kbd", {}, "Enter"), " breaks the line");
    this.element = h(
      "form",
      { class: "composer", "aria-label": "Write a message" },
      h("div", { class: "field" }, this.#files.element, this.#prompt, h("div", { class: "field-line" }, this.#files.button, modes, this.#send, this.#stop)),
      h("div", { class: "composer-line" }, status, keys),
    );

    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.#prompt.addEventListener("input", () => this.#refresh());
    this.#prompt.addEventListener("keydown", (event) => {
      // On a touch keyboard Enter is the only way to a new line; in an input method it picks a word.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || matchMedia("(pointer: coarse)").matches) return;
      event.preventDefault();
      this.submit();
    });
    this.#stop.addEventListener("click", onStop);
  }

  focus() {
    this.#prompt.focus();
  }

  /**
   * In place of what is there.
   * @param {string} text
   * @param {Iterable<File>} [files]
   */
  fill(text, files = []) {
    this.#prompt.value = text;
    this.#files.take().forEach(forget);
    this.attach(files);
  }

  /** @param {Iterable<File>} files */
  attach(files) {
    this.#files.add(files);
  }

  /** What is there is sent, if that can be done now. */
  submit() {
    const text = this.#prompt.value.trim();
    if (this.#isEmpty || this.#busy || !this.#canSend()) return;
    this.#prompt.value = "";
    this.#onSend(text, this.#files.take());
    this.#refresh();
  }

  /** @param {string} words what may be asked for */
  setHint(words) {
    this.#prompt.placeholder = words;
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

  get #isEmpty() {
    return this.#prompt.value.trim() === "" && this.#files.isEmpty;
  }

  #refresh() {
    this.#send.disabled = this.#isEmpty;
    if (CSS.supports("field-sizing", "content")) return;
    this.#prompt.style.height = "auto";
    this.#prompt.style.height = `${this.#prompt.scrollHeight}px`;
  }
}
