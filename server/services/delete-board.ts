import { AppError } from "@/contract/errors";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** Puts a board into the trash and ends its open sockets. Links and grants stay, for the day it is restored. */
export function createDeleteBoard(deps: ServiceDeps): Services["deleteBoard"] {
  return async (actor, boardId) => {
    await requireStanding(deps, actor, boardId, "manage");
    const moved = await deps.boards.trashBoard(boardId, deps.now());
    // The sockets are asked again instead of dropped: what people did up to now still becomes durable, and nobody
    // comes back in, since a standing on a board in the trash is none.
    await deps.registry.recheckAccess(boardId);
    if (!moved) throw new AppError("board_deleted");
  };
}
