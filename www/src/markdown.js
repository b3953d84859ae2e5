// @ts-check
// Markdown to safe DOM. What a model writes is foreign input: only the tags of running text come through.

import DOMPurify from "dompurify";
import { Marked } from "marked";
import { h, icon } from "./dom.js";

const marked = new Marked({
  gfm: true,
  renderer: {
    // Task lists as text: no form control has a place in an answer.
    checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
    // Raw markup keeps its bare tags. The sanitiser comes after; this only spares the console a report of each handler.
    html: ({ text }) => text.replace(/<(\/?[a-z][a-z0-9]*)\b[^>]*>/gi, "<$1>"),
  },
});

const ALLOWED = {
  ALLOWED_TAGS:
    "a abbr b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img kbd li mark ol p pre s span strong sub summary sup table tbody td th thead tr u ul".split(" "),
  ALLOWED_ATTR: ["href", "src", "alt", "title", "class", "start", "align", "colspan", "rowspan", "open"],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

/** @typedef {import("marked").Token} Token */

/**
 * @param {string} source
 * @returns {import("marked").TokensList}
 */
export const lex = (source) => marked.lexer(source);

/**
 * @param {Token[]} tokens
 * @returns {DocumentFragment}
 */
export function toDOM(tokens) {
  const fragment = /** @type {DocumentFragment} */ (/** @type {unknown} */ (DOMPurify.sanitize(marked.parser(tokens), ALLOWED)));
  // No class of the page's own may be borrowed.
  for (const element of fragment.querySelectorAll("[class]:not(pre > code)")) element.removeAttribute("class");
  for (const link of fragment.querySelectorAll("a[href]")) secureLink(/** @type {HTMLAnchorElement} */ (link));
  for (const image of fragment.querySelectorAll("img")) tameImage(image);
  for (const code of fragment.querySelectorAll("pre > code")) frameCode(/** @type {HTMLElement} */ (code));
  for (const table of fragment.querySelectorAll("table")) {
    const scroller = h("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": "Table" });
    table.replaceWith(scroller);
    scroller.append(table);
  }
  return fragment;
}

/** @param {HTMLAnchorElement} link */
export function secureLink(link) {
  link.target = "_blank";
  link.rel = "noopener noreferrer nofollow";
}

/**
 * A picture from elsewhere would carry data away by being loaded, so it becomes a link to follow or not.
 * @param {HTMLImageElement} image
 */
function tameImage(image) {
  const source = image.getAttribute("src");
  if (!source) return image.remove();
  if (source.startsWith("data:image/")) return;
  const link = h("a", { href: source }, image.alt || source);
  secureLink(link);
  image.replaceWith(link);
}

/** @param {HTMLElement} code */
function frameCode(code) {
  const language = /^language-([\w+#.-]+)$/.exec(code.className)?.[1] ?? "";
  code.removeAttribute("class");
  const pre = /** @type {HTMLPreElement} */ (code.parentElement);
  const figure = h(
    "figure",
    { class: "code" },
    h("figcaption", {}, h("span", {}, language || "text"), h("button", { type: "button", class: "copy", "data-copy": "code", "aria-label": "Copy code" }, icon("copy"), h("span", {}, "Copy"))),
  );
  pre.replaceWith(figure);
  pre.tabIndex = 0; // it scrolls sideways, so the keyboard must reach it
  figure.append(pre);
}
