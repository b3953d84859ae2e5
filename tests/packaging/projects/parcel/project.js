// @ts-check
// Parcel, as it comes: it sees that the package's entry names a file, and takes that along.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ONE_FILE, ships } from "../../shipped.js";
import { visitFolder } from "../../visit.js";

const PARCEL = fileURLToPath(new URL("lib/bin.js", import.meta.resolve("parcel/package.json")));

/** @type {import("../index.js").Project[]} */
export const projects = [
  {
    name: "Parcel",
    async run(setting) {
      const dist = join(setting.work, "dist");
      const options = ["--dist-dir", dist, "--cache-dir", join(setting.work, "cache"), "--no-source-maps"];
      await promisify(execFile)(process.execPath, [PARCEL, "build", import.meta.dirname, ...options], {
        env: { ...process.env, PARCEL_DISABLE_TELEMETRY: "1" },
      });
      await ships(dist, ONE_FILE);
      await visitFolder(setting, dist, { wasm: 1 });
    },
  },
];
