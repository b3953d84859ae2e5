// @ts-check
// WebKitGTK's MiniBrowser through WebKitWebDriver, on a display of nobody's if there is none.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import process from "node:process";
import { browser } from "./browser.js";
import { onPath } from "./process.js";

/** Where distributions have it, maybe in a folder for the machine's kind: …/webkit2gtk-4.1/MiniBrowser */
const PLACES = ["/usr/libexec", "/usr/lib64", "/usr/lib"];
const INSTALL = "install it (apt-get install webkit2gtk-driver xvfb)";

/** How long the driver may take to start, and to answer, in ms. */
const STARTING = 20_000;

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

export const webkit = browser({
  name: "webkit",
  title: "WebKit",
  async missing() {
    if (!(await onPath(["WebKitWebDriver"]))) return `no WebKitWebDriver: ${INSTALL}`;
    if (!process.env.DISPLAY && !(await onPath(["xvfb-run"]))) return `no display and no xvfb-run: ${INSTALL}`;
    return findBrowser() ? undefined : `no MiniBrowser: ${INSTALL}, or set WEBKIT_BROWSER to its executable`;
  },
  async launch() {
    const port = await freePort();
    const driver = ["WebKitWebDriver", `--port=${port}`];
    const [command, ...args] = process.env.DISPLAY ? driver : ["xvfb-run", "--auto-servernum", ...driver];
    const end = startGroup(command, args);
    const url = `http://127.0.0.1:${port}`;
    try {
      await answers(`${url}/status`);
      const options = { binary: findBrowser(), args: ["--automation"] };
      const { sessionId, capabilities } = await ask(`${url}/session`, {
        capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } },
      });
      const session = `${url}/session/${sessionId}`;
      return {
        version: capabilities.browserVersion,
        async show(url) {
          await ask(`${session}/url`, { url });
          return () => ask(`${session}/url`, { url: "about:blank" });
        },
        async close() {
          await fetch(session, { method: "DELETE" });
          end();
        },
      };
    } catch (error) {
      end();
      throw error;
    }
  },
});

/**
 * Starts a program in a process group of its own: the display has to go when the driver goes, and both with the bench.
 *
 * @param {string} command
 * @param {string[]} args
 * @returns {() => void} ends it
 */
function startGroup(command, args) {
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  const leave = () => process.exit(1);
  const end = () => {
    process.off("exit", end).off("SIGINT", leave).off("SIGTERM", leave);
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid);
  };
  process.once("exit", end).once("SIGINT", leave).once("SIGTERM", leave);
  return end;
}

/** @param {string} url @param {object} body @returns {Promise<any>} */
async function ask(url, body) {
  const signal = AbortSignal.timeout(STARTING);
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body), signal });
  const { value } = /** @type {any} */ (await response.json());
  if (!response.ok) throw new Error(`WebKitWebDriver: ${value.message || value.error}`);
  return value;
}

/** @param {string} url */
async function answers(url) {
  for (const began = Date.now(); ; ) {
    if ((await fetch(url).catch(() => undefined))?.ok) return;
    if (Date.now() - began > STARTING) throw new Error(`WebKitWebDriver did not answer within ${STARTING / 1000} s`);
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
