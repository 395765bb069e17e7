import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StorageHarness } from "./storage-harness";
import type { ThumbnailRow, ThumbnailStore } from "./thumbnail-store";

/** What every ThumbnailStore must do. Registers the tests for one implementation. */
export function describeThumbnailStore(name: string, createHarness: () => Promise<StorageHarness>): void {
  describe(`thumbnail store: ${name}`, () => {
    let harness: StorageHarness;
    let store: ThumbnailStore;

    beforeEach(async () => {
      harness = await createHarness();
      store = harness.thumbnails;
      for (const id of ["one", "two", "three"]) await harness.boards.createBoard(newBoard(id));
    });
    afterEach(() => harness.dispose());

    test("a board has one thumbnail per theme, the last one that came", async () => {
      await store.put(thumbnail("one", "light", 1));
      await store.put(thumbnail("one", "dark", 2));
      await store.put({ ...thumbnail("one", "light", 3), type: "image/png" });
      expect(await store.find("one", "light")).toEqual({
        ...thumbnail("one", "light", 3),
        type: "image/png",
      });
      expect(await store.find("one", "dark")).toEqual(thumbnail("one", "dark", 2));
      expect(await store.find("two", "light")).toBeNull();
    });

    test("a board that does not exist gets none", async () => {
      await expect(store.put(thumbnail("none", "light", 1))).rejects.toMatchObject({ code: "not_found" });
    });

    test("lists learn when each board's newest one came", async () => {
      await store.put(thumbnail("one", "light", 5));
      await store.put(thumbnail("one", "dark", 7));
      await store.put(thumbnail("two", "dark", 6));
      expect(await store.times(["one", "two", "two", "three", "none"])).toEqual(
        new Map([
          ["one", 7],
          ["two", 6],
        ]),
      );
      expect(await store.times([])).toEqual(new Map());
    });

    test("a duplicate gets both, as of its own time", async () => {
      await store.put(thumbnail("one", "light", 5));
      await store.put(thumbnail("one", "dark", 7));
      await store.copy("one", "two", 9);
      expect(await store.find("two", "light")).toEqual({
        ...thumbnail("one", "light", 5),
        boardId: "two",
        at: 9,
      });
      expect(await store.times(["one", "two"])).toEqual(
        new Map([
          ["one", 7],
          ["two", 9],
        ]),
      );
    });

    test("they go with their board", async () => {
      await store.put(thumbnail("one", "light", 5));
      await store.put(thumbnail("two", "light", 5));
      await harness.boards.deleteBoard("one");
      expect(await store.find("one", "light")).toBeNull();
      expect(await store.find("two", "light")).not.toBeNull();
      expect(await harness.countRowsOf("one")).toBe(0);
    });
  });
}

function thumbnail(boardId: string, theme: "light" | "dark", at: number): ThumbnailRow {
  return { boardId, theme, type: "image/webp", at, bytes: Uint8Array.from([at, 2, 3]) };
}

function newBoard(id: string) {
  const empty = Uint8Array.from([0, 0]);
  return {
    id,
    title: id,
    template: "blank" as const,
    createdAt: 1,
    documents: { canvas: empty, session: empty },
    person: "ann",
  };
}
