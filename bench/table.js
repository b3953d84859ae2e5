// @ts-check
// Markdown tables, ready for the README.
import { deliveries } from "./delivery.js";
import { peers } from "./peers/index.js";
import { workloads } from "./workloads.js";

/** @typedef {import("./measure.js").Result} Result */

/** @param {string[][]} rows the first is the heading */
export function markdown(rows) {
  const [heading, ...body] = rows;
  const rule = heading.map((_, column) => (column === 0 ? "---" : "--:"));
  return [heading, rule, ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Three digits are all that such a measurement is good for. @param {number} number */
export function digits(number) {
  if (number === 0) return "0";
  return number.toFixed(Math.min(3, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(number))))));
}

/** @param {number | undefined} ratio */
const times = (ratio) => (ratio === undefined ? "–" : `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)} ×`);

/** @param {Result[]} results @param {(result: Result) => string} of the distinct ones, in order */
const distinct = (results, of) => [...new Set(results.map(of))];

/** Peers in the order of their list. @param {Result[]} results */
const peersOf = (results) => Object.keys(peers).filter((name) => results.some(({ peer }) => peer === name));

/** @param {string} peer */
const titled = (peer) => (peers[peer].ours ? `**${peers[peer].title}**` : peers[peer].title);

/** @param {Result | undefined} result */
function cost(result) {
  if (!result?.ms) return result?.cannot ? "✗" : "–";
  const { workload, ms, events = 1 } = result;
  return workloads[workload].heavy ? `${digits(ms.median)} ms` : `${digits((ms.median / events) * 1000)} µs`;
}

/** @param {Result | undefined} result */
const costAndRatio = (result) => (result?.ratio ? `${cost(result)} (${times(result.ratio.median)})` : cost(result));

/**
 * One workload in every runtime.
 *
 * @param {Result[]} all
 * @param {string} workload
 * @param {Map<string, string>} titles the runtimes', by name
 */
export function byRuntime(all, workload, titles) {
  const results = all.filter((result) => result.workload === workload);
  return distinct(results, ({ delivery }) => delivery).map((delivery) => {
    const here = results.filter((result) => result.delivery === delivery);
    const runtimes = distinct(here, ({ runtime }) => runtime);
    /** @param {string} peer @param {string} runtime */
    const find = (peer, runtime) => here.find((result) => result.peer === peer && result.runtime === runtime);
    const heading = ["", ...runtimes.map((name) => titles.get(name) ?? name)];
    const rows = peersOf(here).map((peer) => [titled(peer), ...runtimes.map((runtime) => costAndRatio(find(peer, runtime)))]);
    return `${caption(workload, delivery)}:\n\n${markdown([heading, ...rows])}`;
  });
}

/**
 * Every workload in one runtime.
 *
 * @param {Result[]} all
 * @param {string} runtime
 */
export function byWorkload(all, runtime) {
  const results = all.filter((result) => result.runtime === runtime);
  const columns = distinct(results, ({ workload, delivery }) => `${workload} ${delivery}`).map((key) => key.split(" "));
  const SHORT = /** @type {Record<string, string>} */ ({ "16k": "16 KiB", event: "an event", byte: "a byte" });
  const heading = ["", ...columns.map(([workload, delivery]) => `${workloads[workload].title}, ${SHORT[delivery]}`)];
  const rows = peersOf(results).map((name) => [
    titled(name),
    ...columns.map(([workload, delivery]) =>
      costAndRatio(results.find((one) => one.peer === name && one.workload === workload && one.delivery === delivery)),
    ),
  ]);
  return markdown([heading, ...rows]);
}

/** Everything about one group, as it is measured. @param {Result[]} results */
export function group(results) {
  const rows = results.map((result) => {
    const { peer, ms, ratio, toPlain, cannot, wrong } = result;
    if (!ms) return [peer, `${wrong ? "WRONG" : "cannot"}: ${cannot}`, "", "", "", ""];
    return [
      peer,
      cost(result),
      `${digits(ms.min)}–${digits(ms.max)} ms`,
      times(ratio?.median),
      ratio ? `${times(ratio.min)}–${times(ratio.max)}` : "",
      times(toPlain?.median),
    ];
  });
  const all = [["", "", "an answer", "generator", "", "plain"], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => (row[1].length > 12 ? 0 : row[column].length))));
  return all.map((row) => `  ${row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(18))).join("  ")}`.trimEnd()).join("\n");
}

/** @param {string} workload @param {string} delivery */
export function caption(workload, delivery) {
  return `${workloads[workload].title}, ${deliveries[/** @type {import("./delivery.js").Delivery} */ (delivery)]}`;
}
