// @ts-check
// A structured answer, which fills in a card.
import assert from "node:assert/strict";
import { test } from "node:test";
import { RECIPE } from "../standin/samples/recipe.js";
import { begin, fits, PHONE, reaches, say, skip, textOf, useDemo } from "./page.js";

const demo = useDemo();

/** @param {import("puppeteer-core").Page} page */
const items = (page) => page.$$eval(".recipe-ingredients li", (rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent).join(" ")));

test("the card fills in field by field", { skip }, async () => {
  const { page, complaints } = await demo.open();
  await begin(page, "recipe");
  // A part of the title is there before the rest of it, and a part of the list before the steps.
  const title = await page.waitForFunction(() => document.querySelector(".recipe-title")?.textContent);
  assert.ok(RECIPE.title.startsWith(/** @type {string} */ (await title.jsonValue())));
  await page.waitForSelector(".recipe-ingredients li:nth-child(3)");
  assert.equal(await page.$(".recipe-steps li"), null);
  assert.equal(await page.$eval("[data-testid=recipe]", (card) => /** @type {HTMLElement} */ (card).dataset.state), "growing");
  await reaches(page, "done");
  assert.equal(await page.$eval(".recipe-title", (one) => one.textContent), RECIPE.title);
  assert.deepEqual(await items(page), RECIPE.ingredients.map(({ amount, name }) => `${amount} ${name}`));
  assert.deepEqual(await page.$$eval(".recipe-steps li", (rows) => rows.map((row) => row.textContent)), RECIPE.steps);
  assert.equal(await page.$eval(".recipe-json pre", (one) => one.textContent), JSON.stringify(RECIPE, null, 2));
  assert.match(await textOf(page, "usage"), /Cost\$0\.\d+/);
  const { response_format: format } = demo.lastBody("standin/recipe");
  assert.deepEqual([format.type, format.json_schema.name, format.json_schema.strict], ["json_schema", "recipe", true]);
  // What the sample has is what the schema asks for.
  assert.deepEqual(Object.keys(RECIPE), format.json_schema.schema.required);
  assert.deepEqual(complaints, []);
});

test("a stopped card stays, and the conversation goes on from it", { skip }, async () => {
  const { page, complaints } = await demo.open();
  await begin(page, "recipe");
  await page.waitForSelector(".recipe-ingredients li:nth-child(2)");
  await page.click("[data-testid=stop]");
  await reaches(page, "stopped");
  assert.ok((await items(page)).length >= 2);
  await say(page, "Go on");
  await reaches(page, "done");
  const [, unfinished] = demo.lastBody("standin/recipe").messages;
  assert.equal(unfinished.role, "assistant");
  assert.ok(JSON.stringify(RECIPE).startsWith(unfinished.content) && unfinished.content.length > 50, unfinished.content);
  assert.deepEqual(complaints, []);
});

test("an answer that is no JSON says so", { skip }, async () => {
  const { page } = await demo.open("standin/echo");
  await page.click("label:has([data-testid=mode-recipe])");
  await say(page, "These are words");
  await reaches(page, "error");
  assert.match(await textOf(page, "error"), /not what was asked for.*not JSON/);
});

test("the card fits a phone", { skip }, async () => {
  const { page } = await demo.open("standin/echo", PHONE);
  await begin(page, "recipe");
  await reaches(page, "done");
  assert.ok(await fits(page));
});
