// @ts-check
// Vercel's edge runtime, as the npm package edge-runtime has it, in a process of its own.
import process from "node:process";
import { fileURLToPath } from "node:url";
import { versionOfPackage } from "../../programs.js";
import { program } from "./process.js";

const version = () => versionOfPackage("edge-runtime");

export const edge = program({
  name: "edge-runtime",
  kinds: ["edge"],
  // It is Node underneath.
  isDerived: true,
  find: async () => ((await version()) ? process.execPath : undefined),
  version,
  install: "no edge-runtime: npm ci --prefix tests",
  script: fileURLToPath(new URL("./in-edge.js", import.meta.url)),
});
