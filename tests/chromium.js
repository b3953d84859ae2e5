// @ts-check
// Finding and starting Chromium.
import { named } from "./programs.js";

/** What keeps a browser in a closed network from knocking at doors. */
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Its program: the one that the variable CHROMIUM names, or else the first on the path. */
export const findChromium = () =>
  named("CHROMIUM", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]);

/** Starts it, without a window. */
export async function launchChromium() {
  const { launch } = await import("puppeteer-core");
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return launch({ executablePath: findChromium(), args: [...QUIET, ...asRoot], headless: true });
}
