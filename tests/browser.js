// @ts-check
// What the tests want of a browser, however it is driven.

/**
 * @typedef {object} Browser
 * @property {string} version
 * @property {(url: string) => Promise<Shown>} show opens a page that shares nothing with the ones before
 * @property {() => Promise<void>} close
 * @property {() => void} kill for when it answers no more
 *
 * @typedef {object} Shown
 * @property {Promise<never>} lost rejects if the page crashes, or the browser is gone
 * @property {() => Promise<void>} close
 */

/**
 * A browser that puppeteer drives.
 *
 * @param {import("puppeteer-core").Browser} browser
 * @returns {Promise<Browser>}
 */
export async function driven(browser) {
  return {
    version: /[\d.]+/.exec(await browser.version())?.[0] ?? "?",
    async show(url) {
      // A context of its own gives each page a process of its own, too.
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      const lost = new Promise((/** @type {(value: never) => void} */ _, reject) => {
        page.on("error", reject);
        browser.on("disconnected", () => reject(new Error("the browser is gone")));
      });
      lost.catch(() => {});
      await page.goto(url);
      return { lost, close: () => context.close() };
    },
    close: () => browser.close(),
    kill: () => void browser.process()?.kill("SIGKILL"),
  };
}
