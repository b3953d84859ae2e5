// @ts-check
// What has to be there before anything can be built: tools are asked for, packages are installed.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { must, root, run, say, Stop } from "./steps.js";

const RUST = "install Rust from https://rustup.rs, then run this again";

/** Checks Node and Rust, and has rustup fetch the toolchain that rust-toolchain.toml names. */
export async function tools() {
  if (Number(process.versions.node.split(".")[0]) < 20) {
    throw new Stop(`Node ${process.version} is too old: install Node 20 or newer, then run this again`);
  }
  if ((await run("rustup", ["--version"], { quiet: true })).status !== 0) throw new Stop(`rustup is missing: ${RUST}`);
  const targets = await run("rustup", ["target", "list", "--installed"], { quiet: true });
  if (targets.status === 0 && targets.output.includes("wasm32-unknown-unknown")) return;
  say("[setup] installing the Rust toolchain of rust-toolchain.toml");
  if ((await run("rustup", ["toolchain", "install"])).status !== 0) {
    // Before rustup 1.28 that wants a name; an older one installs what the file names with the first use of cargo.
    await must("installing the Rust toolchain", "cargo", ["--version"]);
    await must("installing the wasm target", "rustup", ["target", "add", "wasm32-unknown-unknown"]);
  }
}

/**
 * Installs a folder's npm packages, unless they are there.
 *
 * @param {string} [folder] relative to the project's
 */
export async function packages(folder = ".") {
  const path = join(root, folder);
  const lock = await readFile(join(path, "package-lock.json"));
  const wanted = createHash("sha256").update(lock).digest("hex");
  const stamp = join(path, "node_modules", ".installed-lock");
  const installed = await readFile(stamp, "utf8").catch(() => "");
  if (installed === wanted) return;
  say(`[setup] installing npm packages in ${relative(root, path) || "the project's folder"}`);
  await must("npm ci", "npm", ["ci", "--no-fund", "--no-audit", "--loglevel=error"], { cwd: path });
  await writeFile(stamp, wanted);
}
