// @ts-check
// Where the recorded exchanges are, if they are on this machine. They are never copied into the project.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

export function recordings() {
  const folder = process.env.OPENROUTER_RECORDED ?? fileURLToPath(new URL("../../../shared/recorded", import.meta.url));
  return existsSync(folder) ? resolve(folder) : undefined;
}
