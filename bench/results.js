// @ts-check
// What came of it all: the tables, and the files that they are kept in.
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../scripts/steps.js";
import { budgets } from "./budgets.js";
import { coldTable } from "./cold.js";
import { peers } from "./peers/index.js";
import { plot } from "./plot.js";
import { relayTable } from "./relay.js";
import { startupTable } from "./startup.js";
import { byPeer, byRuntime, byWorkload } from "./table.js";

/** @typedef {import("./budgets.js").Measured} Measured */

/** The workload of the plot, and of the table of all runtimes. */
const MAIN = "text";

const folder = fileURLToPath(new URL("results", import.meta.url));

/** @param {Measured} measured */
export function tables(measured) {
  const { results, titles, relays, startup, cold, memory } = measured;
  /** What there is to tell of a runtime that the table of all of them does not. */
  const more = [...titles].flatMap(([name, title]) => {
    const here = results.filter(({ runtime }) => runtime === name);
    const main = here.filter(({ workload }) => workload === MAIN);
    return [
      here.length > main.length ? `${title}, every workload:\n\n${byWorkload(here)}` : "",
      main.some(({ peer }) => !peers[peer].core) ? `${title}, short text, everybody:\n\n${byPeer(main)}` : "",
    ];
  });
  return [
    ...byRuntime(results, MAIN, titles),
    ...more,
    relays && relayTable(relays),
    startup && startupTable(startup),
    cold && coldTable(cold),
    memory && `The wasm's memory: ${memory.early} pages of 64 KiB after 100 streams, ${memory.late} after 10,000.`,
    budgets(measured),
  ]
    .filter((part) => part)
    .join("\n\n");
}

/**
 * @param {Measured} measured
 * @param {{ effort: object, whole: boolean }} how `whole`: everything was measured
 * @returns {Promise<string[]>} the files
 */
export async function keep(measured, { effort, whole }) {
  const { results, titles, relays, ...rest } = measured;
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length };
  const all = { machine, runtimes: Object.fromEntries(titles), effort, results, relays: relays?.results, ...rest };
  const svg = plot(results, titles, MAIN, "16k");
  await mkdir(folder, { recursive: true });
  const files = [
    { path: join(folder, "results.json"), text: `${JSON.stringify(all, null, 1)}\n` },
    { path: join(folder, "tables.md"), text: `${tables(measured)}\n` },
    { path: join(folder, "plot.svg"), text: svg },
    ...(whole ? [{ path: fileURLToPath(new URL("plot.svg", import.meta.url)), text: svg }] : []),
  ];
  for (const { path, text } of files) await writeFile(path, text);
  return files.map(({ path }) => relative(root, path));
}
