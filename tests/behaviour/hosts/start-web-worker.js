// @ts-check
// Starts the Web Worker that runs the cases.
import { send } from "./reports.js";

const worker = new Worker(new URL("./in-web-worker.js", import.meta.url), { type: "module" });
worker.onerror = (event) => {
  send({ stray: `the worker failed: ${event.message}` });
  send({ done: true });
};
