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
export function times(ratio) {
  if (ratio === undefined) return "–";
  return ratio < 0.005 ? "<0.01" : ratio.toFixed(ratio < 0.995 ? 2 : ratio < 9.95 ? 1 : 0);
}

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

/**
 * What is said of them, each once, in order.
 *
 * @template T
 * @param {Result[]} results
 * @param {(result: Result) => T} of
 */
export const distinct = (results, of) => [...new Set(results.map(of))];

/** Peers in the order of their list. @param {Result[]} results */
const peersOf = (results) => Object.keys(peers).filter((name) => results.some(({ peer }) => peer === name));

/** @param {string} workload @param {string} delivery */
export function caption(workload, delivery) {
  return `${workloads[workload].title}, ${deliveries[/** @type {import("./delivery.js").Delivery} */ (delivery)]}`;
}

/**
 * Who has a column in a table of ratios: those that matter most, and who has something in every row.
 *
 * @param {Result[]} all
 */
function columnsOf(all) {
  /** @param {Result} result */
  const rowOf = ({ runtime, workload, delivery }) => `${runtime} ${workload} ${delivery}`;
  const rows = distinct(all, rowOf).length;
  /** @param {string} name */
  const everywhere = (name) => distinct(all.filter(({ peer }) => peer === name), rowOf).length === rows;
  return peersOf(all).filter((name) => name !== "draining" && (peers[name].core || everywhere(name)));
}

/**
 * A row of ratios: what the hand-written generator takes, and how many times that the others do.
 *
 * @param {string} title
 * @param {string[]} columns
 * @param {Result[]} results
 */
function row(title, columns, results) {
  /** @param {string} name */
  const find = (name) => results.find(({ peer }) => peer === name);
  return [title, ...columns.map((name) => (name === "generator" ? cost(find(name)) : ratio(find(name))))];
}

/**
 * One workload in every runtime.
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
    const columns = columnsOf(here);
    const rows = distinct(here, ({ runtime }) => runtime).map((name) =>
      row(titles.get(name) ?? name, columns, here.filter(({ runtime }) => runtime === name)),
    );
    return `${caption(workload, delivery)}:\n\n${markdown([["", ...columns.map(titled)], ...rows])}`;
  });
}

/** How a network chunk is called in a narrow place. @type {Record<string, string>} */
const SHORT = { "16k": "16 KiB", event: "an event", byte: "a byte" };

/** Every workload in one runtime. @param {Result[]} results of that runtime */
export function byWorkload(results) {
  const columns = columnsOf(results);
  const rows = distinct(results, ({ workload, delivery }) => `${workload} ${delivery}`).map((group) => {
    const [workload, delivery] = group.split(" ");
    const here = results.filter((result) => result.workload === workload && result.delivery === delivery);
    return row(`${workloads[workload].title}, ${SHORT[delivery]}`, columns, here);
  });
  return markdown([["", ...columns.map(titled)], ...rows]);
}

/** Everybody with one workload, in one runtime. @param {Result[]} results of both */
export function byPeer(results) {
  const columns = distinct(results, ({ delivery }) => delivery);
  const rows = peersOf(results).map((name) => {
    const found = columns.map((delivery) => results.find((one) => one.peer === name && one.delivery === delivery));
    return [titled(name), ...found.flatMap((one) => [cost(one), one?.ratio ? ratio(one) : ""])];
  });
  return markdown([["", ...columns.flatMap((delivery) => [SHORT[delivery], ""])], ...rows]);
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
  // What could not be measured says why, which is no column.
  const inColumns = all.filter((row) => row.length > 2);
  const widths = all[0].map((_, column) => Math.max(...inColumns.map((row) => (row[column] ?? "").length)));
  const lines = all.map((row) => row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(18))).join("  "));
  return lines.map((line) => `  ${line.trimEnd()}`).join("\n");
}
