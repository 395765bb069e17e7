/**
 * Bundles a measurement with esbuild and runs it: `node bench/run.mjs main|soak [arguments]`. Packages stay in
 * node_modules, as for the server (scripts/build-server.mjs). Builds the server first, so that what is measured is what is
 * in the tree; the pages must have been built (`npm start` does).
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../scripts/project-root.mjs";
import { serverBundle } from "../scripts/build-server.mjs";

const ENTRIES = ["main", "soak"];

const [entry, ...args] = process.argv.slice(2);
if (!ENTRIES.includes(entry)) {
  console.error(`Usage: node bench/run.mjs ${ENTRIES.join("|")} [arguments]`);
  process.exit(2);
}
if (!existsSync(join(root, ".next/BUILD_ID"))) {
  console.error("The pages are not built. Run `npm start` once, stop it, and try again.");
  process.exit(2);
}

await build(serverBundle);
await build({
  ...serverBundle,
  entryPoints: [`bench/${entry}.ts`, "bench/naive-relay.ts"],
  outfile: undefined,
  outdir: "dist/bench",
  outExtension: { ".js": ".mjs" },
  // The soak gives Node a DOM before it loads what needs one.
  splitting: true,
  jsx: "automatic",
});

const child = spawn(process.execPath, ["--enable-source-maps", `dist/bench/${entry}.mjs`, ...args], {
  cwd: root,
  env: { ...process.env, NODE_ENV: "production" },
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    // A Ctrl-C at a terminal reaches the child by itself.
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
