// @ts-check
// Running commands, and saying so.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** What makes the whole command stop, with nothing to add to its message. */
export class Stop extends Error {}

/**
 * @typedef {object} Ran
 * @property {number | null} status
 * @property {string} output everything that was printed
 */

/**
 * Runs a command in the project's folder.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} [options] `quiet` keeps the output back
 * @returns {Promise<Ran>}
 */
export function run(command, args, { cwd = root, env, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    /** @param {NodeJS.WriteStream} to */
    const keep = (to) => (/** @type {Buffer} */ data) => {
      output += data;
      if (!quiet) to.write(data);
    };
    child.stdout.on("data", keep(process.stdout));
    child.stderr.on("data", keep(process.stderr));
    child.on("error", (error) => resolve({ status: null, output: `${output}${error.message}\n` }));
    child.on("close", (status) => resolve({ status, output }));
  });
}

/**
 * Runs a command that has to succeed.
 *
 * @param {string} what it is for
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 */
export async function must(what, command, args, options) {
  const { status, output } = await run(command, args, options);
  if (status !== 0) throw new Stop(`${what} failed: ${command} ${args.join(" ")}`);
  return output;
}

/**
 * Runs a script's main function.
 *
 * @param {() => Promise<void>} main
 */
export async function script(main) {
  try {
    await main();
  } catch (error) {
    process.exitCode = 1;
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`\n${error.message}\n`);
  }
}
