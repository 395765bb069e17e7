import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { INSTANCE_KEY_FILE, loadInstanceKey } from "./instance-key";

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "paperboard-key-"));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

describe("loadInstanceKey", () => {
  it("makes 32 bytes that only this user reads, and keeps them", async () => {
    const key = await loadInstanceKey(directory);
    expect(key.byteLength).toBe(32);
    expect(await loadInstanceKey(directory)).toEqual(key);
    const { mode } = await stat(path.join(directory, INSTANCE_KEY_FILE));
    expect(mode & 0o777).toBe(0o600);
  });

  it("gives everybody who starts at the same moment the same key and leaves no drafts", async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadInstanceKey(directory)));
    expect(new Set(keys.map((key) => Buffer.from(key).toString("hex"))).size).toBe(1);
    expect(await readdir(directory)).toEqual([INSTANCE_KEY_FILE]);
  });

  it("refuses a damaged key instead of replacing it", async () => {
    await writeFile(path.join(directory, INSTANCE_KEY_FILE), "abc");
    await expect(loadInstanceKey(directory)).rejects.toThrow(/damaged.*backup/);
  });
});
