// @ts-check
// Runs the cases in this page, with the package as a page imports it: by its name, where there is an import map.
import { runHere } from "./in-browser.js";
import { send } from "./reports.js";

/** By way of the import map. @type {string} */
const PACKAGE = "openrouter-wasm";

try {
  const { parts } = await import("./parts.js");
  const named = document.querySelector("script[type=importmap]");
  runHere(named ? { ...parts, pkg: await import(PACKAGE) } : parts);
} catch (error) {
  send({ stray: String(/** @type {Error} */ (error).stack) });
  send({ done: true });
}
