// @ts-check
import { parseArgs } from "node:util";
import { script } from "../scripts/steps.js";
import { packages } from "../scripts/setup.js";
import { detail } from "./size/detail.js";

await script(async () => {
  await packages("bench");
  await detail();
});
