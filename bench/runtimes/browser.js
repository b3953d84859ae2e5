// @ts-check
// Browsers: each row is a page of its own.
import { serveRows } from "./page-server.js";
import { PATIENCE } from "./process.js";

/**
 * @typedef {object} Browser
 * @property {string} version
 * @property {(url: string) => Promise<() => Promise<void>>} show opens a page; what it returns closes it
 * @property {() => Promise<void>} close
 */

/**
 * @param {object} browser
 * @param {string} browser.name
 * @param {string} browser.title
 * @param {() => Promise<string | undefined>} browser.missing
 * @param {() => Promise<Browser>} browser.launch
 * @returns {import("./index.js").Runtime}
 */
export function browser({ name, title, missing, launch }) {
  return {
    name,
    title,
    missing,
    async open() {
      const server = await serveRows();
      const { version, show, close } = await launch();
      return {
        version,
        async run(row) {
          const { url, outcome } = server.page(row);
          const leave = await show(url);
          /** @type {NodeJS.Timeout | undefined} */
          let timer;
          const late = new Promise((/** @type {(outcome: import("../row.js").Outcome) => void} */ resolve) => {
            timer = setTimeout(() => resolve({ cannot: `not done within ${PATIENCE / 1000} s` }), PATIENCE);
          });
          try {
            return await Promise.race([outcome, late]);
          } finally {
            clearTimeout(timer);
            await leave();
          }
        },
        close: async () => {
          await close();
          await server.close();
        },
      };
    },
  };
}

/**
 * A browser that puppeteer drives. A context of its own gives each page a process of its own.
 *
 * @param {import("puppeteer-core").Browser} browser
 * @returns {Promise<Browser>}
 */
export async function driven(browser) {
  const version = /[\d.]+/.exec(await browser.version())?.[0] ?? "?";
  return {
    version,
    async show(url) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.goto(url);
      return () => context.close();
    },
    close: () => browser.close(),
  };
}
