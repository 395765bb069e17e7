import { AppError } from "@/contract/errors";
import type { MemoryState } from "./memory-state";
import type { PublicationStore } from "./publication-store";

/** Publications in memory, for tests. Share `state` with the board store. */
export function createMemoryPublicationStore({ boards, publications }: MemoryState): PublicationStore {
  return {
    async publish(row) {
      if (!boards.has(row.boardId)) throw new AppError("not_found");
      const kept = publications.get(row.boardId) ?? { ...row };
      publications.set(row.boardId, kept);
      return { ...kept };
    },
    withdraw: async (boardId) => publications.delete(boardId),
    async find(boardId) {
      const row = publications.get(boardId);
      return row ? { ...row } : null;
    },
    async list(boardIds) {
      return [...publications.values()]
        .filter(({ boardId }) => boards.get(boardId)?.row.deletedAt === null)
        .filter(({ boardId }) => boardIds?.includes(boardId) ?? true)
        .sort((a, b) => b.publishedAt - a.publishedAt || (a.boardId < b.boardId ? -1 : 1))
        .map((row) => ({ ...row }));
    },
  };
}
