// @ts-check
// Vite, as a server for development and as a build.
import assert from "node:assert/strict";
import { join } from "node:path";
import { build, createLogger, createServer } from "vite";
import { ONE_FILE, ships } from "../../shipped.js";
import { visit, visitFolder } from "../../visit.js";

const root = import.meta.dirname;

/** A logger that keeps what there is to complain about. */
function logger() {
  /** @type {string[]} */
  const complaints = [];
  const keep = (/** @type {string} */ text) => void complaints.push(text);
  return { complaints, customLogger: { ...createLogger("silent"), warn: keep, warnOnce: keep, error: keep } };
}

/** @type {import("../index.js").Project[]} */
export const vite = [
  {
    name: "Vite, dev",
    async run({ browser, query, work }) {
      const { complaints, customLogger } = logger();
      const server = await createServer({
        root,
        customLogger,
        cacheDir: join(work, "vite"),
        server: { host: "127.0.0.1", port: 0 },
      });
      try {
        await server.listen();
        await visit(browser, `${server.resolvedUrls?.local[0]}${query}`, { wasm: 1 });
      } finally {
        await server.close();
      }
      assert.deepEqual(complaints, []);
    },
  },
  {
    name: "Vite, build",
    async run(setting) {
      const { complaints, customLogger } = logger();
      const outDir = join(setting.work, "dist");
      await build({ root, customLogger, logLevel: "warn", build: { outDir, emptyOutDir: true } });
      assert.deepEqual(complaints, []);
      await ships(outDir, ONE_FILE);
      await visitFolder(setting, outDir, { wasm: 1 });
    },
  },
];
