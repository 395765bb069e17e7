/**
 * Copies tldraw's fonts, icons and translations out of node_modules into `public/`, so that this server serves them
 * itself: the room may have no internet. The folder carries the version, so browsers may cache it for ever.
 * Run at set-up; does nothing when the copy is complete.
 */
import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDERS = ["fonts", "icons", "translations", "embed-icons"];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = dirname(createRequire(import.meta.url).resolve("@tldraw/assets/package.json"));
const { version } = JSON.parse(await readFile(join(source, "package.json"), "utf8"));
const target = join(root, "public", `tldraw-${version}`);
const stamp = join(target, ".complete");

if (await isComplete()) process.exit(0);

// Copy beside and rename at the end: an interrupted set-up must not leave half a folder that looks whole.
const partial = `${target}.partial`;
await rm(partial, { recursive: true, force: true });
await mkdir(partial, { recursive: true });
for (const folder of FOLDERS) await cp(join(source, folder), join(partial, folder), { recursive: true });
await writeFile(join(partial, ".complete"), `${version}\n`);
await rm(target, { recursive: true, force: true });
await rename(partial, target);
console.log(`Copied tldraw's fonts, icons and translations to public/tldraw-${version}`);

async function isComplete() {
  try {
    return (await readFile(stamp, "utf8")).trim() === version;
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
}
