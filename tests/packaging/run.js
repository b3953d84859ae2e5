// @ts-check
// Tries the package as npm would publish it, in projects as users have them:
// node tests/packaging/run.js [--only TEXT]
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { findChromium, launchChromium } from "../chromium.js";
import { startStandin } from "../standin/index.js";
import { install } from "./install.js";

/** Between two events, in ms: enough for each to be a network read of its own. */
const PACE = 5;

/**
 * @typedef {object} Outcome
 * @property {string} name
 * @property {"yes" | "no" | "skipped"} works
 * @property {number} seconds
 * @property {string} [reason] why it does not, or was not tried
 */

/**
 * @param {object} [options]
 * @param {string} [options.only] only what has this in its name
 * @param {(line: string) => void} [options.print]
 */
export async function runPackaging({ only = "", print = console.log } = {}) {
  const { tarball, remove } = await install();
  const standin = await startStandin({ pace: PACE });
  const query = `?api=${encodeURIComponent(standin.baseURL)}`;
  const chromium = findChromium() !== undefined;
  const browser = chromium ? await launchChromium() : undefined;
  /** @type {Outcome[]} */
  const outcomes = [];
  /** @param {string} name @param {() => Promise<void>} run */
  const attempt = async (name, run) => {
    const began = Date.now();
    const error = await run().then(() => undefined, (error) => error ?? "rejected with nothing");
    const outcome = { name, works: /** @type {"yes" | "no"} */ (error ? "no" : "yes"), seconds: (Date.now() - began) / 1000 };
    outcomes.push(error ? { ...outcome, reason: String(error.message ?? error).split("\n")[0] } : outcome);
    print(`[packaging] ${name}: ${error ? `FAILED\n    ${String(error.stack ?? error).replaceAll("\n", "\n    ")}` : "works"}`);
  };
  try {
    const { projects } = await import("./projects/index.js");
    for (const { name, run } of projects.filter(({ name }) => name.toLowerCase().includes(only.toLowerCase()))) {
      if (!browser) {
        // Where everything is meant to be there, what is not there is a fault.
        const works = process.env.CI === "true" ? "no" : "skipped";
        const reason = "no Chromium: install it (apt-get install chromium), or set CHROMIUM to its executable";
        print(`[packaging] ${name}: ${works === "no" ? "FAILED" : works}: ${reason}`);
        outcomes.push({ name, works, seconds: 0, reason });
        continue;
      }
      const work = await workFolder();
      await attempt(name, () => run({ browser, api: standin.baseURL, query, work }));
      await rm(work, { recursive: true, force: true });
    }
  } finally {
    await browser?.close();
    await standin.close();
    await remove();
  }
  return outcomes;
}

/** A folder beside the projects: some bundlers look for packages from where they write. */
async function workFolder() {
  const parent = fileURLToPath(new URL("work", import.meta.url));
  await mkdir(parent, { recursive: true });
  return mkdtemp(join(parent, "project-"));
}

/** @param {Outcome[]} outcomes */
function table(outcomes) {
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  return outcomes
    .map(({ name, works, seconds, reason }) =>
      `${name.padEnd(width)}  ${works.padEnd(7)} ${seconds.toFixed(1).padStart(6)} s  ${reason ?? ""}`.trimEnd(),
    )
    .join("\n");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const outcomes = await runPackaging(values);
  console.log(`\n${table(outcomes)}`);
  process.exitCode = outcomes.some(({ works }) => works === "no") ? 1 : 0;
}
