import type { LibraryBoard } from "@/contract/api";
import type { ItemCount } from "@/server/storage/item-index";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** The library. Nobody is asked who they are: everybody who reaches the server may read what is in it. */
export function createListLibrary(deps: ServiceDeps): Services["listLibrary"] {
  return async () => {
    const published = await deps.publications.list();
    const ids = published.map(({ boardId }) => boardId);
    const boards = new Map((await deps.boards.listBoards(ids)).map((board) => [board.id, board]));
    const times = await deps.thumbnails.times(ids);
    const counts = await deps.items.countItems(ids);
    return published.flatMap(({ boardId, publishedAt }): LibraryBoard[] => {
      const board = boards.get(boardId);
      if (!board) return [];
      const thumbnailAt = times.get(boardId);
      return [
        {
          id: boardId,
          title: board.title,
          template: board.template,
          publishedAt: new Date(publishedAt).toISOString(),
          editedAt: new Date(board.editedAt).toISOString(),
          thumbnailAt: thumbnailAt === undefined ? null : new Date(thumbnailAt).toISOString(),
          counts: countsOf(counts.filter((count) => count.boardId === boardId)),
        },
      ];
    });
  };
}

function countsOf(counts: readonly ItemCount[]): LibraryBoard["counts"] {
  const of = (type: ItemCount["type"], status?: string) =>
    counts
      .filter((count) => count.type === type && (status === undefined || count.status === status))
      .reduce((sum, { count }) => sum + count, 0);
  return {
    decisions: of("decision"),
    openActions: of("action-item", "open"),
    questions: of("question"),
    proposals: of("proposal"),
    grids: of("feature-grid"),
  };
}
