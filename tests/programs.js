// @ts-check
// Finding programs: on the path, or in an installed npm package.
import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";

/** The first of some programs that is on the path. @param {string[]} names */
export function onPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** A program: the one that a variable names, or else the first on the path. @param {string} variable @param {string[]} names */
export function named(variable, names) {
  const path = process.env[variable];
  if (path) return isExecutable(path) ? path : undefined;
  return onPath(names);
}

/**
 * A program in an npm package that these tests install, or else on the path.
 *
 * @param {string} name the package's
 * @param {string} file in the package
 * @param {string} [command] on the path
 */
export async function programOf(name, file, command) {
  const candidates = command ? [command] : [];
  try {
    candidates.unshift(join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file));
  } catch {}
  for (const candidate of candidates) if (await versionOf(candidate)) return candidate;
  return undefined;
}

/** The version of an npm package that these tests install, if it is there. @param {string} name */
export async function versionOfPackage(name) {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return String(JSON.parse(await readFile(manifest, "utf8")).version);
  } catch {
    return undefined;
  }
}

/** What a program says its version is, if it can be started. @param {string} path */
export async function versionOf(path) {
  return promisify(execFile)(path, ["--version"]).then(
    ({ stdout }) => /\d+(\.\d+)+/.exec(stdout)?.[0],
    () => undefined,
  );
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
