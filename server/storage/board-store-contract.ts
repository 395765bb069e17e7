// Longer than 400 lines: one list of what every board store owes, run as a whole against each of them.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { DOCUMENTS, type DocumentName } from "@/contract/sync-protocol";
import type { BoardStore, LoadedDocument, LogRow, NewBoard } from "./board-store";
import type { StorageHarness, StoredPart } from "./storage-harness";

/** What every BoardStore must do. Registers the tests for one implementation. */
export function describeBoardStore(name: string, createHarness: () => Promise<StorageHarness>): void {
  describe(`board store: ${name}`, () => {
    let harness: StorageHarness;
    let store: BoardStore;

    beforeEach(async () => {
      harness = await createHarness();
      store = harness.boards;
      await store.createBoard(newBoard("one"));
    });
    afterEach(() => harness.dispose());

    test("a created board has both documents, each with its first row", async () => {
      expect(await store.getBoard("one")).toEqual({
        id: "one",
        title: "Board one",
        template: "blank",
        createdAt: 1_000,
        editedAt: 1_000,
        deletedAt: null,
      });
      for (const document of DOCUMENTS) {
        const loaded = await store.loadDocument("one", document);
        expect(loaded).toMatchObject({
          snapshot: null,
          seq: 1,
          rows: [{ seq: 1, person: "ann", at: 1_000 }],
        });
        expect(textOf(loaded)).toEqual([`one ${document}`]);
      }
    });

    test("an id that exists is a conflict and the board there stays as it is", async () => {
      await store.appendRows("one", "canvas", [row("more")]);
      await expectCode(store.createBoard({ ...newBoard("one"), title: "Other" }), "conflict");
      expect((await store.getBoard("one"))?.title).toBe("Board one");
      expect(textOf(await store.loadDocument("one", "canvas"))).toEqual(["more", "one canvas"]);
    });

    test("rows of both documents are appended together or not at all", async () => {
      await store.appendTogether("one", { canvas: [row("a"), row("b")], session: [row("c")] });
      expect(textOf(await store.loadDocument("one", "canvas"))).toEqual(["a", "b", "one canvas"]);
      expect(textOf(await store.loadDocument("one", "session"))).toEqual(["c", "one session"]);
      await expectCode(
        store.appendTogether("none", { canvas: [row("a")], session: [row("b")] }),
        "not_found",
      );
    });

    test("boards are listed by their last edit of the canvas, unknown ids left out", async () => {
      await store.createBoard(newBoard("two"));
      await store.createBoard(newBoard("three"));
      await store.appendRows("two", "canvas", [row("a", { at: 5_000 }), row("b", { at: 4_000 })]);
      await store.appendRows("three", "session", [row("c", { at: 9_000 })]);
      await store.appendRows("one", "canvas", [row("d", { at: 500 })]);
      const listed = await store.listBoards(["one", "three", "two", "two", "none"]);
      expect(listed.map(({ id, editedAt }) => [id, editedAt])).toEqual([
        ["two", 5_000],
        ["one", 1_000],
        ["three", 1_000],
      ]);
      expect(await store.listBoards([])).toEqual([]);
    });

    test("an imported board keeps when it was made and last edited", async () => {
      await store.createBoard({ ...newBoard("four"), createdAt: 10, editedAt: 20 });
      expect(await store.getBoard("four")).toMatchObject({ createdAt: 10, editedAt: 20 });
    });

    test("a board can be renamed; an unknown one is not found", async () => {
      await store.renameBoard("one", "Renamed ✓");
      expect((await store.getBoard("one"))?.title).toBe("Renamed ✓");
      await expectCode(store.renameBoard("none", "x"), "not_found");
      expect(await store.getBoard("none")).toBeNull();
    });

    test("rows get consecutive seqs per document, and the last is returned", async () => {
      expect(
        await store.appendRows("one", "canvas", [row("a"), row("b", { person: "bob", at: 3_000 })]),
      ).toBe(3);
      expect(await store.appendRows("one", "session", [row("s")])).toBe(2);
      expect(await store.appendRows("one", "canvas", [row("c")])).toBe(4);
      const loaded = await store.loadDocument("one", "canvas");
      expect(loaded.seq).toBe(4);
      expect(loaded.rows.map(({ seq, person, at }) => [seq, person, at])).toEqual([
        [1, "ann", 1_000],
        [2, "ann", 2_000],
        [3, "bob", 3_000],
        [4, "ann", 2_000],
      ]);
      expect(textOf(loaded)).toEqual(["a", "b", "c", "one canvas"]);
    });

    test("appending nothing changes nothing and returns the head", async () => {
      expect(await store.appendRows("one", "canvas", [])).toBe(1);
      expect((await store.getBoard("one"))?.editedAt).toBe(1_000);
    });

    test("a batch of thousands of rows is one append", async () => {
      const rows = Array.from({ length: 2_500 }, (_, index) => row(`r${index}`));
      expect(await store.appendRows("one", "canvas", rows)).toBe(2_501);
      expect((await store.loadDocument("one", "canvas")).rows).toHaveLength(2_501);
    });

    test("an unknown board is not found by what reads and writes documents", async () => {
      await expectCode(store.loadDocument("none", "canvas"), "not_found");
      await expectCode(store.appendRows("none", "canvas", [row("a")]), "not_found");
      await expectCode(store.writeSnapshot("none", "canvas", 1, update("a")), "not_found");
      expect(await store.readLog("none", "canvas", { after: 0, upTo: 9, limit: 9 })).toEqual([]);
      expect(await store.storedBytes("none", "canvas")).toBe(0);
      expect(await harness.countRowsOf("none")).toBe(0);
    });

    test("concurrent appends neither lose nor mix rows", async () => {
      const calls = Array.from({ length: 30 }, (_, call) =>
        ["a", "b", "c"].map((part) => row(`${call}${part}`)),
      );
      const last = await Promise.all(calls.map((rows) => store.appendRows("one", "canvas", rows)));
      expect([...last].sort((a, b) => a - b)).toEqual(calls.map((_, index) => 4 + index * 3));
      const loaded = await store.loadDocument("one", "canvas");
      expect(loaded.seq).toBe(91);
      const textAt = new Map(
        loaded.rows.map((stored) => [stored.seq, textOf({ snapshot: null, rows: [stored] })[0]]),
      );
      last.forEach((seq, call) => {
        expect([seq - 2, seq - 1, seq].map((at) => textAt.get(at))).toEqual([
          `${call}a`,
          `${call}b`,
          `${call}c`,
        ]);
      });
    });

    test("large updates and snapshots come back whole", async () => {
      const doc = new Y.Doc();
      doc.getMap("texts").set("noise", noise(3_000_000));
      const large = Y.encodeStateAsUpdate(doc);
      const seq = await store.appendRows("one", "canvas", [{ person: "ann", at: 1, update: large }]);
      await store.writeSnapshot("one", "session", 1, large);
      const loaded = await store.loadDocument("one", "canvas");
      const { snapshot } = await store.loadDocument("one", "session");
      // Compared as buffers: vitest takes half a minute for arrays of this size.
      for (const bytes of [loaded.rows.find((stored) => stored.seq === seq)?.update, snapshot?.update]) {
        expect(Buffer.compare(bytes ?? Uint8Array.of(), large)).toBe(0);
      }
    });

    test("a document is the last snapshot and the rows after it; older snapshots stay", async () => {
      await store.appendRows(
        "one",
        "canvas",
        ["a", "b", "c", "d"].map((text) => row(text)),
      );
      await store.writeSnapshot("one", "canvas", 2, update("one canvas", "a"));
      await store.writeSnapshot("one", "canvas", 4, update("one canvas", "a", "b", "c"));
      const loaded = await store.loadDocument("one", "canvas");
      expect(loaded.snapshot?.seq).toBe(4);
      expect(loaded.rows.map((stored) => stored.seq)).toEqual([5]);
      expect(textOf(loaded)).toEqual(["a", "b", "c", "d", "one canvas"]);

      await harness.lose({ boardId: "one", document: "canvas", kind: "snapshot", seq: 4 });
      const older = await store.loadDocument("one", "canvas");
      expect(older.snapshot?.seq).toBe(2);
      expect(textOf(older)).toEqual(["a", "b", "c", "d", "one canvas"]);
    });

    test("a second snapshot at the same seq replaces the first", async () => {
      await store.writeSnapshot("one", "canvas", 1, update("wrong"));
      await store.writeSnapshot("one", "canvas", 1, update("right"));
      expect(textOf(await store.loadDocument("one", "canvas"))).toEqual(["right"]);
    });

    test("a snapshot of what the log does not hold yet is refused", async () => {
      await expect(store.writeSnapshot("one", "canvas", 2, update("a"))).rejects.toThrow("ends at 1");
      expect((await store.loadDocument("one", "canvas")).snapshot).toBeNull();
    });

    test("the log is read by range and limit", async () => {
      await store.appendRows(
        "one",
        "canvas",
        ["a", "b", "c", "d"].map((text) => row(text)),
      );
      const read = async (after: number, upTo: number, limit: number) =>
        (await store.readLog("one", "canvas", { after, upTo, limit })).map((stored) => stored.seq);
      expect(await read(0, 5, 100)).toEqual([1, 2, 3, 4, 5]);
      expect(await read(1, 4, 100)).toEqual([2, 3, 4]);
      expect(await read(1, 5, 2)).toEqual([2, 3]);
      expect(await read(5, 9, 100)).toEqual([]);
    });

    test("merged rows are one row at the highest seq, and the document stays whole", async () => {
      await appendAlternating(store);
      await store.mergeRows("one", "canvas", [2, 4], { person: "ann", at: 2_500, update: update("a", "c") });
      await store.mergeRows("one", "canvas", [3, 5], { person: "bob", at: 2_600, update: update("b", "d") });
      // Merged rows can be merged again, also with a neighbour.
      await store.mergeRows("one", "canvas", [4, 6], {
        person: "ann",
        at: 2_700,
        update: update("a", "c", "e"),
      });
      const loaded = await store.loadDocument("one", "canvas");
      expect(loaded.rows.map(({ seq, person, at }) => [seq, person, at])).toEqual([
        [1, "ann", 1_000],
        [5, "bob", 2_600],
        [6, "ann", 2_700],
      ]);
      expect(loaded.seq).toBe(6);
      expect(textOf(loaded)).toEqual(["a", "b", "c", "d", "e", "one canvas"]);
      expect(await store.appendRows("one", "canvas", [row("f")])).toBe(7);
      expect(textOf(await store.loadDocument("one", "canvas"))).toContain("f");
    });

    test("a merge over a snapshot's seq leaves the document whole", async () => {
      await appendAlternating(store);
      await store.writeSnapshot("one", "canvas", 3, update("one canvas", "a", "b"));
      await store.mergeRows("one", "canvas", [2, 4, 6], {
        person: "ann",
        at: 1,
        update: update("a", "c", "e"),
      });
      const loaded = await store.loadDocument("one", "canvas");
      expect(loaded.rows.map((stored) => stored.seq)).toEqual([5, 6]);
      expect(textOf(loaded)).toEqual(["a", "b", "c", "d", "e", "one canvas"]);
    });

    test("a merge of rows of which one is gone changes nothing", async () => {
      await appendAlternating(store);
      await store.mergeRows("one", "canvas", [2, 4], { person: "ann", at: 1, update: update("a", "c") });
      await store.mergeRows("one", "canvas", [2, 3, 6], { person: "ann", at: 1, update: update("wrong") });
      await store.mergeRows("none", "canvas", [2, 3], { person: "ann", at: 1, update: update("wrong") });
      const loaded = await store.loadDocument("one", "canvas");
      expect(loaded.rows.map((stored) => stored.seq)).toEqual([1, 3, 4, 5, 6]);
      expect(textOf(loaded)).toEqual(["a", "b", "c", "d", "e", "one canvas"]);
    });

    test("two merges of the same rows at the same time happen once", async () => {
      await appendAlternating(store);
      const merged = { person: "ann", at: 1, update: update("a", "c") };
      await Promise.all([1, 2, 3].map(() => store.mergeRows("one", "canvas", [2, 4], merged)));
      expect((await store.loadDocument("one", "canvas")).rows.map((stored) => stored.seq)).toEqual([
        1, 3, 4, 5, 6,
      ]);
    });

    test("a document read while rows are appended and merged is always whole", async () => {
      const writers = Array.from({ length: 10 }, async (_, index) => {
        const last = await store.appendRows("one", "canvas", [row(`${index}a`), row(`${index}b`)]);
        const merged = { person: "ann", at: 1, update: update(`${index}a`, `${index}b`) };
        await store.mergeRows("one", "canvas", [last - 1, last], merged);
      });
      const readers = Array.from({ length: 10 }, () => store.loadDocument("one", "canvas"));
      await Promise.all([...writers, ...readers]);
      expect((await store.loadDocument("one", "canvas")).rows).toHaveLength(11);
    });

    describe("what is missing or damaged makes the board unreadable, never a partial document", () => {
      const part = (kind: StoredPart["kind"], seq: number): StoredPart => ({
        boardId: "one",
        document: "canvas",
        kind,
        seq,
      });

      beforeEach(async () => {
        await appendAlternating(store);
        await store.writeSnapshot("one", "canvas", 2, update("one canvas", "a"));
      });

      test.each([
        ["a flipped bit in a row", (h: StorageHarness) => h.damage(part("row", 4))],
        ["a flipped bit in the snapshot", (h: StorageHarness) => h.damage(part("snapshot", 2))],
        ["a lost first row after the snapshot", (h: StorageHarness) => h.lose(part("row", 3))],
        ["a lost row in the middle", (h: StorageHarness) => h.lose(part("row", 4))],
        ["a lost last row", (h: StorageHarness) => h.lose(part("row", 6))],
        [
          "a lost merged row",
          async (h: StorageHarness) => {
            const merged = { person: "ann", at: 1, update: update("b", "d") };
            await h.boards.mergeRows("one", "canvas", [3, 5], merged);
            await h.lose(part("row", 5));
          },
        ],
        [
          "a lost snapshot with a lost row before it",
          async (h: StorageHarness) => {
            await h.lose(part("snapshot", 2));
            await h.lose(part("row", 1));
          },
        ],
      ])("%s", async (_, accident) => {
        await accident(harness);
        await expectCode(store.loadDocument("one", "canvas"), "board_unreadable");
        expect(textOf(await store.loadDocument("one", "session"))).toEqual(["one session"]);
      });

      test("a damaged row is refused by the history as well", async () => {
        await harness.damage(part("row", 1));
        await expectCode(store.readLog("one", "canvas", { after: 0, upTo: 6, limit: 6 }), "board_unreadable");
        // The document itself starts from the snapshot and is whole.
        expect((await store.loadDocument("one", "canvas")).seq).toBe(6);
      });
    });

    test("the trash takes a board off the list and gives it back as it was", async () => {
      await store.createBoard(newBoard("two"));
      await store.createBoard(newBoard("three"));
      await store.appendRows("one", "canvas", [row("a")]);
      await harness.access.createLinks([link("one")]);
      const rowsBefore = await harness.countRowsOf("one");
      const before = await store.getBoard("one");

      expect(await store.trashBoard("one", 5_000)).toBe(true);
      expect(await store.trashBoard("three", 6_000)).toBe(true);
      expect(await store.trashBoard("one", 7_000)).toBe(false);
      expect(await store.trashBoard("none", 7_000)).toBe(false);
      expect((await store.listBoards(["one", "two", "three"])).map(({ id }) => id)).toEqual(["two"]);
      const trash = await store.listTrash(["one", "two", "three", "three", "none"]);
      expect(trash.map(({ id, deletedAt }) => [id, deletedAt])).toEqual([
        ["three", 6_000],
        ["one", 5_000],
      ]);
      expect(await store.listTrash(["two"])).toEqual([]);
      expect(await store.getBoard("one")).toEqual({ ...before, deletedAt: 5_000 });
      // What was on its way when the board was deleted still becomes durable.
      await store.appendRows("one", "canvas", [row("b")]);

      expect(await store.restoreBoard("one")).toBe(true);
      expect(await store.restoreBoard("one")).toBe(false);
      expect(await store.restoreBoard("none")).toBe(false);
      expect(await store.getBoard("one")).toMatchObject({ title: "Board one", deletedAt: null });
      expect(await harness.countRowsOf("one")).toBe(rowsBefore + 1);
      expect((await store.listTrash(["one", "three"])).map(({ id }) => id)).toEqual(["three"]);
    });

    test("what has been in the trash long enough is deleted, unless it was restored meanwhile", async () => {
      await store.createBoard(newBoard("two"));
      await store.createBoard(newBoard("three"));
      await store.trashBoard("one", 6_000);
      await store.trashBoard("two", 5_000);
      expect(await store.trashedBefore(5_000)).toEqual([]);
      expect(await store.trashedBefore(9_000)).toEqual(["two", "one"]);
      expect(await store.deleteBoard("one", { trashedBefore: 6_000 })).toBe(false);
      await store.restoreBoard("two");
      expect(await store.deleteBoard("two", { trashedBefore: 9_000 })).toBe(false);
      expect(await store.deleteBoard("three", { trashedBefore: 9_000 })).toBe(false);
      expect(await store.deleteBoard("one", { trashedBefore: 6_001 })).toBe(true);
      expect(await harness.countRowsOf("one")).toBe(0);
      expect((await store.listBoards(["one", "two", "three"])).map(({ id }) => id).sort()).toEqual([
        "three",
        "two",
      ]);
    });

    test("a deleted board leaves no row in any table, and other boards stay", async () => {
      await store.createBoard(newBoard("two"));
      for (const boardId of ["one", "two"]) {
        await store.appendRows(boardId, "canvas", [row("a")]);
        await store.writeSnapshot(boardId, "canvas", 1, update("a"));
        await harness.access.createLinks([link(boardId)]);
        await harness.access.createSession(session(boardId));
        await harness.access.addGrant({
          sessionId: `session ${boardId}`,
          boardId,
          linkId: `link ${boardId}`,
          grantedAt: 1,
          removedAt: null,
        });
      }
      const before = await harness.countRowsOf("two");
      expect(await harness.countRowsOf("one")).toBe(before);
      expect(await store.deleteBoard("one")).toBe(true);
      expect(await harness.countRowsOf("one")).toBe(0);
      expect(await harness.countRowsOf("two")).toBe(before);
      expect(await harness.access.getLink("link one")).toBeNull();
      expect(await harness.access.listGrants("session one")).toEqual([]);
      expect(await store.getBoard("one")).toBeNull();
      await expectCode(store.loadDocument("one", "canvas"), "not_found");
      await expectCode(store.appendRows("one", "canvas", [row("a")]), "not_found");
      expect(await store.deleteBoard("one")).toBe(false);
    });

    test("bytes at rest count log and snapshots of one document", async () => {
      const before = await store.storedBytes("one", "canvas");
      expect(before).toBeGreaterThan(0);
      await store.appendRows("one", "canvas", [row("a")]);
      const withRow = await store.storedBytes("one", "canvas");
      expect(withRow).toBeGreaterThan(before);
      await store.writeSnapshot("one", "canvas", 2, update("a"));
      expect(await store.storedBytes("one", "canvas")).toBeGreaterThan(withRow);
      expect(await store.storedBytes("one", "session")).toBeGreaterThan(0);
    });

    test("ping answers", async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });
  });
}

/** A board with one text in each document. */
export function newBoard(id: string): NewBoard {
  return {
    id,
    title: `Board ${id}`,
    template: "blank",
    createdAt: 1_000,
    person: "ann",
    documents: { canvas: update(`${id} canvas`), session: update(`${id} session`) },
  };
}

/** A log row that adds `text` to the document. */
export function row(text: string, over: Partial<LogRow> = {}): Omit<LogRow, "seq"> {
  return { person: "ann", at: 2_000, update: update(text), ...over };
}

/** Texts of a document, sorted. */
export function textOf(loaded: Pick<LoadedDocument, "snapshot" | "rows">): string[] {
  const doc = new Y.Doc();
  if (loaded.snapshot) Y.applyUpdate(doc, loaded.snapshot.update);
  for (const { update: bytes } of loaded.rows) Y.applyUpdate(doc, bytes);
  return [...doc.getMap("texts").keys()].sort();
}

function update(...texts: string[]): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => texts.forEach((text) => doc.getMap("texts").set(text, true)));
  return Y.encodeStateAsUpdate(doc);
}

/** Rows 2, 4, 6 by ann and 3, 5 by bob, with the texts a to e. */
async function appendAlternating(store: BoardStore): Promise<void> {
  const document: DocumentName = "canvas";
  const people = ["ann", "bob"];
  const rows = ["a", "b", "c", "d", "e"].map((text, index) => row(text, { person: people[index % 2] }));
  await store.appendRows("one", document, rows);
}

async function expectCode(promise: Promise<unknown>, code: string): Promise<void> {
  await expect(promise).rejects.toMatchObject({ code });
}

function link(boardId: string) {
  return {
    id: `link ${boardId}`,
    boardId,
    role: "viewer" as const,
    label: "",
    tokenHash: new TextEncoder().encode(boardId),
    tokenSealed: Uint8Array.of(1),
    createdAt: 1,
    expiresAt: null,
    revokedAt: null,
  };
}

function session(boardId: string) {
  return {
    id: `session ${boardId}`,
    secretHash: new TextEncoder().encode(boardId),
    personId: `person ${boardId}`,
    createdAt: 1,
    seenAt: 1,
  };
}

/** Bytes that do not compress, the same on every run (xorshift). */
function noise(length: number): Uint8Array {
  let state = 2463534242;
  return Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0xff;
  });
}
