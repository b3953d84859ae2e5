// @ts-check
// npm run build: the npm package, in pkg/.
import { buildPackage } from "./package.js";
import { script } from "./steps.js";

await script(() => buildPackage());
