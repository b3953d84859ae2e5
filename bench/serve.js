// @ts-check
// A server for one machine's own browsers.
import { createServer } from "node:http";

/** Without other pages to hide from, a page's clock is as fine as it gets. */
const ALONE = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

/**
 * @typedef {{ type: string, body: string | Uint8Array, encoding?: string }} Answer
 *
 * @param {(address: URL, request: import("node:http").IncomingMessage) => Promise<Answer>} answer
 */
export async function serve(answer) {
  const server = createServer((request, response) => {
    answer(new URL(request.url ?? "/", "http://page"), request).then(
      ({ type, body, encoding }) => {
        const headers = { ...ALONE, "Content-Type": type, "Cache-Control": "no-store" };
        response.writeHead(200, encoding ? { ...headers, "Content-Encoding": encoding } : headers).end(body);
      },
      (error) => response.writeHead(404, ALONE).end(String(error)),
    );
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((/** @type {(value?: undefined) => void} */ resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What was sent. @param {import("node:http").IncomingMessage} request @returns {Promise<any>} */
export async function received(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return JSON.parse(Buffer.concat(pieces).toString());
}

/** @param {string} script its address */
export const pageWith = (script) => `<!doctype html>
<meta charset="utf-8">
<title>bench</title>
<link rel="icon" href="data:,">
<script type="module" src="${script}"></script>`;
