// @ts-check
// Vercel's edge runtime, as the npm package edge-runtime has it, in a process of its own.
import { createRequire } from "node:module";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { program } from "./process.js";

export const edge = program({
  name: "edge-runtime",
  kinds: ["edge"],
  // It is Node underneath.
  isDerived: true,
  find: async () => {
    try {
      createRequire(import.meta.url).resolve("edge-runtime");
      return process.execPath;
    } catch {
      return undefined;
    }
  },
  install: "no edge-runtime: npm ci --prefix tests",
  script: fileURLToPath(new URL("./in-edge.js", import.meta.url)),
});
