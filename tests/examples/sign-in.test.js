// @ts-check
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fill, noBrowser, onPage, watch } from "./pages.js";
import { start } from "./programs.js";
import { openStandin, QUESTION } from "./settings.js";
import { copyOf } from "./workshop.js";

/** @type {Awaited<ReturnType<typeof openStandin>>} */
let standin;
/** @type {string} */
let cwd;

before(async () => {
  standin = await openStandin();
  cwd = await copyOf("sign-in");
});
after(() => standin?.close());

test("a user signs in, says no and then yes, and gets an answer while it arrives", { skip: noBrowser }, async () => {
  const server = start("npm", ["start", "--silent", "--", "--port", "0"], { cwd });
  try {
    const [address] = await server.prints(/http:\/\/localhost:\d+/);
    const page = `${address}/?server=${encodeURIComponent(standin.baseURL)}`;
    await onPage(page, async (page) => {
      /** @param {string} decision */
      const signIn = async (decision) => {
        await Promise.all([page.waitForNavigation(), page.click("#sign-in")]);
        assert.match((await page.$eval("main", (main) => main.textContent)) ?? "", /“Sign-in example”, good for \$5/);
        await Promise.all([page.waitForNavigation(), page.click(`[value=${decision}]`)]);
      };
      await signIn("deny");
      await page.waitForFunction(() => /did not allow/.test(document.querySelector("output")?.textContent ?? ""));
      await signIn("allow");
      await page.waitForSelector("form:not([hidden])");
      await fill(page, "[name=question]", QUESTION);
      const said = await watch(page, "output");
      await page.click("form button");
      assert.ok((await said(QUESTION)).length > 3, "it came in pieces");
      assert.ok(!/code|state/.test(page.url()), page.url());
    });
  } finally {
    await server.stop();
  }
});
