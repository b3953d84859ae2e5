// @ts-check
// Examples as a user has them: each a copy with the packed package in its own node_modules. What else they depend on is
// installed once, in the folder above the copies, where Node finds it too.
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const execute = promisify(execFile);

/** TypeScript's compiler, a program for Node. */
export const TSC = fileURLToPath(new URL("node_modules/typescript/bin/tsc", import.meta.url));

const WORK = fileURLToPath(new URL("work/", import.meta.url));

/** What a program or a build left in an example's folder. */
const LEFT = ["node_modules", "dist", "target", ".next"];

/**
 * Copies an example and installs the package in it.
 *
 * @param {string} name
 * @returns {Promise<string>} the copy's folder
 */
export async function copyOf(name) {
  const folder = join(WORK, name);
  await rm(folder, { recursive: true, force: true });
  await cp(join(ROOT, "examples", name), folder, {
    recursive: true,
    filter: (path) => !LEFT.some((left) => path.endsWith(`/${left}`)),
  });
  const installed = join(folder, "node_modules/openrouter-wasm");
  await mkdir(installed, { recursive: true });
  const packed = await mkdtemp(join(WORK, "packed-"));
  try {
    await execute("npm", ["pack", "--pack-destination", packed], { cwd: join(ROOT, "pkg") });
    const [tarball] = await readdir(packed);
    await execute("tar", ["-xzf", join(packed, tarball), "-C", installed, "--strip-components=1"]);
  } finally {
    await rm(packed, { recursive: true });
  }
  return folder;
}

/**
 * Builds an example in Rust where it stands: it takes the crate from above it.
 *
 * @param {string} name
 */
export async function buildRust(name) {
  await execute("cargo", ["run", "--quiet", "--locked", "--package", "xtask", "--", "example", name], { cwd: ROOT, maxBuffer: 2 ** 26 });
  const folder = join(ROOT, "examples", name);
  return { folder, dist: join(folder, "dist") };
}
