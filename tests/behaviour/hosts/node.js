// @ts-check
// Node: the oldest that the package works in, and the newest.
import process from "node:process";
import { programOf, versionOf } from "../../programs.js";
import { program } from "./process.js";

const kinds = ["node", "files"];

export const node20 = program({
  name: "node-20",
  kinds,
  async find() {
    for (const path of [process.env.NODE20, process.execPath]) {
      if (path && (await versionOf(path))?.startsWith("20.")) return path;
    }
    return undefined;
  },
  install: "no Node 20: run the tests with it, or set NODE20 to its executable",
});

const platform = `node-${process.platform}-${process.arch}`;

export const currentNode = program({
  name: "node-current",
  kinds,
  find: () => programOf(platform, "bin/node"),
  install: `no current Node: npm ci --prefix tests installs it where the npm package ${platform} exists`,
});
