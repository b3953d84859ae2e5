// @ts-check
// Runs the cases in this Web Worker.
import { runHere } from "./in-browser.js";
import { parts } from "./parts.js";

runHere(parts);
