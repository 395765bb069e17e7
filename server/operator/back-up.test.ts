import { chmod, mkdir, readFile, rm, stat, truncate, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { copyDatabase } from "@/server/storage/copy-database";
import { KEY_PATH } from "./archive-layout";
import {
  addBoard,
  createWorkplace,
  filesBelow,
  hashOf,
  migrations,
  once,
  picture,
  textsOf,
} from "./instance-under-test";
import { restore } from "./restore";

let work: Awaited<ReturnType<typeof createWorkplace>>;
beforeEach(async () => {
  work = await createWorkplace();
  await work.withStores("a", async ({ boards, assets }) => {
    await addBoard(boards, "one");
    await addBoard(boards, "two");
    await assets.put("one", { name: "p.png", body: once(picture(1)) });
    await assets.put("two", { name: "q.png", body: once(picture(2)) });
  });
});
afterEach(() => work.dispose());

const assetFile = (instance: string, seed: number) => {
  const hash = hashOf(picture(seed));
  return path.join(work.configOf(instance).dataDir, "assets", hash.slice(0, 2), hash);
};

describe("a backup", () => {
  it("restored elsewhere is the same instance: boards, pictures and key", async () => {
    const { dataDir } = work.configOf("a");
    expect(await work.backUp("a", "b.tar")).toMatchObject({
      boards: 2,
      pictures: 2,
      bytes: (await stat(work.file("b.tar"))).size,
      missing: [],
      damaged: [],
      hasKey: true,
    });
    expect(await work.restore("b.tar", "copy")).toMatchObject({
      boards: 2,
      pictures: 2,
      missing: [],
      setAside: [],
      hasKey: true,
      pending: [],
    });
    const copied = work.configOf("copy").dataDir;
    expect(await readFile(path.join(copied, KEY_PATH))).toEqual(await readFile(path.join(dataDir, KEY_PATH)));
    await work.withStores("copy", async ({ boards, assets }) => {
      for (const id of ["one", "two"]) {
        expect(await textsOf(boards, id)).toEqual({ canvas: `${id} canvas`, session: `${id} session` });
      }
      const found = await assets.find("one", hashOf(picture(1)));
      expect(new Uint8Array(await readFile(found?.path ?? ""))).toEqual(picture(1));
    });
  });

  it("is for this user's eyes only, and nothing else is left beside it", async () => {
    await work.backUp("a", "b.tar");
    expect((await stat(work.file("b.tar"))).mode & 0o777).toBe(0o600);
    expect((await filesBelow(work.directory)).filter((file) => !file.startsWith("a/"))).toEqual(["b.tar"]);
  });

  it("does not replace a file, unless it is told to", async () => {
    await writeFile(work.file("b.tar"), "precious");
    await expect(work.backUp("a", "b.tar")).rejects.toThrow(/b\.tar exists.*--force/);
    expect(await readFile(work.file("b.tar"), "utf8")).toBe("precious");
    await work.backUp("a", "b.tar", { force: true });
    await work.restore("b.tar", "copy");
  });

  it("says what is wrong with the place it is to go to", async () => {
    await expect(work.backUp("a", "no/b.tar")).rejects.toThrow(/There is no .*no/);
    await mkdir(work.file("folder"));
    await expect(work.backUp("a", "folder", { force: true })).rejects.toThrow(/is a directory/);
  });

  it.skipIf(process.getuid?.() === 0)("says that a folder may not be written", async () => {
    await mkdir(work.file("folder"));
    await chmod(work.file("folder"), 0o500);
    await expect(work.backUp("a", "folder/b.tar")).rejects.toThrow(/may not use/);
  });

  it("of a directory without an instance is refused", async () => {
    await mkdir(work.configOf("empty").dataDir);
    await expect(work.backUp("empty", "b.tar")).rejects.toThrow(/There is no database at .*DATA_DIR/);
    expect(await filesBelow(work.directory)).not.toContain("b.tar");
  });

  it("names pictures that are missing or damaged on the instance, and keeps everything else", async () => {
    await unlink(assetFile("a", 1));
    await truncate(assetFile("a", 2), 100);
    const [one, two] = [hashOf(picture(1)), hashOf(picture(2))];
    expect(await work.backUp("a", "b.tar")).toMatchObject({ missing: [one], damaged: [two], pictures: 1 });
    expect(await work.restore("b.tar", "copy")).toMatchObject({ boards: 2, missing: [one], pictures: 1 });
  });

  it("is made anew when a picture is cleaned up while it is written", async () => {
    let copies = 0;
    const report = await work.backUp("a", "b.tar", {
      async copy(source, target) {
        await copyDatabase(source, target);
        copies += 1;
        if (copies > 1) return;
        await work.withStores("a", ({ boards }) => boards.deleteBoard("two"));
        await unlink(assetFile("a", 2));
      },
    });
    expect(report).toMatchObject({ boards: 1, pictures: 1, missing: [] });
    expect(await work.restore("b.tar", "copy")).toMatchObject({ boards: 1, pictures: 1, missing: [] });
  });

  it("of a damaged database is refused and leaves nothing behind", async () => {
    const file = path.join(work.configOf("a").dataDir, "paperboard.db");
    const bytes = await readFile(file);
    bytes.fill(0xff, 8192, 40_000);
    await writeFile(file, bytes);
    await expect(work.backUp("a", "b.tar")).rejects.toMatchObject({ code: "storage_failed" });
    expect((await filesBelow(work.directory)).filter((name) => !name.startsWith("a/"))).toEqual([]);
  });

  it("that is stopped leaves nothing behind", async () => {
    const stopping = new AbortController();
    stopping.abort(new Error("Stopped."));
    await expect(work.backUp("a", "b.tar", { signal: stopping.signal })).rejects.toThrow("Stopped.");
    expect((await filesBelow(work.directory)).filter((file) => !file.startsWith("a/"))).toEqual([]);
  });

  it("takes database and files from where the settings say", async () => {
    const { dataDir } = work.configOf("a");
    const apart = work.file("databases/boards.db");
    const config = { dataDir: work.configOf("copy").dataDir, databaseUrl: `file:${apart}` };
    await work.backUp("a", "b.tar");
    const options = { config, source: work.file("b.tar"), migrations, now: Date.now };
    const { signal } = new AbortController();
    await restore({ ...options, force: false, signal });
    expect(await readFile(apart)).toHaveLength((await stat(apart)).size);
    expect(await filesBelow(config.dataDir)).not.toContain("paperboard.db");
    const again = await restore({ ...options, force: true, signal });
    expect(again.setAside).toHaveLength(2);
    expect((await filesBelow(work.file("databases"))).map((file) => path.basename(file)).sort()).toEqual([
      "boards.db",
      "boards.db",
    ]);
    await rm(dataDir, { recursive: true });
  });
});
