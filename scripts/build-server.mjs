/**
 * Bundles `server/main.ts` and the operator's commands to `dist/server`. Packages stay in node_modules: some bring WebAssembly or
 * native files that must be found beside their code. `npm run dev` uses the same options in watch mode.
 */
import { pathToFileURL } from "node:url";
import { root } from "./project-root.mjs";

/** esbuild options of the server bundle. */
export const serverBundle = {
  absWorkingDir: root,
  entryPoints: ["server/main.ts"],
  outfile: "dist/server/main.mjs",
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

/** esbuild options of the thread that the server starts to look through canvases of strangers; beside it. */
export const adoptionBundle = {
  ...serverBundle,
  entryPoints: ["server/sync/adopt-canvas-worker.ts"],
  outfile: "dist/server/adopt-canvas-worker.mjs",
};

/** esbuild options of the bundle with the operator's commands. */
const operatorBundle = {
  ...serverBundle,
  entryPoints: ["server/operator/main.ts"],
  outfile: "dist/server/operator.mjs",
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { build } = await import("esbuild");
  for (const bundle of [serverBundle, adoptionBundle, operatorBundle]) {
    await build(bundle);
    console.log(`Built ${bundle.outfile}`);
  }
}
