// @ts-check
// Programs that are started as a user starts them, and what they print.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { execute } from "./workshop.js";

/** How long anything may take, in ms. */
const PATIENCE = 60_000;

/**
 * Starts a program.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, env?: Record<string, string> }} options
 */
export function start(program, args, { cwd, env }) {
  // A group of its own: npm's and npx's children end with them.
  const child = spawn(program, args, { cwd, env: { ...process.env, NO_COLOR: "1", ...env }, detached: true });
  const printed = { out: "", err: "" };
  child.stdout.on("data", (data) => (printed.out += data));
  child.stderr.on("data", (data) => (printed.err += data));
  const ended = once(child, "close").then(([status]) => /** @type {number | null} */ (status));
  const stop = async () => {
    try {
      if (child.pid) process.kill(-child.pid, "SIGKILL");
    } catch {} // It has ended by itself.
    await ended;
  };

  /**
   * Waits until something has been printed.
   *
   * @param {RegExp} pattern
   */
  async function prints(pattern) {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const found = pattern.exec(printed.out) ?? pattern.exec(printed.err);
      if (found) return found;
      if (child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`${program} did not print ${pattern}, but:\n${printed.out}\n${printed.err}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  return { stdin: child.stdin, printed, ended, prints, stop };
}

/**
 * A runtime that npm installs as a package, or that is on the path.
 *
 * @param {string} name
 * @param {string} file in the package
 */
export async function programOf(name, file) {
  const candidates = [name];
  try {
    candidates.unshift(join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file));
  } catch {} // npm does not have it for every platform.
  for (const candidate of candidates) {
    if (await execute(candidate, ["--version"]).then(() => true, () => false)) return candidate;
  }
  return undefined;
}
