import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FramePictureStore } from "./frame-picture-store";
import type { StorageHarness } from "./storage-harness";

/** What every FramePictureStore must do. Registers the tests for one implementation. */
export function describeFramePictureStore(name: string, createHarness: () => Promise<StorageHarness>): void {
  describe(`frame picture store: ${name}`, () => {
    let harness: StorageHarness;
    let store: FramePictureStore;
    const row = (boardId: string, frameId: string, seq: number) => ({
      boardId,
      frameId,
      seq,
      at: 1000 + seq,
      bytes: Uint8Array.from([seq, 2, 3]),
    });

    beforeEach(async () => {
      harness = await createHarness();
      store = harness.framePictures;
      for (const id of ["one", "two"]) {
        await harness.boards.createBoard({
          id,
          title: id,
          template: "blank",
          createdAt: 1,
          person: "server",
          documents: { canvas: new Uint8Array([0, 0]), session: new Uint8Array([0, 0]) },
        });
      }
    });
    afterEach(() => harness.dispose());

    test("a frame has one picture, the last one that came", async () => {
      await store.put(row("one", "b", 1));
      await store.put(row("one", "a", 2));
      await store.put(row("one", "b", 3));
      await store.put(row("two", "b", 4));
      expect(await store.find("one", "b")).toEqual({ ...row("one", "b", 3), size: 3 });
      expect(await store.find("one", "c")).toBeNull();
      expect(await store.list("one")).toEqual([
        { boardId: "one", frameId: "a", seq: 2, at: 1002, size: 3 },
        { boardId: "one", frameId: "b", seq: 3, at: 1003, size: 3 },
      ]);
    });

    test("removed pictures are gone, others stay", async () => {
      for (const frame of ["a", "b"]) await store.put(row("one", frame, 1));
      await store.remove("one", ["a", "nothing"]);
      expect((await store.list("one")).map(({ frameId }) => frameId)).toEqual(["b"]);
    });

    test("a board that is gone has none and takes none", async () => {
      await store.put(row("one", "a", 1));
      await harness.boards.deleteBoard("one");
      expect(await harness.countRowsOf("one")).toBe(0);
      expect(await store.list("one")).toEqual([]);
      await expect(store.put(row("one", "a", 1))).rejects.toMatchObject({ code: "not_found" });
    });
  });
}
