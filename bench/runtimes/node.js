// @ts-check
// Node: the newest, and the oldest that the package works in.
import process from "node:process";
import { programOf, versionOf } from "../../tests/programs.js";
import { program } from "./process.js";

const name = `node-${process.platform}-${process.arch}`;

export const currentNode = program({
  name: "node-current",
  title: "Node",
  find: () => programOf(name, "bin/node"),
  install: `no current Node: npm ci --prefix tests installs it where the npm package ${name} exists`,
});

export const node20 = program({
  name: "node-20",
  title: "Node",
  find: async () => {
    for (const path of [process.env.NODE20, process.execPath]) {
      if (path && (await versionOf(path))?.startsWith("20.")) return path;
    }
    return undefined;
  },
  install: "no Node 20: run the bench with it, or set NODE20 to its executable",
});
