// @ts-check
import { after, before, test } from "node:test";
import { answersOnPage, noBrowser } from "./pages.js";
import { start } from "./programs.js";
import { openStandin } from "./settings.js";
import { copyOf } from "./workshop.js";

/** @type {Awaited<ReturnType<typeof openStandin>>} */
let standin;
/** @type {string} */
let cwd;

before(async () => {
  standin = await openStandin();
  cwd = await copyOf("html");
});
after(() => standin?.close());

test("the HTML page shows an answer while it arrives", { skip: noBrowser }, async () => {
  await answersOnPage(start("npm", ["start", "--silent", "--", "--port", "0"], { cwd }), standin.baseURL);
});
