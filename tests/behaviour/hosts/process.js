// @ts-check
// Node and what behaves like it: a process of its own that runs the cases and reports over its IPC channel.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { versionOf } from "../../programs.js";

const IN_PROCESS = fileURLToPath(new URL("./in-process.js", import.meta.url));

/**
 * @param {object} program
 * @param {string} program.name
 * @param {string[]} program.kinds
 * @param {boolean} [program.isDerived]
 * @param {() => Promise<string | undefined>} program.find its path
 * @param {string} program.install what to do if it is not there
 * @param {(path: string) => Promise<string | undefined>} [program.version] which it is
 * @param {string[]} [program.args] before the script's name
 * @param {string} [program.script] what runs the cases
 * @returns {import("./index.js").Runtime}
 */
export function program(program) {
  const { name, kinds, isDerived, find, install, version = versionOf, args = [], script = IN_PROCESS } = program;
  return {
    name,
    isDerived,
    missing: async () => ((await find()) ? undefined : install),
    async run({ signal, ...setting }, report) {
      const path = /** @type {string} */ (await find());
      report({ version: (await version(path)) ?? "?" });
      const child = fork(script, { execPath: path, execArgv: args, stdio: ["ignore", "pipe", "pipe", "ipc"] });
      // The cases say nothing here, so whatever is said is the package's, or the runtime's about it.
      for (const output of [child.stdout, child.stderr]) {
        output?.setEncoding("utf8").on("data", (text) => report({ stray: `written to the console: ${text}` }));
      }
      child.on("message", (message) => report(/** @type {import("../harness.js").Report} */ (message)));
      signal.addEventListener("abort", () => child.kill("SIGKILL"));
      child.send({ ...setting, kinds, isDerived, id: name });
      await new Promise((resolve, reject) => {
        child.on("error", reject);
        child.on("close", (code, killer) => {
          if (code === 0) resolve(undefined);
          else reject(new Error(`the process died (${killer ?? `exit code ${code}`})`));
        });
      });
    },
  };
}
