// @ts-check
// Serves each row as a page, and takes what came of it. Any browser can run rows: it only has to open an address.
import { bundle, wasm, WASM } from "../bundle.js";
import { peers } from "../peers/index.js";
import { pageWith, received, serve } from "../serve.js";

/** @typedef {import("../row.js").Outcome} Outcome */

export async function serveRows() {
  /** @type {Map<string, Promise<string>>} by address */
  const bundles = new Map();
  /** @type {Map<string, (outcome: Outcome) => void>} by what is asked for */
  const waiting = new Map();
  let count = 0;

  const { origin, close } = await serve(async ({ pathname, search }, request) => {
    if (pathname === "/row") return { type: "text/html", body: pageWith(fileFor(search)) };
    if (pathname === `/${WASM}`) return { type: "application/wasm", body: await wasm() };
    if (pathname === "/outcome") {
      waiting.get(search)?.(await received(request));
      return { type: "text/plain", body: "" };
    }
    const made = bundles.get(pathname) ?? bundlePeer(pathname);
    bundles.set(pathname, made);
    return { type: "text/javascript", body: await made };
  });

  return {
    /** @param {import("../row.js").Row} row */
    page(row) {
      const { named = "peer" } = peers[row.peer];
      const search = `?${new URLSearchParams({ row: JSON.stringify(row), named, page: String(++count) })}`;
      const outcome = new Promise((/** @type {(outcome: Outcome) => void} */ resolve) => waiting.set(search, resolve));
      return { url: `${origin}/row${search}`, outcome };
    },
    close,
  };
}

/** The script of the page for a row. @param {string} search */
function fileFor(search) {
  const { peer } = JSON.parse(new URLSearchParams(search).get("row") ?? "");
  return `/${peers[peer].file}`;
}

/** @param {string} pathname */
function bundlePeer(pathname) {
  const file = pathname.slice(1);
  if (!Object.values(peers).some((peer) => peer.file === file)) throw new Error(`there is no ${pathname}`);
  return bundle(`import * as peers from "./peers/${file}";
    import { measureHere } from "./runtimes/in-page.js";
    measureHere(peers);`);
}
