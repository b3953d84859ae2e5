// @ts-check
// What the examples say they need is what their tests have.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "./workshop.js";

const EXAMPLES = join(ROOT, "examples");

/** @param {string} path */
const json = async (path) => JSON.parse(await readFile(path, "utf8"));

const folders = (await readdir(EXAMPLES, { withFileTypes: true })).filter((entry) => entry.isDirectory());
const manifests = await Promise.all(
  folders.map(async ({ name }) => ({ name, manifest: await json(join(EXAMPLES, name, "package.json")).catch(() => undefined) })),
);

test("each example is in the table", async () => {
  const table = await readFile(join(EXAMPLES, "README.md"), "utf8");
  for (const { name } of folders) assert.ok(table.includes(`| [${name}](${name}) |`), name);
});

test("examples depend on the version that is here, and on what they are tested with", async () => {
  const { version } = await json(join(ROOT, "pkg/package.json"));
  const { devDependencies } = await json(join(ROOT, "tests/examples/package.json"));
  const tested = { ...devDependencies, "openrouter-wasm": `^${version}` };
  for (const { name, manifest } of manifests) {
    for (const [dependency, wanted] of Object.entries({ ...manifest?.dependencies, ...manifest?.devDependencies })) {
      if (dependency in tested) assert.equal(wanted, tested[dependency], `${name}: ${dependency}`);
    }
  }
  const deno = await json(join(EXAMPLES, "deno/deno.json"));
  assert.equal(deno.imports["openrouter-wasm"], `npm:openrouter-wasm@^${version}`);
});
