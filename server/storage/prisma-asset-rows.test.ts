import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AssetRow, AssetRows } from "./asset-store";
import { createMemoryAssetRows } from "./memory-asset-rows";
import { openDatabase } from "./open-database";
import { createPrismaAssetRows } from "./prisma-asset-rows";
import { createPrismaBoardStore } from "./prisma-board-store";
import { MIGRATIONS_DIRECTORY } from "./storage-harness";

const row = (hash: string, createdAt = 1): AssetRow => ({
  boardId: "one",
  hash,
  type: "image/png",
  size: 3,
  name: "a.png",
  createdAt,
  unusedSince: null,
});

async function inMemory() {
  return { rows: createMemoryAssetRows(), dispose: async () => {} };
}

async function inDatabase() {
  const directory = await mkdtemp(join(tmpdir(), "paperboard-rows-"));
  const url = pathToFileURL(join(directory, "board.db")).href;
  const database = await openDatabase({ url, migrationsDirectory: MIGRATIONS_DIRECTORY });
  const boards = createPrismaBoardStore(database);
  const documents = { canvas: new Uint8Array([0, 0]), session: new Uint8Array([0, 0]) };
  const made = { id: "one", title: "One", template: "blank" as const, createdAt: 1, person: "server" };
  await boards.createBoard({ ...made, documents });
  return {
    rows: createPrismaAssetRows(database),
    async dispose() {
      await boards.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

describe.each([
  ["memory", inMemory],
  ["Prisma on SQLite", inDatabase],
])("asset rows: %s", (_, create) => {
  let rows: AssetRows;
  let dispose: () => Promise<void>;
  beforeEach(async () => {
    ({ rows, dispose } = await create());
  });
  afterEach(() => dispose());

  test("note since when pictures are not shown, many at once, until they are again", async () => {
    const hashes = Array.from({ length: 600 }, (_unused, n) => `h${n}`);
    for (const hash of hashes) await rows.add(row(hash));
    await rows.setUnusedSince("one", hashes, 1_800_000_000_000);
    expect((await rows.list("one")).map(({ unusedSince }) => unusedSince)).toEqual(
      hashes.map(() => 1_800_000_000_000),
    );
    await rows.setUnusedSince("one", ["h0"], null);
    expect((await rows.find("one", "h0"))?.unusedSince).toBeNull();
    expect((await rows.find("one", "h1"))?.unusedSince).toBe(1_800_000_000_000);
  });

  test("the first row of a picture stays, and is used again when the picture is added once more", async () => {
    await rows.add(row("h"));
    await rows.setUnusedSince("one", ["h"], 5);
    await rows.add({ ...row("h", 9), name: "b.png" });
    expect(await rows.find("one", "h")).toEqual(row("h"));
    expect(await rows.boardsWithOlder(2)).toEqual(["one"]);
    expect(await rows.boardsWithOlder(1)).toEqual([]);
  });
});
