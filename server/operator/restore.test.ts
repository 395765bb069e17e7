import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  HELD_FILE,
  refuseUnfinishedRestore,
  takeDataDirectory,
  UNFINISHED_RESTORE_FILE,
} from "@/server/data-directory";
import { copyDatabase } from "@/server/storage/copy-database";
import { DATABASE_PATH, HEADER_PATH, KEY_PATH, MANIFEST_PATH } from "./archive-layout";
import {
  addBoard,
  createWorkplace,
  filesBelow,
  migrations,
  once,
  picture,
  textsOf,
} from "./instance-under-test";
import { restore } from "./restore";
import { encodeTarHeader } from "./tar-format";
import { readTar } from "./tar-reader";
import { createTarWriter } from "./tar-writer";

let work: Awaited<ReturnType<typeof createWorkplace>>;
beforeEach(async () => {
  work = await createWorkplace();
  await work.withStores("a", async ({ boards, assets }) => {
    await addBoard(boards, "one");
    await assets.put("one", { name: "p.png", body: once(picture(1)) });
  });
  await work.backUp("a", "good.tar");
});
afterEach(() => work.dispose());

type Files = Map<string, Buffer>;

/** Writes an archive of changed files; the manifest is made to fit unless the change touches it. */
async function forge(
  change: (files: Files) => void | Promise<void>,
  options: { fit?: boolean } = {},
): Promise<void> {
  const files: Files = new Map();
  const good = await open(work.file("good.tar"), "r");
  for await (const { path: name, content } of readTar(good)) {
    const chunks = [];
    for await (const chunk of content) chunks.push(chunk);
    files.set(name, Buffer.concat(chunks));
  }
  await good.close();
  await change(files);
  const manifest = files.get(MANIFEST_PATH);
  if (manifest && options.fit !== false) {
    files.delete(MANIFEST_PATH);
    const listed = [...files].filter(([name]) => name !== HEADER_PATH);
    const entries = listed.map(([name, content]) => ({
      path: name,
      size: content.length,
      sha256: createHash("sha256").update(content).digest("hex"),
    }));
    files.set(
      MANIFEST_PATH,
      Buffer.from(JSON.stringify({ ...JSON.parse(manifest.toString()), files: entries })),
    );
  }
  await rm(work.file("forged.tar"), { force: true });
  const archive = await open(work.file("forged.tar"), "wx");
  const tar = createTarWriter(archive, 0);
  for (const [name, content] of files) await tar.add(name, content.length, [content]);
  await tar.end();
  await archive.close();
}

/** The restore fails for this reason, and leaves no trace in the data directory or anywhere near. */
async function expectRefused(reason: RegExp): Promise<void> {
  const present = async () => (await filesBelow(work.directory)).filter((file) => !/^(a|copy)\//.test(file));
  const before = await present();
  await expect(work.restore("forged.tar", "copy")).rejects.toThrow(reason);
  expect(await present()).toEqual(before);
  expect(await readdir(work.configOf("copy").dataDir)).toEqual([HELD_FILE]);
}

describe("a restore", () => {
  it("does not replace data without being told, and then keeps what was there", async () => {
    await work.withStores("b", ({ boards }) => addBoard(boards, "other"));
    await expect(work.restore("good.tar", "b")).rejects.toThrow(/is not empty \(paperboard\.db.*--force/);
    const { setAside } = await work.restore("good.tar", "b", { force: true });
    await work.withStores("b", async ({ boards }) => {
      expect(await boards.getBoard("other")).toBeNull();
      expect(await textsOf(boards, "one")).toMatchObject({ canvas: "one canvas" });
    });
    expect(setAside).toHaveLength(1);
    await work.withStores(path.relative(work.directory, setAside[0] ?? ""), async ({ boards }) => {
      expect(await textsOf(boards, "other")).toMatchObject({ canvas: "other canvas" });
    });
  });

  it("takes the old database's write-ahead log away, which would be applied to the new one", async () => {
    const { dataDir } = work.configOf("b");
    await mkdir(dataDir);
    for (const suffix of ["", "-wal", "-shm"])
      await writeFile(path.join(dataDir, `paperboard.db${suffix}`), "old");
    await work.restore("good.tar", "b", { force: true });
    expect((await readdir(dataDir)).filter((name) => name.startsWith(DATABASE_PATH))).toEqual([
      DATABASE_PATH,
    ]);
  });

  it("is refused while a server uses the directory, and frees it at the end", async () => {
    const release = await takeDataDirectory(work.configOf("b").dataDir);
    await expect(work.restore("good.tar", "b")).rejects.toThrow(/Another Paperboard .* runs on/);
    await release();
    await work.restore("good.tar", "b");
    await (
      await takeDataDirectory(work.configOf("b").dataDir)
    )();
  });

  it("leaves files that only this user may read", async () => {
    await work.restore("good.tar", "copy");
    const { dataDir } = work.configOf("copy");
    for (const file of await filesBelow(dataDir)) {
      if (file === HELD_FILE) continue;
      expect((await stat(path.join(dataDir, file))).mode & 0o077, file).toBe(0);
    }
  });

  it("that was interrupted keeps servers and backups away until it is done again", async () => {
    const { dataDir } = work.configOf("b");
    await work.withStores("b", ({ boards }) => addBoard(boards, "other"));
    await writeFile(
      path.join(dataDir, UNFINISHED_RESTORE_FILE),
      "A restore was interrupted. Run it again.\n",
    );
    await mkdir(path.join(dataDir, "restoring-killed"));
    await expect(refuseUnfinishedRestore(dataDir)).rejects.toThrow(/Run it again/);
    await expect(work.backUp("b", "b.tar")).rejects.toThrow(/Run it again/);
    await work.restore("good.tar", "b", { force: true });
    await refuseUnfinishedRestore(dataDir);
    expect(existsSync(path.join(dataDir, "restoring-killed"))).toBe(false);
  });

  it("of an older version is updated by the next start", async () => {
    const later = { name: "99990101000000_later", sql: "SELECT 1;", checksum: "0".repeat(64) };
    const report = await restore({
      config: work.configOf("copy"),
      source: work.file("good.tar"),
      force: false,
      migrations: [...migrations, later],
      now: Date.now,
      signal: new AbortController().signal,
    });
    expect(report.pending).toEqual([later.name]);
  });

  it("of a newer version is refused", async () => {
    await work.withStores("a", async ({ prisma }) => {
      await prisma.$executeRaw`UPDATE _prisma_migrations SET migration_name = '99990101000000_later'`;
    });
    await copyDatabase(path.join(work.configOf("a").dataDir, DATABASE_PATH), work.file("newer.db"));
    const database = await readFile(work.file("newer.db"));
    await forge((files) => void files.set(DATABASE_PATH, database));
    await expectRefused(/newer Paperboard/);
  });
});

describe("a restore is refused, and nothing is left of it, when", () => {
  it.each(["missing.tar", "."])("nothing is there, or no file: %s", async (name) => {
    await expect(work.restore(name, "copy")).rejects.toThrow(/There is no|is no file/);
  });

  it.each([
    ["text", "hello"],
    ["nothing", ""],
    ["zeros", "\0".repeat(2_048)],
  ])("the file is something else: %s", async (_, content) => {
    await writeFile(work.file("forged.tar"), content);
    await expectRefused(/no backup of Paperboard|no manifest/);
  });

  it("the file is another tar archive", async () => {
    const archive = await open(work.file("forged.tar"), "wx");
    const tar = createTarWriter(archive, 0);
    await tar.add("README.md", 2, [Buffer.from("hi")]);
    await tar.end();
    await archive.close();
    await expectRefused(/it is no backup of Paperboard/);
  });

  it.each([0.3, 0.9, 0.999])("the archive was cut off after %f of it", async (part) => {
    const whole = await readFile(work.file("good.tar"));
    await writeFile(work.file("forged.tar"), whole.subarray(0, Math.floor(whole.length * part)));
    await expectRefused(/cut off/);
  });

  it("one bit of a file is wrong", async () => {
    await forge(
      (files) => {
        const database = files.get(DATABASE_PATH) ?? Buffer.alloc(0);
        database[5_000] = (database[5_000] ?? 0) ^ 1;
      },
      { fit: false },
    );
    await expectRefused(/paperboard\.db is damaged/);
  });

  it.each([
    "../outside",
    "/tmp/outside",
    "assets/../../outside",
    "assets/ab/../../../outside",
    "assets/.hidden",
    "assets/",
    "assets",
    "assets\\ab\\x",
    "paperboard.lock",
    "restore-unfinished",
    "assets/ab/short",
    `assets/ab/cd${"x".repeat(41)}`,
    `assets/ab/ab${"x".repeat(41)}/more`,
    `assets/ab/ab${"x".repeat(41)}\n`,
    ".env",
  ])("a file has the path %j", async (name) => {
    await forge((files) => void files.set(name, Buffer.from("x")));
    await expectRefused(/which no backup does/);
  });

  it("a file claims to be larger than the archive", async () => {
    const whole = await readFile(work.file("good.tar"));
    const huge = encodeTarHeader({ name: "assets/ab/x", size: 1e12 }, 0);
    await writeFile(
      work.file("forged.tar"),
      Buffer.concat([whole.subarray(0, -1024), huge, Buffer.alloc(1024)]),
    );
    await expectRefused(/after its manifest|cut off/);
    await writeFile(
      work.file("forged.tar"),
      Buffer.concat([whole.subarray(0, 1024), huge, Buffer.alloc(1024)]),
    );
    await expectRefused(/cut off/);
  });

  it("header or manifest are missing, damaged or of a later format", async () => {
    await forge((files) => void files.delete(HEADER_PATH));
    await expectRefused(/no backup of Paperboard/);
    await forge((files) => void files.delete(MANIFEST_PATH));
    await expectRefused(/cut off/);
    await forge((files) => void files.set(MANIFEST_PATH, Buffer.from("{")), { fit: false });
    await expectRefused(/manifest\.json is damaged/);
    await forge((files) => {
      const header = JSON.parse(String(files.get(HEADER_PATH))) as object;
      files.set(HEADER_PATH, Buffer.from(JSON.stringify({ ...header, version: 2 })));
    });
    await expectRefused(/newer Paperboard/);
  });

  it("the database is missing, or a picture that it names", async () => {
    await forge((files) => void files.delete(DATABASE_PATH));
    await expectRefused(/no database/);
    await forge((files) => {
      for (const name of files.keys()) if (name.startsWith("assets/")) files.delete(name);
    });
    await expectRefused(/picture .* is missing/);
  });

  it("the manifest names what is not there, or there is what it does not name", async () => {
    await forge((files) => void files.delete(KEY_PATH), { fit: false });
    await expectRefused(/instance\.key of its manifest is missing/);
    await forge(
      (files) => {
        const manifest = files.get(MANIFEST_PATH) ?? Buffer.alloc(0);
        files.delete(MANIFEST_PATH);
        files.set(`assets/ab/ab${"x".repeat(41)}`, Buffer.from("x"));
        files.set(MANIFEST_PATH, manifest);
      },
      { fit: false },
    );
    await expectRefused(/not in its manifest/);
  });

  it("the database is no database, another program's, or damaged", async () => {
    await forge((files) => void files.set(DATABASE_PATH, Buffer.from("not at all a database".repeat(100))));
    await expectRefused(/cannot be read|damaged/);
    await forge((files) => {
      const database = files.get(DATABASE_PATH) ?? Buffer.alloc(0);
      database.fill(0xff, 8_192, 20_000);
    });
    await expectRefused(/cannot be read|damaged/);
  });
});
