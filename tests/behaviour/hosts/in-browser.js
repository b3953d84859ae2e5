// @ts-check
// Runs the cases in this page or worker.
import { allCases } from "../cases/index.js";
import { runCases, stray } from "../harness.js";
import { send } from "./reports.js";

addEventListener("error", (event) => stray(event.error ?? event.message));
addEventListener("unhandledrejection", (event) => stray(event.reason));

/** @param {Pick<import("../harness.js").Platform, "pkg" | "wasm" | "panic">} parts */
export async function runHere(parts) {
  try {
    const setting = await (await fetch("/setting.json")).json();
    const platform = { ...setting, ...parts, origin: location.origin };
    await runCases(allCases(platform), platform, send);
  } catch (error) {
    send({ stray: String(/** @type {Error} */ (error).stack) });
  }
  send({ done: true });
}
