// @ts-check
// What is in the tarball: what belongs there, and nothing of the machine that made it.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { INSTALLED } from "../install.js";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** What the build adds to pkg-template/. */
const BUILT = ["all.js", "glue.js", "types.d.ts", "openrouter.wasm", "wasm-base64.js"];
const COPIED = ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"];

/** The most that the tarball may weigh, in bytes. */
const PACKED = 230_000;

/** Folders of machines, and where Cargo and rustup keep what they fetch. */
const PLACES = [
  ...[homedir(), tmpdir(), ROOT.replace(/[\\/]$/, "")].filter((path) => path.length > 1),
  ...["/home/", "/Users/", "/root/", "/tmp/", "/var/folders/", "/rustc/", "/rust/deps/", "C:\\"],
  ...[".cargo", ".rustup", "cargo/registry", "registry/src", "index.crates.io", "node_modules/"],
];

/** @type {import("./index.js").Check[]} */
export const checks = [
  {
    name: "tarball: its files",
    async run({ tarball }) {
      const expected = [...(await readdir(join(ROOT, "pkg-template"))), ...BUILT, ...COPIED].sort();
      assert.deepEqual(tarball.files.map(({ path }) => path).sort(), expected);
      assert.deepEqual(expected.filter((name) => name.endsWith(".wasm")), ["openrouter.wasm"]);
      const wasm = await readFile(join(INSTALLED, "openrouter.wasm"));
      const text = await readFile(join(INSTALLED, "wasm-base64.js"), "utf8");
      assert.ok(text.includes(`"${wasm.toString("base64")}"`), "the wasm as text is another one");
    },
  },
  {
    name: "tarball: its size",
    async run({ tarball }) {
      assert.ok(tarball.size <= PACKED, `${tarball.size} bytes, and ${PACKED} are the most`);
      const size = (/** @type {string} */ name) => kilo(tarball.files.find(({ path }) => path === name)?.size ?? 0);
      const wasm = `openrouter.wasm ${size("openrouter.wasm")}, as text ${size("wasm-base64.js")}`;
      return `${kilo(tarball.size)}, unpacked ${kilo(tarball.unpackedSize)}: ${wasm}`;
    },
  },
  {
    name: "tarball: no source maps, no paths of a machine",
    async run({ tarball }) {
      const found = [];
      for (const { path } of tarball.files) {
        // Every byte a character: the wasm is searched like the rest.
        const content = await readFile(join(INSTALLED, path), "latin1");
        for (const place of [...PLACES, "sourceMappingURL"]) {
          const at = content.indexOf(place);
          if (at >= 0) found.push(`${path}: ${JSON.stringify(content.slice(Math.max(0, at - 20), at + 60))}`);
        }
      }
      assert.deepEqual(found, []);
    },
  },
];

/** @param {number} bytes */
const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
