// @ts-check
// Whether the pages do what they are counted for: each is opened in Chromium, against the stand-in server.
import { createServer } from "node:http";
import { extname } from "node:path";
import { packages } from "../../scripts/setup.js";
import { say, Stop } from "../../scripts/steps.js";
import { findChromium, launchChromium } from "../../tests/chromium.js";
import { startStandin } from "../../tests/standin/index.js";

const MODEL = "standin/long-text";
const KEY = "sk-or-v1-check";
const PATIENCE = 10_000;

/** @type {Record<string, string>} */
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

/** @typedef {{ page: string, bundler: string, files: import("./bundle.js").Files }} Page */

/** @param {Page[]} pages */
export async function check(pages) {
  await packages("tests");
  if (!findChromium()) throw new Stop("no Chromium: install it, or name it in CHROMIUM");
  const standin = await startStandin();
  const expected = await wholeAnswer(standin.baseURL);
  const browser = await launchChromium();
  const failures = [];
  for (const page of pages) {
    const problem = await open(browser, page.files, standin.baseURL, expected);
    if (problem) failures.push(`${page.page} (${page.bundler}): ${problem}`);
  }
  await browser.close();
  await standin.close();
  if (failures.length > 0) throw new Stop(["pages that do not work:", ...failures].join("\n"));
  say(`\nEach of the ${pages.length} pages shows the answer in Chromium, and downloads what was counted.`);
}

/** @param {string} baseURL */
async function wholeAnswer(baseURL) {
  const response = await fetch(`${baseURL}/chat/completions`, {
    method: "POST",
    headers: { Authorization: `Bearer ${KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({ model: MODEL, messages: [{ role: "user", content: "Why is the sky blue?" }] }),
  });
  const { choices } = await response.json();
  return /** @type {string} */ (choices[0].message.content).trim();
}

/**
 * Opens a page, and answers with what is wrong with it.
 *
 * @param {import("puppeteer-core").Browser} browser
 * @param {import("./bundle.js").Files} files
 * @param {string} api
 * @param {string} expected
 */
async function open(browser, files, api, expected) {
  const server = await serve(files);
  const tab = await browser.newPage();
  /** @type {string[]} */
  const complaints = [];
  tab.on("pageerror", (error) => complaints.push(String(error)));
  tab.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await tab.goto(`${server.url}/index.html?${new URLSearchParams({ api, key: KEY, model: MODEL })}`);
  const shows = (/** @type {string} */ text) => document.body.textContent?.trim() === text;
  await tab.waitForFunction(shows, { timeout: PATIENCE }, expected).catch(() => undefined);
  const found = await tab.evaluate(() => document.body.textContent?.trim());
  await tab.close();
  await server.close();
  if (found !== expected) return [`it shows ${JSON.stringify(found)}`, ...complaints].join("; ");
  const unused = [...files.keys()].filter((name) => !server.asked.has(name));
  return unused.length > 0 ? `it does not download ${unused.join(", ")}` : undefined;
}

/** @param {import("./bundle.js").Files} files */
async function serve(files) {
  /** @type {Set<string>} */
  const asked = new Set();
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? "/", "http://page").pathname.slice(1);
    const file = files.get(name);
    if (!file) return response.writeHead(name === "favicon.ico" ? 204 : 404).end();
    asked.add(name);
    response.writeHead(200, { "Content-Type": TYPES[extname(name)] }).end(file);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}`, asked, close };
}
