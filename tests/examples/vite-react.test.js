// @ts-check
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fill, noBrowser, onPage, watch } from "./pages.js";
import { start } from "./programs.js";
import { KEY, openStandin, QUESTION } from "./settings.js";
import { copyOf, execute, TSC } from "./workshop.js";

/** @type {Awaited<ReturnType<typeof openStandin>>} */
let standin;
/** @type {string} */
let cwd;

before(async () => {
  standin = await openStandin();
  cwd = await copyOf("vite-react");
});
after(() => standin?.close());

test("the React chat is type-checked", async () => {
  await execute("node", [TSC, "-p", cwd]);
});

/** @param {import("puppeteer-core").Page} page @param {string} baseURL */
async function enter(page, baseURL) {
  await fill(page, "[name=key]", KEY);
  await fill(page, "[name=server]", baseURL);
}

/** @param {import("puppeteer-core").Page} page @param {string} text */
async function say(page, text) {
  await fill(page, "[name=question]", text);
  await page.click("form button");
}

/** @param {import("puppeteer-core").Page} page @param {string} role */
const last = (page, role) => page.$$eval(`.${role}`, (found) => found.at(-1)?.textContent);

for (const script of ["dev", "preview"]) {
  test(`the React chat under npm run ${script} streams, goes on, and can be stopped`, { skip: noBrowser }, async () => {
    if (script === "preview") await execute("npm", ["exec", "--", "vite", "build"], { cwd });
    const server = start("npm", ["run", script, "--", "--port", "0", "--host", "127.0.0.1"], { cwd });
    try {
      const [address] = await server.prints(/http:\/\/127\.0\.0\.1:\d+/);
      await onPage(address, async (page) => {
        await enter(page, standin.baseURL);
        const said = await watch(page, "ol");
        await say(page, QUESTION);
        assert.ok((await said(QUESTION + QUESTION)).length > 3, "it came in pieces");
        await page.waitForSelector("form button:not([type])");
        await say(page, "And now?");
        await said("And now?And now?");
        await page.waitForSelector("form button:not([type])");
        assert.equal(JSON.parse(standin.requests.at(-1)?.body ?? "").messages.length, 3);

        // The same chat with a server that falls silent: stopping keeps what came.
        await enter(page, `${standin.url}/with/stall=900/api/v1`);
        await say(page, QUESTION);
        await page.waitForFunction(() => (document.querySelectorAll(".assistant")[2]?.textContent ?? "") !== "");
        await page.click("form button[type=button]");
        await page.waitForSelector("form button:not([type])");
        assert.ok(QUESTION.startsWith((await last(page, "assistant")) ?? "-"));
        assert.equal(await page.$("[role=alert]"), null);
      });
    } finally {
      await server.stop();
    }
  });
}
