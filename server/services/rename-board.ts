import { isSealed, setTitle } from "@/board/document/session-document";
import { AppError } from "@/contract/errors";
import { summarizeBoard } from "./board-summary";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** Renames a board: in its session document, where everybody sees it live, then in the table that lists read. */
export function createRenameBoard(deps: ServiceDeps): Services["renameBoard"] {
  return async (actor, boardId, title) => {
    const { role } = await requireStanding(deps, actor, boardId, "manage");
    let sealed = false;
    await deps.registry.edit(boardId, "session", (doc) => {
      sealed = isSealed(doc);
      if (!sealed) setTitle(doc, title);
    });
    if (sealed) throw new AppError("sealed");
    await deps.boards.renameBoard(boardId, title);
    const board = await deps.boards.getBoard(boardId);
    if (!board) throw new AppError("not_found");
    return summarizeBoard(deps, board, role);
  };
}
