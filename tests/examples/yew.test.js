// @ts-check
import { join } from "node:path";
import { after, before, test } from "node:test";
import { answersOnPage, noBrowser } from "./pages.js";
import { start } from "./programs.js";
import { openStandin } from "./settings.js";
import { buildRust, ROOT } from "./workshop.js";

/** @type {Awaited<ReturnType<typeof openStandin>>} */
let standin;
/** @type {string} */
let dist;

before(async () => {
  standin = await openStandin();
  ({ dist } = await buildRust("yew"));
});
after(() => standin?.close());

test("the page in Rust shows an answer while it arrives", { skip: noBrowser }, async () => {
  const cwd = join(ROOT, "tests/examples");
  await answersOnPage(start("npx", ["--no", "sirv", dist, "--", "--port", "0"], { cwd }), standin.baseURL);
});
