import { duplicateDocuments } from "@/board/document/duplicate-documents";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { AppError } from "@/contract/errors";
import { newId } from "@/server/access/tokens";
import { assetUseOf } from "./asset-use";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";
import { requireCreateKey, setUpBoard } from "./set-up-board";

/**
 * Makes a board of one's own out of one that can be read: the canvas as it is now, with links, session and history of
 * its own. Pictures are shared by content, so they cost nothing.
 */
export function createDuplicateBoard(deps: ServiceDeps): Services["duplicateBoard"] {
  return async (actor, boardId, { title }, createKey) => {
    await requireStanding(deps, actor, boardId, "duplicate");
    requireCreateKey(deps, actor, createKey);
    const board = await deps.boards.getBoard(boardId);
    if (!board) throw new AppError("not_found");
    const { update } = await deps.registry.state(boardId, "canvas");
    const { template } = board;
    const documents = duplicateDocuments(update, {
      schema: createPaperboardSchema(),
      title,
      template,
      at: deps.now(),
    });
    const id = newId();
    return setUpBoard(deps, actor, {
      id,
      title,
      template,
      documents,
      async furnish() {
        await deps.assets.share(boardId, id, [...assetUseOf(update).recorded]);
        await deps.thumbnails.copy(boardId, id, deps.now());
      },
    });
  };
}
