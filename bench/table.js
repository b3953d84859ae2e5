// @ts-check
// Markdown tables, ready for the README.
import { deliveries } from "./delivery.js";
import { peers } from "./peers/index.js";
import { workloads } from "./workloads.js";

/** @typedef {import("./measure.js").Result} Result */

/** @param {string[][]} rows the first is the heading */
export function markdown([heading, ...body]) {
  const rule = heading.map((_, column) => (column === 0 ? "---" : "--:"));
  return [heading, rule, ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Three digits: more would be noise. @param {number} number */
export function digits(number) {
  if (number === 0) return "0";
  return number.toFixed(Math.min(3, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(number))))));
}

/** @param {number | undefined} ratio */
export const times = (ratio) => (ratio === undefined ? "–" : ratio.toFixed(ratio < 0.995 ? 2 : ratio < 9.95 ? 1 : 0));

/** @param {Result | undefined} result */
export function cost(result) {
  if (!result?.ms) return result?.cannot ? "cannot" : "–";
  const { workload, ms, events = 1 } = result;
  return workloads[workload].heavy ? `${digits(ms.median)} ms` : `${digits((ms.median / events) * 1000)} µs`;
}

/** @param {Result | undefined} result */
const ratio = (result) => (result?.ratio ? `${times(result.ratio.median)} ×` : cost(result));

/** @param {string} peer */
const titled = (peer) => (peers[peer].ours ? `**${peers[peer].title}**` : peers[peer].title);

/** What they have in common, each once, in order. @template T @param {Result[]} results @param {(result: Result) => T} of */
export const distinct = (results, of) => [...new Set(results.map(of))];

/** Peers in the order of their list. @param {Result[]} results */
const peersOf = (results) => Object.keys(peers).filter((name) => results.some(({ peer }) => peer === name));

/** @param {string} workload @param {string} delivery */
export function caption(workload, delivery) {
  return `${workloads[workload].title}, ${deliveries[/** @type {import("./delivery.js").Delivery} */ (delivery)]}`;
}

/**
 * One workload in every runtime, with the peers that matter most: what the hand-written loop takes, and how many times
 * that the others do.
 *
 * @param {Result[]} all
 * @param {string} workload
 * @param {Map<string, string>} titles the runtimes', by name
 * @returns {string[]} one table a delivery
 */
export function byRuntime(all, workload, titles) {
  const results = all.filter((result) => result.workload === workload);
  return distinct(results, ({ delivery }) => delivery).map((delivery) => {
    const here = results.filter((result) => result.delivery === delivery);
    const columns = peersOf(here).filter((name) => peers[name].core && name !== "draining");
    const rows = distinct(here, ({ runtime }) => runtime).map((runtime) => {
      /** @param {string} peer */
      const find = (peer) => here.find((result) => result.peer === peer && result.runtime === runtime);
      return [titles.get(runtime) ?? runtime, ...columns.map((peer) => (peer === "generator" ? cost(find(peer)) : ratio(find(peer))))];
    });
    return `${caption(workload, delivery)}:\n\n${markdown([["", ...columns.map(titled)], ...rows])}`;
  });
}

/** How a network chunk is called in a narrow place. @type {Record<string, string>} */
const SHORT = { "16k": "16 KiB", event: "an event", byte: "a byte" };

/**
 * Every workload in one runtime: what each event takes, and how many times what it takes the hand-written loop.
 *
 * @param {Result[]} all
 * @param {string} runtime
 */
export function byWorkload(all, runtime) {
  const results = all.filter((result) => result.runtime === runtime);
  const columns = distinct(results, ({ workload, delivery }) => `${workload} ${delivery}`).map((key) => key.split(" "));
  const heading = ["", ...columns.map(([workload, delivery]) => `${workloads[workload].title}, ${SHORT[delivery]}`)];
  const rows = peersOf(results).map((name) => [
    titled(name),
    ...columns.map(([workload, delivery]) => {
      const found = results.find((one) => one.peer === name && one.workload === workload && one.delivery === delivery);
      return found?.ratio && name !== "generator" ? `${cost(found)}, ${ratio(found)}` : cost(found);
    }),
  ]);
  return markdown([heading, ...rows]);
}

/** One group as it has been measured, for the one who waits. @param {Result[]} results */
export function group(results) {
  /** @param {import("./stats.js").Spread} spread @param {(number: number) => string} show */
  const range = ({ min, max }, show) => `${show(min)}–${show(max)}`;
  const rows = results.map((result) => {
    const { peer, ms, ratio, toPlain, cannot, wrong } = result;
    if (!ms) return [peer, `${wrong ? "WRONG" : "cannot"}: ${cannot}`];
    const first = [peer, cost(result), `${range(ms, digits)} ms`];
    return ratio ? [...first, times(ratio.median), range(ratio, times), times(toPlain?.median)] : first;
  });
  const all = [["", "", "an answer", "× generator", "", "× plain"], ...rows];
  const widths = all[0].map((_, i) => Math.max(...all.filter((row) => row.length > 2).map((row) => (row[i] ?? "").length)));
  const lines = all.map((row) => row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(18))).join("  "));
  return lines.map((line) => `  ${line.trimEnd()}`).join("\n");
}
