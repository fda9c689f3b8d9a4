import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// The server that answers /api during development: `anlan demo` on its usual port.
const server = process.env.ANLAN ?? "http://127.0.0.1:8400";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    // Government desktops run older Chromium-based browsers; 107 is the floor that we promise.
    target: "chrome107",
    cssTarget: "chrome107",
    // No inline module-preload polyfill and no inlined assets: the page's CSP forbids inline script.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: { proxy: { "/api": server, "/openapi.json": server } },
  test: { environment: "jsdom", include: ["src/**/*.test.{ts,tsx}"] },
});
