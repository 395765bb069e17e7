import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { BallotRow, InboxRow, NoteRow, SessionStore } from "./session-store";
import type { StorageHarness } from "./storage-harness";

/** What every SessionStore must do. Registers the tests for one implementation. */
export function describeSessionStore(name: string, createHarness: () => Promise<StorageHarness>): void {
  describe(`session store: ${name}`, () => {
    let harness: StorageHarness;
    let store: SessionStore;

    beforeEach(async () => {
      harness = await createHarness();
      store = harness.session;
      for (const id of ["one", "two"]) await harness.boards.createBoard(newBoard(id));
    });
    afterEach(() => harness.dispose());

    test("[SE7] a voter has one ballot in a hum check, the last", async () => {
      await store.putBallot(ballot("one", "hum", "ann", "object"));
      await store.putBallot(ballot("one", "hum", "bob", "support"));
      await store.putBallot(ballot("one", "hum", "ann", "abstain"));
      await store.putBallot(ballot("one", "other", "ann", "support"));
      const choices = (await store.listBallots("one", "hum")).map(({ voter, choice }) => [voter, choice]);
      expect(choices).toEqual([
        ["ann", "abstain"],
        ["bob", "support"],
      ]);
    });

    test("[SE15] a voter's ballot is taken back, and nobody else's", async () => {
      await store.putBallot(ballot("one", "hum", "ann", "object"));
      await store.putBallot(ballot("one", "hum", "bob", "support"));
      await store.putBallot(ballot("one", "other", "ann", "object"));
      await store.removeBallot({ boardId: "one", humId: "hum", voter: "ann" });
      await store.removeBallot({ boardId: "two", humId: "hum", voter: "bob" });
      await store.removeBallot({ boardId: "one", humId: "hum", voter: "nobody" });
      expect((await store.listBallots("one", "hum")).map(({ voter }) => voter)).toEqual(["bob"]);
      expect(await store.listBallots("one", "other")).toHaveLength(1);
    });

    test("[SE7] ballots of closed hum checks are erased, those of open ones and of other boards stay", async () => {
      await store.putBallot(ballot("one", "closed", "ann", "object"));
      await store.putBallot(ballot("one", "open", "ann", "object"));
      await store.putBallot(ballot("two", "closed", "ann", "object"));
      await store.eraseBallotsExcept("one", ["open"]);
      expect(await store.listBallots("one", "closed")).toEqual([]);
      expect(await store.listBallots("one", "open")).toHaveLength(1);
      expect(await store.listBallots("two", "closed")).toHaveLength(1);
      await store.eraseBallotsExcept("one", []);
      expect(await store.listBallots("one", "open")).toEqual([]);
    });

    test("[SE8] a note is its author's to change and to take back", async () => {
      expect(await store.putNote(note("one", "a", "ann", "first", 1))).toBe(true);
      expect(await store.putNote(note("one", "b", "bob", "second", 2))).toBe(true);
      expect(await store.putNote(note("one", "a", "bob", "not mine", 3))).toBe(false);
      expect(await store.putNote(note("one", "a", "ann", "better", 4))).toBe(true);
      await store.removeNote({ boardId: "one", writingId: "w", id: "b", personId: "ann" });
      expect((await store.listNotes("one", "w")).map(({ text, at }) => [text, at])).toEqual([
        ["better", 1],
        ["second", 2],
      ]);
      await store.removeNote({ boardId: "one", writingId: "w", id: "b", personId: "bob" });
      expect(await store.listNotes("one", "w")).toHaveLength(1);
    });

    test("[SE8] notes are erased but those of the open private writing", async () => {
      await store.putNote(note("one", "a", "ann", "first", 1));
      await store.putNote({ ...note("one", "a", "ann", "later", 1), writingId: "next" });
      await store.eraseNotesExcept("one", "next");
      expect(await store.listNotes("one", "w")).toEqual([]);
      expect(await store.listNotes("one", "next")).toHaveLength(1);
      await store.eraseNotesExcept("one", null);
      expect(await store.listNotes("one", "next")).toEqual([]);
    });

    test("[SE9] texts wait in the order in which they came, until they are taken out", async () => {
      await store.addInboxText(text("one", "b", 2));
      await store.addInboxText(text("one", "a", 1));
      await store.addInboxText(text("two", "a", 1));
      await expect(store.addInboxText(text("one", "a", 3))).rejects.toMatchObject({ code: "conflict" });
      expect((await store.listInbox("one")).map(({ id }) => id)).toEqual(["a", "b"]);
      expect(await store.findInboxText("one", "a")).toEqual(text("one", "a", 1));
      await store.removeInboxText("one", "a");
      await store.removeInboxText("one", "a");
      expect(await store.findInboxText("one", "a")).toBeNull();
      expect(await store.findInboxText("two", "a")).not.toBeNull();
    });

    test("[SE11] a code leads to one board", async () => {
      await store.addCode({ code: "abcd2345", boardId: "one", linkId: "link" });
      const again = store.addCode({ code: "abcd2345", boardId: "two", linkId: "link" });
      await expect(again).rejects.toMatchObject({ code: "conflict" });
      expect(await store.findCode("abcd2345")).toMatchObject({ boardId: "one", linkId: "link" });
      expect(await store.findCode("unknown2")).toBeNull();
      expect(await store.listCodes("one")).toHaveLength(1);
      await store.removeCode("abcd2345");
      expect(await store.listCodes("one")).toEqual([]);
    });

    test("[SE14] tells the boards that have a short address, each once", async () => {
      expect(await store.boardsWithCodes()).toEqual([]);
      await store.addCode({ code: "abcd2345", boardId: "two", linkId: "link" });
      await store.addCode({ code: "bcde2345", boardId: "two", linkId: "other" });
      await store.addCode({ code: "cdef2345", boardId: "one", linkId: "link" });
      expect(await store.boardsWithCodes()).toEqual(["one", "two"]);
    });

    test("nothing is kept for a board that does not exist", async () => {
      const missing = { code: "not_found" };
      await expect(store.putBallot(ballot("none", "h", "v", "object"))).rejects.toMatchObject(missing);
      await expect(store.putNote(note("none", "a", "ann", "x", 1))).rejects.toMatchObject(missing);
      await expect(store.addInboxText(text("none", "a", 1))).rejects.toMatchObject(missing);
      const code = store.addCode({ code: "abcd2345", boardId: "none", linkId: "l" });
      await expect(code).rejects.toMatchObject(missing);
    });

    test("all of it goes with its board", async () => {
      await store.putBallot(ballot("one", "hum", "ann", "object"));
      await store.putNote(note("one", "a", "ann", "first", 1));
      await store.addInboxText(text("one", "a", 1));
      await store.addCode({ code: "abcd2345", boardId: "one", linkId: "link" });
      await harness.boards.deleteBoard("one");
      expect(await harness.countRowsOf("one")).toBe(0);
      expect(await store.findCode("abcd2345")).toBeNull();
    });
  });
}

function ballot(boardId: string, humId: string, voter: string, choice: BallotRow["choice"]): BallotRow {
  return { boardId, humId, voter, choice, place: "room", name: null };
}

function note(boardId: string, id: string, personId: string, text: string, at: number): NoteRow {
  return { boardId, writingId: "w", id, personId, name: personId, text, at };
}

function text(boardId: string, id: string, at: number): InboxRow {
  return { boardId, id, personId: "ann", name: "Ann", kind: "question", text: "Why?", at };
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
