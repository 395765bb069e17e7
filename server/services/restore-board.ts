import { AppError } from "@/contract/errors";
import { summarizeBoard } from "./board-summary";
import { requireFacilitatorInTrash } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** Takes a board out of the trash: its links open it again, and whoever had it has it back. */
export function createRestoreBoard(deps: ServiceDeps): Services["restoreBoard"] {
  return async (actor, boardId) => {
    const { role } = await requireFacilitatorInTrash(deps, actor, boardId);
    // False when another facilitator was quicker, which comes to the same.
    await deps.boards.restoreBoard(boardId);
    const board = await deps.boards.getBoard(boardId);
    if (!board) throw new AppError("not_found");
    return summarizeBoard(deps, board, role);
  };
}
