import { recordsOf } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { readBoardFacts } from "@/board/document/session-document";
import { readSessionState } from "@/board/document/session-state";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { buildRecord } from "@/board/record/build-record";
import { isNeededForRecord } from "@/board/record/needed-records";
import { AppError } from "@/contract/errors";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** The record of a board, made from its documents as they are now. */
export function createBoardRecord(deps: ServiceDeps): Services["boardRecord"] {
  const check = createRecordCheck(createPaperboardSchema());
  return async (actor, boardId) => {
    await requireStanding(deps, actor, boardId, "read");
    const board = await deps.boards.getBoard(boardId);
    if (!board) throw new AppError("not_found");
    const { facts, session } = await deps.registry.read(boardId, "session", (doc) => ({
      facts: readBoardFacts(doc),
      session: readSessionState(doc),
    }));
    return deps.registry.read(boardId, "canvas", (doc) =>
      buildRecord(
        recordsOf(doc, check, isNeededForRecord).records,
        {
          id: boardId,
          title: facts.title,
          url: `${actor.origin}/review/${boardId}`,
          origin: facts.origin,
          createdAt: new Date(board.createdAt).toISOString(),
          editedAt: new Date(board.editedAt).toISOString(),
          sealed: facts.sealed,
        },
        session,
      ),
    );
  };
}
