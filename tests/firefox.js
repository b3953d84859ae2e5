// @ts-check
// Finding and starting Firefox.
import { named } from "./programs.js";

/** Its program: the one that the variable FIREFOX names, or else the first on the path. */
export const findFirefox = () => named("FIREFOX", ["firefox", "firefox-esr"]);

/** Starts it, without a window. */
export async function launchFirefox() {
  const { launch } = await import("puppeteer-core");
  // A page that computes for long is what tests and benches are about.
  const extraPrefsFirefox = { "dom.max_script_run_time": 0, "privacy.reduceTimerPrecision": false };
  return launch({ browser: "firefox", executablePath: findFirefox(), headless: true, extraPrefsFirefox });
}
