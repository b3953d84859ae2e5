// @ts-check
// What is measured: groups of rows that are compared with each other.
import { peers } from "./peers/index.js";
import { workloads } from "./workloads.js";

/**
 * @typedef {import("./delivery.js").Delivery} Delivery
 *
 * @typedef {object} Group
 * @property {import("./runtimes/index.js").Runtime} runtime
 * @property {string} workload
 * @property {Delivery} delivery
 * @property {string[]} peers
 *
 * @typedef {object} Choice what is asked for; what is left out is chosen here
 * @property {string[]} [workload]
 * @property {string[]} [peer]
 * @property {boolean} full everything everywhere
 * @property {boolean} quick
 */

/** Where every workload is measured; elsewhere it is the first. */
const THOROUGH = "node-current";

/** @type {Delivery[]} */
const USUAL = ["16k", "event"];

/** @type {Record<string, Delivery[]>} */
const DELIVERIES = { recording: [...USUAL, "byte"] };

/**
 * @param {import("./runtimes/index.js").Runtime[]} runtimes
 * @param {Choice} choice
 * @returns {Group[]}
 */
export function plan(runtimes, choice) {
  return runtimes.flatMap((runtime) => {
    const thorough = choice.full || (runtime.name === THOROUGH && !choice.quick);
    const names = choice.workload ?? (thorough ? Object.keys(workloads) : ["text"]);
    return names.flatMap((workload) =>
      (DELIVERIES[workload] ?? USUAL).map((delivery) => {
        const all = choice.full || (runtime.name === THOROUGH && workload === "text" && !choice.quick);
        return { runtime, workload, delivery, peers: peersFor(workload, choice.peer, all) };
      }),
    );
  });
}

/** @param {string} workload @param {string[] | undefined} chosen @param {boolean} all */
function peersFor(workload, chosen, all) {
  return Object.keys(peers).filter((name) => {
    const { core, textAlone, relays } = peers[name];
    if (relays) return false;
    if (textAlone && !workloads[workload].textAlone) return false;
    // Without the loops there is nothing to compare with.
    return chosen ? chosen.includes(name) || name === "generator" || name === "plain" : all || core;
  });
}
