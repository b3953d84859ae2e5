// @ts-check
// WebKitGTK's MiniBrowser through WebKitWebDriver, on a display of nobody's if there is none.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import process from "node:process";
import { onPath } from "./programs.js";

/** Where distributions have it, maybe in a folder for the machine's kind: …/webkit2gtk-4.1/MiniBrowser */
const PLACES = ["/usr/libexec", "/usr/lib64", "/usr/lib"];
const INSTALL = "install it (apt-get install webkit2gtk-driver xvfb)";

/** How long the driver may take to start, and to answer, in ms. */
const PATIENCE = 20_000;

/** Why it cannot be had here, if it cannot. */
export function missingWebKit() {
  if (!onPath(["WebKitWebDriver"])) return `no WebKitWebDriver: ${INSTALL}`;
  if (!process.env.DISPLAY && !onPath(["xvfb-run"])) return `no display and no xvfb-run: ${INSTALL}`;
  return findBrowser() ? undefined : `no MiniBrowser: ${INSTALL}, or set WEBKIT_BROWSER to its executable`;
}

/** The browser's program: the one that the variable WEBKIT_BROWSER names, or else the first in the usual places. */
function findBrowser() {
  if (process.env.WEBKIT_BROWSER) return process.env.WEBKIT_BROWSER;
  const folders = PLACES.flatMap((place) => [place, ...inside(place).filter((path) => path.includes("-linux-"))]);
  const own = folders.flatMap(inside).filter((path) => path.includes("webkit"));
  return own.map((folder) => join(folder, "MiniBrowser")).find((path) => existsSync(path));
}

/** The folders in a folder, if there is one. @param {string} folder */
function inside(folder) {
  if (!existsSync(folder)) return [];
  const all = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return all.map(({ name }) => join(folder, name));
}

/** @returns {Promise<import("./browser.js").Browser>} */
export async function launchWebKit() {
  const port = await freePort();
  const driver = ["WebKitWebDriver", `--port=${port}`];
  const [command, ...args] = process.env.DISPLAY ? driver : ["xvfb-run", "--auto-servernum", ...driver];
  const { gone, kill } = startGroup(command, args);
  const url = `http://127.0.0.1:${port}`;
  const wanted = { "webkitgtk:browserOptions": { binary: findBrowser(), args: ["--automation"] } };
  /**
   * A session is a browser of its own, with nothing kept of any other. One in a hundred never begins; the next one does.
   *
   * @param {number} [tries]
   * @returns {Promise<{ session: string, version: string }>}
   */
  const begin = async (tries = 3) => {
    try {
      const { sessionId, capabilities } = await ask("POST", `${url}/session`, { capabilities: { alwaysMatch: wanted } });
      return { session: `${url}/session/${sessionId}`, version: String(capabilities.browserVersion) };
    } catch (error) {
      if (tries === 1) throw error;
      return begin(tries - 1);
    }
  };
  try {
    await Promise.race([answers(`${url}/status`), gone]);
    let next = await begin();
    const { version } = next;
    let isNew = true;
    return {
      version,
      async show(address) {
        // The driver has one session at a time.
        if (!isNew) next = await begin();
        isNew = false;
        const { session } = next;
        await ask("POST", `${session}/url`, { url: address });
        return { lost: gone, close: () => ask("DELETE", session) };
      },
      async close() {
        if (isNew) await ask("DELETE", next.session).catch(() => {});
        kill();
      },
      kill,
    };
  } catch (error) {
    kill();
    throw error;
  }
}

/**
 * Starts a program in a process group of its own: the display has to go when the driver goes, and both with this process.
 *
 * @param {string} command
 * @param {string[]} args
 */
function startGroup(command, args) {
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  const gone = new Promise((/** @type {(value: never) => void} */ _, reject) => {
    child.on("error", reject);
    child.on("exit", () => reject(new Error("WebKitWebDriver is gone")));
  });
  gone.catch(() => {});
  const leave = () => process.exit(1);
  const kill = () => {
    process.off("exit", kill).off("SIGINT", leave).off("SIGTERM", leave);
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid);
  };
  process.once("exit", kill).once("SIGINT", leave).once("SIGTERM", leave);
  return { gone, kill };
}

/** @param {string} method @param {string} url @param {object} [body] @returns {Promise<any>} */
async function ask(method, url, body) {
  const signal = AbortSignal.timeout(PATIENCE);
  const response = await fetch(url, { method, body: body && JSON.stringify(body), signal });
  const { value } = /** @type {any} */ (await response.json());
  if (!response.ok) throw new Error(`WebKitWebDriver: ${value.message || value.error}`);
  return value;
}

/** @param {string} url */
async function answers(url) {
  for (const began = Date.now(); ; ) {
    if ((await fetch(url).catch(() => undefined))?.ok) return;
    if (Date.now() - began > PATIENCE) throw new Error(`WebKitWebDriver did not answer within ${PATIENCE / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
