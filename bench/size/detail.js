// @ts-check
// What our own bytes are: the wasm by section, module and function, the JavaScript by file.
import { readFile } from "node:fs/promises";
import { must, root, say } from "../../scripts/steps.js";
import { bytesOf } from "./bytes.js";
import { withEsbuild } from "./bundle.js";
import { madeFor, shortened, withoutHashes, writtenIn } from "./names.js";
import { OURS } from "./peers.js";
import { table } from "./table.js";
import { readWasm } from "./wasm-file.js";

const FUNCTIONS = 60;

/** Builds the package once more, with names in its wasm, and prints where its bytes are. */
export async function detail() {
  await must("the build with names", "cargo", ["run", "--locked", "--package", "xtask", "--", "build", "--named"]);
  const shipped = readWasm(await readFile(`${root}/pkg/openrouter.wasm`));
  const named = readWasm(await readFile(`${root}/target/pkg-named/openrouter.wasm`));
  const functions = named.functions.map(({ name, bytes }) => ({ name: withoutHashes(name), bytes }));

  say("\n## The wasm\n\nEach part's gzip is what it takes alone.\n");
  say(parts("section", shipped.sections, ({ name }) => name));

  const code = sum(functions);
  const all = sum(shipped.functions);
  const off = ((code / all - 1) * 100).toFixed(1);
  say(`\n### By where the code was written\n\nOf a build with names, whose code is ${off} % larger than the one to publish.`);
  say("Functions with the same code are one, under one of their names.\n");
  say(parts("module", functions, ({ name }) => writtenIn(name)));

  say("\n### Generic code of other crates, by what of ours it was made for\n");
  say(parts("made for", functions, ({ name }) => madeFor(name)));

  say(`\n### The ${FUNCTIONS} largest of ${functions.length} functions\n`);
  const largest = functions.toSorted((a, b) => b.bytes.length - a.bytes.length).slice(0, FUNCTIONS);
  say(table(["bytes", "function"], largest.map(({ name, bytes }) => [bytes.length, `\`${shortened(name)}\``])));

  const { inputs } = await withEsbuild(OURS);
  say("\n## The JavaScript of the page, minified by esbuild\n");
  const files = inputs.toSorted(([, a], [, b]) => b - a);
  say(table(["bytes", "file"], files.map(([file, bytes]) => [bytes, `\`${file}\``])));
}

/** @typedef {import("./wasm-file.js").Part} Part */

/** @param {Part[]} all */
const sum = (all) => all.reduce((total, { bytes }) => total + bytes.length, 0);

/**
 * A table of groups of parts, the largest first.
 *
 * @param {string} heading
 * @param {Part[]} all
 * @param {(part: Part) => string | undefined} groupOf parts of no group are left out
 */
function parts(heading, all, groupOf) {
  /** @type {Map<string, Part[]>} */
  const groups = new Map();
  for (const part of all) {
    const group = groupOf(part);
    if (group === undefined) continue;
    const members = groups.get(group);
    if (members) members.push(part);
    else groups.set(group, [part]);
  }
  const rows = [...groups].map(([group, members]) => {
    const { raw, gzip } = bytesOf([Buffer.concat(members.map(({ bytes }) => bytes))]);
    return { group, raw, gzip, count: members.length };
  });
  rows.sort((a, b) => b.raw - a.raw);
  return table([heading, "bytes", "gzip", "parts"], rows.map(({ group, raw, gzip, count }) => [group, raw, gzip, count]));
}
