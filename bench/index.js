// @ts-check
// npm run bench: what reading a stream costs, measured on the built package beside its peers. `--help` tells more.
import { lstat, mkdir, symlink, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildPackage } from "../scripts/package.js";
import { packages } from "../scripts/setup.js";
import { say, script, Stop } from "../scripts/steps.js";
import { deliveries } from "./delivery.js";
import { measureGroup } from "./measure.js";
import { peers } from "./peers/index.js";
import { plan } from "./plan.js";
import { runtimes } from "./runtimes/index.js";
import { byRuntime, byWorkload, caption, group } from "./table.js";
import { workloads } from "./workloads.js";

const PARTS = ["rows", "linear"];

const HELP = `npm run bench [-- options]

  --part NAMES      ${PARTS.join(", ")} (all)
  --runtime NAMES   ${runtimes.map(({ name }) => name).join(", ")} (all)
  --workload NAMES  ${Object.keys(workloads).join(", ")} (all in node-current, else text)
  --peer NAMES      ${Object.keys(peers).join(", ")}
  --rounds N        3
  --quick           one short round of the text workload, with the peers that matter most
  --full            every peer with every workload everywhere, for hours

Names are separated by commas. In results/ are the numbers and the tables.`;

await script(async () => {
  const { values } = parseArgs({
    options: {
      part: { type: "string" },
      runtime: { type: "string" },
      workload: { type: "string" },
      peer: { type: "string" },
      rounds: { type: "string" },
      quick: { type: "boolean", default: false },
      full: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return say(HELP);
  const parts = names(values.part, PARTS) ?? PARTS;
  const wanted = names(values.runtime, runtimes.map(({ name }) => name));
  const choice = {
    workload: names(values.workload, Object.keys(workloads)),
    peer: names(values.peer, Object.keys(peers)),
    quick: values.quick,
    full: values.full,
  };
  const effort = { warmUp: values.quick ? 150 : 300, measure: values.quick ? 150 : 500 };
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 3));

  await buildPackage();
  await packages("bench");
  await packages("tests");
  await linkPackage();

  if (parts.includes("rows")) {
    const { results, titles } = await rows(plan(runtimes.filter(({ name }) => !wanted || wanted.includes(name)), choice), { rounds, ...effort });
    say(`\n${byRuntime(results, "text", titles).join("\n\n")}`);
    say(`\n${byWorkload(results, "node-current")}`);
  }
  if (parts.includes("linear")) {
    const { linearity } = await import("./linear.js");
    await linearity();
  }
});

/**
 * @param {string | undefined} list
 * @param {string[]} known
 */
function names(list, known) {
  const all = list?.split(",");
  const unknown = all?.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Stop(`there is no "${unknown}", but there are ${known.join(", ")}`);
  return all;
}

/** The built package, where npm would have put it for the peers' folder. */
async function linkPackage() {
  const link = fileURLToPath(new URL("node_modules/openrouter-wasm", import.meta.url));
  if (await lstat(link).catch(() => undefined)) return;
  await symlink("../../pkg", link, "junction");
}

/**
 * @param {import("./plan.js").Group[]} groups
 * @param {{ rounds: number, warmUp: number, measure: number }} effort
 */
async function rows(groups, effort) {
  /** @type {import("./measure.js").Result[]} */
  const results = [];
  /** @type {Map<string, string>} */
  const titles = new Map();
  for (const runtime of new Set(groups.map(({ runtime }) => runtime))) {
    const reason = await runtime.missing();
    if (reason) {
      say(`\n[${runtime.name}] skipped: ${reason}`);
      continue;
    }
    const opened = await runtime.open();
    titles.set(runtime.name, `${runtime.title} ${opened.version}`);
    try {
      for (const one of groups.filter((group) => group.runtime === runtime)) {
        say(`\n[${runtime.name} ${opened.version}] ${caption(one.workload, one.delivery)}`);
        const measured = await measureGroup(one, opened, effort);
        say(group(measured));
        results.push(...measured);
      }
    } finally {
      await opened.close();
    }
  }
  return { results, titles };
}
