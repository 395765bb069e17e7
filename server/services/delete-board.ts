import { AppError, errorCodeOf } from "@/contract/errors";
import { takeBack } from "./publish-board";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** Puts a board into the trash and ends its open sockets. Links and grants stay, for the day it is restored. */
export function createDeleteBoard(deps: ServiceDeps): Services["deleteBoard"] {
  return async (actor, boardId) => {
    await requireStanding(deps, actor, boardId, "manage");
    // For good: a board that is restored one day comes back to its people, not to everybody.
    if (await deps.publications.find(boardId)) await takeBackUnread(deps, boardId);
    const moved = await deps.boards.trashBoard(boardId, deps.now());
    // The sockets are asked again instead of dropped: what people did up to now still becomes durable, and nobody
    // comes back in, since a standing on a board in the trash is none.
    await deps.registry.recheckAccess(boardId);
    if (!moved) throw new AppError("board_deleted");
  };
}

/** A board whose documents are damaged is deleted all the same; the door is closed before they are looked at. */
async function takeBackUnread(deps: ServiceDeps, boardId: string): Promise<void> {
  try {
    await takeBack(deps, boardId);
  } catch (error) {
    if (errorCodeOf(error) !== "board_unreadable") throw error;
  }
}
