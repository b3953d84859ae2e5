// @ts-check
// Runtimes that are programs: each row is a process.
import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
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

/** @param {string} path */
export async function versionOf(path) {
  return execute(path, ["--version"]).then(
    ({ stdout }) => /\d+(\.\d+)+/.exec(stdout)?.[0],
    () => undefined,
  );
}

/**
 * A program in an installed npm package, or else on the path.
 *
 * @param {string} name the package's
 * @param {string} file in the package
 * @param {string} [command] on the path
 */
export async function programOf(name, file, command) {
  const candidates = command ? [command] : [];
  try {
    candidates.unshift(join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file));
  } catch {}
  for (const candidate of candidates) if (await versionOf(candidate)) return candidate;
  return undefined;
}

/**
 * The first of some programs that is on the path.
 *
 * @param {string[]} names
 */
export async function onPath(names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      const path = join(folder, name);
      if (await access(path, constants.X_OK).then(() => true, () => false)) return path;
    }
  }
  return undefined;
}
