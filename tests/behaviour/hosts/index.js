// @ts-check
// The runtimes, in the order in which they begin. One file each: add it here.
import { bun } from "./bun.js";
import { inBrowser } from "./browser.js";
import { chromium, firefox, webkit } from "./browsers.js";
import { deno } from "./deno.js";
import { edge } from "./edge.js";
import { currentNode, node20 } from "./node.js";
import { page, serviceWorker, strictPage, webWorker } from "./places.js";
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
 * @property {boolean} [isDerived] whether another runtime on the same engine runs the long cases
 * @property {() => Promise<string | undefined>} missing why it cannot be had here and what to install, if it cannot
 * @property {(setting: Setting, report: (report: Report) => void) => Promise<void>} run
 *
 * @typedef {import("../harness.js").Report | { version: string }} Report
 */

/** @type {Runtime[]} */
export const runtimes = [
  node20,
  ...[chromium, firefox, webkit].map((browser) => inBrowser(browser, page)),
  currentNode,
  deno,
  bun,
  workerd,
  edge,
  ...[webWorker, serviceWorker, strictPage].flatMap((place) =>
    [chromium, firefox, webkit].map((browser) => inBrowser(browser, place)),
  ),
];
