import type { NextConfig } from "next";

export default {
  // On the server the package reads its .wasm from beside itself: it is to stay where npm put it.
  serverExternalPackages: ["openrouter-wasm"],
} satisfies NextConfig;
