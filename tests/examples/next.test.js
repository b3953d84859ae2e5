// @ts-check
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fill, noBrowser, onPage, watch } from "./pages.js";
import { start } from "./programs.js";
import { openStandin, QUESTION } from "./settings.js";
import { copyOf, execute } from "./workshop.js";

/** @type {Awaited<ReturnType<typeof openStandin>>} */
let standin;
/** @type {string} */
let cwd;

before(async () => {
  standin = await openStandin();
  cwd = await copyOf("next");
});
after(() => standin?.close());

const env = { NEXT_TELEMETRY_DISABLED: "1" };

for (const script of ["dev", "start"]) {
  test(`the Next app under npm run ${script} relays and shows an answer while it arrives`, { skip: noBrowser }, async () => {
    if (script === "start") await execute("npm", ["run", "build"], { cwd, env: { ...process.env, ...env } });
    const server = start("npm", ["run", script, "--", "--port", "0"], { cwd, env: { ...env, ...standin.env } });
    try {
      const [address] = await server.prints(/http:\/\/localhost:\d+/);
      await onPage(address, async (page) => {
        await fill(page, "[name=question]", QUESTION);
        const said = await watch(page, "output");
        await page.click("button");
        await said(QUESTION);
        // The first time the wasm was loaded while the answer came, so it may all have been there at once.
        const saidAgain = await watch(page, "output");
        await page.click("button");
        assert.ok((await saidAgain(QUESTION)).length > 3, "it came in pieces");
      });
      const headers = { origin: address, "content-type": "application/json" };
      const refused = await fetch(`${address}/api/chat/completions`, { method: "POST", headers, body: "{}" });
      assert.deepEqual(await refused.json(), { error: { code: 400, message: "messages: expected a list, got nothing" } });
    } finally {
      await server.stop();
    }
  });
}
