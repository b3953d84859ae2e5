// @ts-check
// Tries the package as npm would publish it, in projects as users have them:
// node tests/packaging/run.js [--only TEXT]
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { findChromium, launchChromium } from "../chromium.js";
import { startStandin } from "../standin/index.js";
import { checks } from "./checks/index.js";
import { install } from "./install.js";
import { projects } from "./projects/index.js";

/** Between two events, in ms: enough for each to be a network read of its own. */
const PACE = 5;

/** Where things are built: beside the projects, because that is from where bundlers look for packages. */
const WORK = fileURLToPath(new URL("work", import.meta.url));

/**
 * @typedef {object} Outcome
 * @property {string} name
 * @property {"yes" | "no" | "skipped"} works
 * @property {number} seconds
 * @property {string} [remark] why not, if it does not or was not tried
 */

/**
 * @param {object} [options]
 * @param {string} [options.only] only what has this in its name
 * @param {(line: string) => void} [options.print]
 * @returns {Promise<Outcome[]>}
 */
export async function runPackaging({ only = "", print = console.log } = {}) {
  const chosen = [...checks, ...projects.map((project) => ({ ...project, missing: noChromium }))].filter(({ name }) =>
    name.toLowerCase().includes(only.toLowerCase()),
  );
  if (chosen.length === 0) throw new Error(`nothing has "${only}" in its name`);
  const { tarball, remove } = await install();
  const standin = await startStandin({ pace: PACE });
  const query = `?api=${encodeURIComponent(standin.baseURL)}`;
  const needsBrowser = chosen.some(({ missing }) => missing === noChromium) && !noChromium();
  const browser = needsBrowser ? await launchChromium() : undefined;
  /** @type {Outcome[]} */
  const outcomes = [];
  // Some bundlers say in the environment what they are doing, and would say it to whatever runs after them.
  const { NODE_ENV } = process.env;
  try {
    for (const { name, missing, run } of chosen) {
      const began = Date.now();
      /** @param {Outcome["works"]} works @param {string | void} remark */
      const note = (works, remark) => {
        outcomes.push({ name, works, seconds: (Date.now() - began) / 1000, ...(remark && { remark }) });
      };
      const reason = missing?.();
      if (reason) {
        // Where everything is meant to be there, what is not there is a fault.
        const fatal = process.env.CI === "true";
        print(`[packaging] ${name}: ${fatal ? "FAILED" : "skipped"}: ${reason}`);
        note(fatal ? "no" : "skipped", reason);
        continue;
      }
      await mkdir(WORK, { recursive: true });
      const work = await mkdtemp(join(WORK, "project-"));
      try {
        // What needs no browser does not look for one.
        const setting = { tarball, api: standin.baseURL, query, work, browser: /** @type {any} */ (browser) };
        note("yes", await run(setting));
        print(`[packaging] ${name}: works`);
      } catch (error) {
        const { message, stack } = /** @type {Error} */ (error);
        note("no", message.split("\n")[0]);
        print(`[packaging] ${name}: FAILED\n    ${(stack ?? message).replaceAll("\n", "\n    ")}`);
      } finally {
        await rm(work, { recursive: true, force: true });
      }
    }
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
    await browser?.close();
    await standin.close();
    await remove();
    await rm(WORK, { recursive: true, force: true });
  }
  return outcomes;
}

function noChromium() {
  if (findChromium()) return undefined;
  return "no Chromium: install it (apt-get install chromium), or set CHROMIUM to its executable";
}

/** @param {Outcome[]} outcomes */
function table(outcomes) {
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  const line = (/** @type {string[]} */ [name, works, seconds, remark]) =>
    `${name.padEnd(width)}  ${works.padEnd(7)} ${seconds.padStart(6)}  ${remark}`.trimEnd();
  return [
    line(["", "works", "s", ""]),
    ...outcomes.map(({ name, works, seconds, remark = "" }) => line([name, works, seconds.toFixed(1), remark])),
  ].join("\n");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const outcomes = await runPackaging(values);
  console.log(`\n${table(outcomes)}`);
  process.exitCode = outcomes.some(({ works }) => works === "no") ? 1 : 0;
}
