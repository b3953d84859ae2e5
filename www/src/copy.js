// @ts-check
// Every copy button of the page, by one listener: `data-copy` holds the text, or "code" for the block beside it.

import { icon } from "./dom.js";

/**
 * @param {HTMLElement} root
 * @param {(words: string) => void} announce
 */
export function enableCopying(root, announce) {
  root.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
    if (!(button instanceof HTMLButtonElement)) return;
    const text = button.dataset.copy === "code" ? button.closest("figure")?.querySelector("code")?.textContent : button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text ?? "");
    } catch {
      announce("Copying is not allowed here");
      return;
    }
    announce("Copied");
    const glyph = button.querySelector(".icon");
    const label = button.querySelector("span");
    if (button.classList.contains("is-copied")) return;
    button.classList.add("is-copied");
    glyph?.replaceWith(icon("check"));
    if (label) label.textContent = "Copied";
    setTimeout(() => {
      button.classList.remove("is-copied");
      button.querySelector(".icon")?.replaceWith(icon("copy"));
      if (label) label.textContent = "Copy";
    }, 1600);
  });
}
