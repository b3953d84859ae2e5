// @ts-check
// The README's import lines, as they stand there: each is run, and each name that it imports has to be there. A line that
// is added to the README is found by itself.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { programOf } from "../../programs.js";
import { INSTALLED } from "../install.js";

/** The project's README, and the one that npm shows. */
const READMES = [fileURLToPath(new URL("../../../README.md", import.meta.url)), join(INSTALLED, "README.md")];

/** `import … from "openrouter-wasm…"`, over several lines too, and without names. Types are left to TypeScript. */
const IMPORT = /^[ \t]*import\s+(?!type\b)(?:([^"'`;()]+?)\s+from\s+)?["']openrouter-wasm[^"']*["'];?/gm;

/** `const … = require("openrouter-wasm…")`, and the same with `await import()`. */
const REQUIRE = /^[ \t]*(?:const|let|var)\s+([^=]+?)\s*=\s*(?:require|await import)\(["']openrouter-wasm[^"']*["']\);?/gm;

/**
 * The names that a statement declares.
 *
 * @param {string} clause such as `{ a, b as c }`, `* as all` or `{ a: b }`
 */
const namesIn = (clause) =>
  clause
    .replace(/[{}]/g, ",")
    .split(",")
    .map((each) => each.trim().split(/\s+as\s+|\s*:\s*/).at(-1) ?? "")
    .filter((name) => name !== "" && !name.startsWith("type "));

/**
 * The programs that a text's lines amount to: each runs a line and fails if a name stands for nothing.
 *
 * @param {string} text
 */
function programsIn(text) {
  return [IMPORT, REQUIRE].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([statement, clause = ""]) => {
      const missing = namesIn(clause).map((name) => `if (${name} === undefined) throw new Error("${name} is not there");`);
      const isModule = pattern === IMPORT || statement.includes("await import");
      return { statement: statement.trim(), code: [statement, ...missing, ""].join("\n"), isModule };
    }),
  );
}

/**
 * @param {string} runtime
 * @param {string[]} args
 * @param {string} work
 */
async function runAll(runtime, args, work) {
  const texts = await Promise.all(READMES.map((path) => readFile(path, "utf8")));
  const programs = new Map(texts.flatMap(programsIn).map((program) => [program.statement, program]));
  assert.ok(programs.size > 0, "the README has no import line");
  let number = 0;
  for (const { statement, code, isModule } of programs.values()) {
    const file = join(work, `${++number}.${isModule ? "mjs" : "cjs"}`);
    await writeFile(file, code);
    await promisify(execFile)(runtime, [...args, file]).catch(({ stderr, message }) => {
      throw new Error(`${statement}\n${stderr || message}`);
    });
  }
  return `${programs.size} lines`;
}

const platform = `node-${process.platform}-${process.arch}`;

const runtimes = [
  { name: `Node ${process.versions.node}`, path: process.execPath, args: [] },
  { name: "current Node", path: await programOf(platform, "bin/node"), args: [] },
  { name: "Deno", path: await programOf("deno", "deno", "deno"), args: ["run", "--allow-read", "--no-lock", "--quiet"] },
  { name: "Bun", path: await programOf("bun", "bin/bun.exe", "bun"), args: [] },
];

/** @type {import("./index.js").Check[]} */
export const checks = runtimes.map(({ name, path, args }) => ({
  name: `README: every import line, in ${name}`,
  missing: () => (path ? undefined : `no ${name}: npm ci --prefix tests installs it where there is one`),
  run: ({ work }) => runAll(String(path), args, work),
}));
