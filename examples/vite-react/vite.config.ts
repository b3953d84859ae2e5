import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  // Pre-bundling would move the package away from its .wasm, which it finds beside itself.
  optimizeDeps: { exclude: ["openrouter-wasm"] },
});
