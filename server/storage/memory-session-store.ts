import { AppError } from "@/contract/errors";
import type { MemoryState } from "./memory-state";
import type { BallotRow, InboxRow, NoteRow, SessionStore } from "./session-store";

/** Secrets and short addresses of sessions in memory, for tests. Share `state` with the board store. */
export function createMemorySessionStore({ boards, session }: MemoryState): SessionStore {
  const { ballots, notes, inbox, codes } = session;
  const requireBoard = (boardId: string) => {
    if (!boards.has(boardId)) throw new AppError("not_found");
  };
  const ballotKey = ({ boardId, humId, voter }: Pick<BallotRow, "boardId" | "humId" | "voter">) =>
    `${boardId}/${humId}/${voter}`;
  const noteKey = ({ boardId, writingId, id }: Pick<NoteRow, "boardId" | "writingId" | "id">) =>
    `${boardId}/${writingId}/${id}`;
  const inTime = (a: InboxRow | NoteRow, b: InboxRow | NoteRow) => a.at - b.at || (a.id < b.id ? -1 : 1);
  return {
    async putBallot(row) {
      requireBoard(row.boardId);
      ballots.set(ballotKey(row), { ...row });
    },
    async listBallots(boardId, humId) {
      return [...ballots.values()]
        .filter((row) => row.boardId === boardId && row.humId === humId)
        .sort((a, b) => (a.voter < b.voter ? -1 : 1))
        .map((row) => ({ ...row }));
    },
    async removeBallot(key) {
      ballots.delete(ballotKey(key));
    },
    async eraseBallotsExcept(boardId, humIds) {
      for (const [key, row] of ballots)
        if (row.boardId === boardId && !humIds.includes(row.humId)) ballots.delete(key);
    },
    async putNote(row) {
      requireBoard(row.boardId);
      const known = notes.get(noteKey(row));
      if (known && known.personId !== row.personId) return false;
      notes.set(noteKey(row), { ...row, at: known?.at ?? row.at });
      return true;
    },
    async removeNote(key) {
      if (notes.get(noteKey(key))?.personId === key.personId) notes.delete(noteKey(key));
    },
    async listNotes(boardId, writingId) {
      return [...notes.values()]
        .filter((row) => row.boardId === boardId && row.writingId === writingId)
        .sort(inTime)
        .map((row) => ({ ...row }));
    },
    async eraseNotesExcept(boardId, writingId) {
      for (const [key, row] of notes)
        if (row.boardId === boardId && row.writingId !== writingId) notes.delete(key);
    },
    async addInboxText(row) {
      requireBoard(row.boardId);
      if (inbox.has(`${row.boardId}/${row.id}`)) throw new AppError("conflict");
      inbox.set(`${row.boardId}/${row.id}`, { ...row });
    },
    async findInboxText(boardId, id) {
      const row = inbox.get(`${boardId}/${id}`);
      return row ? { ...row } : null;
    },
    async listInbox(boardId) {
      return [...inbox.values()]
        .filter((row) => row.boardId === boardId)
        .sort(inTime)
        .map((row) => ({ ...row }));
    },
    async removeInboxText(boardId, id) {
      inbox.delete(`${boardId}/${id}`);
    },
    async addCode(row) {
      requireBoard(row.boardId);
      if (codes.has(row.code)) throw new AppError("conflict");
      codes.set(row.code, { ...row });
    },
    async findCode(code) {
      const row = codes.get(code);
      return row ? { ...row } : null;
    },
    async listCodes(boardId) {
      return [...codes.values()]
        .filter((row) => row.boardId === boardId)
        .sort((a, b) => (a.code < b.code ? -1 : 1));
    },
    async removeCode(code) {
      codes.delete(code);
    },
    async boardsWithCodes() {
      return [...new Set([...codes.values()].map(({ boardId }) => boardId))].sort();
    },
  };
}
