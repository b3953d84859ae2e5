// @ts-check
// Vite, as a server for development and as a build.
import assert from "node:assert/strict";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import * as vite from "vite";
import * as vite7 from "vite-7";
import { ONE_FILE, ships } from "../../shipped.js";
import { visit, visitFolder } from "../../visit.js";

const root = import.meta.dirname;

/** A logger that keeps what there is to complain about. @param {typeof vite.createLogger} createLogger */
function logger(createLogger) {
  /** @type {string[]} */
  const complaints = [];
  const keep = (/** @type {string} */ text) => void complaints.push(text);
  return { complaints, customLogger: { ...createLogger("silent"), warn: keep, warnOnce: keep, error: keep } };
}

/**
 * @param {Pick<typeof import("vite"), "createLogger" | "createServer">} vite
 * @param {import("../index.js").Setting} setting
 * @param {string[]} exclude packages that are served as they are
 * @param {string} [page]
 */
async function develop({ createLogger, createServer }, { browser, query, work }, exclude, page = "") {
  const { complaints, customLogger } = logger(createLogger);
  const server = await createServer({
    root,
    customLogger,
    cacheDir: join(work, "vite"),
    optimizeDeps: { exclude },
    server: { host: "127.0.0.1", port: 0 },
  });
  try {
    await server.listen();
    await visit(browser, `${server.resolvedUrls?.local[0]}${page}${query}`, { wasm: 1 });
  } finally {
    await server.close();
  }
  assert.deepEqual(complaints, []);
}

/** @type {import("../index.js").Project[]} */
export const projects = [
  {
    name: "Vite 8, dev",
    run: (setting) => develop(vite, setting, []),
  },
  {
    name: "Vite 8, dev, ./slim and ?url",
    run: (setting) => develop(vite, setting, [], "slim.html"),
  },
  {
    // It bundles packages for development, and leaves behind the files that they name.
    name: "Vite 7, dev, with optimizeDeps.exclude",
    run: (setting) => develop(/** @type {any} */ (vite7), setting, ["openrouter-wasm"]),
  },
  {
    name: "Vite 8, build, ./slim and ?url",
    async run(setting) {
      const input = join(root, "slim.html");
      await vite.build({ root, logLevel: "warn", build: { outDir: setting.work, emptyOutDir: true, rolldownOptions: { input } } });
      await rename(join(setting.work, "slim.html"), join(setting.work, "index.html"));
      await ships(setting.work, ONE_FILE);
      await visitFolder(setting, setting.work, { wasm: 1 });
    },
  },
  {
    name: "Vite 8, build",
    async run(setting) {
      const { complaints, customLogger } = logger(vite.createLogger);
      const outDir = join(setting.work, "dist");
      await vite.build({ root, customLogger, logLevel: "warn", build: { outDir, emptyOutDir: true } });
      assert.deepEqual(complaints, []);
      await ships(outDir, ONE_FILE);
      await visitFolder(setting, outDir, { wasm: 1 });
    },
  },
];
