import { AppError } from "@/contract/errors";
import type { DocumentName } from "@/contract/sync-protocol";
import type { BoardStore } from "./board-store";
import { formatSeqs } from "./covered-seqs";
import { coverageOf, requireWholeLog, unpackPart } from "./log-integrity";
import { createMemoryState, type MemoryDocument, type MemoryLogRow, type MemoryState } from "./memory-state";
import { packUpdate } from "./update-codec";

/** Boards in memory, for tests. Share `state` with the access store. Keeps updates packed as a database does. */
export function createMemoryBoardStore(state: MemoryState = createMemoryState()): BoardStore {
  const { boards } = state;
  const documentOf = (boardId: string, document: DocumentName): MemoryDocument => {
    const board = boards.get(boardId);
    if (!board) throw new AppError("not_found");
    return board.documents[document];
  };
  const addRows = (
    boardId: string,
    document: DocumentName,
    rows: readonly { person: string; at: number }[],
    packed: readonly Uint8Array[],
  ): number => {
    const target = documentOf(boardId, document);
    rows.forEach(({ person, at }, index) => {
      const update = packed[index] as Uint8Array;
      target.rows.set(target.head + index + 1, { person, at, covers: null, packed: update });
    });
    target.head += rows.length;
    const board = boards.get(boardId)?.row;
    if (board && document === "canvas") {
      board.editedAt = Math.max(board.editedAt, ...rows.map((row) => row.at));
    }
    return target.head;
  };
  return {
    async createBoard({ id, title, template, createdAt, editedAt = createdAt, documents, person }) {
      const firstDocument = (packed: Uint8Array): MemoryDocument => ({
        head: 1,
        rows: new Map([[1, { person, at: editedAt, covers: null, packed }]]),
        snapshots: new Map(),
      });
      const [canvas, session] = await Promise.all([
        packUpdate(documents.canvas),
        packUpdate(documents.session),
      ]);
      if (boards.has(id)) throw new AppError("conflict");
      boards.set(id, {
        row: { id, title, template, createdAt, editedAt, deletedAt: null },
        documents: { canvas: firstDocument(canvas), session: firstDocument(session) },
      });
    },
    async getBoard(boardId) {
      const board = boards.get(boardId);
      return board ? { ...board.row } : null;
    },
    async listBoards(boardIds) {
      return [...new Set(boardIds)]
        .flatMap((id) => boards.get(id)?.row ?? [])
        .filter((row) => row.deletedAt === null)
        .map((row) => ({ ...row }))
        .sort((a, b) => b.editedAt - a.editedAt || (a.id < b.id ? -1 : 1));
    },
    async renameBoard(boardId, title) {
      const board = boards.get(boardId);
      if (!board) throw new AppError("not_found");
      board.row.title = title;
    },
    async trashBoard(boardId, at) {
      const row = boards.get(boardId)?.row;
      if (!row || row.deletedAt !== null) return false;
      row.deletedAt = at;
      return true;
    },
    async restoreBoard(boardId) {
      const row = boards.get(boardId)?.row;
      if (!row || row.deletedAt === null) return false;
      row.deletedAt = null;
      return true;
    },
    async listTrash(boardIds) {
      return [...new Set(boardIds)]
        .flatMap((id) => boards.get(id)?.row ?? [])
        .filter((row) => row.deletedAt !== null)
        .map((row) => ({ ...row }))
        .sort((a, b) => (b.deletedAt ?? 0) - (a.deletedAt ?? 0) || (a.id < b.id ? -1 : 1));
    },
    async trashedBefore(before) {
      const rows = [...boards.values()].map(({ row }) => row);
      return rows
        .filter(({ deletedAt }) => deletedAt !== null && deletedAt < before)
        .sort((a, b) => (a.deletedAt ?? 0) - (b.deletedAt ?? 0))
        .map(({ id }) => id);
    },
    async deleteBoard(boardId, options) {
      const deletedAt = boards.get(boardId)?.row.deletedAt ?? null;
      if (options && !(deletedAt !== null && deletedAt < options.trashedBefore)) return false;
      for (const rows of Object.values(state.session))
        for (const [key, row] of rows) if (row.boardId === boardId) rows.delete(key);
      for (const [key, row] of state.thumbnails) if (row.boardId === boardId) state.thumbnails.delete(key);
      state.publications.delete(boardId);
      for (const [key, row] of state.framePictures)
        if (row.boardId === boardId) state.framePictures.delete(key);
      for (const link of state.links.values()) if (link.boardId === boardId) state.links.delete(link.id);
      state.grants = state.grants.filter((grant) => grant.boardId !== boardId);
      state.projections.delete(boardId);
      state.actionChanges = state.actionChanges.filter((change) => change.boardId !== boardId);
      return boards.delete(boardId);
    },
    async loadDocument(boardId, document) {
      const { head, rows, snapshots } = documentOf(boardId, document);
      const after = Math.max(0, ...snapshots.keys());
      const packedSnapshot = snapshots.get(after);
      const wanted = ascending(rows).filter(([seq]) => seq > after);
      requireWholeLog(
        wanted.map(([seq, { covers }]) => ({ seq, covers })),
        after,
        head,
      );
      return {
        snapshot: packedSnapshot
          ? { seq: after, update: await unpackPart(packedSnapshot, `the snapshot at ${after}`) }
          : null,
        rows: await Promise.all(wanted.map(toLogRow)),
        seq: head,
      };
    },
    async appendRows(boardId, document, rows) {
      const packed = await Promise.all(rows.map((row) => packUpdate(row.update)));
      return addRows(boardId, document, rows, packed);
    },
    async appendTogether(boardId, rows) {
      const packed = {
        canvas: await Promise.all(rows.canvas.map((row) => packUpdate(row.update))),
        session: await Promise.all(rows.session.map((row) => packUpdate(row.update))),
      };
      for (const document of ["canvas", "session"] as const) documentOf(boardId, document);
      for (const document of ["canvas", "session"] as const) {
        addRows(boardId, document, rows[document], packed[document]);
      }
    },
    async writeSnapshot(boardId, document, seq, update) {
      const packed = await packUpdate(update);
      const { head, snapshots } = documentOf(boardId, document);
      if (seq > head) throw new Error(`A snapshot at ${seq} of a log that ends at ${head}.`);
      snapshots.set(seq, packed);
    },
    async readLog(boardId, document, { after, upTo, limit }) {
      const rows = boards.get(boardId)?.documents[document].rows ?? new Map<number, MemoryLogRow>();
      const wanted = ascending(rows).filter(([seq]) => seq > after && seq <= upTo);
      return Promise.all(wanted.slice(0, limit).map(toLogRow));
    },
    async mergeRows(boardId, document, seqs, { person, at, update }) {
      const wanted = [...new Set(seqs)];
      if (wanted.length === 0) throw new Error("Nothing to merge.");
      const packed = await packUpdate(update);
      const rows = boards.get(boardId)?.documents[document].rows;
      if (!rows || !wanted.every((seq) => rows.has(seq))) return;
      const covered = wanted.flatMap((seq) => coverageOf({ seq, covers: rows.get(seq)?.covers ?? null }));
      for (const seq of wanted) rows.delete(seq);
      rows.set(Math.max(...wanted), { person, at, covers: formatSeqs(covered), packed });
    },
    async storedBytes(boardId, document) {
      const stored = boards.get(boardId)?.documents[document];
      if (!stored) return 0;
      const parts = [...[...stored.rows.values()].map((row) => row.packed), ...stored.snapshots.values()];
      return parts.reduce((bytes, part) => bytes + part.length, 0);
    },
    async ping() {},
    async close() {},
  };
}

function ascending(rows: Map<number, MemoryLogRow>): [number, MemoryLogRow][] {
  return [...rows].sort(([a], [b]) => a - b);
}

async function toLogRow([seq, { person, at, packed }]: [number, MemoryLogRow]) {
  return { seq, person, at, update: await unpackPart(packed, `log row ${seq}`) };
}
