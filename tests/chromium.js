// @ts-check
// Finding and starting Chromium.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** What keeps a browser in a closed network from knocking at doors. */
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browser's program: the one that the variable CHROMIUM names, or else the first on the path. */
export function findChromium() {
  const { CHROMIUM, PATH = "" } = process.env;
  if (CHROMIUM) return isExecutable(CHROMIUM) ? CHROMIUM : undefined;
  return NAMES.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name))).find(isExecutable);
}

/** Starts it, without a window. */
export async function launchChromium() {
  const { launch } = await import("puppeteer-core");
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return launch({ executablePath: findChromium(), args: [...QUIET, ...asRoot], headless: true });
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
