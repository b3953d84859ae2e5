// @ts-check
// Browsers: each row is a page of its own.
import { firstWords } from "../row.js";
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
      const { version, show, close } = await launch();
      const server = await serveRows();
      return {
        version,
        async run(row) {
          const { url, outcome } = server.page(row);
          try {
            const leave = await show(url);
            return await inTime(outcome).finally(leave);
          } catch (error) {
            return { cannot: firstWords(error) };
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
 * What comes of a page, unless that takes too long.
 *
 * @template T
 * @param {Promise<T>} outcome
 * @returns {Promise<T>}
 */
export function inTime(outcome) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((/** @type {(value: never) => void} */ _, reject) => {
    timer = setTimeout(() => reject(new Error(`the page was not done within ${PATIENCE / 1000} s`)), PATIENCE);
  });
  return Promise.race([outcome, late]).finally(() => clearTimeout(timer));
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
