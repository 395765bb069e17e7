import { AppError } from "@/contract/errors";
import type { FramePictureStore } from "./frame-picture-store";
import type { MemoryState } from "./memory-state";

/** Pictures of frames in memory, for tests. Share `state` with the board store. */
export function createMemoryFramePictureStore({ boards, framePictures }: MemoryState): FramePictureStore {
  return {
    async put(row) {
      if (!boards.has(row.boardId)) throw new AppError("not_found");
      const bytes = Uint8Array.from(row.bytes);
      framePictures.set(`${row.boardId}/${row.frameId}`, { ...row, size: bytes.byteLength, bytes });
    },
    async find(boardId, frameId) {
      const row = framePictures.get(`${boardId}/${frameId}`);
      return row ? { ...row } : null;
    },
    async list(boardId) {
      return [...framePictures.values()]
        .filter((row) => row.boardId === boardId)
        .map(({ frameId, seq, at, size }) => ({ boardId, frameId, seq, at, size }))
        .sort((a, b) => (a.frameId < b.frameId ? -1 : 1));
    },
    async remove(boardId, frameIds) {
      for (const frameId of frameIds) framePictures.delete(`${boardId}/${frameId}`);
    },
  };
}
