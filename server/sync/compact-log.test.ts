import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createMemoryBoardStore } from "@/server/storage/memory-board-store";
import { mergeOldRows } from "./compact-log";
import { content } from "./testing/sync-world";

async function logOf(rows: readonly { person: string; at: number }[]) {
  const store = createMemoryBoardStore();
  const empty = Y.encodeStateAsUpdate(new Y.Doc());
  await store.createBoard({
    id: "b",
    title: "",
    template: "blank",
    createdAt: 0,
    documents: { canvas: empty, session: empty },
    person: "server",
  });
  const doc = new Y.Doc();
  let update = empty;
  doc.on("update", (next: Uint8Array) => (update = next));
  for (const [index, { person, at }] of rows.entries()) {
    content(doc).set(person, index);
    await store.appendRows("b", "canvas", [{ person, at, update }]);
  }
  const address = { store, boardId: "b", document: "canvas" as const };
  const read = () => store.readLog("b", "canvas", { after: 1, upTo: 10_000, limit: 10_000 });
  return { doc, address, read, store };
}

describe("merging old rows", () => {
  it("[DU9] leaves one row per author and second, with the highest seq and the last time", async () => {
    const { doc, address, read, store } = await logOf([
      { person: "ann", at: 1_000 },
      { person: "bob", at: 1_100 },
      { person: "ann", at: 1_900 },
      { person: "ann", at: 2_000 },
      { person: "bob", at: 2_500 },
      { person: "ann", at: 2_600 },
    ]);
    await mergeOldRows({ ...address, after: 1, upTo: 6 });
    expect((await read()).map(({ seq, person, at }) => [seq, person, at])).toEqual([
      [3, "bob", 1_100],
      [4, "ann", 1_900],
      [5, "ann", 2_000],
      [6, "bob", 2_500],
      [7, "ann", 2_600],
    ]);
    const replica = new Y.Doc();
    for (const { update } of (await store.loadDocument("b", "canvas")).rows) Y.applyUpdate(replica, update);
    expect(content(replica).toJSON()).toEqual(content(doc).toJSON());
  });

  it("[DU9] works through a long log, and stops between two groups when it is told to", async () => {
    const rows = Array.from({ length: 2_300 }, (_, index) => ({ person: "ann", at: index * 100 }));
    const { address, read } = await logOf(rows);
    let groups = 0;
    await mergeOldRows({ ...address, after: 1, upTo: 2_301, stopped: () => (groups += 1) > 50 });
    expect((await read()).length).toBe(2_300 - 50 * 9);
    await mergeOldRows({ ...address, after: 1, upTo: 2_301 });
    expect((await read()).length).toBe(230);
  });
});
