// @ts-check
// A plain file server, as a page's files are served anywhere.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

/** @type {Record<string, string>} */
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/**
 * @param {Record<string, string>} places folders by the beginning of the path: `{ "/": folder }`
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve(places) {
  const starts = Object.keys(places).sort((a, b) => b.length - a.length);
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://server");
    const start = starts.find((start) => pathname.startsWith(start));
    if (start === undefined) return response.writeHead(404).end();
    const rest = normalize(decodeURIComponent(pathname.slice(start.length)) || "index.html");
    if (rest.startsWith(`..${sep}`)) return response.writeHead(404).end();
    const body = await readFile(join(places[start], rest)).catch(() => undefined);
    if (!body) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": TYPES[extname(rest)] ?? "application/octet-stream" }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
