// @ts-check
// The package as npm would publish it, and put where npm would put it: under the projects, which find it by its name.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

const PKG = fileURLToPath(new URL("../../pkg", import.meta.url));

/** Where the projects find it. */
export const INSTALLED = fileURLToPath(new URL("node_modules/openrouter-wasm", import.meta.url));

/**
 * @typedef {object} Tarball
 * @property {string} path
 * @property {number} size packed
 * @property {number} unpackedSize
 * @property {{ path: string, size: number }[]} files
 */

/** Packs `pkg/` and unpacks it again. */
export async function install() {
  const folder = await mkdtemp(join(tmpdir(), "openrouter-wasm-packed-"));
  const { stdout } = await run("npm", ["pack", PKG, "--json", "--pack-destination", folder]);
  const [packed] = JSON.parse(stdout);
  const path = join(folder, packed.filename);
  await rm(INSTALLED, { recursive: true, force: true });
  await mkdir(INSTALLED, { recursive: true });
  await run("tar", ["-xzf", path, "-C", INSTALLED, "--strip-components=1"]);
  /** @type {Tarball} */
  const tarball = { path, size: packed.size, unpackedSize: packed.unpackedSize, files: packed.files };
  return { tarball, remove: () => rm(folder, { recursive: true, force: true }) };
}
