// @ts-check
// Pages in Chromium, and what their console had to complain about.
import assert from "node:assert/strict";
import { findChromium, launchChromium } from "../chromium.js";
import { start } from "./programs.js";
import { KEY, QUESTION } from "./settings.js";

const chromium = findChromium();

/** Why a test in the browser cannot run; in CI it has to. */
export const noBrowser = chromium || process.env.CI ? false : "no Chromium: install it, or name it in CHROMIUM";

/**
 * Opens a page, has it used, and checks that it kept quiet.
 *
 * @param {string} address
 * @param {(page: import("puppeteer-core").Page) => Promise<void>} use
 */
export async function onPage(address, use) {
  assert.ok(chromium, "CI needs Chromium");
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    /** @type {string[]} */
    const complaints = [];
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(address);
    await use(page);
    assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
  }
}

/**
 * Fills in a field, whatever it holds.
 *
 * @param {import("puppeteer-core").Page} page
 * @param {string} selector
 * @param {string} text
 */
export async function fill(page, selector, text) {
  await page.waitForSelector(selector);
  await page.$eval(selector, (field) => /** @type {HTMLInputElement} */ (field).select());
  await page.type(selector, text);
}

/**
 * Notes what an element says from now on, each time it changes. The function that comes back waits until it says `text`,
 * and gives all that it has said.
 *
 * @param {import("puppeteer-core").Page} page
 * @param {string} selector
 */
export async function watch(page, selector) {
  const said = await page.waitForSelector(selector).then((element) =>
    element?.evaluateHandle((element) => {
      /** @type {string[]} */
      const said = [];
      const note = () => said.push(element.textContent ?? "");
      new MutationObserver(note).observe(element, { subtree: true, childList: true, characterData: true });
      return said;
    }),
  );
  return async (/** @type {string} */ text) => {
    await page.waitForFunction((said, text) => said?.at(-1)?.includes(text), {}, said, text);
    return (await said?.jsonValue()) ?? [];
  };
}

/**
 * What a page with a form has to do: it takes a key, a server and a question, and shows the answer while it arrives.
 *
 * @param {ReturnType<typeof start>} server prints the page's address
 * @param {string} baseURL
 */
export async function answersOnPage(server, baseURL) {
  try {
    const [address] = await server.prints(/http:\/\/localhost:\d+/);
    await onPage(address, async (page) => {
      await fill(page, "[name=key]", KEY);
      await fill(page, "[name=server]", baseURL);
      await fill(page, "[name=question]", QUESTION);
      const said = await watch(page, "output");
      await page.click("button");
      const texts = await said(QUESTION);
      assert.ok(texts.length > 3, "it came in pieces");
    });
  } finally {
    await server.stop();
  }
}
