// @ts-check
// A process that has made calls of every kind, well and badly ended, ends by itself.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { check } from "./package.js";

/** How long it may take after its last call, in ms. */
const BOUND = 1_000;

/** @param {string} baseURL @returns {Promise<string>} */
export async function endsByItself(baseURL) {
  const script = fileURLToPath(new URL("calls.js", import.meta.url));
  const child = spawn(process.execPath, [script, baseURL], { stdio: ["ignore", "pipe", "inherit"] });
  const killer = setTimeout(() => child.kill("SIGKILL"), 20_000);
  let calls = "";
  let over = 0;
  child.stdout.setEncoding("utf8").on("data", (text) => {
    calls += text;
    over = performance.now();
  });
  const [code, signal] = await new Promise((resolve) => child.on("close", (...how) => resolve(how)));
  clearTimeout(killer);
  const took = performance.now() - over;
  check(over > 0 && code === 0 && signal === null, `the process ended with ${signal ?? code}, after it said "${calls}"`);
  check(took < BOUND, `the process ended ${took.toFixed(0)} ms after its last call`);
  return `${calls.trim()}, then the process ended within ${took.toFixed(0)} ms`;
}
