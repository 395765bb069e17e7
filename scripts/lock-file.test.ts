import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";

interface LockedPackage {
  version?: string;
  resolved?: string;
  integrity?: string;
  inBundle?: boolean;
  optionalDependencies?: Record<string, string>;
}

const root = path.dirname(import.meta.dirname);
const lock = JSON.parse(await readFile(path.join(root, "package-lock.json"), "utf8")) as {
  packages: Record<string, LockedPackage>;
};
const { dependencies, devDependencies } = JSON.parse(
  await readFile(path.join(root, "package.json"), "utf8"),
) as Record<"dependencies" | "devDependencies", Record<string, string>>;

/** Whether Node would find `name` from the package at `from`, by the lock file's paths. */
function isLocked(from: string, name: string): boolean {
  const candidates = [
    from,
    ...[...from.matchAll(/\/node_modules\//g)].map((match) => from.slice(0, match.index)),
  ];
  return [...candidates.map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`].some(
    (place) => place in lock.packages,
  );
}

describe("package-lock.json", () => {
  it("holds the binaries of every platform, since npm ci refuses the whole file otherwise", () => {
    const missing = Object.entries(lock.packages).flatMap(([from, locked]) =>
      Object.keys(locked.optionalDependencies ?? {})
        .filter((name) => !isLocked(from, name))
        .map((name) => `${name} of ${from}`),
    );
    expect(missing).toEqual([]);
  });

  it("names no registry and pins every package by its content", () => {
    for (const [name, locked] of Object.entries(lock.packages)) {
      if (name === "") continue;
      expect(locked.resolved, name).toBeUndefined();
      if (!locked.inBundle) expect(locked.integrity, name).toMatch(/^sha512-/);
    }
  });

  it("goes with exact versions in package.json", () => {
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
      expect(lock.packages[`node_modules/${name}`]?.version).toBe(version);
    }
  });
});
