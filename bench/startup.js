// @ts-check
// What it takes before the first call can be made: a fresh Node process that imports a client, above an empty one.
import { execFile } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { currentNode } from "./runtimes/node.js";
import { median } from "./stats.js";
import { digits, markdown } from "./table.js";

const EMPTY = "an empty process";

/** @type {Record<string, string>} */
const SCRIPTS = {
  [EMPTY]: "",
  "openrouter-wasm": 'import { init, OpenRouter } from "openrouter-wasm"; await init(); new OpenRouter();',
  openai: 'import OpenAI from "openai"; new OpenAI({ apiKey: "sk" });',
  "@openrouter/sdk": 'import { OpenRouter } from "@openrouter/sdk"; new OpenRouter();',
};

/**
 * @typedef {object} Startup in ms
 * @property {string} version
 * @property {number} empty
 * @property {Record<string, number>} above
 *
 * @param {number} rounds
 * @returns {Promise<Startup>}
 */
export async function startup(rounds) {
  const { path, version } = await node();
  const cwd = fileURLToPath(new URL(".", import.meta.url));
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(Object.keys(SCRIPTS).map((name) => [name, []]));
  // The first round is for the disk's cache.
  for (let round = -1; round < rounds; round++) {
    for (const [name, code] of Object.entries(SCRIPTS)) {
      const start = performance.now();
      await promisify(execFile)(path, ["--input-type=module", "--eval", code], { cwd });
      if (round >= 0) times[name].push(performance.now() - start);
    }
  }
  const empty = median(times[EMPTY]);
  const others = Object.entries(times).filter(([name]) => name !== EMPTY);
  return { version, empty, above: Object.fromEntries(others.map(([name, all]) => [name, median(all) - empty])) };
}

async function node() {
  if (await currentNode.missing()) return { path: process.execPath, version: process.versions.node };
  return currentNode.found();
}

/** @param {Startup} measured */
export function startupTable({ version, empty, above }) {
  const rows = Object.entries(above).map(([name, ms]) => [name, digits(ms)]);
  const what = `A first client in a fresh process of Node ${version}, above an empty one (${digits(empty)} ms)`;
  return `${what}:\n\n${markdown([["", "ms"], ...rows])}`;
}
