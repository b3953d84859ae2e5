// @ts-check
// Runs the behaviour suite on the built package in every runtime:
// node tests/behaviour/run.js [--runtime NAME …] [--filter TEXT]
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { startStandin } from "../standin/index.js";
import { freshLines, freshStarts } from "./fresh.js";
import { installPackage } from "./install.js";
import { runtimes as allRuntimes } from "./hosts/index.js";
import { recordings } from "./recordings.js";

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {string} [version]
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} [reason] why all of it was skipped
 * @property {string[]} failures the names of the cases that failed, if they failed as cases do
 * @property {number} [late] how many passed only when they were run again, alone
 * @property {boolean} [isDerived] whether another runtime on the same engine ran the long cases
 */

/** The machine the suite is made for has two cores. */
const AT_ONCE = 2;

/**
 * @param {object} [options]
 * @param {string[]} [options.runtimes] names (all)
 * @param {string} [options.filter] only cases whose name contains it
 * @param {(line: string) => void} [options.print]
 * @returns {Promise<{ runtimes: Result[], starts: string[] }>} the results, and a line for each browser on fresh pages
 */
export async function runBehaviour({ runtimes: names = [], filter = "", print = console.log } = {}) {
  const unknown = names.find((name) => !allRuntimes.some((runtime) => runtime.name === name));
  if (unknown) throw new Error(`no runtime "${unknown}"; there are: ${allRuntimes.map(({ name }) => name).join(", ")}`);
  const chosen = allRuntimes.filter(({ name }) => names.length === 0 || names.includes(name));
  const installed = await installPackage();
  const standin = await startStandin({ recordings: recordings() });
  try {
    const suite = { url: standin.url, ...(await lists(standin.url)), filter };
    if (!suite.recordings)
      print("[behaviour] no recordings: set OPENROUTER_RECORDED to a folder of them; their cases are skipped");
    /** @type {Result[]} */
    const results = [];
    const queue = [...chosen];
    const lane = async () => {
      for (let runtime = queue.shift(); runtime; runtime = queue.shift()) {
        results.push(await runIn(runtime, { suite, installed: installed.folder }, print));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    for (const result of results) {
      const runtime = chosen.find(({ name }) => name === result.name);
      if (runtime) await lookAgain(result, runtime, { suite, installed: installed.folder }, print);
    }
    results.sort((a, b) => order(chosen, a) - order(chosen, b));
    // When nothing else runs, and if everything does.
    const browsers = filter ? [] : results.filter(({ reason }) => !reason).map(({ name }) => name);
    const starts = await freshStarts({ url: standin.url, installed: installed.folder, browsers });
    return { runtimes: results, starts: freshLines(starts) };
  } finally {
    await standin.close();
    await installed.remove();
  }
}

/** @param {{ name: string }[]} chosen @param {Result} result */
const order = (chosen, { name }) => chosen.findIndex((runtime) => runtime.name === name);

/** Above this many failures in a runtime, it is not the machine that was too busy. */
const FEW = 5;

/**
 * Runs what failed beside other work once more, with the machine to itself: a bound of time that was missed then may be
 * the machine's fault. What passes only now counts, and the result says so.
 *
 * @param {Result} result
 * @param {import("./hosts/index.js").Runtime} runtime
 * @param {Omit<import("./hosts/index.js").Setting, "signal">} setting
 * @param {(line: string) => void} print
 */
async function lookAgain(result, runtime, { suite, installed }, print) {
  const { failed, failures } = result;
  if (failed === 0 || failed !== failures.length || failed > FEW) return;
  print(`[${runtime.name}] once more, alone: ${failures.join("; ")}`);
  const second = await runIn(runtime, { suite: { ...suite, again: failures }, installed }, print);
  result.passed += second.passed;
  result.late = second.passed;
  result.failed = second.failed;
}

/** What is said of cases that passed only when they were run again. @param {Pick<Result, "late">} result */
export const lateNote = ({ late }) => (late ? `${late} passed only when run again, alone` : "");

/** @param {string} url */
async function lists(url) {
  const models = await (await fetch(`${url}/api/v1/models`)).json();
  const recorded = await fetch(`${url}/standin/recorded`);
  return {
    scenarios: models.data.map((/** @type {{ id: string }} */ { id }) => id),
    recordings: recorded.ok ? await recorded.json() : null,
  };
}

/**
 * @param {import("./hosts/index.js").Runtime} runtime
 * @param {Omit<import("./hosts/index.js").Setting, "signal">} setting
 * @param {(line: string) => void} print
 * @returns {Promise<Result>}
 */
async function runIn(runtime, setting, print) {
  const { name, isDerived } = runtime;
  /** @type {Result} */
  const result = { name, isDerived, passed: 0, failed: 0, skipped: 0, failures: [] };
  const reason = await runtime.missing();
  if (reason) {
    // Where everything is meant to be there, what is not there is a fault.
    const fatal = process.env.CI === "true";
    print(`[${name}] ${fatal ? "FAILED" : "skipped"}: ${reason}`);
    return { ...result, ...(fatal ? { failed: 1 } : { skipped: 1 }), reason };
  }
  print(`[${name}] begins`);
  const began = Date.now();
  let current = "before the first case";
  /** @param {string} where @param {string | undefined} text */
  const fail = (where, text) => {
    result.failed += 1;
    print(`[${name}] FAILED: ${where}\n    ${(text ?? "").trim().replaceAll("\n", "\n    ")}`);
  };
  // A runtime that is caught in a loop cannot end its own case.
  let heard = Date.now();
  /** @type {NodeJS.Timeout | undefined} */
  let watch;
  const silent = new Promise((_, reject) => {
    const look = () =>
      Date.now() - heard > SILENCE && reject(new Error(`not a word for ${SILENCE / 1000} s: it hangs`));
    watch = setInterval(look, 1_000);
  });
  const stop = new AbortController();
  try {
    const run = runtime.run({ ...setting, signal: stop.signal }, (report) => {
      heard = Date.now();
      if ("version" in report) result.version = report.version;
      else if ("begin" in report) current = report.begin;
      else if ("stray" in report) fail(current, report.stray);
      else {
        if (report.outcome === "failed") {
          result.failures.push(report.end);
          fail(report.end, withStack(report));
        } else result[report.outcome] += 1;
        if (report.outcome === "skipped") print(`[${name}] skipped: ${report.end}: ${report.message}`);
        if (report.ms > SLOW) print(`[${name}] slow: ${report.end} took ${(report.ms / 1000).toFixed(1)} s`);
      }
    });
    await Promise.race([run, silent]);
  } catch (error) {
    fail(current, /** @type {Error} */ (error).stack);
  } finally {
    clearInterval(watch);
    stop.abort();
  }
  if (result.passed + result.failed + result.skipped === 0) fail("the whole run", "not one case was run");
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  print(
    `[${name}] ends after ${seconds} s: ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`,
  );
  return result;
}

/** What is worth a line, in ms. */
const SLOW = 6_000;

/** After how much silence a runtime is given up, in ms: longer than any case may take. */
const SILENCE = 60_000;

/** Firefox's and WebKit's stacks leave the message out. @param {{ message?: string, stack?: string }} report */
function withStack({ message = "", stack = "" }) {
  return stack.includes(message) ? stack : `${message}\n${stack}`;
}

/** What is said of a derived runtime. */
export const LEFT_OUT = "  (the long cases are left to another runtime on this engine)";

/** @param {Result[]} results */
function table(results) {
  const rows = [
    ["runtime", "passed", "failed", "skipped"],
    ...results.map((result) => {
      const { name, version = "", passed, failed, skipped, reason, isDerived } = result;
      const remarks = `${reason ? ` (${reason})` : ""}${isDerived ? LEFT_OUT : ""}  ${lateNote(result)}`.trimEnd();
      return [`${name} ${version}`, passed, failed, `${skipped}${remarks}`].map(String);
    }),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map(([name, ...counts]) =>
      [name.padEnd(widths[0]), ...counts.map((count, i) => count.padStart(widths[i + 1] ?? 0))].join("  ").trimEnd(),
    )
    .join("\n");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: { runtime: { type: "string", multiple: true }, filter: { type: "string" } },
  });
  const { runtimes, starts } = await runBehaviour({ runtimes: values.runtime, filter: values.filter });
  console.log(["", table(runtimes), "", ...starts.map((start) => `fresh page in ${start}`)].join("\n").trimEnd());
  process.exitCode = runtimes.some(({ failed }) => failed > 0) ? 1 : 0;
}
