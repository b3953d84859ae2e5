// @ts-check
// Serves the cases and the package to a browser, and takes its reports. Any browser can run the suite: it only has to
// open the address.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { ROOT } from "../install.js";
import { htmlOf, places } from "./places.js";

/** @type {Record<string, string>} */
export const TYPES = {
  ".js": "text/javascript",
  ".wasm": "application/wasm",
  ".html": "text/html",
  ".json": "application/json",
};

/** A Service Worker may have all of the server's addresses as its scope. */
const ALWAYS = { "Cache-Control": "no-store", "Service-Worker-Allowed": "/" };

/**
 * @param {import("./index.js").Setting} setting
 * @param {Pick<import("../harness.js").Platform, "kinds" | "id" | "isDerived">} runtime
 * @param {(report: import("../harness.js").Report) => void} report
 * @returns {Promise<{ url: string, done: Promise<void>, close: () => Promise<void> }>}
 */
export async function servePage({ suite, installed }, runtime, report) {
  let finish = () => {};
  const done = new Promise((/** @type {(value?: undefined) => void} */ resolve) => (finish = resolve));
  /** Wasm files that were refused once, by address. */
  const refused = new Set();

  /** @param {import("node:http").IncomingMessage} request @returns {Promise<[number, Record<string, string>, string | Uint8Array]>} */
  const answer = async (request) => {
    const { pathname } = new URL(request.url ?? "/", "http://page");
    if (request.method === "POST" && pathname === "/report") {
      const pieces = [];
      for await (const piece of request) pieces.push(piece);
      for (const each of JSON.parse(Buffer.concat(pieces).toString())) "done" in each ? finish() : report(each);
      return [204, {}, ""];
    }
    if (pathname === "/setting.json")
      return [200, { "Content-Type": TYPES[".json"] }, JSON.stringify({ suite, ...runtime })];
    if (pathname === "/favicon.ico") return [204, {}, ""];
    const shown = places.find(({ name }) => pathname === `/${name}/`);
    if (shown) {
      const { policy } = shown;
      const headers = { "Content-Type": TYPES[".html"], ...(policy && { "Content-Security-Policy": policy }) };
      return [200, headers, htmlOf(shown)];
    }
    const [, place, rest] = /^\/([\w-]*)(.*)$/.exec(normalize(pathname)) ?? [];
    switch (place) {
      case "behaviour":
        return file(join(ROOT, "tests/behaviour", rest));
      case "package":
        return file(join(installed, "node_modules/openrouter-wasm", rest));
      case "panic":
        return file(join(installed, "node_modules/openrouter-wasm-test-panic", rest));
      // The package in circumstances, each copy an import of its own: /odd-type-7/index.js
      default: {
        const found = file(join(installed, "node_modules/openrouter-wasm", rest));
        if (!rest.endsWith(".wasm")) return found;
        if (place.startsWith("missing-once-") && !refused.has(place)) {
          refused.add(place);
          return [404, { "Content-Type": "text/plain" }, "not yet\n"];
        }
        const [status, headers, body] = await found;
        const type = place.startsWith("odd-type-") ? "application/octet-stream" : headers["Content-Type"];
        return [status, { ...headers, "Content-Type": type }, body];
      }
    }
  };

  const server = createServer((request, response) => {
    answer(request).then(
      ([status, headers, body]) => response.writeHead(status, { ...ALWAYS, ...headers }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () =>
    new Promise((/** @type {(value?: undefined) => void} */ resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/`, done, close };
}

/** @param {string} path @returns {Promise<[number, Record<string, string>, Uint8Array]>} */
async function file(path) {
  const type = TYPES[extname(path)] ?? "application/octet-stream";
  return [200, { "Content-Type": type }, await readFile(path)];
}
