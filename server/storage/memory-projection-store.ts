import { AppError } from "@/contract/errors";
import type { MemoryState } from "./memory-state";
import type { ProjectionStore } from "./projection-store";

/** Projections in memory, for tests. Share `state` with the board store. */
export function createMemoryProjectionStore({ boards, projections }: MemoryState): ProjectionStore {
  return {
    async replaceItems(boardId, state) {
      if (!boards.has(boardId)) throw new AppError("not_found");
      const before = projections.get(boardId);
      if (before && before.version === state.version && before.seq > state.seq) return false;
      projections.set(boardId, structuredClone({ ...state, items: [...state.items] }));
      return true;
    },
    async staleBoards(version) {
      return [...boards]
        .filter(([id, { documents }]) => {
          const projected = projections.get(id);
          return !projected || projected.version !== version || projected.seq < documents.canvas.head;
        })
        .map(([id]) => id)
        .sort();
    },
    async allBoards() {
      return [...boards.keys()].sort();
    },
    async projectedSeq(boardId) {
      return projections.get(boardId)?.seq ?? null;
    },
    async rowsOf(boardId) {
      return structuredClone([...(projections.get(boardId)?.items ?? [])]);
    },
    async rebuildSearchIndex() {},
  };
}
