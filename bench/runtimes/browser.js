// @ts-check
// Browsers: each row is a page of its own.
import { firstWords } from "../row.js";
import { serveRows } from "./page-server.js";
import { PATIENCE } from "./process.js";

/** @typedef {import("../../tests/browser.js").Browser} Browser */

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
      const browser = await launch();
      const server = await serveRows();
      return {
        version: browser.version,
        async run(row) {
          const { url, outcome } = server.page(row);
          try {
            return await inPage(browser, url, outcome);
          } catch (error) {
            return { cannot: firstWords(error) };
          }
        },
        close: async () => {
          await browser.close();
          await server.close();
        },
      };
    },
  };
}

/**
 * What comes of a page, unless that takes too long, or the page is lost.
 *
 * @template T
 * @param {Browser} browser
 * @param {string} url
 * @param {Promise<T>} outcome
 * @returns {Promise<T>}
 */
export async function inPage(browser, url, outcome) {
  const { lost, close } = await browser.show(url);
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((/** @type {(value: never) => void} */ _, reject) => {
    timer = setTimeout(() => reject(new Error(`the page was not done within ${PATIENCE / 1000} s`)), PATIENCE);
  });
  try {
    return await Promise.race([outcome, late, lost]);
  } finally {
    clearTimeout(timer);
    await close();
  }
}
