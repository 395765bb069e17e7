import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

/** Also those that are asked for at once after the version of Node was checked; what is indented comes later. */
const IMPORT_AT_ONCE =
  /^(?:import\s+(?:[^"'();]+\s+from\s+)?|export\s+(?:\*|\{[^}]*\})\s+from\s+|(?:const [^=]+= )?await import\()["']([^"']+)["']/gm;

/** Packages that a script needs before its first line runs, and through which files. */
async function packagesOf(file: string, seen = new Set<string>()): Promise<string[]> {
  if (seen.has(file)) return [];
  seen.add(file);
  const found: string[] = [];
  for (const [, name = ""] of (await readFile(file, "utf8")).matchAll(IMPORT_AT_ONCE)) {
    if (name.startsWith(".")) found.push(...(await packagesOf(join(dirname(file), name), seen)));
    else if (!name.startsWith("node:")) found.push(`${file}: ${name}`);
  }
  return found;
}

it.each(["start", "test", "build", "links", "backup", "restore", "rebuild-projections"])(
  "npm run %s begins in a clone without packages",
  async (script) => {
    expect(await packagesOf(join(import.meta.dirname, `${script}.mjs`))).toEqual([]);
  },
);

it("finds a package that is imported on the way", async () => {
  expect(await packagesOf(join(import.meta.dirname, "schema-engine.mjs"))).not.toEqual([]);
});
