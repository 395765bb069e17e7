import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { readdirSync, readlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newBoard, row, textOf } from "./board-store-contract";
import { databasePathOf, openDatabase, type Database } from "./open-database";
import { createPrismaBoardStore } from "./prisma-board-store";
import { createTemporaryDatabase, MIGRATIONS_DIRECTORY } from "./storage-harness";

describe("an open database", () => {
  let temporary: Awaited<ReturnType<typeof createTemporaryDatabase>>;
  let database: Database;

  beforeEach(async () => {
    temporary = await createTemporaryDatabase();
    database = temporary.database;
  });
  afterEach(() => temporary.dispose());

  test("keeps its settings inside and after transactions, also failed ones", async () => {
    const { prisma } = database;
    const settings = async (on: Pick<typeof prisma, "$queryRawUnsafe">) => {
      const names = ["journal_mode", "synchronous", "foreign_keys", "busy_timeout"];
      const read: unknown[] = [];
      for (const name of names) {
        const [found] = await on.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
        read.push(Object.values(found ?? {})[0]);
      }
      return read;
    };
    const wanted = ["wal", 2, 1, 5000];
    expect(await settings(prisma)).toEqual(wanted);
    expect(await prisma.$transaction((tx) => settings(tx))).toEqual(wanted);
    expect(await settings(prisma)).toEqual(wanted);
    const failed = prisma.$transaction(async (tx) => {
      await tx.board.create({ data: { id: "x", title: "", template: "blank", createdAt: 1, editedAt: 1 } });
      throw new Error("Changed my mind.");
    });
    await expect(failed).rejects.toThrow("Changed my mind.");
    expect(await settings(prisma)).toEqual(wanted);
    expect(await prisma.board.count()).toBe(0);
  });

  test.skipIf(process.platform !== "linux")("stays on one connection through many transactions", async () => {
    const store = createPrismaBoardStore(database);
    await store.createBoard(newBoard("one"));
    const openFiles = () =>
      readdirSync("/proc/self/fd").filter((fd) => {
        try {
          return readlinkSync(`/proc/self/fd/${fd}`).endsWith("/board.db");
        } catch {
          return false;
        }
      }).length;
    const before = openFiles();
    expect(before).toBeGreaterThan(0);
    for (let count = 0; count < 20; count++) await store.appendRows("one", "canvas", [row(`${count}`)]);
    expect(openFiles()).toBe(before);
  });

  test("a full disk fails the append as a whole, and the store works again when there is room", async () => {
    const store = createPrismaBoardStore(database);
    await store.createBoard(newBoard("one"));
    const pages = await pragma("page_count");
    await pragma(`max_page_count = ${pages + 2}`);
    const large = Array.from({ length: 400 }, (_, index) => row(`${index}-${"x".repeat(100)}`));
    await expect(store.appendRows("one", "canvas", large)).rejects.toMatchObject({
      code: "storage_failed",
      cause: expect.anything(),
    });
    expect(textOf(await store.loadDocument("one", "canvas"))).toEqual(["one canvas"]);
    await pragma("max_page_count = 1000000");
    expect(await store.appendRows("one", "canvas", large)).toBe(401);
    expect((await store.loadDocument("one", "canvas")).rows).toHaveLength(401);
  });

  test("a database locked by another process fails the append, and the store works again afterwards", async () => {
    const store = createPrismaBoardStore(database);
    await store.createBoard(newBoard("one"));
    const other = await openDatabase({ url: temporary.url, migrationsDirectory: MIGRATIONS_DIRECTORY });
    await pragma("busy_timeout = 1");
    await other.prisma.$transaction(async () => {
      await expect(store.appendRows("one", "canvas", [row("a")])).rejects.toMatchObject({
        code: "storage_failed",
      });
      await expect(store.renameBoard("one", "x")).rejects.toMatchObject({ code: "storage_failed" });
      expect(await store.getBoard("one")).toMatchObject({ title: "Board one" });
    });
    await other.close();
    expect(await store.appendRows("one", "canvas", [row("b")])).toBe(2);
    expect(textOf(await store.loadDocument("one", "canvas"))).toEqual(["b", "one canvas"]);
  });

  test("what was written is there after closing and opening again, with nothing to migrate", async () => {
    expect(database.appliedMigrations.length).toBeGreaterThan(0);
    await createPrismaBoardStore(database).createBoard(newBoard("one"));
    await database.close();
    const again = await openDatabase({ url: temporary.url, migrationsDirectory: MIGRATIONS_DIRECTORY });
    expect(again.appliedMigrations).toEqual([]);
    expect(textOf(await createPrismaBoardStore(again).loadDocument("one", "canvas"))).toEqual(["one canvas"]);
    await again.close();
  });

  test.skipIf(process.platform === "win32")("the directory it creates is for its user alone", async () => {
    expect((await stat(join(temporary.directory, "data"))).mode & 0o077).toBe(0);
  });

  async function pragma(text: string): Promise<number> {
    const [found] = await database.prisma.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${text}`);
    return Number(Object.values(found ?? {})[0]);
  }
});

describe("a database that cannot be opened says why", () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "paperboard-open-"));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  const open = (path: string) =>
    openDatabase({ url: pathToFileURL(path).href, migrationsDirectory: MIGRATIONS_DIRECTORY });
  const refusal = (text: string) => ({ code: "storage_failed", message: expect.stringContaining(text) });

  test("a data directory that is a file", async () => {
    await writeFile(join(directory, "data"), "");
    await expect(open(join(directory, "data", "board.db"))).rejects.toMatchObject(
      refusal("cannot be written"),
    );
  });

  test.skipIf(process.getuid?.() === 0)("a data directory without write permission", async () => {
    await chmod(directory, 0o500);
    await expect(open(join(directory, "board.db"))).rejects.toMatchObject(refusal("cannot be written"));
    await chmod(directory, 0o700);
  });

  test("a database file that is a directory", async () => {
    await mkdir(join(directory, "board.db"));
    await expect(open(join(directory, "board.db"))).rejects.toMatchObject(refusal("cannot be opened"));
  });

  test("a file that is no database, which stays as it is", async () => {
    const path = join(directory, "board.db");
    await writeFile(path, "Minutes of the meeting. ".repeat(100));
    await expect(open(path)).rejects.toMatchObject(refusal("cannot be opened"));
    expect((await stat(path)).size).toBe(2400);
  });

  test("a URL that is no file", () => {
    expect(() => databasePathOf("postgresql://host/db")).toThrow("starts with file:");
    expect(() => databasePathOf("file:%ZZ")).toThrow("no path of a file");
  });

  test("relative and absolute file URLs name the same file", () => {
    const absolute = join(process.cwd(), "data", "a b.db");
    expect(databasePathOf("file:./data/a%20b.db")).toBe(absolute);
    expect(databasePathOf(pathToFileURL(absolute).href)).toBe(absolute);
    expect(databasePathOf(`file:${absolute.replaceAll(" ", "%20")}`)).toBe(absolute);
  });
});
