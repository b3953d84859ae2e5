// @ts-check
// A visit to a project's page in Chromium: the answer has streamed in, and nobody complained.
import assert from "node:assert/strict";
import { serve } from "./serve.js";

/** How long a page may take until its answer is there, in ms. */
const PATIENCE = 30_000;

/**
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} url
 * @param {{ wasm: number }} expected how many wasm files the page loads
 */
export async function visit(browser, url, { wasm }) {
  const page = await browser.newPage();
  try {
    /** @type {string[]} */
    const complaints = [];
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    /** @type {string[]} */
    const modules = [];
    page.on("response", (response) => {
      const { pathname } = new URL(response.url());
      // Vite's `?url` is a script that says the address.
      const isScript = response.request().resourceType() === "script";
      if (pathname.endsWith(".wasm") && !isScript) modules.push(`${response.status()} ${pathname}`);
      else if (response.status() >= 400) complaints.push(`${response.status()} ${pathname}`);
    });
    await page.goto(url);
    const shown = await page
      .waitForSelector("[data-shown]", { timeout: PATIENCE })
      .then((element) => element?.evaluate((element) => /** @type {any} */ (element).dataset.shown))
      .catch((error) => assert.fail(`${error.message}; the console: ${complaints.join("; ") || "nothing"}`));
    answered(JSON.parse(shown));
    assert.deepEqual(complaints, [], "the console");
    assert.equal(modules.length, wasm, `wasm files loaded: ${modules.join(", ")}`);
    assert.ok(modules.every((module) => module.startsWith("200 ")), modules.join(", "));
  } finally {
    await page.close();
  }
}

/**
 * The same for a page that is a folder of files.
 *
 * @param {import("./projects/index.js").Setting} setting
 * @param {string} folder
 * @param {{ wasm: number }} expected
 */
export async function visitFolder({ browser, query }, folder, expected) {
  const served = await serve({ "/": folder });
  try {
    await visit(browser, `${served.url}${query}`, expected);
  } finally {
    await served.close();
  }
}

/**
 * Asserts that this is an answer that came in pieces.
 *
 * @param {{ pieces?: string[], tokens?: number, error?: string }} shown
 */
export function answered({ pieces = [], tokens = 0, error }) {
  assert.equal(error, undefined);
  assert.match(pieces.join(""), /quick brown fox/);
  assert.ok(pieces.length > 1, "the text came in one piece");
  assert.ok(tokens > 0, "no usage");
}
