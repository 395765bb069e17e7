import { readFile } from "node:fs/promises";
import path from "node:path";

/** Name of the build whose pages are served, in `.next` of `rootDir`; null where there is none (tests). */
export async function pagesBuild(rootDir: string): Promise<string | null> {
  try {
    return (await readFile(path.join(rootDir, ".next/BUILD_ID"), "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
