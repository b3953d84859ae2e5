// @ts-check
// Starts the Service Worker that runs the cases, and keeps it alive.
import { send } from "./reports.js";

/** How often it hears that it is still wanted, in ms. */
const AGAIN = 5_000;

try {
  const address = new URL("./in-service-worker.js", import.meta.url);
  await navigator.serviceWorker.register(address, { type: "module", scope: "/" });
  const { active } = await navigator.serviceWorker.ready;
  const call = () => active?.postMessage("run");
  call();
  setInterval(call, AGAIN);
} catch (error) {
  send({ stray: `the Service Worker failed: ${/** @type {Error} */ (error).message}` });
  send({ done: true });
}
