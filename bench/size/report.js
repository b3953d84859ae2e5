// @ts-check
// What the pages take, as a table and as JSON.
import { mkdir, writeFile } from "node:fs/promises";
import { root, say } from "../../scripts/steps.js";
import { bundlers } from "./bundle.js";
import { bytesOf } from "./bytes.js";
import { OURS, versionOf } from "./peers.js";
import { kB, table } from "./table.js";

/** In bytes, with gzip: what our page may take, and what it should. */
const BUDGET = { must: 48_000, aim: 35_000 };

const NAMES = Object.keys(bundlers);

/** @typedef {{ page: string, label: string, bundler: string, files: import("./bundle.js").Files }} Page */

/**
 * The JavaScript and the wasm of a page; every page has the same few bytes of HTML.
 *
 * @param {Page} page
 */
export function measure({ files, ...page }) {
  const js = bytesOf([...files].filter(([name]) => name.endsWith(".js")).map(([, bytes]) => bytes));
  const wasm = bytesOf([...files].filter(([name]) => name.endsWith(".wasm")).map(([, bytes]) => bytes));
  return { ...page, js, wasm, raw: js.raw + wasm.raw, gzip: js.gzip + wasm.gzip, brotli: js.brotli + wasm.brotli };
}

/** @typedef {ReturnType<typeof measure>} Measured */

/** @param {Measured[]} measured */
export async function report(measured) {
  const versions = NAMES.map((name) => `${name} ${versionOf(name.toLowerCase())}`);
  say(`\nWhat a browser downloads for a page that shows a streamed answer, in kB (${versions.join(", ")}):\n`);
  say(peersTable(measured));
  say(`\n${verdict(measured.filter(({ page }) => page === OURS))}`);

  await mkdir(`${root}/bench/results`, { recursive: true });
  await writeFile(`${root}/bench/results/size.json`, `${JSON.stringify({ budget: BUDGET, pages: measured }, null, 2)}\n`);
}

/** @param {Measured[]} measured */
function peersTable(measured) {
  const sorted = measured.toSorted((a, b) => a.gzip - b.gzip);
  const head = ["made with", ...NAMES.flatMap((name) => [`${name}, raw`, "gzip", "brotli"])];
  const labels = new Set(sorted.filter(({ bundler }) => bundler === NAMES[0]).map(({ label }) => label));
  const rows = [...labels].map((label) => {
    const cells = NAMES.flatMap((name) => {
      const { raw, gzip, brotli } = /** @type {Measured} */ (sorted.find((one) => one.label === label && one.bundler === name));
      return [raw, gzip, brotli].map(kB);
    });
    return [label, ...cells];
  });
  return table(head, rows);
}

/** @param {Measured[]} ours with each bundler */
function verdict(ours) {
  const worst = ours.reduce((a, b) => (b.gzip > a.gzip ? b : a));
  const { gzip, js, wasm } = worst;
  /** @param {number} budget */
  const met = (budget) => `${kB(budget)} kB: ${gzip <= budget ? "ok" : "missed"}`;
  const split = `${kB(gzip)} kB with gzip, of which JavaScript ${kB(js.gzip)} and wasm ${kB(wasm.gzip)}`;
  return `${OURS}: ${split}; must be within ${met(BUDGET.must)}; aims at ${met(BUDGET.aim)}`;
}
