// @ts-check
// What handing an answer on costs: a relay made with this package, beside relays made with others.
import { measureAll } from "./measure.js";
import { peers } from "./peers/index.js";
import { cost, distinct, markdown, times } from "./table.js";

/** @typedef {import("./measure.js").Result} Result */

/** Where relays run. */
const SERVERS = ["node-current", "deno", "bun", "workerd"];

const OURS = "relay-ours";

/**
 * @param {import("./runtimes/index.js").Runtime[]} runtimes
 * @param {import("./measure.js").Effort} effort
 * @param {(text: string) => void} say
 */
export function relays(runtimes, effort, say) {
  const all = Object.keys(peers).filter((name) => peers[name].relays);
  const servers = runtimes.filter(({ name }) => SERVERS.includes(name));
  /** @type {import("./delivery.js").Delivery[]} */
  const deliveries = ["16k", "event"];
  const groups = servers.flatMap((runtime) =>
    deliveries.map((delivery) => ({ runtime, workload: "text", delivery, peers: all })),
  );
  return measureAll(groups, effort, say);
}

/**
 * What ours costs as a part of what another one does, in the same run.
 *
 * @param {Result[]} results
 */
export function relayRatios(results) {
  return results.flatMap(({ runtime, delivery, peer, ms }) => {
    const isHere = (/** @type {Result} */ one) => one.runtime === runtime && one.delivery === delivery;
    const ours = results.find((one) => isHere(one) && one.peer === OURS)?.ms;
    return peer !== OURS && ours && ms ? [{ runtime, delivery, peer, ratio: ours.median / ms.median }] : [];
  });
}

/** @param {Awaited<ReturnType<typeof relays>>} measured */
export function relayTable({ results, titles }) {
  const ratios = relayRatios(results);
  const others = distinct(results, ({ peer }) => peer).filter((peer) => peer !== OURS);
  const rows = distinct(results, ({ runtime, delivery }) => `${runtime} ${delivery}`).map((row) => {
    const [runtime, delivery] = row.split(" ");
    const isHere = (/** @type {{ runtime: string, delivery: string }} */ one) =>
      one.runtime === runtime && one.delivery === delivery;
    const find = (/** @type {string} */ peer) => results.find((one) => isHere(one) && one.peer === peer);
    const ratioTo = (/** @type {string} */ peer) => ratios.find((one) => isHere(one) && one.peer === peer)?.ratio;
    const pieces = delivery === "event" ? "an event" : "16 KiB";
    return [
      `${titles.get(runtime) ?? runtime}, ${pieces}`,
      cost(find(OURS)),
      ...others.flatMap((peer) => [cost(find(peer)), `${times(ratioTo(peer))} ×`]),
    ];
  });
  const heading = ["", `**${peers[OURS].title}**`, ...others.flatMap((peer) => [peers[peer].title, "ours by that"])];
  return `An answer handed on, an event of it, in network chunks of:\n\n${markdown([heading, ...rows])}`;
}
