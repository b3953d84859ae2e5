// @ts-check
// Serves each row as a page, and takes what came of it. Any browser can run rows: it only has to open an address.
import { createServer } from "node:http";
import { bundle, wasm, WASM } from "../bundle.js";
import { peers } from "../peers/index.js";

/** Without other pages to hide from, a page's clock is as fine as it gets. */
const ALONE = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

export async function serveRows() {
  /** @type {Map<string, Promise<string>>} by address */
  const bundles = new Map();
  /** @type {Map<string, (outcome: import("../row.js").Outcome) => void>} by what is asked for */
  const waiting = new Map();

  /** @param {import("node:http").IncomingMessage} request @returns {Promise<[string, string | Uint8Array]>} */
  const answer = async (request) => {
    const { pathname, search } = new URL(request.url ?? "/", "http://page");
    switch (pathname) {
      case "/row":
        return ["text/html", `<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="/${peerOf(search)}"></script>`];
      case "/outcome": {
        const pieces = [];
        for await (const piece of request) pieces.push(piece);
        waiting.get(search)?.(JSON.parse(Buffer.concat(pieces).toString()));
        return ["text/plain", ""];
      }
      case `/${WASM}`:
        return ["application/wasm", await wasm()];
      default: {
        const made = bundles.get(pathname) ?? bundlePeer(pathname);
        bundles.set(pathname, made);
        return ["text/javascript", await made];
      }
    }
  };

  const server = createServer((request, response) => {
    answer(request).then(
      ([type, body]) => response.writeHead(200, { ...ALONE, "Content-Type": type, "Cache-Control": "no-store" }).end(body),
      (error) => response.writeHead(404).end(String(error)),
    );
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  let count = 0;
  return {
    /**
     * @param {import("../row.js").Row} row
     * @returns {{ url: string, outcome: Promise<import("../row.js").Outcome> }}
     */
    page(row) {
      const { named = "peer" } = peers[row.peer];
      const search = `?${new URLSearchParams({ row: JSON.stringify(row), named, page: String(++count) })}`;
      const outcome = new Promise((/** @type {(outcome: import("../row.js").Outcome) => void} */ resolve) => waiting.set(search, resolve));
      return { url: `http://127.0.0.1:${port}/row${search}`, outcome };
    },
    close: () =>
      new Promise((/** @type {(value?: undefined) => void} */ resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The file of the peer that a page is for. @param {string} search */
function peerOf(search) {
  const row = JSON.parse(new URLSearchParams(search).get("row") ?? "");
  return peers[row.peer].file;
}

/** @param {string} pathname */
function bundlePeer(pathname) {
  const file = pathname.slice(1);
  if (!Object.values(peers).some((peer) => peer.file === file)) throw new Error(`there is no ${pathname}`);
  return bundle(`import * as peers from "./peers/${file}";
    import { measureHere } from "./runtimes/in-page.js";
    measureHere(peers);`);
}
