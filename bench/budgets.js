// @ts-check
// What the package is meant to cost at most, beside what it does cost. Printed, never enforced: machines differ.
import { digits, distinct, markdown, times } from "./table.js";

/**
 * @typedef {object} Line
 * @property {string} what
 * @property {number} must
 * @property {number} aim
 * @property {number | undefined} is
 * @property {string} [unit]
 *
 * @typedef {object} Measured
 * @property {import("./measure.js").Result[]} results
 * @property {Map<string, string>} titles of runtimes
 * @property {Awaited<ReturnType<typeof import("./startup.js").startup>>} [startup]
 * @property {Awaited<ReturnType<typeof import("./cold.js").cold>>} [cold]
 * @property {Awaited<ReturnType<typeof import("./memory.js").memory>>} [memory]
 */

const NODE = "node-current";

/** @param {Measured} measured @returns {Line[]} */
function lines({ results, titles, startup, cold, memory }) {
  /** @param {string} runtime @param {string} delivery @param {string} peer */
  const find = (runtime, delivery, peer) =>
    results.find((one) => one.workload === "text" && one.runtime === runtime && one.delivery === delivery && one.peer === peer);
  /** @param {string} runtime @param {string} delivery @param {string} peer */
  const against = (runtime, delivery, peer) => {
    const [ours, theirs] = [find(runtime, delivery, "chunks")?.ms, find(runtime, delivery, peer)?.ms];
    return ours && theirs && ours.median / theirs.median;
  };
  const runtimes = distinct(results, ({ runtime }) => runtime);
  /** @param {string} runtime */
  const title = (runtime) => titles.get(runtime) ?? runtime;
  return [
    { what: "chunks, one network chunk an event, × generator", must: 0.75, aim: 0.6, is: find(NODE, "event", "chunks")?.ratio?.median },
    { what: "chunks, 16 KiB, × generator", must: 0.45, aim: 0.3, is: find(NODE, "16k", "chunks")?.ratio?.median },
    ...runtimes
      .filter((runtime) => runtime !== NODE)
      .map((runtime) => {
        const bounds = runtime === "firefox" ? { must: 0.6, aim: 0.4 } : { must: 0.45, aim: 0.25 };
        return { what: `chunks, 16 KiB, × generator, ${title(runtime)}`, ...bounds, is: find(runtime, "16k", "chunks")?.ratio?.median };
      }),
    ...["text", "batches"].flatMap((peer) =>
      runtimes.map((runtime) => {
        const is = find(runtime, "16k", peer)?.toPlain?.median;
        return { what: `\`${peer}()\`, 16 KiB, × plain, ${title(runtime)}`, must: 0.5, aim: 0.25, is };
      }),
    ),
    ...["openai", "sdk"].flatMap((peer) =>
      ["event", "16k"].map((delivery) => {
        const how = delivery === "event" ? "one network chunk an event" : "16 KiB";
        return { what: `chunks, ${how}, × ${peer === "sdk" ? "@openrouter/sdk" : peer}`, must: 0.25, aim: 0.15, is: against(NODE, delivery, peer) };
      }),
    ),
    { what: "a page's download for streaming chat, gzip", must: 48, aim: 35, unit: "kB", is: kilobytes(cold?.starts["openrouter-wasm"].bytes) },
    { what: "import and init in Node, above an empty process", must: 15, aim: 5, unit: "ms", is: startup?.above["openrouter-wasm"] },
    { what: "wasm memory that 10,000 streams add to that of 100", must: 0, aim: 0, unit: "pages", is: memory && memory.late - memory.early },
  ];
}

/** @param {number | undefined} bytes */
const kilobytes = (bytes) => (bytes === undefined ? undefined : bytes / 1000);

/** What was measured, that is. @param {Measured} measured */
export function budgets(measured) {
  const rows = lines(measured).flatMap(({ what, must, aim, is, unit }) => {
    if (is === undefined) return [];
    /** @param {number} number */
    const show = (number) => (unit ? `${digits(number)} ${unit}` : `${times(number)} ×`);
    return [[what, show(must), show(aim), show(is), is <= aim ? "ok, aim reached" : is <= must ? "ok" : "missed"]];
  });
  return markdown([["budget (short text)", "must", "aim", "is", ""], ...rows]);
}
