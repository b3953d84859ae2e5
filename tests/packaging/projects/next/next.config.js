import { fileURLToPath } from "node:url";

/** @type {import("next").NextConfig} */
export default {
  // Where node_modules is.
  turbopack: { root: fileURLToPath(new URL("../..", import.meta.url)) },
};
