// @ts-check
import { programOf } from "../../tests/programs.js";
import { program } from "./process.js";

export const deno = program({
  name: "deno",
  title: "Deno",
  find: () => programOf("deno", "deno", "deno"),
  install: "no Deno: npm ci --prefix tests installs it where npm has it; or put it on the path",
  args: ["run", "--allow-all", "--no-lock", "--quiet"],
});
