// @ts-check
// npm run bench: what reading a stream costs, measured on the built package.
import { buildPackage } from "../scripts/package.js";
import { script } from "../scripts/steps.js";

await script(async () => {
  await buildPackage();
  const { linearity } = await import("./linear.js");
  await linearity();
});
