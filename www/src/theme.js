// @ts-check
// Light, dark, or what the system says.

/** @typedef {"auto" | "light" | "dark"} Theme */

const STORE = "openrouter-wasm-demo.theme";
const PAPER = { light: "#faf9f5", dark: "#151a19" };

/** @type {Set<(theme: Theme) => void>} */
const listeners = new Set();

/** @type {Theme} */
let current = read();

function read() {
  try {
    const stored = localStorage.getItem(STORE);
    return stored === "light" || stored === "dark" ? stored : "auto";
  } catch {
    return "auto"; // storage is switched off
  }
}

export const theme = () => current;

/** @param {Theme} next */
export function setTheme(next) {
  current = next;
  try {
    if (next === "auto") localStorage.removeItem(STORE);
    else localStorage.setItem(STORE, next);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  apply();
  for (const listener of listeners) listener(next);
}

/** @param {(theme: Theme) => void} listener called at once, and on each change */
export function onTheme(listener) {
  listeners.add(listener);
  listener(current);
}

function apply() {
  if (current === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = current;
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
    const own = meta.getAttribute("media")?.includes("dark") ? "dark" : "light";
    meta.setAttribute("content", PAPER[current === "auto" ? own : current]);
  }
}

apply();
