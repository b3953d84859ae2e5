// @ts-check
// Making elements, without a framework.

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, unknown>} [props] attributes; `class`, `dataset` and `on…` handlers are understood
 * @param {...(Node | string | number | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "dataset") Object.assign(element.dataset, value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) element.append(child instanceof Node ? child : String(child));
  }
  return element;
}

const ICONS = {
  logo: `<g stroke="currentColor" stroke-width="2.2" stroke-linecap="round" fill="none"><path d="M4 6h16M4 12h11"/><path d="M4 18h4" opacity=".5"/></g><rect class="cursor" x="12" y="15.2" width="3.4" height="5.6" rx=".8"/>`,
  send: `<path d="M12 19V5M5.5 11.5 12 5l6.5 6.5"/>`,
  stop: `<rect x="7" y="7" width="10" height="10" rx="1.5" fill="currentColor" stroke="none"/>`,
  plus: `<path d="M12 5v14M5 12h14"/>`,
  settings: `<path d="M4 8h9M19 8h1M4 16h1M11 16h9"/><circle cx="16" cy="8" r="2.6"/><circle cx="8" cy="16" r="2.6"/>`,
  close: `<path d="M6 6l12 12M18 6 6 18"/>`,
  chevron: `<path d="m7 10 5 5 5-5"/>`,
  down: `<path d="M12 5v14M5.5 12.5 12 19l6.5-6.5"/>`,
  copy: `<rect x="9" y="9" width="10.5" height="10.5" rx="2"/><path d="M15 6V5.5A1.5 1.5 0 0 0 13.5 4h-8A1.5 1.5 0 0 0 4 5.5v8A1.5 1.5 0 0 0 5.5 15H6"/>`,
  check: `<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  tool: `<path d="M14.6 6.2a4 4 0 0 1 5-1L17 7.8l.4 1.8 1.8.4 2.6-2.6a4 4 0 0 1-5.4 5L9.6 19.4a2 2 0 0 1-3-3l6.8-6.8a4 4 0 0 1 1.2-3.4Z" transform="translate(-1.5 0)"/>`,
  retry: `<path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4"/><path d="M19.8 3.6v4h-4"/>`,
  alert: `<path d="M12 8.5v4.2M12 16.2v.1"/><path d="M10.4 4.3 3.3 16.8A1.85 1.85 0 0 0 4.9 19.6h14.2a1.85 1.85 0 0 0 1.6-2.8L13.6 4.3a1.85 1.85 0 0 0-3.2 0Z"/>`,
  save: `<path d="M12 4v11M7.5 10.5 12 15l4.5-4.5M5 19.5h14"/>`,
  sun: `<circle cx="12" cy="12" r="4"/><path d="M12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M18.4 5.6l-1.1 1.1M6.7 17.3l-1.1 1.1"/>`,
  moon: `<path d="M19.5 14.3A7.8 7.8 0 0 1 9.7 4.5a7.8 7.8 0 1 0 9.8 9.8Z"/>`,
  auto: `<circle cx="12" cy="12" r="8"/><path d="M12 4a8 8 0 0 1 0 16Z" fill="currentColor" stroke="none"/>`,
  attach: `<path d="m19 11.5-7.4 7.4a4.6 4.6 0 0 1-6.5-6.5l8-8a3 3 0 0 1 4.3 4.3l-7.9 7.9a1.5 1.5 0 0 1-2.2-2.1l7-7"/>`,
  file: `<path d="M13.5 3.5H7A1.5 1.5 0 0 0 5.5 5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8.5Z"/><path d="M13.5 3.5v5h5M9 13h6M9 16.5h4"/>`,
  card: `<rect x="4" y="4.5" width="16" height="15" rx="2"/><path d="M8 9h8M8 12.5h5M8 16h6.5"/>`,
  image: `<rect x="4" y="4.5" width="16" height="15" rx="2"/><circle cx="9" cy="9.5" r="1.4"/><path d="m5 17.5 4.6-4.3 2.6 2.3 3.4-3.7 3.6 3.7"/>`,
  search: `<circle cx="11" cy="11" r="6"/><path d="m15.5 15.5 4.5 4.5"/>`,
};

/**
 * A decorative icon: the control around it carries the name.
 * @param {keyof typeof ICONS} name
 */
export function icon(name) {
  const template = document.createElement("template");
  template.innerHTML = `<svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">${ICONS[name]}</svg>`;
  return /** @type {SVGElement} */ (template.content.firstElementChild);
}

/**
 * A button that shows an icon only, named for assistive technology and by a tooltip.
 * @param {keyof typeof ICONS} name
 * @param {string} label
 * @param {Record<string, unknown>} [props]
 */
export function iconButton(name, label, props = {}) {
  return h("button", { type: "button", class: "icon-button", "aria-label": label, title: label, ...props }, icon(name));
}

/** @param {HTMLDialogElement} dialog closes on a click beside it, as people expect */
export function closeOnBackdrop(dialog) {
  let pressed = false; // a drag that starts inside and ends outside is a selection, not a dismissal
  dialog.addEventListener("pointerdown", (event) => (pressed = event.target === dialog));
  dialog.addEventListener("click", (event) => {
    if (pressed && event.target === dialog) dialog.close();
  });
}
