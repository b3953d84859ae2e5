// @ts-check
// The stand-in in a process of its own: its memory and its share of the processor are not the client's.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const CLI = fileURLToPath(new URL("../standin/cli.js", import.meta.url));

/** @returns {Promise<{ baseURL: string, close: () => Promise<void> }>} */
export async function startServer() {
  const child = spawn(process.execPath, [CLI, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const closed = new Promise((/** @type {(value?: undefined) => void} */ resolve) => child.on("close", () => resolve()));
  let said = "";
  const baseURL = await new Promise((/** @type {(url: string) => void} */ resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => reject(new Error(`the stand-in did not start: ${said}`)));
    child.stdout.setEncoding("utf8").on("data", (text) => {
      said += text;
      const found = /http:\/\/[\w.:]+\/api\/v1/.exec(said);
      if (found) resolve(found[0]);
    });
  });
  return {
    baseURL,
    close: () => {
      child.kill();
      return closed;
    },
  };
}
