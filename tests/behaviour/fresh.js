// @ts-check
// What it takes a page that was only just opened to have the first of an answer: in each browser, printed for people.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { chromium, firefox, webkit } from "./hosts/browsers.js";
import { TYPES } from "./hosts/page-server.js";

/**
 * @typedef {object} Start of a page: times in ms since it was asked for, medians
 * @property {string} browser
 * @property {number} bytes of the package, compressed
 * @property {number} ready when init() was done
 * @property {number} first when the first chunk was there
 */

/** The first page is for the browser itself, the others for the median. */
const PAGES = 6;

/** How long a page may take, in ms. */
const PATIENCE = 20_000;

/**
 * @param {object} setting
 * @param {string} setting.url of the stand-in
 * @param {string} setting.installed the folder that has the package in its node_modules
 * @param {string[]} setting.browsers names
 * @returns {Promise<Start[]>}
 */
export async function freshStarts({ url, installed, browsers }) {
  const server = await serve(join(installed, "node_modules/openrouter-wasm"), url);
  /** @type {Start[]} */
  const starts = [];
  try {
    for (const { name, launch } of [chromium, firefox, webkit].filter(({ name }) => browsers.includes(name))) {
      const { version, show, close } = await launch();
      /** @type {Omit<Start, "browser">[]} */
      const pages = [];
      try {
        for (let page = 0; page < PAGES; page++) {
          const started = server.next();
          const shown = await show(server.url);
          pages.push(await Promise.race([started, shown.lost, late()]));
          await shown.close();
        }
      } finally {
        await close();
      }
      const middle = (/** @type {"bytes" | "ready" | "first"} */ key) => {
        const all = pages.slice(1).map((page) => page[key]);
        return all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
      };
      starts.push({ browser: `${name} ${version}`, bytes: middle("bytes"), ready: middle("ready"), first: middle("first") });
    }
  } finally {
    server.close();
  }
  return starts;
}

/** @returns {Promise<never>} */
function late() {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`the page was not done within ${PATIENCE} ms`)), PATIENCE).unref();
  });
}

/** The page, which makes one call. @param {string} standin its address */
const page = (standin) => `<!doctype html>
<meta charset="utf-8" />
<title>A fresh page</title>
<link rel="icon" href="data:," />
<script type="module">
  import { init, OpenRouter } from "./package/page.js";

  await init();
  const ready = performance.now();
  const client = new OpenRouter({ apiKey: "sk-or-v1-none", baseURL: "${standin}/api/v1" });
  const messages = [{ role: "user", content: "Hello" }];
  const stream = await client.chat.stream({ model: "standin/echo", messages });
  for await (const chunk of stream) break;
  const first = performance.now();
  await fetch("/start", { method: "POST", body: JSON.stringify({ ready, first }) });
</script>
`;

/**
 * Serves the page and the package, compressed as most servers do it.
 *
 * @param {string} folder of the package
 * @param {string} standin
 */
async function serve(folder, standin) {
  let bytes = 0;
  /** @type {(page: Omit<Start, "browser">) => void} */
  let started = () => {};
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://page").pathname);
    const answer = (/** @type {string} */ type, /** @type {any} */ body, /** @type {any} */ headers = {}) =>
      response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store", ...headers }).end(body);
    if (path === "/") return answer("text/html", page(standin));
    if (path === "/start") {
      let text = "";
      for await (const piece of request.setEncoding("utf8")) text += piece;
      answer("text/plain", "");
      return started({ ...JSON.parse(text), bytes });
    }
    const file = await readFile(join(folder, path.replace(/^\/package\//, ""))).catch(() => undefined);
    if (!file) return response.writeHead(404).end();
    const body = await promisify(gzip)(file);
    bytes += body.length;
    return answer(TYPES[extname(path)] ?? "application/octet-stream", body, { "Content-Encoding": "gzip" });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    /** What comes of the page that is opened next. @returns {Promise<Omit<Start, "browser">>} */
    next() {
      bytes = 0;
      return new Promise((resolve) => (started = resolve));
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** One line for each browser. @param {Start[]} starts */
export function freshLines(starts) {
  return starts.map(
    ({ browser, bytes, ready, first }) =>
      `${browser}: ${(bytes / 1000).toFixed(1)} kB of modules and wasm (gzip), ` +
      `init() done after ${Math.round(ready)} ms, first chunk after ${Math.round(first)} ms`,
  );
}
