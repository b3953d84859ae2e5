// @ts-check
// Conversations in words, what goes wrong in them, and signing in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { reaches, say, skip, textOf, useDemo } from "./page.js";

const demo = useDemo();

test("an answer streams in and shows what it took", { skip }, async () => {
  const { page, complaints } = await demo.open("standin/echo");
  await say(page, "The quick brown fox jumps over the lazy dog");
  await reaches(page, "streaming");
  await reaches(page, "done");
  assert.match(await textOf(page, "message"), /jumps over the lazy dog[\s\S]*jumps over the lazy dog/);
  assert.match(await textOf(page, "usage"), /\d/);
  assert.deepEqual(complaints, []);
});

test("the stop button closes the connection at the server and keeps the text", { skip }, async () => {
  const { page, complaints } = await demo.open("standin/long-text");
  await say(page, "Go on for long");
  await reaches(page, "streaming");
  await page.waitForFunction(() => /\w{3}/.test(document.querySelector("[data-role=assistant]")?.textContent ?? ""));
  await page.click("[data-testid=stop]");
  await reaches(page, "stopped");
  const request = demo.standin.requests.findLast(({ model }) => model === "standin/long-text");
  const deadline = Date.now() + 2000;
  while (request?.closedBy === null && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(request?.closedBy, "client");
  assert.match(await textOf(page, "message"), /Go on for long[\s\S]*\w{3}/);
  assert.deepEqual(complaints, []);
});

test("reasoning is folded once the answer begins", { skip }, async () => {
  const { page, complaints } = await demo.open("standin/reasoning-anthropic");
  await say(page, "Think first");
  await page.waitForSelector("[data-testid=reasoning][open]");
  await reaches(page, "done");
  assert.match(await textOf(page, "reasoning"), /Thought for \d/);
  assert.equal(await page.$("[data-testid=reasoning][open]"), null);
  assert.deepEqual(complaints, []);
});

test("reasoning that is not told is shown as such, with its time", { skip }, async () => {
  const { page, complaints } = await demo.open("standin/reasoning-xai");
  await say(page, "Think in secret");
  await reaches(page, "done");
  assert.match(await textOf(page, "reasoning"), /Thought for [1-9].*only an encrypted form came/);
  assert.deepEqual(complaints, []);
});

test("a tool that was not offered is no dead end", { skip }, async () => {
  const { page } = await demo.open("standin/tool");
  await say(page, "Call it");
  await reaches(page, "done");
  assert.match(await textOf(page, "message"), /tools that were not offered/);
  await say(page, "Go on");
  await reaches(page, "streaming");
  await reaches(page, "done");
  const roles = demo.lastBody("standin/tool").messages.map((/** @type {any} */ { role }) => role);
  assert.deepEqual(roles, ["user", "assistant", "tool", "user"]);
});

test("an error in mid-stream says what happened and keeps the text", { skip }, async () => {
  const { page } = await demo.open("standin/error-unified");
  await say(page, "Fail, please");
  await reaches(page, "error");
  assert.match(await textOf(page, "error"), /Provider disconnected unexpectedly/);
  assert.ok((await textOf(page, "message")).length > "Fail, please".length);
});

test("trying again sends the same question, and nothing of the answer that failed", { skip }, async () => {
  const { page } = await demo.open("standin/error-unified");
  await say(page, "Fail, please");
  await reaches(page, "error");
  await page.click("[data-testid=retry]");
  await page.waitForFunction(() => document.querySelectorAll("[data-testid=error]").length === 2);
  assert.deepEqual(demo.lastBody("standin/error-unified").messages, [{ role: "user", content: "Fail, please" }]);
});

test("signing in: the key is used from then on; the conversation stays", { skip }, async () => {
  const { page, complaints } = await demo.open("standin/echo");
  await say(page, "Before");
  await reaches(page, "done");
  await page.click("[data-testid=settings]");
  const opened = demo.browser.waitForTarget((target) => target.url().includes("/auth?"));
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
  assert.equal(demo.standin.requests.at(-1)?.headers.authorization, `Bearer …${end}`);
  assert.match(await textOf(page, "message"), /Before[^]*After/);
  await page.click("[data-testid=settings]");
  await page.click("[data-testid=sign-out]");
  assert.equal(await textOf(page, "signed-in"), "Sign out");
  assert.ok(await page.$eval("[data-testid=signed-in]", (line) => line.checkVisibility() === false));
  assert.deepEqual(complaints, []);
});

test("signing in: a user who says no is told so", { skip }, async () => {
  const { page } = await demo.open("standin/echo");
  await page.click("[data-testid=settings]");
  const opened = demo.browser.waitForTarget((target) => target.url().includes("/auth?"));
  await page.click("[data-testid=sign-in]");
  const popup = await (await opened).page();
  await popup?.waitForSelector("[value=deny]");
  await popup?.click("[value=deny]");
  await page.waitForSelector("[data-testid=signed-in][data-state=failed]");
  assert.match(await textOf(page, "signed-in"), /The user did not allow the key\./);
});
