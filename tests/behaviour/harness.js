// @ts-check
// What a case is, and how cases run. Plain JavaScript without imports: it runs in every runtime.
import { show } from "./equal.js";
import { Toolbox } from "./toolbox.js";

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {(t: Toolbox) => unknown} run
 * @property {string[]} [only] the kinds of runtimes it makes sense in (all)
 * @property {string} [skip] why it cannot run here
 * @property {number} [timeout] ms (10,000)
 * @property {boolean} [isLong] whether one runtime on each engine is enough
 */

/**
 * A runtime as its host hands it to the cases.
 * @typedef {object} Platform
 * @property {string[]} kinds what it is, for `only` and for what is to be expected: "node", "deno", "bun", "workerd" and
 *   "edge"; "files" where there are folders to import from; "chromium", "firefox" and "webkit", which are a "browser",
 *   where the rules for cross-origin requests hold; and "page" where there is a document too
 * @property {string} id unlike that of any other run of the suite on the same stand-in
 * @property {any} pkg the package's exports; untyped, since many cases give them what their types forbid
 * @property {any} wasm the exports of the package's wasm.js
 * @property {{ pkg: any, glue: any, wasm: any }} panic a build that can be made to crash: its entry, glue.js and wasm.js
 * @property {Suite} suite
 * @property {boolean} [isDerived] whether another runtime on the same engine runs the long cases
 * @property {string} [origin] of the page, where there is one
 * @property {string} [installed] the folder that has the package in its node_modules, where there are files
 */

/**
 * What a run is about, the same for all runtimes.
 * @typedef {object} Suite
 * @property {string} url of the stand-in
 * @property {string[]} scenarios ids of all models of the stand-in
 * @property {string[] | null} recordings names of all recordings, if there is a folder of them
 * @property {string} filter only cases whose name contains it
 * @property {string[]} [again] only cases with these names
 */

/**
 * @typedef {{ begin: string }
 *   | { end: string, outcome: "passed" | "failed" | "skipped", message?: string, stack?: string, ms: number }
 *   | { stray: string }} Report
 */

/**
 * Whether a case is one for a runtime.
 *
 * @param {Case} each
 * @param {Pick<Platform, "kinds" | "suite" | "isDerived">} platform
 */
function isFor({ name, only, isLong }, { kinds, suite, isDerived }) {
  if (only && !only.some((kind) => kinds.includes(kind))) return false;
  if (suite.again && !suite.again.includes(name)) return false;
  return name.includes(suite.filter) && !(isLong && isDerived);
}

/** After how long a case may have been in the way of everything else, in ms. */
const BUSY = 1_000;

/** What nobody caught. @type {string[]} */
const strays = [];

/** A host calls it for every unhandled rejection and uncaught exception. @param {unknown} reason */
export function stray(reason) {
  const error = /** @type {any} */ (reason);
  strays.push(`nobody caught: ${error?.stack ?? show(reason)} ${error?.cause?.stack ?? ""}`);
}

/**
 * Runs all cases, one after the other.
 *
 * @param {Case[]} cases
 * @param {Platform} platform
 * @param {(report: Report) => void} report
 */
export async function runCases(cases, platform, report) {
  watchConsole();
  let number = 0;
  for (const each of cases) {
    number += 1;
    if (!isFor(each, platform)) continue;
    const { name, skip, timeout = 10_000 } = each;
    if (skip) {
      report({ end: name, outcome: "skipped", message: skip, ms: 0 });
      continue;
    }
    report({ begin: name });
    const began = Date.now();
    // Of a case that is run again, the stand-in is to know nothing yet.
    const t = new Toolbox(platform, `${platform.id}-${number}${platform.suite.again ? "-again" : ""}`);
    let failure;
    try {
      await within(timeout, () => each.run(t));
    } catch (error) {
      failure = error;
    }
    await t.cleanUp();
    // Rejections are reported a turn later. While a case kept the runtime busy, the server may have closed connections:
    // that has to be noticed before the next one takes them.
    await new Promise((resolve) => setTimeout(resolve, Date.now() - began > BUSY ? 50 : 0));
    const [first] = strays.splice(0);
    failure ??= first && new Error(first);
    const { message, stack } = failure instanceof Error ? failure : { message: show(failure), stack: undefined };
    const ms = Date.now() - began;
    report(failure ? { end: name, outcome: "failed", message, stack, ms } : { end: name, outcome: "passed", ms });
  }
}

/** @param {number} ms @param {() => unknown} run */
async function within(ms, run) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${ms} ms`)), ms);
  });
  try {
    await Promise.race([run(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The package never writes to the console, and neither do the cases: whatever is written is a failure. */
function watchConsole() {
  const console = /** @type {any} */ (globalThis.console);
  for (const name of ["log", "info", "warn", "error", "debug", "trace", "dir", "assert", "table"]) {
    console[name] = (/** @type {unknown[]} */ ...args) => {
      strays.push(`console.${name}: ${args.map(show).join(" ")}`);
    };
  }
}
