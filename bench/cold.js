// @ts-check
// A cold start in Chromium: fresh pages that load a client and read an answer of one word.
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { driven } from "../tests/browser.js";
import { findChromium, launchChromium } from "../tests/chromium.js";
import { bundle, wasm, WASM } from "./bundle.js";
import { inPage } from "./runtimes/browser.js";
import { pageWith, received, serve } from "./serve.js";
import { median } from "./stats.js";
import { digits, markdown } from "./table.js";

/** Clients, by the import that brings each as `peer`. @type {Record<string, string>} */
const CLIENTS = {
  "hand-written": 'import { peer } from "./peers/by-hand.js";',
  "openrouter-wasm": 'import { chunks as peer } from "./peers/ours.js";',
  openai: 'import { peer } from "./peers/openai.js";',
  "@openrouter/sdk": 'import { peer } from "./peers/openrouter-sdk.js";',
};

/**
 * @typedef {object} Start of a page; times in ms since it was asked for
 * @property {number} bytes of scripts and wasm, compressed
 * @property {number} runs when the page's script begins
 * @property {number} sends when the client sends its request
 * @property {number} tells when the answer has been read
 */

/** @param {number} rounds @returns {Promise<{ version: string, starts: Record<string, Start> } | undefined>} */
export async function cold(rounds) {
  if (!findChromium()) return undefined;
  const compressed = promisify(gzip);
  const names = Object.keys(CLIENTS);
  const scripts = await Promise.all(Object.values(CLIENTS).map(async (code) => compressed(await bundled(code))));
  const module = await compressed(await wasm());
  /** @type {(start: Start) => void} */
  let resolve = () => {};
  const server = await serve(async ({ pathname }, request) => {
    if (pathname.startsWith("/page/")) return { type: "text/html", body: pageWith(`/${pathname.slice(6)}.js`) };
    if (pathname === `/${WASM}`) return { type: "application/wasm", body: module, encoding: "gzip" };
    if (pathname === "/start") {
      resolve(await received(request));
      return { type: "text/plain", body: "" };
    }
    return { type: "text/javascript", body: scripts[parseInt(pathname.slice(1))], encoding: "gzip" };
  });
  const browser = await driven(await launchChromium());
  /** @type {Start[][]} */
  const all = names.map(() => []);
  try {
    // The first round is for the browser itself.
    for (let round = -1; round < rounds; round++) {
      for (const number of names.keys()) {
        const start = new Promise((/** @type {(start: Start) => void} */ take) => (resolve = take));
        const times = await inPage(browser, `${server.origin}/page/${number}`, start);
        if (round >= 0) all[number].push(times);
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return { version: browser.version, starts: Object.fromEntries(all.map((starts, i) => [names[i], middle(starts)])) };
}

/** @param {Start[]} starts @returns {Start} */
function middle(starts) {
  /** @param {keyof Start} key */
  const of = (key) => median(starts.map((start) => start[key]));
  return { bytes: of("bytes"), runs: of("runs"), sends: of("sends"), tells: of("tells") };
}

/** @param {string} code */
const bundled = (code) => bundle(`${code}\nimport { start } from "./in-cold-page.js"; start(peer);`, { minify: true });

/** @param {NonNullable<Awaited<ReturnType<typeof cold>>>} measured */
export function coldTable({ version, starts }) {
  const rows = Object.entries(starts).map(([name, { bytes, runs, sends, tells }]) => [
    name,
    `${(bytes / 1000).toFixed(1)} kB`,
    ...[runs, sends, tells].map((ms) => `${digits(ms)} ms`),
  ]);
  const heading = ["", "script and wasm, gzip", "script runs", "request goes out", "first word is there"];
  return `A cold start in Chromium ${version}, from a server on the same machine:\n\n${markdown([heading, ...rows])}`;
}
