// @ts-check
// Are the types wrong? TypeScript finds the declarations of every entry, wherever modules are ES modules.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ATTW = fileURLToPath(new URL("dist/index.js", import.meta.resolve("@arethetypeswrong/cli/package.json")));

/** @type {import("./index.js").Check[]} */
export const checks = [
  {
    name: "attw --profile esm-only",
    async run({ tarball }) {
      const args = [ATTW, tarball.path, "--profile", "esm-only", "--format", "ascii"];
      await promisify(execFile)(process.execPath, args).catch(({ stdout }) => {
        throw new Error(stdout.trim());
      });
    },
  },
];
