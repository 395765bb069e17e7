import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createMemoryBoardStore } from "@/server/storage/memory-board-store";
import type { LogRow } from "@/server/storage/board-store";
import { mergeOldRows } from "./compact-log";

const ADDRESS = { boardId: "board-1", document: "canvas" } as const;
const ALL = { after: 0, upTo: Number.MAX_SAFE_INTEGER, limit: Number.MAX_SAFE_INTEGER };
const PEOPLE = ["ann", "bob"] as const;

/** One edit, made `waitMs` after the one before. */
interface Edit {
  person: (typeof PEOPLE)[number];
  waitMs: number;
  key: number;
}

/** A log of edits by two people who see each other's at once; each edit is a row of its own. */
async function logOf(edits: readonly Edit[]) {
  const store = createMemoryBoardStore();
  const empty = Y.encodeStateAsUpdate(new Y.Doc());
  const documents = { canvas: empty, session: empty };
  const { boardId, document } = ADDRESS;
  await store.createBoard({
    id: boardId,
    title: "",
    template: "blank",
    createdAt: 0,
    documents,
    person: "server",
  });
  const docs = { ann: new Y.Doc(), bob: new Y.Doc() };
  let at = 10_000;
  for (const [index, { person, waitMs, key }] of edits.entries()) {
    at += waitMs;
    const before = Y.encodeStateVector(docs[person]);
    docs[person].getMap("map").set(`${key}`, `${person} ${index}`);
    docs[person].getText("text").insert(key, person);
    const update = Y.encodeStateAsUpdate(docs[person], before);
    for (const doc of Object.values(docs)) Y.applyUpdate(doc, update);
    await store.appendRows(boardId, document, [{ person, at, update }]);
  }
  return { store, rows: () => store.readLog(boardId, document, ALL), head: edits.length + 1 };
}

/** What the board looked like at the end of every second. */
function history(rows: readonly LogRow[]): Map<number, unknown> {
  const doc = new Y.Doc();
  const seconds = new Map<number, unknown>();
  for (const { at, update } of rows) {
    Y.applyUpdate(doc, update);
    seconds.set(Math.floor(at / 1_000), {
      map: doc.getMap("map").toJSON(),
      text: doc.getText("text").toJSON(),
    });
  }
  return seconds;
}

const authorsPerSecond = (rows: readonly LogRow[]) =>
  new Set(rows.map(({ at, person }) => `${Math.floor(at / 1_000)} ${person}`));

const edit: fc.Arbitrary<Edit> = fc.record({
  person: fc.constantFrom(...PEOPLE),
  waitMs: fc.constantFrom(0, 10, 400, 999, 1_000, 5_000),
  key: fc.nat({ max: 2 }),
});

describe("history after compaction", () => {
  it("[DU9] leaves one row per author and second, and the board as it was at the end of every second", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 40 }), async (edits) => {
        const { store, rows, head } = await logOf(edits);
        const before = await rows();
        await mergeOldRows({ store, ...ADDRESS, after: 0, upTo: head });
        const after = await rows();
        expect(after).toHaveLength(authorsPerSecond(before).size);
        expect(authorsPerSecond(after)).toEqual(authorsPerSecond(before));
        expect(history(after)).toEqual(history(before));
        const loaded = await store.loadDocument(ADDRESS.boardId, ADDRESS.document);
        expect(history(loaded.rows)).toEqual(history(before));
        expect(loaded.seq).toBe(head);

        await mergeOldRows({ store, ...ADDRESS, after: 0, upTo: head });
        expect(await rows()).toEqual(after);
      }),
      { numRuns: 60, seed: 2019 },
    );
  });

  it("[DU9] leaves the rows outside its range alone", async () => {
    const edits = Array.from({ length: 9 }, (): Edit => ({ person: "ann", waitMs: 0, key: 0 }));
    const { store, rows } = await logOf(edits);
    await mergeOldRows({ store, ...ADDRESS, after: 3, upTo: 7 });
    expect((await rows()).map(({ seq }) => seq)).toEqual([1, 2, 3, 7, 8, 9, 10]);
  });

  it("[DU9] ends between two groups when it is stopped, and is taken up again later", async () => {
    const edits = Array.from({ length: 8 }, (_, index): Edit => ({
      person: "ann",
      waitMs: (index % 2) * 2_000,
      key: 0,
    }));
    const { store, rows, head } = await logOf(edits);
    const before = await rows();
    let groups = 0;
    await mergeOldRows({ store, ...ADDRESS, after: 0, upTo: head, stopped: () => (groups += 1) > 2 });
    const halfWay = await rows();
    expect(halfWay).toHaveLength(before.length - 2);
    expect(history(halfWay)).toEqual(history(before));
    await mergeOldRows({ store, ...ADDRESS, after: 0, upTo: head });
    expect(await rows()).toHaveLength(authorsPerSecond(before).size);
  });
});
