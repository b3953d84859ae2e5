// @ts-check
// Building the npm package.
import { packages, tools } from "./setup.js";
import { must, say } from "./steps.js";

/**
 * Builds the package into pkg/, or with `testPanic` the one that can be made to crash.
 *
 * @param {{ testPanic?: boolean }} [options]
 */
export async function buildPackage({ testPanic = false } = {}) {
  await tools();
  await packages();
  say("[build] preparing the build tool");
  const flavour = testPanic ? ["--test-panic"] : [];
  await must("the build", "cargo", ["run", "--locked", "--package", "xtask", "--", "build", ...flavour]);
}
