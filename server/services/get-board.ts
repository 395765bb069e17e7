import { AppError } from "@/contract/errors";
import { summarizeBoard } from "./board-summary";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** One board, for everybody who may read it. */
export function createGetBoard(deps: ServiceDeps): Services["getBoard"] {
  return async (actor, boardId) => {
    const { role, personId, byLibrary } = await requireStanding(deps, actor, boardId, "read");
    const board = await deps.boards.getBoard(boardId);
    if (!board) throw new AppError("not_found");
    return {
      ...(await summarizeBoard(deps, board, role, byLibrary ? undefined : personId)),
      limits: deps.boardLimits,
      ...(deps.build === null ? {} : { build: deps.build }),
      ...(byLibrary ? { byLibrary } : {}),
    };
  };
}
