// @ts-check
// Signing in as a person does it in Chromium and in Firefox, from click to answer: in the same tab, and in a window of its
// own.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { findChromium, launchChromium } from "../chromium.js";
import { findFirefox, launchFirefox } from "../firefox.js";
import { startStandin } from "../standin/index.js";

/** @typedef {import("puppeteer-core").Page} Page */

const FOLDER = fileURLToPath(new URL(".", import.meta.url));
const PACKAGE = fileURLToPath(new URL("../../pkg/", import.meta.url));
/** @type {Record<string, string>} */
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

const BROWSERS = [
  { name: "Chromium", program: findChromium(), launch: launchChromium },
  { name: "Firefox", program: findFirefox(), launch: launchFirefox },
];

/** @type {Awaited<ReturnType<typeof startStandin>>} */
let standin;
/** @type {import("puppeteer-core").Browser} */
let browser;
/** @type {string} */
let origin;

/** The page and the package; `?coop` cuts the page off from the windows that it opens. */
const server = createServer(async ({ url = "/" }, response) => {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  const file = pathname.startsWith("/pkg/") ? PACKAGE + pathname.slice("/pkg/".length) : FOLDER + pathname.slice(1);
  const coop = searchParams.has("coop") ? { "Cross-Origin-Opener-Policy": "same-origin" } : {};
  try {
    const body = await readFile(file);
    response.writeHead(200, { "Content-Type": TYPES[extname(file)], ...coop }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});

before(async () => {
  standin = await startStandin({ pace: 10 });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`;
});

after(async () => {
  server.close();
  await standin.close();
});

/** @param {string} [more] of the query @param {string} [switches] */
const addressOf = (more = "", switches = "") =>
  `${origin}/page.html?base=${encodeURIComponent(`${standin.url}${switches}/api/v1`)}${more}`;

/**
 * A tab at the page, and what its console had to complain about.
 *
 * @param {string} [address]
 */
async function open(address = addressOf()) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on("console", (message) => {
    // Responses with an error status are the browser's own to complain about.
    if (["error", "warn"].includes(message.type()) && !/status of 40[03]/.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(address);
  await page.waitForSelector("[data-ready]");
  return { page, complaints };
}

/** Leaves for the page that asks. @param {Page} page */
async function leave(page) {
  await page.click("#tab");
  await page.waitForSelector(".allow");
}

/** Answers it, and comes back. @param {Page} page @param {"allow" | "deny"} decision */
async function answer(page, decision) {
  await page.click(`[value=${decision}]`);
  await page.waitForSelector("[data-ready]");
}

/** @param {Page} page @param {string} selector @returns {Promise<Page>} the window that a click opens, once it asks */
async function popupOf(page, selector) {
  const opened = browser.waitForTarget((target) => target.url().includes("/auth?"));
  await page.click(selector);
  const popup = /** @type {Page} */ (await (await opened).page());
  await popup.waitForSelector(".allow");
  return popup;
}

/** @param {Page} page @param {RegExp} pattern */
async function says(page, pattern) {
  const isSaid = (/** @type {string} */ source) => new RegExp(source).test(document.querySelector("output")?.textContent ?? "");
  await page.waitForFunction(isSaid, {}, pattern.source);
}

const ANSWER = /The quick brown fox[^]*user_\w+ is done/;

/** Windows of one origin that have but one way to each other: by a policy, or in another site's page. */
const CUT = [
  { what: "", more: "", hasChannel: true },
  { what: ", though a policy keeps the windows apart", more: "&coop", hasChannel: true },
  { what: ", though there is no channel between them", more: "", hasChannel: false },
];

for (const { name, program, launch } of BROWSERS) {
  const skip = program || process.env.CI ? false : `no ${name}: install it, or name it in ${name.toUpperCase()}`;
  describe(name, { skip }, () => {
    before(async () => {
      assert.ok(program, `CI needs ${name}`);
      browser = await launch();
    });
    after(() => browser?.close());

    test("in the same tab, from click to answer; nothing of it stays in the address or in the tab", async () => {
      const { page, complaints } = await open(addressOf("&keep=1#part"));
      await leave(page);
      assert.ok(page.url().startsWith(`${standin.url}/auth?`), page.url());
      await answer(page, "allow");
      await says(page, ANSWER);
      assert.equal(page.url(), addressOf("&keep=1"));
      assert.equal(await page.evaluate(() => sessionStorage.length), 0);
      // Whoever reloads is not signed in a second time, nor told of a mistake.
      await page.reload();
      await page.waitForSelector("[data-ready]");
      assert.equal(await page.$eval("output", (output) => output.textContent), "");
      assert.deepEqual(complaints, []);
      await page.close();
    });

    for (const { what, more, hasChannel } of CUT) {
      test(`in a popup, from click to answer${what}`, async () => {
        const { page, complaints } = await open(addressOf(more));
        // Under test, every page has the focus, whichever the user looks at.
        await page.evaluate(() => (document.hasFocus = () => false));
        const silence = () => (BroadcastChannel.prototype.postMessage = () => {});
        if (!hasChannel) await page.evaluate(silence);
        const popup = await popupOf(page, "#popup");
        if (!hasChannel) await popup.evaluateOnNewDocument(silence);
        // He looks at the other one for a while.
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        const closed = new Promise((resolve) => popup.once("close", () => resolve(undefined)));
        await popup.click(".allow");
        await says(page, ANSWER);
        await closed;
        assert.equal(page.url(), addressOf(more));
        assert.equal(await page.evaluate(() => sessionStorage.length), 0);
        assert.deepEqual(complaints, []);
        await page.close();
      });
    }

    // It waits for ten seconds, alike everywhere.
    if (name === "Chromium") {
      test("a popup that comes back to nobody says so", async () => {
        const { page } = await open();
        const popup = await popupOf(page, "#popup");
        await page.close();
        await popup.click(".allow");
        await says(popup, /aborted: the page that began this sign-in is gone/);
        assert.equal(popup.url(), addressOf());
        await popup.close();
      });
    }

    test("a user who says no, in the same tab and in a popup", async () => {
      const { page } = await open();
      await leave(page);
      await answer(page, "deny");
      await says(page, /aborted: the user did not allow the key/);
      assert.equal(page.url(), addressOf());
      await page.goto(addressOf());
      const popup = await popupOf(page, "#popup");
      await popup.click("[value=deny]");
      await says(page, /aborted: the user did not allow the key/);
      await page.close();
    });

    test("a user who closes the popup", async () => {
      const { page } = await open();
      const popup = await popupOf(page, "#popup");
      await popup.close();
      await page.bringToFront();
      await says(page, /aborted: the window was closed/);
      await page.close();
    });

    test("a user who goes back and begins again", async () => {
      const { page } = await open();
      await leave(page);
      // The browser may have kept the page as it was.
      await page.evaluate(() => history.back());
      await page.waitForSelector("#tab");
      await leave(page);
      await answer(page, "allow");
      await says(page, ANSWER);
      await page.close();
    });

    test("a link with another state, in a tab that waits for one and in a tab that does not", async () => {
      const { page } = await open();
      await page.goto(addressOf("&code=stolen&openrouter_state=made-up"));
      await says(page, /config: completeSignIn: no sign-in was begun in this tab/);
      await leave(page);
      await page.goto(addressOf("&code=stolen&openrouter_state=made-up"));
      await says(page, /config: callbackUrl: it belongs to another sign-in/);
      assert.equal(page.url(), addressOf());
      assert.ok(!standin.requests.some(({ body }) => body.includes("stolen")), "the code was sent");
      await page.close();
    });

    test("a code that was used, and one that has expired", async () => {
      const { page } = await open();
      await leave(page);
      await answer(page, "allow");
      await says(page, ANSWER);
      const used = JSON.parse(standin.requests.findLast(({ path }) => path.endsWith("/auth/keys"))?.body ?? "{}").code;
      await leave(page);
      const callback = new URL(/** @type {string} */ (new URL(page.url()).searchParams.get("callback_url")));
      callback.searchParams.set("code", used);
      await page.goto(callback.href);
      await says(page, /api: Invalid code \(a sign-in's code works once/);

      await page.goto(addressOf("", "/with/codelife=0"));
      await leave(page);
      await answer(page, "allow");
      await says(page, /api: Authorization code expired \(a sign-in's code works once/);
      await page.close();
    });

    test("two tabs at once do not disturb each other", async () => {
      const { page: first } = await open();
      await leave(first);
      const { page: second } = await open();
      await leave(second);
      await first.bringToFront();
      await answer(first, "allow");
      await says(first, ANSWER);
      await second.bringToFront();
      await answer(second, "allow");
      await says(second, ANSWER);
      await first.close();
      await second.close();
    });
  });
}
