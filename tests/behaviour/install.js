// @ts-check
// The built package, put where npm would put it: what is tested is what a user gets, by its name and its `exports`.
// It is a copy, so a build meanwhile disturbs nobody.
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The package that can be made to crash, beside the real one. */
export const PANIC = "openrouter-wasm-test-panic";

export async function installPackage() {
  await stat(join(ROOT, "pkg/package.json")).catch(() => {
    throw new Error("there is no pkg/: build the package first (npm run build)");
  });
  // As fresh as the package itself; nothing happens if it is up to date.
  await promisify(execFile)("cargo", ["run", "-q", "-p", "xtask", "--", "build", "--test-panic"], { cwd: ROOT });
  const folder = await mkdtemp(join(tmpdir(), "openrouter-wasm-behaviour-"));
  const modules = join(folder, "node_modules");
  await mkdir(modules);
  await cp(join(ROOT, "pkg"), join(modules, "openrouter-wasm"), { recursive: true });
  await cp(join(ROOT, "target/pkg-test-panic"), join(modules, PANIC), { recursive: true });
  await writeFile(join(folder, "package.json"), '{"private":true,"type":"module"}');
  for (const [file, name] of [["entry.js", "openrouter-wasm"], ["panic-entry.js", PANIC]]) {
    await writeFile(join(folder, file), `export * from "${name}";\n`);
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
