// @ts-check
// What can be asked of the bench.
import { parseArgs } from "node:util";
import { Stop } from "../scripts/steps.js";
import { peers } from "./peers/index.js";
import { runtimes } from "./runtimes/index.js";
import { workloads } from "./workloads.js";

const PARTS = ["rows", "relay", "startup", "cold", "memory", "linear", "growing"];

export const HELP = `npm run bench [-- options]

  --part NAMES      ${PARTS.join(", ")} (all)
  --runtime NAMES   ${runtimes.map(({ name }) => name).join(", ")} (all)
  --workload NAMES  ${Object.keys(workloads).join(", ")}
                    (all in node-current, else text)
  --peer NAMES      ${Object.keys(peers).join(", ")}
                    (all with text in node-current, else those that matter most; the hand-written ones always)
  --rounds N        how often everything is measured (3)
  --quick           once, shortly, and only what matters most: numbers to glance at
  --full            every peer with every workload in every runtime: for hours

Names are separated by commas. Numbers, tables and a plot go to bench/results/; bench/plot.svg is the plot of the last
run of everything.`;

/** How many fresh processes and pages make a median. */
const STARTS = 15;

export function readOptions() {
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
  const { quick, full, help } = values;
  const rounds = Number(values.rounds ?? (quick ? 1 : 3));
  if (!(rounds >= 1)) throw new Stop(`--rounds: expected a number, not "${values.rounds}"`);
  return {
    help,
    /** @param {string} part */
    wants: (part) => (names(values.part, PARTS) ?? PARTS).includes(part),
    runtime: names(values.runtime, runtimes.map(({ name }) => name)),
    workload: names(values.workload, Object.keys(workloads)),
    peer: names(values.peer, Object.keys(peers)),
    quick,
    full,
    effort: { rounds, warmUp: quick ? 150 : 250, measure: quick ? 150 : 400 },
    starts: quick ? 5 : STARTS,
  };
}

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
