import { AppError } from "@/contract/errors";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** Deletes a board with all that belongs to it and ends its open sockets. */
export function createDeleteBoard(deps: ServiceDeps): Services["deleteBoard"] {
  return async (actor, boardId) => {
    await requireStanding(deps, actor, boardId, "manage");
    // Storage first: a room that is dropped while the board still exists would be loaded again by a reconnect.
    const existed = await deps.boards.deleteBoard(boardId);
    await deps.registry.dropBoard(boardId);
    if (!existed) throw new AppError("not_found");
  };
}
