// @ts-check
import { findChromium, launchChromium } from "../../tests/chromium.js";
import { browser, driven } from "./browser.js";

export const chromium = browser({
  name: "chromium",
  title: "Chromium",
  missing: async () =>
    findChromium() ? undefined : "no Chromium: install it (apt-get install chromium), or set CHROMIUM to its executable",
  launch: async () => driven(await launchChromium()),
});
