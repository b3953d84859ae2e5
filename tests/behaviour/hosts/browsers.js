// @ts-check
// The browsers: how to find and start them.
import { driven } from "../../browser.js";
import { findChromium, launchChromium } from "../../chromium.js";
import { findFirefox, launchFirefox } from "../../firefox.js";
import { launchWebKit, missingWebKit } from "../../webkit.js";

/**
 * @typedef {object} Installed
 * @property {string} name
 * @property {() => string | undefined} missing
 * @property {() => Promise<import("../../browser.js").Browser>} launch
 */

/** @type {Installed} */
export const chromium = {
  name: "chromium",
  missing: () =>
    findChromium() ? undefined : "no Chromium: install it (apt-get install chromium), or set CHROMIUM to its executable",
  launch: async () => driven(await launchChromium()),
};

/** @type {Installed} */
export const firefox = {
  name: "firefox",
  missing: () =>
    findFirefox() ? undefined : "no Firefox: install it (apt-get install firefox-esr), or set FIREFOX to its executable",
  launch: async () => driven(await launchFirefox()),
};

/** @type {Installed} */
export const webkit = { name: "webkit", missing: missingWebKit, launch: launchWebKit };
