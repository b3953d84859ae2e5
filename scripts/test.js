// @ts-check
// npm test: every test there is, one table of what came of them, and two of its parts as the README has them.
import { readdir, readFile } from "node:fs/promises";
import { table } from "../bench/size/table.js";
import { recordings } from "../tests/behaviour/recordings.js";
import { buildPackage } from "./package.js";
import { packages, tools } from "./setup.js";
import { root, run, say, script } from "./steps.js";

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} [note]
 */

/** @type {Result[]} */
const results = [];

/** What is worth knowing beside the results. @type {string[]} */
const lines = [];

/** What the README shows of the results, as it shows it. @type {string[]} */
const tables = [];

/** @param {string} name */
const heading = (name) => say(`\n=== ${name}`);

/**
 * A check that is one command, and passes if that succeeds.
 *
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 */
async function check(name, command, args, options) {
  heading(name);
  const { status } = await run(command, args, options);
  results.push({ name, passed: Number(status === 0), failed: Number(status !== 0), skipped: 0 });
}

/**
 * Tests whose runner counts them.
 *
 * @param {string} name
 * @param {string[]} command
 * @param {Record<"passed" | "failed" | "skipped", RegExp>} counts each finds its numbers in the output
 */
async function tests(name, [command, ...args], counts) {
  heading(name);
  const { status, output } = await run(command, args);
  /** @param {RegExp} pattern */
  const sum = (pattern) => [...output.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);
  const [passed, failed, skipped] = [sum(counts.passed), sum(counts.failed), sum(counts.skipped)];
  // A runner that stopped without a count has failed too.
  results.push({ name, passed, failed: status === 0 ? failed : Math.max(failed, 1), skipped });
}

const cargoCounts = { passed: /^test result: .* (\d+) passed/gm, failed: /(\d+) failed;/g, skipped: /(\d+) ignored;/g };
const nodeCounts = { passed: /^(?:#|ℹ) pass (\d+)/gm, failed: /^(?:#|ℹ) fail (\d+)/gm, skipped: /^(?:#|ℹ) skipped (\d+)/gm };

/** How long to look for a stream that is read in two ways, in seconds. */
const FUZZING = 60;

/** Recorded, made up and damaged streams, new ones each time, read with the memo and without. */
async function fuzz() {
  const name = "fuzz: memo on and off";
  heading(name);
  const args = ["test", "--locked", "--profile", "fuzz", "--lib", "differential::fuzz", "--", "--nocapture"];
  const { status, output } = await run("cargo", args, { env: { OPENROUTER_FUZZ_SECONDS: String(FUZZING) } });
  const [tried, count] = /tried (\d+) inputs.*/.exec(output) ?? ["no count of inputs", "0"];
  const failed = Number(status !== 0 || count === "0");
  results.push({ name, passed: 1 - failed, failed, skipped: 0, note: tried });
}

/** The declarations that were built are the ones that were looked at. */
async function golden() {
  const name = "declarations are the golden ones";
  heading(name);
  const [built, kept] = await Promise.all(
    ["pkg/types.d.ts", "tests/types/golden.d.ts"].map((file) => readFile(`${root}/${file}`, "utf8").catch(() => "")),
  );
  if (built !== kept) say("pkg/types.d.ts is not tests/types/golden.d.ts: if the change is meant, run npm run golden");
  results.push({ name, passed: Number(built === kept), failed: Number(built !== kept), skipped: 0 });
}

async function types() {
  const folder = `${root}/tests/node_modules`;
  for (const [version, compiler] of [["5.9", "typescript-5"], ["7", "typescript"]]) {
    const tsc = `${folder}/${compiler}/bin/tsc`;
    await check(`types out of schemas, TypeScript ${version}`, "node", [tsc, "-p", "tests/schemas"]);
    for (const [platform, config] of [["DOM", "tsconfig.json"], ["Workers", "tsconfig.workers.json"], ["Node", "tsconfig.node.json"]]) {
      await check(`types, TypeScript ${version}, ${platform}`, "node", [tsc, "-p", `tests/types/${config}`]);
    }
  }
  const tsc = `${folder}/typescript/bin/tsc`;
  await check("JavaScript is type-checked", "node", [tsc, "-p", "tsconfig.json"]);
  await check("the behaviour suite is type-checked", "node", [tsc, "-p", "tests/behaviour"]);
  await check("the examples are type-checked", "node", [tsc, "-p", "tests/examples"]);
  await check("the bench is type-checked", "node", [tsc, "-p", "bench"]);
  await check("the demo page is type-checked", "node", [tsc, "-p", "www/jsconfig.json"]);
}

async function behaviour() {
  heading("behaviour of the built package");
  const { LEFT_OUT, lateNote, runBehaviour } = await import("../tests/behaviour/run.js");
  const { runtimes, starts } = await runBehaviour({});
  for (const runtime of runtimes) {
    const { name, version = "", passed, failed, skipped, reason, isDerived } = runtime;
    const note = [reason ?? (isDerived ? LEFT_OUT.trim() : ""), lateNote(runtime)].filter(Boolean).join("; ");
    results.push({ name: `behaviour in ${name} ${version}`.trimEnd(), passed, failed, skipped, note });
  }
  lines.push(...starts.map((start) => `fresh page in ${start}`));
  const rows = runtimes.map(({ name, version = "", passed, failed, reason }) => [
    name,
    version,
    reason ?? (failed > 0 ? `${passed}, and ${failed} FAILED` : passed),
  ]);
  tables.push(table(["runtime", "version", "cases passed"], rows));
}

async function soak() {
  heading("soak");
  const { runSoak } = await import("../tests/soak/soak.js");
  results.push({ name: "soak", ...(await runSoak()) });
}

async function packaging() {
  heading("packaging");
  const { runPackaging } = await import("../tests/packaging/run.js");
  const outcomes = await runPackaging();
  /** @param {"yes" | "no" | "skipped"} what */
  const count = (what) => outcomes.filter(({ works }) => works === what).length;
  const skipped = [...new Set(outcomes.flatMap(({ works, remark }) => (works === "skipped" && remark) || []))];
  const counts = { passed: count("yes"), failed: count("no"), skipped: count("skipped") };
  results.push({ name: "packaging", ...counts, note: skipped.join("; ") });
  const rows = outcomes.map(({ name, works, remark }) => [name, works === "skipped" ? `skipped: ${remark}` : works]);
  tables.push(table(["bundler or check", "works"], rows));
}

async function examples() {
  await packages("tests/examples");
  await tests("examples", ["node", "--test", ...(await testsIn("tests/examples"))], nodeCounts);
}

/** One file after the other: each serves the page and starts a browser. */
async function demoPage() {
  await tests("demo page in Chromium", ["node", "--test", "--test-concurrency=1", ...(await testsIn("tests/demo"))], nodeCounts);
}

/** @param {string} folder */
async function testsIn(folder) {
  const names = await readdir(`${root}/${folder}`);
  return names.filter((name) => name.endsWith(".test.js")).map((name) => `${folder}/${name}`);
}

function summary() {
  const width = Math.max(...results.map(({ name }) => name.length));
  /** @param {string | number} text */
  const column = (text) => String(text).padStart(8);
  say(`\n${"".padEnd(width)}${column("passed")}${column("failed")}${column("skipped")}`);
  for (const { name, passed, failed, skipped, note } of results) {
    const remark = [failed > 0 ? "FAILED" : "", note ?? ""].filter(Boolean).join(" ");
    say(`${name.padEnd(width)}${column(passed)}${column(failed)}${column(skipped)}  ${remark}`.trimEnd());
  }
  if (lines.length > 0) say(`\n${lines.join("\n")}`);
  if (tables.length > 0) say(`\nFor the README, "Where it was seen to run":\n\n${tables.join("\n\n")}`);
  /** @param {"passed" | "failed" | "skipped"} key */
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  say(`\n${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped`);
  if (total("failed") > 0) process.exitCode = 1;
}

await script(async () => {
  await tools();
  await check("cargo fmt", "cargo", ["fmt", "--all", "--check"]);
  const strict = ["--", "--deny", "warnings"];
  await check("cargo clippy", "cargo", ["clippy", "--locked", "--workspace", "--all-targets", ...strict]);
  const wasm = ["clippy", "--locked", "--package", "openrouter-wasm", "--target", "wasm32-unknown-unknown"];
  await check("cargo clippy for the wasm", "cargo", [...wasm, "--features", "test-panic,js-values", ...strict]);
  await check("cargo clippy for the wasm, without features", "cargo", [...wasm, ...strict]);
  const doc = ["doc", "--locked", "--no-deps", "--package", "openrouter-wasm", "--features", "js-values"];
  await check("cargo doc", "cargo", doc, { env: { RUSTDOCFLAGS: "--deny warnings" } });
  await tests("Rust", ["cargo", "test", "--locked", "--workspace"], cargoCounts);
  // Rust's own runner knows no tests that are skipped when they run.
  if (!recordings()) results[results.length - 1].note = "without recordings: the tests over them did nothing";
  await fuzz();

  await buildPackage();
  await buildPackage({ testPanic: true });
  await packages("www");
  await packages("tests");
  await packages("tests/packaging");
  await packages("tests/schemas");
  await packages("bench");
  await golden();
  await types();
  const standin = ["standin", "continuation", "auth"].map((name) => `tests/standin/${name}.test.js`);
  await tests("stand-in server", ["node", "--test", ...standin], nodeCounts);
  await tests("schemas of zod, valibot and arktype", ["node", "--test", "tests/schemas/schemas.test.js"], nodeCounts);
  await check("the tests' Rust web app", "cargo", ["run", "--locked", "--package", "xtask", "--", "rust-client"]);
  const rust = ["rust-client", "beyond"].map((name) => `tests/rust-client/${name}.test.js`);
  await tests("client for Rust", ["node", "--test", ...rust], nodeCounts);
  await behaviour();
  await soak();
  await packaging();
  await examples();
  await tests("signing in, in browsers", ["node", "--test", "tests/sign-in/sign-in.test.js"], nodeCounts);
  await demoPage();
  summary();
});
