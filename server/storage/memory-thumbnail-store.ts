import { AppError } from "@/contract/errors";
import type { MemoryState } from "./memory-state";
import type { ThumbnailStore } from "./thumbnail-store";

/** Thumbnails in memory, for tests. Share `state` with the board store. */
export function createMemoryThumbnailStore(state: MemoryState): ThumbnailStore {
  const { boards, thumbnails } = state;
  const ofBoard = (boardId: string) => [...thumbnails.values()].filter((row) => row.boardId === boardId);
  const put: ThumbnailStore["put"] = async (row) => {
    if (!boards.has(row.boardId)) throw new AppError("not_found");
    thumbnails.set(`${row.boardId}/${row.theme}`, { ...row, bytes: Uint8Array.from(row.bytes) });
  };
  return {
    put,
    async find(boardId, theme) {
      const row = thumbnails.get(`${boardId}/${theme}`);
      return row ? { ...row } : null;
    },
    async times(boardIds) {
      const times = new Map<string, number>();
      for (const boardId of boardIds) {
        const rows = ofBoard(boardId);
        if (rows.length > 0) times.set(boardId, Math.max(...rows.map(({ at }) => at)));
      }
      return times;
    },
    async copy(fromBoardId, toBoardId, at) {
      for (const row of ofBoard(fromBoardId)) await put({ ...row, boardId: toBoardId, at });
    },
  };
}
