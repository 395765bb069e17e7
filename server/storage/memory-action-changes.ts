import { AppError } from "@/contract/errors";
import type { ActionChangeStore } from "./action-changes";
import type { MemoryState } from "./memory-state";

/** Changes of action items on sealed boards, in memory, for tests. Share `state` with the board store. */
export function createMemoryActionChanges(state: MemoryState): ActionChangeStore {
  return {
    async add(rows) {
      if (rows.some(({ boardId }) => !state.boards.has(boardId))) throw new AppError("not_found");
      const added = rows.map((row) => ({ ...row }));
      state.actionChanges.push(...added);
      return async () => {
        state.actionChanges = state.actionChanges.filter((row) => !added.includes(row));
      };
    },
    async list(boardId) {
      return state.actionChanges.filter((row) => row.boardId === boardId).map((row) => ({ ...row }));
    },
  };
}
