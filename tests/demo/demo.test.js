// @ts-check
// The demo page as npm start serves it, used by a person in Chromium.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { demo } from "../../scripts/demo.js";
import { findChromium, launchChromium } from "../chromium.js";

/** @type {Awaited<ReturnType<typeof demo>>} */
let served;
/** @type {import("puppeteer-core").Browser} */
let browser;

const chromium = findChromium();
const skip = chromium || process.env.CI ? false : "no Chromium: install it, or name it in CHROMIUM";

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

/**
 * A page at the demo with a model chosen, and what its console had to complain about.
 *
 * @param {string} model
 */
async function open(model) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(`${served.page}?model=${model}`);
  await page.waitForSelector(`[data-testid=model][data-model="${model}"]`);
  return { page, complaints };
}

/**
 * @param {import("puppeteer-core").Page} page
 * @param {string} text
 */
async function say(page, text) {
  await page.type("[data-testid=prompt]", text);
  await page.click("[data-testid=send]");
}

/**
 * @param {import("puppeteer-core").Page} page
 * @param {string} state
 */
const reaches = (page, state) => page.waitForSelector(`[data-testid=status][data-state="${state}"]`);

/**
 * @param {import("puppeteer-core").Page} page
 * @param {string} testid
 */
const textOf = (page, testid) => page.$$eval(`[data-testid=${testid}]`, (found) => found.map((one) => one.textContent).join("\n"));

test("an answer streams in and shows what it took", { skip }, async () => {
  const { page, complaints } = await open("standin/echo");
  await say(page, "The quick brown fox jumps over the lazy dog");
  await reaches(page, "streaming");
  await reaches(page, "done");
  assert.match(await textOf(page, "message"), /jumps over the lazy dog[\s\S]*jumps over the lazy dog/);
  assert.match(await textOf(page, "usage"), /\d/);
  assert.deepEqual(complaints, []);
});

test("the stop button closes the connection at the server and keeps the text", { skip }, async () => {
  const { page, complaints } = await open("standin/long-text");
  await say(page, "Go on for long");
  await reaches(page, "streaming");
  await page.waitForFunction(() => /\w{3}/.test(document.querySelector("[data-role=assistant]")?.textContent ?? ""));
  await page.click("[data-testid=stop]");
  await reaches(page, "stopped");
  const request = served.standin.requests.findLast(({ model }) => model === "standin/long-text");
  const deadline = Date.now() + 2000;
  while (request?.closedBy === null && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(request?.closedBy, "client");
  assert.match(await textOf(page, "message"), /Go on for long[\s\S]*\w{3}/);
  assert.deepEqual(complaints, []);
});

test("reasoning, tool calls and images are shown", { skip }, async () => {
  for (const [model, testid] of [
    ["standin/reasoning-anthropic", "reasoning"],
    ["standin/tool-parallel", "tool-call"],
    ["standin/image", "image"],
  ]) {
    const { page, complaints } = await open(model);
    await say(page, "Show me");
    await reaches(page, "done");
    assert.ok(await page.$(`[data-testid=${testid}]`), model);
    assert.deepEqual(complaints, [], model);
    await page.close();
  }
});

test("an error in mid-stream says what happened and keeps the text", { skip }, async () => {
  const { page } = await open("standin/error-unified");
  await say(page, "Fail, please");
  await reaches(page, "error");
  assert.match(await textOf(page, "error"), /Provider disconnected unexpectedly/);
  assert.ok((await textOf(page, "message")).length > "Fail, please".length);
});

test("signing in: the key is used from then on; the conversation stays", { skip }, async () => {
  const { page, complaints } = await open("standin/echo");
  await say(page, "Before");
  await reaches(page, "done");
  await page.click("[data-testid=settings]");
  const opened = browser.waitForTarget((target) => target.url().includes("/auth?"));
  await page.click("[data-testid=sign-in]");
  const popup = await (await opened).page();
  await popup?.waitForSelector("[value=allow]");
  await popup?.click("[value=allow]");
  await page.waitForSelector("[data-testid=signed-in][data-state=done]");
  const end = /key …(\w{4})/.exec(await textOf(page, "signed-in"))?.[1];
  await page.keyboard.press("Escape");
  await say(page, "After");
  await reaches(page, "streaming");
  await reaches(page, "done");
  assert.equal(served.standin.requests.at(-1)?.headers.authorization, `Bearer …${end}`);
  assert.match(await textOf(page, "message"), /Before[^]*After/);
  await page.click("[data-testid=settings]");
  await page.click("[data-testid=sign-out]");
  assert.equal(await textOf(page, "signed-in"), "Sign out");
  assert.ok(await page.$eval("[data-testid=signed-in]", (line) => line.checkVisibility() === false));
  assert.deepEqual(complaints, []);
});

test("signing in: a user who says no is told so", { skip }, async () => {
  const { page } = await open("standin/echo");
  await page.click("[data-testid=settings]");
  const opened = browser.waitForTarget((target) => target.url().includes("/auth?"));
  await page.click("[data-testid=sign-in]");
  const popup = await (await opened).page();
  await popup?.waitForSelector("[value=deny]");
  await popup?.click("[value=deny]");
  await page.waitForSelector("[data-testid=signed-in][data-state=failed]");
  assert.match(await textOf(page, "signed-in"), /The user did not allow the key\./);
});
