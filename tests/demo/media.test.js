// @ts-check
// Pictures and PDFs that go along with a question, and a picture as an answer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gradientPng } from "../standin/samples/png.js";
import { begin, fits, PHONE, reaches, say, skip, textOf, useDemo } from "./page.js";

const demo = useDemo();
const ATTACHMENTS = "standin/attachments";

/** @typedef {{ name: string, type: string, bytes: number[] }} Given */

/** @type {Given} */
const PICTURE = { name: "dot.png", type: "image/png", bytes: [...gradientPng(8)] };
/** @type {Given} */
const PDF = { name: "x.pdf", type: "application/pdf", bytes: [...Buffer.from("%PDF-1.4\n%%EOF\n")] };
/** @type {Given} */
const TEXT = { name: "notes.txt", type: "text/plain", bytes: [...Buffer.from("no")] };

/**
 * Gives files to the page as a user does: with a paste, by letting them go over it, or by its button.
 *
 * @param {import("puppeteer-core").Page} page
 * @param {"paste" | "drop" | "choose"} way
 * @param {...Given} given
 */
const give = (page, way, ...given) =>
  page.evaluate(
    (way, given) => {
      const data = new DataTransfer();
      for (const { name, type, bytes } of given) data.items.add(new File([new Uint8Array(bytes)], name, { type }));
      const target = /** @type {HTMLElement} */ (document.querySelector("[data-testid=prompt]"));
      if (way === "paste") target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      else if (way === "drop") {
        for (const type of ["dragenter", "dragover", "drop"]) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      } else {
        const input = /** @type {HTMLInputElement} */ (document.querySelector("[data-testid=attach-file]"));
        input.files = data.files;
        input.dispatchEvent(new Event("change"));
      }
    },
    way,
    given,
  );

for (const way of /** @type {const} */ (["paste", "drop", "choose"])) {
  test(`a picture and a PDF go along: ${way}`, { skip }, async () => {
    const { page, complaints } = await demo.open(ATTACHMENTS);
    await give(page, way, PICTURE, PDF);
    assert.equal((await page.$$("[data-testid=attachment]")).length, 2);
    await page.waitForFunction(() => /** @type {HTMLImageElement | null} */ (document.querySelector("[data-testid=attachment] img"))?.naturalWidth === 8);
    await say(page, "What are these?");
    await reaches(page, "done");
    const wanted = `I see an image (image/png, ${PICTURE.bytes.length} bytes) and a file named x.pdf (application/pdf, ${PDF.bytes.length} bytes).`;
    assert.ok((await textOf(page, "message")).includes(wanted), await textOf(page, "message"));
    assert.equal((await page.$$("[data-testid=attachment]")).length, 0, "they are sent once");
    assert.equal((await page.$$("[data-role=user] .attached")).length, 2, "and shown with the question");
    assert.deepEqual(complaints, []);
  });
}

test("what is removed is not sent; a file alone can be", { skip }, async () => {
  const { page, complaints } = await demo.open(ATTACHMENTS);
  await give(page, "choose", PICTURE, PDF);
  await page.click("[aria-label='Remove dot.png']");
  await page.click("[data-testid=send]");
  await reaches(page, "done");
  assert.match(await textOf(page, "message"), /I see a file named x\.pdf \([^)]*\)\./);
  const [{ content }] = demo.lastBody(ATTACHMENTS).messages;
  assert.deepEqual(content.map((/** @type {any} */ { type }) => type), ["file"]);
  assert.deepEqual(complaints, []);
});

test("other files are refused, with the reason; the good ones stay", { skip }, async () => {
  const { page, complaints } = await demo.open(ATTACHMENTS);
  await give(page, "drop", TEXT, PICTURE);
  assert.match(await textOf(page, "attach-refusal"), /“notes\.txt” is no picture or PDF/);
  assert.equal((await page.$$("[data-testid=attachment]")).length, 1);
  // One that only claims to be one.
  await give(page, "drop", { ...PICTURE, name: "empty.png", bytes: [] });
  await page.waitForFunction(() => document.querySelector("[data-testid=attach-refusal]")?.textContent?.includes("“empty.png” cannot be read"));
  assert.equal((await page.$$("[data-testid=attachment]")).length, 1);
  assert.deepEqual(complaints, []);
});

test("the page's own two files are a picture and a PDF", { skip }, async () => {
  const { page, complaints } = await demo.open();
  await begin(page, "attachments");
  await reaches(page, "done");
  assert.match(await textOf(page, "message"), /an image \(image\/png, \d{4,} bytes\) and a file named ferry-ticket\.pdf \(application\/pdf, \d{3} bytes\)/);
  assert.deepEqual(complaints, []);
});

test("an answer that is a picture is shown as one, and can be saved", { skip }, async () => {
  const { page, complaints } = await demo.open("standin/echo", PHONE);
  await begin(page, "picture");
  await reaches(page, "done");
  await page.waitForFunction(() => /** @type {HTMLImageElement | null} */ (document.querySelector("[data-testid=image] img"))?.naturalWidth === 720);
  assert.equal(await page.$eval("[data-testid=image] a", (link) => link.getAttribute("download")), "image-1.png");
  assert.deepEqual(demo.lastBody("standin/picture").modalities, ["image", "text"]);
  assert.ok(await fits(page));
  assert.deepEqual(complaints, []);
});
