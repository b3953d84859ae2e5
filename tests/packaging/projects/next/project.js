// @ts-check
// Next: its App Router, built with Turbopack, and its Pages Router, built with webpack. Each asks from a page, from the
// server and from the edge runtime.
//
// In a page and on the server the package is imported as everywhere; built with webpack, the server wants it in
// `serverExternalPackages` (or "./inline"). Edge functions may not compile wasm, they import it as a module: the package's
// entry for them does that, and who wants to do so himself takes "./slim" and "./openrouter.wasm?module". Turbopack looks
// for that in the package's exports with the "?module", which is why they have "./openrouter.wasm*".
import { execFile, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ONE_FILE, ships } from "../../shipped.js";
import { answered, visit } from "../../visit.js";

const NEXT = fileURLToPath(new URL("dist/bin/next", import.meta.resolve("next/package.json")));
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };

/**
 * Runs what Next has built, and gives its address.
 *
 * @param {string} cwd
 * @returns {Promise<{ url: string, close: () => Promise<unknown> }>}
 */
async function start(cwd) {
  const args = [NEXT, "start", "--port", "0", "--hostname", "127.0.0.1"];
  const server = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => server.once("close", resolve));
  const close = () => (server.kill(), ended);
  let output = "";
  const url = new Promise((/** @type {(url: string | undefined) => void} */ resolve) => {
    for (const stream of [server.stdout, server.stderr]) {
      stream.on("data", (data) => {
        output += data;
        const [, url] = /Local:\s+(http:\S+)[^]*Ready/.exec(output) ?? [];
        if (url) resolve(url);
      });
    }
    ended.then(() => resolve(undefined));
  });
  const found = await url;
  if (!found) throw new Error(`next start ended: ${output}`);
  return { url: found, close };
}

/**
 * @param {import("../index.js").Setting} setting
 * @param {string} folder
 * @param {string[]} options of the build
 * @param {string} edge where the edge functions are
 */
async function buildAndVisit({ browser, query }, folder, options, edge) {
  await rm(join(folder, ".next"), { recursive: true, force: true });
  await promisify(execFile)(process.execPath, [NEXT, "build", ...options], { cwd: folder, env });
  await ships(join(folder, ".next/static"), ONE_FILE);
  const server = await start(folder);
  try {
    await visit(browser, `${server.url}/client${query}`, { wasm: 1 });
    await visit(browser, `${server.url}/server${query}`, { wasm: 0 });
    for (const path of [edge, `${edge}-slim`]) answered(await (await fetch(`${server.url}/${path}${query}`)).json());
  } finally {
    await server.close();
    await rm(join(folder, ".next"), { recursive: true, force: true });
  }
}

/** @type {import("../index.js").Project[]} */
export const projects = [
  {
    name: "Next 16, App Router, Turbopack: page, server, edge",
    run: (setting) => buildAndVisit(setting, import.meta.dirname, [], "edge"),
  },
  {
    name: "Next 16, Pages Router, webpack: page, server, edge",
    run: (setting) => buildAndVisit(setting, join(import.meta.dirname, "../next-pages"), ["--webpack"], "api/edge"),
  },
];
