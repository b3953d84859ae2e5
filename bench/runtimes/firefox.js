// @ts-check
import process from "node:process";
import { browser, driven } from "./browser.js";
import { onPath } from "./process.js";

const NAMES = ["firefox", "firefox-esr"];
const INSTALL = "no Firefox: install it (apt-get install firefox-esr), or set FIREFOX to its executable";

/** The browser's program: the one that the variable FIREFOX names, or else the first on the path. */
const find = async () => (process.env.FIREFOX ? process.env.FIREFOX : onPath(NAMES));

export const firefox = browser({
  name: "firefox",
  title: "Firefox",
  missing: async () => ((await find()) ? undefined : INSTALL),
  async launch() {
    const { launch } = await import("puppeteer-core");
    return driven(
      await launch({
        browser: "firefox",
        executablePath: await find(),
        headless: true,
        // A page that computes for long is what this is about.
        extraPrefsFirefox: { "dom.max_script_run_time": 0, "privacy.reduceTimerPrecision": false },
      }),
    );
  },
});
