import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PublicationStore } from "./publication-store";
import type { StorageHarness } from "./storage-harness";

/** What every PublicationStore must do. Registers the tests for one implementation. */
export function describePublicationStore(name: string, createHarness: () => Promise<StorageHarness>): void {
  describe(`publication store: ${name}`, () => {
    let harness: StorageHarness;
    let store: PublicationStore;

    beforeEach(async () => {
      harness = await createHarness();
      store = harness.publications;
      for (const id of ["one", "two", "three"]) await harness.boards.createBoard(newBoard(id));
    });
    afterEach(() => harness.dispose());

    test("a board is published once, and says since when and by whom", async () => {
      expect(await store.publish(publication("one", 5))).toEqual(publication("one", 5));
      const again = { ...publication("one", 9), publishedBy: "ben" };
      expect(await store.publish(again)).toEqual(publication("one", 5));
      expect(await store.find("one")).toEqual(publication("one", 5));
      expect(await store.find("two")).toBeNull();
    });

    test("a board that does not exist cannot be published", async () => {
      await expect(store.publish(publication("none", 1))).rejects.toMatchObject({ code: "not_found" });
    });

    test("a board that is taken back is published no more", async () => {
      await store.publish(publication("one", 5));
      expect(await store.withdraw("one")).toBe(true);
      expect(await store.withdraw("one")).toBe(false);
      expect(await store.find("one")).toBeNull();
      expect(await store.list()).toEqual([]);
    });

    test("the library lists what was published last first, and nothing that is in the trash", async () => {
      await store.publish(publication("one", 5));
      await store.publish(publication("two", 7));
      await store.publish(publication("three", 6));
      expect((await store.list()).map(({ boardId }) => boardId)).toEqual(["two", "three", "one"]);
      await harness.boards.trashBoard("three", 10);
      expect((await store.list()).map(({ boardId }) => boardId)).toEqual(["two", "one"]);
      expect(await store.list(["one", "three", "none"])).toEqual([publication("one", 5)]);
      expect(await store.list([])).toEqual([]);
    });

    test("a publication goes with its board", async () => {
      await store.publish(publication("one", 5));
      await harness.boards.deleteBoard("one");
      expect(await store.find("one")).toBeNull();
      expect(await harness.countRowsOf("one")).toBe(0);
    });
  });
}

function publication(boardId: string, publishedAt: number) {
  return { boardId, publishedAt, publishedBy: "ann" };
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
