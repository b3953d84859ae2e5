// @ts-check
// Runs the cases in this page.
import { allCases } from "../cases/index.js";
import { runCases, stray } from "../harness.js";

addEventListener("error", (event) => stray(event.error ?? event.message));
addEventListener("unhandledrejection", (event) => stray(event.reason));

/** @type {unknown[]} */
let unsent = [];
let sending = Promise.resolve();

/** @param {unknown} report */
function send(report) {
  unsent.push(report);
  sending = sending.then(async () => {
    if (unsent.length === 0) return;
    const body = JSON.stringify(unsent.splice(0));
    await fetch("/report", { method: "POST", body });
  });
}

/** @param {string} path @returns {Promise<any>} */
const load = (path) => import(path);

try {
  const setting = await (await fetch("/setting.json")).json();
  const platform = {
    ...setting,
    origin: location.origin,
    pkg: await load("openrouter-wasm"),
    wasm: await load("/package/wasm.js"),
    panic: {
      pkg: await load("/panic/index.js"),
      glue: await load("/panic/glue.js"),
      wasm: await load("/panic/wasm.js"),
    },
  };
  await runCases(allCases(platform), platform, send);
} catch (error) {
  send({ stray: String(/** @type {Error} */ (error).stack) });
}
send({ done: true });
