// @ts-check
// What the package is meant to cost at most, beside what it does cost. Printed, never enforced: machines differ.
import { peers } from "./peers/index.js";
import { relayRatios } from "./relay.js";
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
 * @property {Awaited<ReturnType<typeof import("./measure.js").measureAll>>} [relays]
 * @property {Awaited<ReturnType<typeof import("./startup.js").startup>>} [startup]
 * @property {Awaited<ReturnType<typeof import("./cold.js").cold>>} [cold]
 * @property {Awaited<ReturnType<typeof import("./memory.js").memory>>} [memory]
 */

const NODE = "node-current";
const OURS = "openrouter-wasm";
const EVENT = "one network chunk an event";

/** @param {Measured} measured @returns {Line[]} */
function lines({ results, titles, relays, startup, cold, memory }) {
  const text = results.filter(({ workload }) => workload === "text");
  /** @param {string} runtime @param {string} delivery @param {string} peer */
  const find = (runtime, delivery, peer) =>
    text.find((one) => one.runtime === runtime && one.delivery === delivery && one.peer === peer);
  /** How many times the hand-written loop's time chunks take. @param {string} runtime @param {string} delivery */
  const chunks = (runtime, delivery) => find(runtime, delivery, "chunks")?.ratio?.median;
  /** @param {string} runtime @param {string} delivery @param {string} peer */
  const against = (runtime, delivery, peer) => {
    const [ours, theirs] = [find(runtime, delivery, "chunks")?.ms, find(runtime, delivery, peer)?.ms];
    return ours && theirs && ours.median / theirs.median;
  };
  const runtimes = distinct(text, ({ runtime }) => runtime);
  /** @param {string} runtime */
  const title = (runtime) => titles.get(runtime) ?? runtime;
  return [
    { what: `chunks, ${EVENT}, × generator`, must: 0.75, aim: 0.6, is: chunks(NODE, "event") },
    { what: "chunks, 16 KiB, × generator", must: 0.45, aim: 0.3, is: chunks(NODE, "16k") },
    ...runtimes
      .filter((runtime) => runtime !== NODE)
      .map((runtime) => {
        const bounds = runtime === "firefox" ? { must: 0.6, aim: 0.4 } : { must: 0.45, aim: 0.25 };
        return { what: `chunks, 16 KiB, × generator, ${title(runtime)}`, ...bounds, is: chunks(runtime, "16k") };
      }),
    ...["text", "batches"].flatMap((peer) =>
      runtimes.map((runtime) => {
        const is = find(runtime, "16k", peer)?.toPlain?.median;
        return { what: `\`${peer}()\`, 16 KiB, × plain, ${title(runtime)}`, must: 0.5, aim: 0.25, is };
      }),
    ),
    ...["openai", "sdk"].flatMap((peer) =>
      ["event", "16k"].map((delivery) => {
        const what = `chunks, ${delivery === "event" ? EVENT : "16 KiB"}, × ${peers[peer].title}`;
        return { what, must: 0.25, aim: 0.15, is: against(NODE, delivery, peer) };
      }),
    ),
    ...relayRatios(relays?.results ?? []).filter(({ peer }) => peer !== "relay-by-hand").map(({ runtime, delivery, peer, ratio }) => {
      const pieces = delivery === "event" ? EVENT : "16 KiB";
      const where = relays?.titles.get(runtime) ?? runtime;
      return { what: `relay(), ${pieces}, × a relay with ${peers[peer].title}, ${where}`, must: 0.25, aim: 0.2, is: ratio };
    }),
    { what: "a page's download for streaming chat, gzip", must: 48, aim: 35, unit: "kB", is: cold && kilobytes(cold) },
    { what: "import and init in Node", must: 15, aim: 5, unit: "ms", is: startup?.above[OURS] },
    { what: "wasm memory that 10,000 streams add", must: 0, aim: 0, unit: "pages", is: memory && added(memory) },
  ];
}

/** @param {NonNullable<Measured["cold"]>} cold */
const kilobytes = ({ starts }) => starts[OURS].bytes / 1000;

/** @param {NonNullable<Measured["memory"]>} memory */
const added = ({ early, late }) => late - early;

/** What was measured, that is. @param {Measured} measured */
export function budgets(measured) {
  const rows = lines(measured).flatMap(({ what, must, aim, is, unit }) => {
    if (is === undefined) return [];
    /** @param {number} number */
    const show = (number) => (unit ? `${digits(number)} ${unit}` : `${times(number)} ×`);
    return [[what, show(must), show(aim), show(is), is <= aim ? "ok, aim reached" : is <= must ? "ok" : "missed"]];
  });
  return rows.length > 0 ? markdown([["budget (short text)", "must", "aim", "is", ""], ...rows]) : "";
}
