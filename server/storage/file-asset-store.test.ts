import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createFileAssetStore } from "./file-asset-store";
import { createMemoryAssetRows } from "./memory-asset-rows";

const PNG = Uint8Array.from([
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  ...Array.from({ length: 56 }, () => 7),
]);
const HOUR = 3_600_000;

let dataDir: string;
let time: number;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "paperboard-assets-"));
  time = Date.now();
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

function open(limits = { assetBytes: 1000, boardAssetBytes: 1500 }) {
  const rows = createMemoryAssetRows();
  return { rows, store: createFileAssetStore({ dataDir, rows, now: () => time, limits }) };
}

async function* pieces(bytes: Uint8Array, size = 5) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const put = (store: ReturnType<typeof open>["store"], boardId: string, bytes: Uint8Array, name = "a.png") =>
  store.put(boardId, { name, body: pieces(bytes) });

async function files(): Promise<string[]> {
  const entries = await readdir(path.join(dataDir, "assets"), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

test("a picture is stored once by its content and found only on boards that have it", async () => {
  const { store } = open();
  const first = await put(store, "one", PNG, "first.png");
  const second = await put(store, "two", PNG, "second.png");
  expect(second.hash).toBe(first.hash);
  expect(await files()).toEqual([first.hash]);
  const found = await store.find("one", first.hash);
  expect(found?.row).toMatchObject({ type: "image/png", size: PNG.length, name: "first.png" });
  expect(new Uint8Array(await readFile(found?.path ?? ""))).toEqual(PNG);
  expect(await store.find("three", first.hash)).toBeNull();
});

test("what is no picture is refused, whatever its name says, and nothing of it stays", async () => {
  const { store } = open();
  const html = new TextEncoder().encode("<!doctype html><script>alert(1)</script>");
  await expect(put(store, "one", html)).rejects.toMatchObject({ code: "unsupported_file" });
  expect(await files()).toEqual([]);
});

test("a file and all files of a board have a limit", async () => {
  const { store } = open({ assetBytes: 100, boardAssetBytes: 150 });
  const large = Uint8Array.from([...PNG, ...PNG]);
  await expect(put(store, "one", large)).rejects.toMatchObject({ code: "too_large" });
  await put(store, "one", PNG);
  const other = Uint8Array.from([...PNG, 1]);
  await put(store, "one", other);
  await expect(put(store, "one", Uint8Array.from([...PNG, 2]))).rejects.toMatchObject({ code: "too_large" });
  expect(await files()).toHaveLength(2);
});

test("uploads at the same time do not go past a board's limit together", async () => {
  const { store, rows } = open({ assetBytes: 100, boardAssetBytes: 150 });
  const uploads = [1, 2, 3, 4].map((last) => put(store, "one", Uint8Array.from([...PNG, last])));
  const results = await Promise.allSettled(uploads);
  const stored = (await rows.list("one")).reduce((sum, { size }) => sum + size, 0);
  expect(stored).toBeLessThanOrEqual(150);
  for (const result of results)
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "too_large" });
  // What was refused takes no room, and neither does the same picture once more.
  await rows.list("one").then((all) => Promise.all(all.map(({ hash }) => rows.remove("one", hash))));
  await Promise.all([put(store, "one", PNG), put(store, "one", PNG).catch(() => null)]);
  await put(store, "one", Uint8Array.from([...PNG, 9]));
  expect(await rows.list("one")).toHaveLength(2);
});

test("an upload that breaks off leaves nothing and says that it was not saved", async () => {
  const { store, rows } = open();
  async function* broken() {
    yield PNG;
    throw new Error("connection reset");
  }
  await expect(store.put("one", { name: "a.png", body: broken() })).rejects.toMatchObject({
    code: "storage_failed",
  });
  expect(await files()).toEqual([]);
  expect(await rows.list("one")).toEqual([]);
});

test("unused pictures go after their time, used ones and those of other boards stay", async () => {
  const { store } = open();
  const used = await put(store, "one", PNG);
  const unused = await put(store, "one", Uint8Array.from([...PNG, 1]));
  await put(store, "two", PNG);
  time += 2 * HOUR;
  // Found unused only now.
  expect(await store.collect("one", new Set([used.hash]), HOUR)).toBe(0);
  time += 2 * HOUR;
  expect(await store.collect("one", new Set([used.hash]), HOUR)).toBe(1);
  expect(await store.find("one", used.hash)).not.toBeNull();
  expect(await store.sweep()).toBe(1);
  expect(await files()).toEqual([used.hash]);
  expect(await store.find("one", unused.hash)).toBeNull();
});

test("a sweep leaves a file alone whose row may be about to be written", async () => {
  const { store, rows } = open();
  const row = await put(store, "one", PNG);
  await rows.remove("one", row.hash);
  expect(await store.sweep()).toBe(0);
  time += 2 * HOUR;
  expect(await store.sweep()).toBe(1);
});

test("pictures go along to a copied board", async () => {
  const { store } = open();
  const row = await put(store, "one", PNG);
  await store.share("one", "two", [row.hash, "x".repeat(43)]);
  expect(await store.find("two", row.hash)).not.toBeNull();
});

test("the files of a board that is gone are removed at once, those that others have are not", async () => {
  const { store, rows } = open();
  const shared = await put(store, "one", PNG);
  await put(store, "two", PNG);
  const own = await put(store, "one", Uint8Array.from([...PNG, 1]));
  const hashes = await store.hashesOf("one");
  expect(hashes.toSorted()).toEqual([shared.hash, own.hash].toSorted());
  for (const hash of hashes) await rows.remove("one", hash);
  expect(await store.removeUnused([...hashes, "x".repeat(43)])).toBe(1);
  expect(await files()).toEqual([shared.hash]);
});

test("a picture that is uploaded again while its file is removed has its file afterwards", async () => {
  const { store, rows } = open();
  const { hash } = await put(store, "one", PNG);
  await rows.remove("one", hash);
  await Promise.all([put(store, "two", PNG), store.removeUnused([hash]), put(store, "three", PNG)]);
  expect(await files()).toEqual([hash]);
});
