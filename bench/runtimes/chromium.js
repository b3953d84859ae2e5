// @ts-check
import { driven } from "../../tests/browser.js";
import { findChromium, launchChromium } from "../../tests/chromium.js";
import { browser } from "./browser.js";

const INSTALL = "no Chromium: install it (apt-get install chromium), or set CHROMIUM to its executable";

export const chromium = browser({
  name: "chromium",
  title: "Chromium",
  missing: async () => (findChromium() ? undefined : INSTALL),
  launch: async () => driven(await launchChromium()),
});
