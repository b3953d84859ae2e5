// @ts-check
// The runtimes, in the order of the tables. One file each: add it here.
import { bun } from "./bun.js";
import { chromium } from "./chromium.js";
import { deno } from "./deno.js";
import { firefox } from "./firefox.js";
import { currentNode, node20 } from "./node.js";
import { webkit } from "./webkit.js";
import { workerd } from "./workerd.js";

/**
 * @typedef {object} Runtime
 * @property {string} name
 * @property {string} title
 * @property {() => Promise<string | undefined>} missing why it cannot be had here and what to install, if it cannot
 * @property {() => Promise<Opened>} open
 *
 * @typedef {object} Opened
 * @property {string} version
 * @property {(row: import("../row.js").Row) => Promise<import("../row.js").Outcome>} run measures a row in a process, a
 *   page or an isolate of its own
 * @property {() => Promise<void>} close
 */

/** @type {Runtime[]} */
export const runtimes = [currentNode, node20, deno, bun, workerd, chromium, firefox, webkit];
