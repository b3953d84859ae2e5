// @ts-check
// npm run release:check: whether what would be published is what is meant to be. With `--publish TAG` nothing is forgiven.
import { parseArgs } from "node:util";
import { buildPackage } from "./package.js";
import * as checks from "./release/checks.js";
import { pack } from "./release/tarball.js";
import { say, script, Stop } from "./steps.js";

await script(async () => {
  const { values } = parseArgs({ options: { publish: { type: "string" } } });
  const publishing = values.publish !== undefined;

  await buildPackage();
  const facts = {
    version: await checks.manifest("version"),
    license: await checks.manifest("license"),
    tarball: await pack(),
  };

  let failed = 0;
  /** @param {string} what @param {string[] | Promise<string[]>} found @param {boolean} [forgiven] */
  async function check(what, found, forgiven = false) {
    const problems = await found;
    const verdict = problems.length === 0 ? "ok" : forgiven ? "warning" : "FAILED";
    if (verdict === "FAILED") failed++;
    say(`${verdict.padEnd(8)} ${what}`);
    for (const problem of problems) say(`${"".padEnd(9)}${problem}`);
  }

  say(`\nopenrouter-wasm ${facts.version}`);
  await check("one version and one licence everywhere", checks.versions(facts));
  await check("the changelog", checks.changelog(facts, publishing));
  await check("the documentation's version", checks.documentation(facts));
  await check("the package's files", checks.contents(facts));
  await check("the licences", checks.licences(facts));
  await check("the declarations", checks.golden(facts));
  await check("no path of this machine", checks.paths(facts));
  await check("sizes", checks.sizes(facts));
  await check("the crate", checks.crate());
  if (values.publish !== undefined) await check("the tag", checks.tagged(facts, values.publish));
  await check("everything is committed", checks.uncommitted(), !publishing);
  for (const [what, size] of Object.entries(checks.measure(facts))) say(`${"".padEnd(9)}${what}: ${size} bytes`);
  if (failed > 0) throw new Stop(`${failed} of the checks failed`);
});
