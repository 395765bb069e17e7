import { AppError, errorCodeOf } from "@/contract/errors";
import { requireFacilitatorInTrash, requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Actor, Services } from "./services";

/** A board's thumbnail for those who may read the board; in the trash for those who may restore it. */
export function createFindThumbnail(deps: ServiceDeps): Services["findThumbnail"] {
  return async (actor, boardId, theme) => {
    await requireSight(deps, actor, boardId);
    const found = await deps.thumbnails.find(boardId, theme);
    if (!found) throw new AppError("not_found", "This board has no such thumbnail.");
    return found;
  };
}

async function requireSight(deps: ServiceDeps, actor: Actor, boardId: string): Promise<void> {
  try {
    await requireStanding(deps, actor, boardId, "read");
  } catch (error) {
    if (errorCodeOf(error) !== "board_deleted") throw error;
    await requireFacilitatorInTrash(deps, actor, boardId);
  }
}
