import { defineConfig } from "vite";

/**
 * The dev server talks to the page over a WebSocket, which the page's own policy has no reason to allow.
 * @returns {import("vite").Plugin}
 */
const allowDevSocket = () => ({
  name: "allow-dev-socket",
  apply: "serve",
  transformIndexHtml: (html) => html.replace("connect-src ", "connect-src ws: "),
});

export default defineConfig({
  root: import.meta.dirname,
  base: "./", // so the built page works under any path
  plugins: [allowDevSocket()],
  // Pre-bundling would move the glue away from its .wasm, which it finds relative to itself.
  optimizeDeps: { exclude: ["openrouter-wasm"] },
  server: { fs: { allow: [".", "../pkg"] } },
  build: { target: "es2022" },
});
