import { spawn, type ChildProcessByStdio } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A program of ours, bundled as the server is, that tests start as a process of its own. */
export interface BundledProgram {
  start(...args: string[]): ChildProcessByStdio<null, Readable, Readable>;
  dispose(): Promise<void>;
}

/** Bundles TypeScript source. The bundle lies in the checkout, where its packages are found. */
export async function bundleProgram(source: string): Promise<BundledProgram> {
  const parent = join(root, "node_modules", ".paperboard-test");
  await mkdir(parent, { recursive: true });
  const directory = await mkdtemp(join(parent, "program-"));
  const outfile = join(directory, "program.mjs");
  await build({
    absWorkingDir: root,
    stdin: { contents: source, resolveDir: root, loader: "ts" },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "@": root },
    logLevel: "error",
  });
  return {
    start: (...args) => spawn(process.execPath, [outfile, ...args], { stdio: ["ignore", "pipe", "pipe"] }),
    dispose: () => rm(directory, { recursive: true, force: true }),
  };
}
