/**
 * Bundles `server/main.ts` to `dist/server/main.mjs`, and beside it the thread it starts. Packages stay in node_modules: some bring WebAssembly or
 * native files that must be found beside their code. `npm run dev` uses the same options in watch mode.
 */
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { root } from "./project-root.mjs";

/** esbuild options of the server bundle. */
export const serverBundle = {
  absWorkingDir: root,
  entryPoints: { main: "server/main.ts", "adopt-canvas-worker": "server/sync/adopt-canvas-worker.ts" },
  outdir: "dist/server",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  packages: "external",
  alias: { "@": root },
  sourcemap: true,
  sourcesContent: false,
  legalComments: "none",
  logLevel: "warning",
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { build } = await import("esbuild");
  await build(serverBundle);
  console.log(`Built ${join("dist", "server", "main.mjs")}`);
}
