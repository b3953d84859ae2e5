// @ts-check
// Many streams at once, many in a row, and a process that ends by itself: node tests/soak/soak.js, after a build.
// Each part prints a line with its numbers.
import { fork } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { manyAtOnce } from "./at-once.js";
import { endsByItself } from "./ends.js";
import { manyInARow } from "./in-a-row.js";
import { startServer } from "./server.js";

/**
 * A part gives its numbers, or throws.
 * @typedef {(baseURL: string) => Promise<string>} Part
 */

/** @type {Record<string, Part>} */
const PARTS = { "many at once": manyAtOnce, "many in a row": manyInARow, "ends by itself": endsByItself };

/**
 * @param {{ print?: (line: string) => void }} [options]
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runSoak({ print = console.log } = {}) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const server = await startServer();
  try {
    for (const name of Object.keys(PARTS)) {
      const began = performance.now();
      // A process of its own: what one part leaves behind is no part of the next one's numbers.
      const { failed, line } = await inProcess(name, server.baseURL);
      counts[failed ? "failed" : "passed"] += 1;
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      print(`[soak] ${failed ? "FAILED: " : ""}${name}: ${line} (${seconds} s)`);
    }
  } finally {
    await server.close();
  }
  return counts;
}

/** @param {string} name @param {string} baseURL @returns {Promise<{ failed: boolean, line: string }>} */
function inProcess(name, baseURL) {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(import.meta.url), ["--part", name, baseURL], { execArgv: ["--expose-gc"] });
    const late = setTimeout(() => child.kill("SIGKILL"), 120_000);
    /** @type {any} */
    let result = { failed: true, line: "the process died" };
    child.on("message", (message) => (result = message));
    child.on("close", () => {
      clearTimeout(late);
      resolve(result);
    });
  });
}

const [, script, flag, name, baseURL] = process.argv;
const isMain = script !== undefined && import.meta.url === pathToFileURL(script).href;
if (isMain && flag === "--part") {
  PARTS[name](baseURL)
    .then(
      (line) => ({ failed: false, line }),
      (error) => ({ failed: true, line: String(error?.stack ?? error) }),
    )
    .then((result) => process.send?.(result, () => process.exit(0)));
} else if (isMain) {
  const { failed } = await runSoak();
  process.exitCode = failed > 0 ? 1 : 0;
}
