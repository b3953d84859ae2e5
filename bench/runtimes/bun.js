// @ts-check
import { programOf } from "../../tests/programs.js";
import { program } from "./process.js";

export const bun = program({
  name: "bun",
  title: "Bun",
  // The package has it under this name on every platform.
  find: () => programOf("bun", "bin/bun.exe", "bun"),
  install: "no Bun: npm ci --prefix tests installs it where npm has it; or put it on the path",
});
