// @ts-check
// Node, the oldest that is supported and a current one: import, require(), and bundles for servers.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import webpack from "webpack";
import { NAMES } from "../../behaviour/names.js";
import { INLINE, ONE_FILE, ships } from "../shipped.js";
import { answered } from "../visit.js";

const projects = fileURLToPath(new URL("../projects/node", import.meta.url));

/** A current Node, which comes as a package. */
const current = (() => {
  try {
    const name = `node-${process.platform}-${process.arch}`;
    return fileURLToPath(new URL("bin/node", import.meta.resolve(`${name}/package.json`)));
  } catch {
    return undefined;
  }
})();

/**
 * Runs a file, and gives what it said. Not a word of complaint is borne.
 *
 * @param {string} node
 * @param {string} file
 * @param {string} api
 */
async function run(node, file, api) {
  const { stdout, stderr } = await promisify(execFile)(node, [file], { env: { ...process.env, API: api } });
  assert.equal(stderr, "");
  const said = JSON.parse(stdout);
  answered(said.shown);
  return said;
}

/** @param {string} node @param {string} api */
async function runAll(node, api) {
  const { names, hidden } = await run(node, join(projects, "import.js"), api);
  for (const [entry, has] of Object.entries(names)) assert.deepEqual(has, NAMES, entry);
  assert.equal(hidden.length, 6);
  for (const one of hidden) assert.match(one, /ERR_PACKAGE_PATH_NOT_EXPORTED/);

  const { before } = await run(node, join(projects, "slim.js"), api);
  assert.equal(before.kind, "load");
  assert.match(before.message, /call init\(source\)/);

  await run(node, join(projects, "inline.js"), api);
}

/** @type {import("./index.js").Check[]} */
export const checks = [
  {
    name: `Node ${process.versions.node}: import, ./inline, ./slim`,
    run: ({ api }) => runAll(process.execPath, api),
  },
  {
    name: "current Node: import, ./inline, ./slim, require()",
    missing: () => (current ? undefined : "no current Node: npm ci --prefix tests installs it where there is one"),
    async run({ api }) {
      await runAll(String(current), api);
      await run(String(current), join(projects, "require.cjs"), api);
    },
  },
  {
    name: "esbuild for Node, ./inline",
    async run({ api, work }) {
      const outfile = join(work, "server.mjs");
      const entryPoints = [join(projects, "inline.js")];
      await build({ entryPoints, outfile, bundle: true, platform: "node", format: "esm", logLevel: "silent" });
      await ships(work, INLINE);
      await run(process.execPath, outfile, api);
    },
  },
  {
    name: "webpack for Node, moved elsewhere",
    async run({ api, work }) {
      const compiler = webpack({
        mode: "production",
        target: "node20",
        context: projects,
        entry: "./import-alone.js",
        experiments: { outputModule: true },
        output: { path: join(work, "built"), filename: "server.mjs", module: true },
      });
      const stats = await promisify(compiler.run.bind(compiler))();
      await promisify(compiler.close.bind(compiler))();
      assert.ok(!stats?.hasErrors() && !stats?.hasWarnings(), stats?.toString("errors-warnings"));
      await rename(join(work, "built"), join(work, "moved"));
      await ships(work, ONE_FILE);
      await run(process.execPath, join(work, "moved/server.mjs"), api);
    },
  },
];
