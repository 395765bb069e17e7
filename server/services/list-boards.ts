import { presentBoard } from "./board-summary";
import { grantedRoles } from "./granted-roles";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** The boards an actor may open, last edited first. Access is part of the query: nothing else is read. */
export function createListBoards(deps: ServiceDeps): Services["listBoards"] {
  return async (actor) => {
    const roles = await grantedRoles(deps, actor);
    const boards = await deps.boards.listBoards([...roles.keys()]);
    const thumbnailTimes = await deps.thumbnails.times(boards.map(({ id }) => id));
    return boards.flatMap((board) => {
      const role = roles.get(board.id);
      return role ? [presentBoard(deps, board, { role, thumbnailAt: thumbnailTimes.get(board.id) })] : [];
    });
  };
}
