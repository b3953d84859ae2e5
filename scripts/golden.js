// @ts-check
// npm run golden: takes the declarations that were just built as the ones to compare with from now on.
import { copyFile } from "node:fs/promises";
import { buildPackage } from "./package.js";
import { root, say, script } from "./steps.js";

await script(async () => {
  await buildPackage();
  await copyFile(`${root}/pkg/types.d.ts`, `${root}/tests/types/golden.d.ts`);
  say("tests/types/golden.d.ts is up to date: look at what changed");
});
