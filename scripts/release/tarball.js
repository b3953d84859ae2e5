// @ts-check
// What npm would publish, file by file.
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, run, Stop } from "../steps.js";

/**
 * Packs the package and reads what was packed.
 *
 * @returns {Promise<Map<string, Buffer>>} the files' contents, by their paths in the package
 */
export async function pack() {
  const folder = await mkdtemp(join(tmpdir(), "openrouter-wasm-release-"));
  try {
    const packed = await run("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: join(root, "pkg"), quiet: true });
    if (packed.status !== 0) throw new Stop(`npm pack failed:\n${packed.output}`);
    const [tarball] = await readdir(folder);
    const unpacking = await run("tar", ["-xzf", join(folder, tarball), "-C", folder], { quiet: true });
    if (unpacking.status !== 0) throw new Stop(`the package cannot be unpacked:\n${unpacking.output}`);
    const unpacked = join(folder, "package");
    const entries = await readdir(unpacked, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
    return new Map(
      await Promise.all(
        paths.sort().map(async (path) => /** @type {const} */ ([path.slice(unpacked.length + 1), await readFile(path)])),
      ),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
