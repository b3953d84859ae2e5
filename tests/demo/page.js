// @ts-check
// The demo page as npm start serves it, in Chromium, for the tests of one file.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { demo } from "../../scripts/demo.js";
import { findChromium, launchChromium } from "../chromium.js";

/** @typedef {import("puppeteer-core").Page} Page */

const chromium = findChromium();

/** Why there is nothing to be tested here, if so. In CI that is a failure. */
export const skip = chromium || process.env.CI ? false : "no Chromium: install it, or name it in CHROMIUM";

/** Serves the page and starts the browser before the tests of this file, and ends both after them. */
export function useDemo() {
  /** @type {Awaited<ReturnType<typeof demo>>} */
  let served;
  /** @type {import("puppeteer-core").Browser} */
  let browser;

  before(async () => {
    if (!chromium && !process.env.CI) return;
    assert.ok(chromium, "CI needs Chromium");
    served = await demo();
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await served?.close();
  });

  return {
    get browser() {
      return browser;
    },
    get standin() {
      return served.standin;
    },

    /**
     * A page at the demo with a model chosen, and what its console had to complain about.
     *
     * @param {string} [model]
     * @param {import("puppeteer-core").Viewport} [viewport]
     */
    async open(model = "standin/echo", viewport) {
      const page = await browser.newPage();
      if (viewport) await page.setViewport(viewport);
      /** @type {string[]} */
      const complaints = [];
      page.on("console", (message) => {
        if (["error", "warn"].includes(message.type())) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      await page.goto(`${served.page}?model=${model}`);
      await page.waitForSelector(`[data-testid=model][data-model="${model}"]`);
      return { page, complaints };
    },

    /** The body of the last request for a model. @param {string} model */
    lastBody(model) {
      return JSON.parse(served.standin.requests.findLast((request) => request.model === model)?.body ?? "null");
    },
  };
}

/** As a phone is. */
export const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };

/**
 * @param {Page} page
 * @param {string} text
 */
export async function say(page, text) {
  await page.type("[data-testid=prompt]", text);
  await page.click("[data-testid=send]");
}

/**
 * Begins what the empty page proposes.
 *
 * @param {Page} page
 * @param {string} scenario that it is answered by
 */
export const begin = (page, scenario) => page.click(`[data-testid=trial][data-trial="standin/${scenario}"]`);

/**
 * @param {Page} page
 * @param {string} state
 */
export const reaches = (page, state) => page.waitForSelector(`[data-testid=status][data-state="${state}"]`);

/**
 * @param {Page} page
 * @param {string} testid
 */
export const textOf = (page, testid) => page.$$eval(`[data-testid=${testid}]`, (found) => found.map((one) => one.textContent).join("\n"));

/** Whether nothing sticks out at the side. @param {Page} page */
export const fits = (page) =>
  page.evaluate(() => [document.documentElement, document.querySelector(".scroller")].every((box) => box && box.scrollWidth <= box.clientWidth));
