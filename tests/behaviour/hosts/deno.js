// @ts-check
import { programOf } from "../../programs.js";
import { program } from "./process.js";

export const deno = program({
  name: "deno",
  kinds: ["deno", "files"],
  find: () => programOf("deno", "deno", "deno"),
  install: "no Deno: npm ci --prefix tests installs it where npm has it; or put it on the path",
  args: ["run", "--allow-all", "--no-lock", "--quiet"],
});
