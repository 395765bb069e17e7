import { presentBoard } from "./board-summary";
import { grantedRoles } from "./granted-roles";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** The boards an actor may open, last edited first. Access is part of the query: nothing else is read. */
export function createListBoards(deps: ServiceDeps): Services["listBoards"] {
  return async (actor) => {
    const roles = await grantedRoles(deps, actor);
    const boards = await deps.boards.listBoards([...roles.keys()]);
    const ids = boards.map(({ id }) => id);
    const thumbnailTimes = await deps.thumbnails.times(ids);
    const published = await deps.publications.list(ids);
    const publishedTimes = new Map(published.map(({ boardId, publishedAt }) => [boardId, publishedAt]));
    return boards.flatMap((board) => {
      const role = roles.get(board.id);
      if (!role) return [];
      const thumbnailAt = thumbnailTimes.get(board.id);
      return [presentBoard(deps, board, { role, thumbnailAt, publishedAt: publishedTimes.get(board.id) })];
    });
  };
}
