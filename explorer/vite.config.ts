import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const HEAVY = [
  ["graph", /node_modules\/(cytoscape|cytoscape-fcose|cose-base|layout-base)\//],
  ["editor", /node_modules\/(@codemirror|@lezer|@marijn|style-mod|w3c-keyname|crelt)\//],
  ["geography", /node_modules\/(d3-|topojson-|world-atlas|internmap)/],
] as const;

/** The page /docs needs Swagger UI as it is. */
const swagger: Plugin = {
  name: "swagger-ui",
  generateBundle() {
    for (const name of ["swagger-ui-bundle.js", "swagger-ui.css"]) {
      const source = readFileSync(new URL(`./node_modules/swagger-ui-dist/${name}`, import.meta.url), "utf8");
      this.emitFile({
        type: "asset",
        fileName: `assets/${name}`,
        source: source.replace(/\/[*/][#@] sourceMappingURL=.*$/gm, ""),
      });
    }
  },
};

/** The build is committed: names without hashes, libraries apart, the same bytes on every machine. */
export default defineConfig({
  plugins: [react(), swagger],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  // The examples of the Cypher screen are those of graph/cookbook.md.
  server: { proxy: { "/v1": "http://127.0.0.1:8000" }, fs: { allow: [".", "../graph"] } },
  css: { modules: { generateScopedName: "[name]_[local]" } },
  worker: {
    format: "es",
    rolldownOptions: { output: { entryFileNames: "assets/[name].js", chunkFileNames: "assets/[name].js" } },
  },
  build: {
    outDir: "../api/static",
    emptyOutDir: true,
    target: "es2023",
    cssCodeSplit: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        entryFileNames: "assets/[name].js",
        chunkFileNames: "assets/[name].js",
        assetFileNames: "assets/[name][extname]",
        codeSplitting: {
          groups: [
            ...HEAVY.map(([name, test]) => ({ name: `vendor-${name}`, test, priority: 20 })),
            { name: "vendor", test: /node_modules/, priority: 10 },
          ],
        },
      },
    },
  },
  test: { environment: "jsdom", include: ["src/**/*.test.{ts,tsx}"], setupFiles: ["src/app/testing.ts"] },
});
