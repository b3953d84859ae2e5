// @ts-check
// Chromium, driven through puppeteer-core.
import { findChromium } from "../../chromium.js";
import { servePage } from "./page-server.js";

/** @type {import("./index.js").Runtime} */
export const chromium = {
  name: "chromium",
  missing: async () => {
    if (!findChromium()) return "no Chromium: install it (apt-get install chromium), or set CHROMIUM to its executable";
    const driver = await import("puppeteer-core").catch(() => undefined);
    return driver ? undefined : "no puppeteer-core: npm ci --prefix tests";
  },
  async run(setting, report) {
    const { launchChromium } = await import("../../chromium.js");
    const page = await servePage(setting, { family: "chromium", id: "chromium" }, report);
    const browser = await launchChromium();
    setting.signal.addEventListener("abort", () => browser.process()?.kill("SIGKILL"));
    try {
      const tab = await browser.newPage();
      const crashed = new Promise((_, reject) => {
        tab.on("error", reject);
        browser.on("disconnected", () => reject(new Error("the browser is gone")));
      });
      crashed.catch(() => {});
      await tab.goto(page.url);
      await Promise.race([page.done, crashed]);
    } finally {
      await browser.close();
      await page.close();
    }
  },
};
