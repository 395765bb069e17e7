import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./project-root.mjs";

const SOURCES = ["app", "board", "client", "contract", "server", "prisma", "public"];
const FILES = [
  "package.json",
  "package-lock.json",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "scripts/build-server.mjs",
  "scripts/compile-hints.mjs",
  "scripts/precompress.mjs",
];

/** Not part of what is served: tests, and what set-up copies there by itself. */
const isInput = (path) => !/\.test\.tsx?$/.test(path) && !path.startsWith("public/tldraw-");

/**
 * SHA-256 over names and contents of everything the build reads, and over where the checkout lies: Next writes
 * absolute paths into its output. Contents and not times, so that a `git checkout` back and forth costs no build.
 */
export async function hashBuildInputs() {
  return hashPaths([...SOURCES, ...FILES], [root, process.versions.node.split(".")[0]]);
}

/** Missing paths count as absent, not as an error: the set of folders may shrink. */
async function hashPaths(paths, salt) {
  const hash = createHash("sha256");
  for (const text of salt) hash.update(`${text}\0`);
  for (const path of paths) {
    for (const file of await listFiles(path)) {
      hash.update(`${file}\0`);
      hash.update(
        createHash("sha256")
          .update(await readFile(join(root, file)))
          .digest(),
      );
    }
  }
  return hash.digest("hex");
}

async function listFiles(path) {
  const found = await stat(join(root, path)).catch((error) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (found === null) return [];
  if (found.isFile()) return [path];
  const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter(isInput)
    .sort();
}
