// @ts-check
// The files that go along with the next question: added by a button, by pasting or by dropping, and removed one by one.

import { ACCEPTED, attachment, forget } from "./attachment.js";
import { attachmentView } from "./attachment-view.js";
import { h, icon, iconButton } from "./dom.js";

export class AttachStrip {
  #picker = h("input", { type: "file", accept: ACCEPTED.join(), multiple: true, hidden: true, dataset: { testid: "attach-file" } });
  button = iconButton("attach", "Attach pictures or PDFs", { dataset: { testid: "attach" }, onclick: () => this.#picker.click() });
  #list = h("ul", { class: "attach-list", "aria-label": "Attached files" });
  #refusal = h("p", { class: "attach-refusal", role: "alert", dataset: { testid: "attach-refusal" } });
  element = h("div", { class: "attach-strip" }, this.#picker, this.#list, this.#refusal);
  /** @type {import("./attachment.js").Attachment[]} */
  #attached = [];
  #onChange;

  /** @param {() => void} onChange */
  constructor(onChange) {
    this.#onChange = onChange;
    this.#picker.addEventListener("change", () => {
      this.add(this.#picker.files ?? []);
      this.#picker.value = ""; // the same file may be chosen again
    });
  }

  get isEmpty() {
    return this.#attached.length === 0;
  }

  /** @param {Iterable<File>} files */
  add(files) {
    /** @type {string[]} */
    const refusals = [];
    for (const file of files) {
      try {
        this.#show(attachment(file));
      } catch (error) {
        refusals.push(/** @type {Error} */ (error).message);
      }
    }
    this.#refuse(refusals.join(" "));
    this.#onChange();
  }

  /** The files, which are not this strip's any more. */
  take() {
    const taken = this.#attached;
    this.#attached = [];
    this.#list.replaceChildren();
    this.#refuse("");
    return taken;
  }

  /** @param {import("./attachment.js").Attachment} added */
  #show(added) {
    const remove = () => {
      forget(added);
      this.#attached = this.#attached.filter((one) => one !== added);
      this.#refuse("");
      item.remove();
      this.#onChange();
      (this.#list.querySelector("button") ?? this.button).focus();
    };
    const item = h(
      "li",
      { dataset: { testid: "attachment" } },
      attachmentView(added),
      h("button", { type: "button", class: "attach-remove", "aria-label": `Remove ${added.name}`, title: "Remove", onclick: remove }, icon("close")),
    );
    this.#attached.push(added);
    this.#list.append(item);
    // It is read at once: what cannot be read is said before it is sent.
    added.part.catch(() => {
      if (!this.#attached.includes(added)) return;
      remove();
      this.#refuse(`“${added.name}” cannot be read.`);
    });
  }

  /** @param {string} why */
  #refuse(why) {
    this.#refusal.textContent = why;
  }
}
