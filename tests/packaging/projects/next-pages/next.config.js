import { fileURLToPath } from "node:url";

/** @type {import("next").NextConfig} */
export default {
  // Where node_modules is.
  outputFileTracingRoot: fileURLToPath(new URL("../..", import.meta.url)),
  // Built with webpack, the server would look for the wasm where it was when it was built. Like this it is not bundled.
  serverExternalPackages: ["openrouter-wasm"],
};
