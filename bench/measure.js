// @ts-check
// Measuring groups of rows, round by round.
import { firstWords } from "./row.js";
import { median, spread } from "./stats.js";
import { caption, group as shown } from "./table.js";

/**
 * @typedef {object} Result
 * @property {string} runtime
 * @property {string} workload
 * @property {string} delivery
 * @property {string} peer
 * @property {number} [events]
 * @property {import("./stats.js").Spread} [ms] an answer; each round gives its median
 * @property {import("./stats.js").Spread} [ratio] to the hand-written generator in the same round
 * @property {import("./stats.js").Spread} [toPlain] to the plain hand-written loop in the same round
 * @property {string} [cannot] why there are no numbers
 * @property {boolean} [wrong] whether that is because what came through was not what was sent
 *
 * @typedef {{ rounds: number, warmUp: number, measure: number }} Effort
 */

/**
 * @param {import("./plan.js").Group[]} groups
 * @param {Effort} effort
 * @param {(text: string) => void} say
 */
export async function measureAll(groups, effort, say) {
  /** @type {Result[]} */
  const results = [];
  /** @type {Map<string, string>} the runtimes' titles, by name */
  const titles = new Map();
  /** @type {string[]} */
  const skipped = [];
  for (const runtime of new Set(groups.map(({ runtime }) => runtime))) {
    const opened = (await runtime.missing()) ?? (await runtime.open().catch(firstWords));
    if (typeof opened === "string") {
      skipped.push(`${runtime.name}: ${opened}`);
      say(`\n[${runtime.name}] skipped: ${opened}`);
      continue;
    }
    const title = `${runtime.title} ${opened.version.split(".").slice(0, 2).join(".")}`;
    titles.set(runtime.name, title);
    try {
      for (const group of groups.filter((group) => group.runtime === runtime)) {
        say(`\n[${title}] ${caption(group.workload, group.delivery)}`);
        const measured = await measureGroup(group, opened, effort);
        say(shown(measured));
        results.push(...measured);
      }
    } finally {
      await opened.close();
    }
  }
  return { results, titles, skipped };
}

/**
 * @param {import("./plan.js").Group} group
 * @param {import("./runtimes/index.js").Opened} opened
 * @param {Effort} effort
 * @returns {Promise<Result[]>} one a peer
 */
async function measureGroup({ runtime, workload, delivery, peers }, opened, { rounds, ...effort }) {
  /** @type {Map<string, number[]>} a peer's medians by round */
  const medians = new Map(peers.map((peer) => [peer, []]));
  /** @type {Map<string, Pick<Result, "cannot" | "wrong">>} */
  const failures = new Map();
  let events = 0;
  for (let round = 0; round < rounds; round++) {
    // Whoever was first is last in the next round: nobody always has the quiet or the warm machine.
    const first = Math.floor((round * peers.length) / rounds);
    for (const peer of [...peers.slice(first), ...peers.slice(0, first)]) {
      if (failures.has(peer)) continue;
      const outcome = await opened.run({ peer, workload, delivery, ...effort });
      if ("wrong" in outcome) failures.set(peer, { cannot: outcome.wrong, wrong: true });
      else if ("cannot" in outcome) failures.set(peer, { cannot: outcome.cannot });
      else {
        events = outcome.events;
        medians.get(peer)?.push(median(outcome.times));
      }
    }
  }
  /** @param {number[]} of @param {string} to */
  const ratios = (of, to) => {
    const base = medians.get(to);
    return base?.length === of.length ? spread(of.map((ms, round) => ms / base[round])) : undefined;
  };
  return peers.map((peer) => {
    const result = { runtime: runtime.name, workload, delivery, peer };
    const failure = failures.get(peer);
    if (failure) return { ...result, ...failure };
    const of = medians.get(peer) ?? [];
    return { ...result, events, ms: spread(of), ratio: ratios(of, "generator"), toPlain: ratios(of, "plain") };
  });
}
