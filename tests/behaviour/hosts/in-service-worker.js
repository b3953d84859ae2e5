// @ts-check
// Runs the cases in this Service Worker, from the page's first message on; the others keep it alive.
import { runHere } from "./in-browser.js";
import { parts } from "./parts.js";

/** @type {Promise<void> | undefined} */
let run;

addEventListener("message", (/** @type {any} */ event) => event.waitUntil((run ??= runHere(parts))));
