// @ts-check
// The runtimes, in the order in which they begin. One file each: add it here.
import { chromium } from "./chromium.js";
import { currentNode, node20 } from "./node.js";
import { workerd } from "./workerd.js";

/**
 * @typedef {object} Setting
 * @property {import("../harness.js").Suite} suite
 * @property {string} installed the folder that has the package in its node_modules
 * @property {AbortSignal} signal aborted when the run is over, whether it got to its end or not: end what still runs
 */

/**
 * @typedef {object} Runtime
 * @property {string} name
 * @property {() => Promise<string | undefined>} missing why it cannot be had here and what to install, if it cannot
 * @property {(setting: Setting, report: (report: import("../harness.js").Report) => void) => Promise<void>} run
 */

/** @type {Runtime[]} */
export const runtimes = [node20, chromium, currentNode, workerd];
