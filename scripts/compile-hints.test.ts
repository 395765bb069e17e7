import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { addCompileHints } from "./compile-hints.mjs";

let root = "";

afterEach(() => rm(root, { recursive: true, force: true }));

it("marks large scripts, once, and nothing else", async () => {
  root = await mkdtemp(join(tmpdir(), "paperboard-hints-"));
  const chunks = join(root, ".next/static/chunks");
  await mkdir(chunks, { recursive: true });
  const large = "0".repeat(600_000);
  await writeFile(join(chunks, "canvas.js"), large);
  await writeFile(join(chunks, "small.js"), "1");
  await writeFile(join(chunks, "canvas.css"), large);
  expect(await addCompileHints(root)).toEqual(["canvas.js"]);
  expect(await addCompileHints(root)).toEqual(["canvas.js"]);
  expect(await readFile(join(chunks, "canvas.js"), "utf8")).toBe(`//# allFunctionsCalledOnLoad\n${large}`);
  expect(await readFile(join(chunks, "small.js"), "utf8")).toBe("1");
  expect(await readFile(join(chunks, "canvas.css"), "utf8")).toBe(large);
});
