import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { precompress } from "./precompress.mjs";

let root = "";

afterEach(() => rm(root, { recursive: true, force: true }));

it("leaves both forms beside large code, and nothing beside small files and fonts", async () => {
  root = await mkdtemp(join(tmpdir(), "paperboard-precompress-"));
  const chunks = join(root, ".next/static/chunks");
  await mkdir(chunks, { recursive: true });
  const code = "const a = 1;\n".repeat(1000);
  await writeFile(join(chunks, "canvas.js"), code);
  await writeFile(join(chunks, "small.js"), "1");
  await writeFile(join(chunks, "font.woff2"), code);
  expect(await precompress(root)).toEqual(["chunks/canvas.js"]);
  expect(await precompress(root)).toEqual(["chunks/canvas.js"]);
  expect((await readdir(chunks)).toSorted()).toEqual([
    "canvas.js",
    "canvas.js.br",
    "canvas.js.gz",
    "font.woff2",
    "small.js",
  ]);
  expect(brotliDecompressSync(await readFile(join(chunks, "canvas.js.br"))).toString()).toBe(code);
  expect(gunzipSync(await readFile(join(chunks, "canvas.js.gz"))).toString()).toBe(code);
});
