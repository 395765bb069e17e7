import type { BoardStore } from "@/server/storage/board-store";

/** A store that says which board's canvas log has just grown, by whatever hand: an edit, a new board, a migration. */
export function watchCanvases(store: BoardStore, grown: (boardId: string) => void): BoardStore {
  return {
    ...store,
    async createBoard(board) {
      await store.createBoard(board);
      grown(board.id);
    },
    async appendRows(boardId, document, rows) {
      const seq = await store.appendRows(boardId, document, rows);
      if (document === "canvas") grown(boardId);
      return seq;
    },
    async appendTogether(boardId, rows) {
      await store.appendTogether(boardId, rows);
      grown(boardId);
    },
  };
}
