// @ts-check
// A run of tools in the page: shown as they are called, asked about, answered, and stopped.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, fits, PHONE, reaches, say, skip, textOf, useDemo } from "./page.js";

const demo = useDemo();
const TOUR = "loop-tour-anthropic";

/** @param {import("puppeteer-core").Page} page */
const accent = (page) => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--accent"));

/** @param {import("puppeteer-core").Page} page */
const calls = (page) =>
  page.$$eval("[data-testid=tool-call]", (all) =>
    all.map((one) => `${one.querySelector(".tool-name")?.textContent} ${/** @type {HTMLElement} */ (one).dataset.state}`),
  );

/** The conversation as it was last sent. */
const sent = () => demo.lastBody(`standin/${TOUR}`).messages;

test("tools run, and one asks first: allowed, it does what it says", { skip }, async () => {
  const { page, complaints } = await demo.open();
  const before = await accent(page);
  await begin(page, TOUR);
  await reaches(page, "asking");
  assert.deepEqual(await calls(page), ["current_time done", "roll_dice done", "calculate done", "page_colour asking"]);
  assert.match(await textOf(page, "tool-call"), /\(17 \+ 25\) \* 3 = 126/);
  assert.equal(await accent(page), before, "it has not waited");
  await page.click("[data-testid=allow]");
  await reaches(page, "done");
  assert.equal((await calls(page)).at(-1), "page_colour done");
  assert.notEqual(await accent(page), before);
  assert.equal(await page.$("[data-testid=allow]"), null);
  // One answer, and one receipt for its three steps.
  assert.equal((await page.$$("[data-role=assistant]")).length, 1);
  assert.match(await textOf(page, "usage"), /Steps3Prompt[\d,]+ tokens.*Cost\$0\.\d+/);
  assert.match(await textOf(page, "message"), /calculate says: \(17 \+ 25\) \* 3 = 126/);
  assert.deepEqual(complaints, []);
});

test("not allowed: the model is told, and the page stays as it is", { skip }, async () => {
  const { page, complaints } = await demo.open();
  const before = await accent(page);
  await begin(page, TOUR);
  await page.waitForSelector("[data-testid=refuse]");
  // By keyboard: it is a button among the others.
  await page.focus("[data-testid=refuse]");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-state=refused]");
  assert.ok(await page.$eval("[data-state=refused]", (call) => call.contains(document.activeElement)), "the keyboard stays where it was");
  await reaches(page, "done");
  assert.equal((await calls(page)).at(-1), "page_colour refused");
  assert.equal(await accent(page), before);
  assert.match(sent().at(-1).content, /did not allow/);
  assert.deepEqual(complaints, []);
});

test("stopped while it asks: the calls are closed, and the conversation goes on from there", { skip }, async () => {
  const { page, complaints } = await demo.open();
  await begin(page, TOUR);
  await reaches(page, "asking");
  const completed = () => page.$eval(".figure-completion dd", (figure) => parseInt(figure.textContent ?? ""));
  const before = await completed();
  await page.keyboard.press("Escape");
  await reaches(page, "stopped");
  assert.ok((await completed()) > before, "the receipt has the step that was stopped");
  assert.deepEqual((await calls(page)).at(-1), "page_colour cut");
  assert.equal(await page.$("[data-testid=allow]"), null);
  assert.match(await textOf(page, "message"), /Stopped\./);
  await say(page, "And now?");
  await reaches(page, "asking");
  const roles = sent().map((/** @type {any} */ { role }) => role).join(" ");
  // The stand-in takes no call without its answer.
  assert.match(roles, /^user assistant tool tool tool assistant user assistant tool tool tool$/);
  await page.click("[data-testid=stop]");
  await reaches(page, "stopped");
  assert.deepEqual(complaints, []);
});

test("a tool that fails says so to the reader and to the model", { skip }, async () => {
  const { page, complaints } = await demo.open("standin/loop-bad-json-anthropic");
  await page.click("label:has([data-testid=mode-tools])");
  await say(page, "Call it wrongly");
  await reaches(page, "done");
  assert.deepEqual(await calls(page), ["current_time failed"]);
  assert.match(await textOf(page, "tool-call"), /the arguments are not JSON/);
  assert.deepEqual(complaints, []);
});

test("tools without an end are ended", { skip }, async () => {
  const { page } = await demo.open("standin/loop-endless-openai");
  await page.click("label:has([data-testid=mode-tools])");
  await say(page, "Go round");
  for (let asked = 0; asked < 8; asked++) {
    const state = await page.waitForSelector("[data-testid=allow], [data-testid=status][data-state=done]");
    if (await state?.evaluate((one) => one.matches("[data-testid=status]"))) break;
    await state?.evaluate((one) => /** @type {HTMLElement} */ (one).click());
  }
  await reaches(page, "done");
  assert.match(await textOf(page, "message"), /called again and again/);
});

test("a run fits a phone", { skip }, async () => {
  const { page } = await demo.open("standin/echo", PHONE);
  assert.ok(await fits(page), "the empty page");
  await begin(page, TOUR);
  await reaches(page, "asking");
  assert.ok(await fits(page), "a question");
  assert.ok(await page.$eval("[data-testid=allow]", (button) => button.getBoundingClientRect().bottom <= innerHeight), "its buttons are to be seen");
});
