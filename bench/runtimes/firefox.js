// @ts-check
import { driven } from "../../tests/browser.js";
import { findFirefox, launchFirefox } from "../../tests/firefox.js";
import { browser } from "./browser.js";

const INSTALL = "no Firefox: install it (apt-get install firefox-esr), or set FIREFOX to its executable";

export const firefox = browser({
  name: "firefox",
  title: "Firefox",
  missing: async () => (findFirefox() ? undefined : INSTALL),
  launch: async () => driven(await launchFirefox()),
});
