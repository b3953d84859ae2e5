// @ts-check
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fill, noBrowser, onPage, watch } from "./pages.js";
import { start } from "./programs.js";
import { KEY, openStandin, QUESTION } from "./settings.js";
import { copyOf } from "./workshop.js";

/** @type {Awaited<ReturnType<typeof openStandin>>} */
let standin;
/** @type {string} */
let cwd;

before(async () => {
  standin = await openStandin();
  cwd = await copyOf("html");
});
after(() => standin.close());

test("the HTML page shows an answer while it arrives", { skip: noBrowser }, async () => {
  const server = start("npm", ["start", "--silent", "--", "--port", "0"], { cwd });
  try {
    const [address] = await server.prints(/http:\/\/localhost:\d+/);
    await onPage(address, async (page) => {
      await fill(page, "[name=key]", KEY);
      await fill(page, "[name=server]", standin.baseURL);
      await fill(page, "[name=question]", QUESTION);
      const said = await watch(page, "output");
      await page.click("button");
      const texts = await said(QUESTION);
      assert.ok(texts.length > 3, "it came in pieces");
    });
  } finally {
    await server.stop();
  }
});
