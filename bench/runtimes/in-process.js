// @ts-check
// Measures the row in its argument in this process, of Node or of what behaves like it.
import process from "node:process";
import { peers } from "../peers/index.js";
import { firstWords, runRow } from "../row.js";

const row = JSON.parse(process.argv[2]);
const { file, named = "peer" } = peers[row.peer];
/** @type {import("../row.js").Outcome} */
let outcome;
try {
  // Only this one: what the others load is none of its cost.
  const { [named]: peer } = await import(`../peers/${file}`);
  outcome = await runRow(peer, row);
} catch (error) {
  outcome = { cannot: firstWords(error) };
}
// Peers may have printed too.
process.stdout.write(`\n${JSON.stringify(outcome)}\n`, () => process.exit(0));
