// @ts-check
// npm run bench: what reading a stream costs, measured on the built package beside its peers. `--help` tells more.
import { rm, symlink } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { buildPackage } from "../scripts/package.js";
import { packages } from "../scripts/setup.js";
import { root, say, script, Stop } from "../scripts/steps.js";
import { cold } from "./cold.js";
import { measureAll } from "./measure.js";
import { HELP, readOptions } from "./options.js";
import { plan } from "./plan.js";
import { keep, tables } from "./results.js";
import { relays } from "./relay.js";
import { runtimes } from "./runtimes/index.js";
import { startup } from "./startup.js";
import { caption } from "./table.js";

await script(async () => {
  const options = readOptions();
  if (options.help) return say(HELP);
  await buildPackage();
  await packages("bench");
  await packages("tests");
  await linkPackage();

  const began = performance.now();
  const chosen = runtimes.filter(({ name }) => !options.runtime || options.runtime.includes(name));
  const rows = await measureAll(options.wants("rows") ? plan(chosen, options) : [], options.effort, say);
  // What imports the package has to wait until it is built.
  const { memory } = await import("./memory.js");
  /** @template T @param {string} part @param {string} what @param {() => Promise<T>} measure */
  const part = async (part, what, measure) => {
    if (!options.wants(part)) return undefined;
    say(`\n[bench] ${what}`);
    return measure();
  };
  const measured = {
    ...rows,
    relays: await part("relay", "handing answers on", () => relays(chosen, options.effort, say)),
    startup: await part("startup", "starting Node processes", () => startup(options.starts)),
    cold: await part("cold", "opening pages in Chromium", () => cold(options.starts)),
    memory: await part("memory", "reading thousands of streams", memory),
  };
  say(`\n${tables(measured)}`);
  const partial = options.quick || options.runtime || options.workload || options.peer || rows.skipped.length > 0;
  const places = await keep(measured, { effort: options.effort, whole: !partial && options.wants("rows") });
  say(`\nThat took ${((performance.now() - began) / 60_000).toFixed(1)} minutes. Kept: ${places.join(", ")}`);

  if (options.wants("linear")) {
    const { linearity } = await import("./linear.js");
    await linearity();
  }
  if (options.wants("growing")) {
    const { growing } = await import("./growing.js");
    await growing();
  }
  for (const reason of rows.skipped) say(`\nskipped: ${reason}`);
  const wrong = rows.results.filter((result) => result.wrong);
  for (const { runtime, workload, delivery, peer, cannot } of wrong) {
    say(`\nWRONG: ${peer} in ${runtime}, ${caption(workload, delivery)}: ${cannot}`);
  }
  if (wrong.length > 0) throw new Stop("not everything that was sent came through");
});

/** The built package, where npm would have put it: it is found by its name and its `exports`. */
async function linkPackage() {
  const link = fileURLToPath(new URL("node_modules/openrouter-wasm", import.meta.url));
  await rm(link, { recursive: true, force: true });
  await symlink(`${root}pkg`, link, "junction");
}
