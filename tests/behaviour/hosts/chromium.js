// @ts-check
// Chromium, driven through puppeteer-core.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { servePage } from "./page-server.js";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @type {import("./index.js").Runtime} */
export const chromium = {
  name: "chromium",
  missing: async () => {
    if (!executable()) return "no Chromium: install it (apt-get install chromium), or set CHROMIUM to its executable";
    const driver = await import("puppeteer-core").catch(() => undefined);
    return driver ? undefined : "no puppeteer-core: npm ci --prefix tests";
  },
  async run(setting, report) {
    const { launch } = await import("puppeteer-core");
    const page = await servePage(setting, { family: "chromium", id: "chromium" }, report);
    const browser = await launch({ executablePath: executable(), args: FLAGS, headless: true });
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

function executable() {
  const { CHROMIUM } = process.env;
  if (CHROMIUM) return isExecutable(CHROMIUM) ? CHROMIUM : undefined;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
