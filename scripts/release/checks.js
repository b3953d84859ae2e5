// @ts-check
// The checks before a release. Each gives its problems as sentences; none is good news.
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root, run } from "../steps.js";
import { FILES, SIZES, TOLERANCE } from "./expected.js";

/**
 * @typedef {Map<string, Buffer>} Tarball
 *
 * @typedef {object} Facts
 * @property {string} version the one in Cargo.toml, from which every other is made
 * @property {string} license
 * @property {Tarball} tarball
 */

/** @param {string} path */
const read = (path) => readFile(join(root, path), "utf8");

/**
 * A value of the crate's manifest.
 *
 * @param {string} key
 */
export async function manifest(key) {
  const value = new RegExp(`^${key} = "(.+)"$`, "m").exec(await read("Cargo.toml"))?.[1];
  if (!value) throw new Error(`Cargo.toml has no ${key}`);
  return value;
}

/** @param {Tarball} tarball */
const packageJson = (tarball) => JSON.parse(String(tarball.get("package.json")));

/** @param {Facts} facts */
export function versions({ version, license, tarball }) {
  const made = packageJson(tarball);
  return [
    ...(made.version === version ? [] : [`the package has version ${made.version}, Cargo.toml ${version}`]),
    ...(made.license === license ? [] : [`the package's licence is ${made.license}, the crate's ${license}`]),
  ];
}

/**
 * The newest entry is for this version, says something, and says when; "unreleased" will do until it is published.
 *
 * @param {Facts} facts
 * @param {boolean} publishing
 */
export async function changelog({ version }, publishing) {
  const [, heading = "", entry = ""] = /^## (.+)$([^]*?)(?=^## |(?![^]))/m.exec(await read("CHANGELOG.md")) ?? [];
  const [, named, state] = /^(\S+) \((unreleased|\d{4}-\d{2}-\d{2})\)$/.exec(heading) ?? [];
  if (!named) return [`its newest heading is "${heading}", not "${version} (unreleased)" or "${version} (a date)"`];
  return [
    ...(named === version ? [] : [`its newest entry is for ${named}, Cargo.toml has ${version}`]),
    ...(/^- \S/m.test(entry) ? [] : [`its entry for ${named} says nothing`]),
    ...(publishing && state === "unreleased" ? [`${named} is still marked as unreleased: give it its date`] : []),
  ];
}

/** The documentation names the version that a reader is to ask for. @param {Facts} facts */
export async function documentation({ version }) {
  const [, named] = /openrouter-wasm = "(.+)"/.exec(await read("src/lib.rs")) ?? [];
  return version.startsWith(`${named}.`) ? [] : [`src/lib.rs tells to depend on ${named}, Cargo.toml has ${version}`];
}

/** @param {Facts} facts */
export function contents({ tarball }) {
  const packed = [...tarball.keys()];
  return [
    ...packed.filter((file) => !FILES.includes(file)).map((file) => `${file} is new`),
    ...FILES.filter((file) => !packed.includes(file)).map((file) => `${file} is missing`),
  ];
}

/** Each licence is there, as it stands in the project. @param {Facts} facts */
export async function licences({ license, tarball }) {
  const names = license.split(" OR ").map((name) => `LICENSE-${name.split("-")[0].toUpperCase()}`);
  const differ = await Promise.all(names.map(async (name) => String(tarball.get(name)) !== (await read(name))));
  return names.filter((_, at) => differ[at]).map((name) => `${name} is missing, or another than the project's`);
}

/** The declarations are the ones that were looked at. @param {Facts} facts */
export async function golden({ tarball }) {
  const same = String(tarball.get("types.d.ts")) === (await read("tests/types/golden.d.ts"));
  return same ? [] : ["types.d.ts is not tests/types/golden.d.ts: if the change is meant, run npm run golden"];
}

/** Folders of the machine that built it have no business in it. @param {Facts} facts */
export function paths({ tarball }) {
  const places = ["/home/", "/root/", "/Users/", "/tmp/", "file:///", "C:\\", root, homedir()];
  return [...tarball].flatMap(([file, content]) =>
    places.filter((place) => content.includes(place)).map((place) => `${file} has a path of a machine: ${place}…`),
  );
}

/** @param {Facts} facts */
export function measure({ tarball }) {
  const files = [...tarball];
  /** @param {[string, Buffer][]} some @param {(content: Buffer) => number} size */
  const total = (some, size) => some.reduce((sum, [, content]) => sum + size(content), 0);
  /** @param {Buffer} content */
  const gzip = (content) => gzipSync(content, { level: 9 }).length;
  return {
    "the wasm, gzip": total(files.filter(([file]) => file.endsWith(".wasm")), gzip),
    // Without the copy of the wasm as text, which only the entry for single files loads.
    "the JavaScript, gzip file by file": total(files.filter(([file]) => /(?<!-base64)\.js$/.test(file)), gzip),
    "the whole package, unpacked": total(files, ({ length }) => length),
  };
}

/** @param {Facts} facts */
export function sizes(facts) {
  const measured = measure(facts);
  return Object.entries(SIZES).flatMap(([what, expected]) => {
    const is = measured[/** @type {keyof typeof SIZES} */ (what)];
    const grown = is / expected - 1;
    if (Math.abs(grown) <= TOLERANCE) return [];
    const change = `${Math.abs(grown * 100).toFixed(1)} % ${grown > 0 ? "larger" : "smaller"}`;
    return [`${what} has ${is} bytes, ${change} than ${expected}: if that is meant, say so in scripts/release/expected.js`];
  });
}

/** Nothing is lost on the way to the registry of crates: it compiles from its package alone, for where it is to run. */
export async function crate() {
  const args = ["package", "--locked", "--allow-dirty", "--quiet", "--package", "openrouter-wasm"];
  const target = ["--target", "wasm32-unknown-unknown", "--features", "js-values"];
  const { status, output } = await run("cargo", [...args, ...target], { quiet: true });
  if (status !== 0) return [output.trim()];
  const { output: listed } = await run("cargo", [...args, "--list"], { quiet: true });
  const files = listed.trim().split("\n");
  const known = /^(src\/.+\.rs|Cargo\.(toml|toml\.orig|lock)|\.cargo_vcs_info\.json|(README|CHANGELOG)\.md|LICENSE-(MIT|APACHE))$/;
  return files.filter((file) => !known.test(file)).map((file) => `the crate would hold ${file}`);
}

/**
 * The commit that is published is named after its version.
 *
 * @param {Facts} facts
 * @param {string} tag
 */
export function tagged({ version }, tag) {
  return tag === `v${version}` ? [] : [`the tag is ${tag}, not v${version}`];
}

export async function uncommitted() {
  const { output } = await run("git", ["status", "--porcelain"], { quiet: true });
  return output.split("\n").filter(Boolean).map((line) => `${line.slice(3)} is not committed`);
}
