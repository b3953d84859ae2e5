// @ts-check
// Runtimes that are programs: each row is a process.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { versionOf } from "../../tests/programs.js";
import { firstWords } from "../row.js";

const execute = promisify(execFile);

/** What reads its row from its arguments, and prints the outcome as its last line. */
const IN_PROCESS = fileURLToPath(new URL("in-process.js", import.meta.url));

/** How long a row may take, in ms. */
export const PATIENCE = 60_000;

/**
 * @param {object} program
 * @param {string} program.name
 * @param {string} program.title
 * @param {() => Promise<string | undefined>} program.find its path
 * @param {string} program.install what to do if it is not there
 * @param {string[]} [program.args] before the script's name
 */
export function program({ name, title, find, install, args = [] }) {
  /** Where it is, and which it is; to be asked for only if it is not missing. */
  const found = async () => {
    const path = /** @type {string} */ (await find());
    return { path, version: (await versionOf(path)) ?? "?" };
  };
  return {
    name,
    title,
    missing: async () => ((await find()) ? undefined : install),
    found,
    async open() {
      const { path, version } = await found();
      return {
        version,
        run: (/** @type {import("../row.js").Row} */ row) => runIn(path, [...args, IN_PROCESS, JSON.stringify(row)]),
        close: async () => {},
      };
    },
  };
}

/** @param {string} path @param {string[]} args @returns {Promise<import("../row.js").Outcome>} */
async function runIn(path, args) {
  try {
    const { stdout } = await execute(path, args, { timeout: PATIENCE, killSignal: "SIGKILL", maxBuffer: 2 ** 26 });
    return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
  } catch (error) {
    const { killed, stderr } = /** @type {any} */ (error);
    return { cannot: killed ? `not done within ${PATIENCE / 1000} s` : firstWords(stderr || error) };
  }
}
