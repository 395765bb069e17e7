import { recordsOf } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { newBoardDocuments } from "@/board/document/new-board";
import { addContinuation, readBoardFacts } from "@/board/document/session-document";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { carryOver } from "@/board/series/carry-over";
import { templateRecords } from "@/board/templates/instantiate-template";
import { AppError } from "@/contract/errors";
import type { TemplateId } from "@/contract/api";
import { newId } from "@/server/access/tokens";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";
import { requireCreateKey, setUpBoard } from "./set-up-board";

/**
 * Makes the next board of a series: the structure of this one, or none, and what is still open on it. The two name each
 * other; the earlier one is not changed beyond that, also when it is sealed.
 */
export function createContinueBoard(deps: ServiceDeps): Services["continueBoard"] {
  const schema = createPaperboardSchema();
  const check = createRecordCheck(schema);
  return async (actor, boardId, { title, structure }, createKey) => {
    await requireStanding(deps, actor, boardId, "manage");
    requireCreateKey(deps, actor, createKey);
    const board = await deps.boards.getBoard(boardId);
    if (!board) throw new AppError("not_found");
    const template = structure === "blank" ? "blank" : structureOf(board.template);
    const { origin } = await deps.registry.read(boardId, "session", readBoardFacts);
    const { records } = await deps.registry.read(boardId, "canvas", (doc) => recordsOf(doc, check));
    const id = newId();
    const at = deps.now();
    const documents = newBoardDocuments({
      schema,
      title,
      template,
      at,
      continues: boardId,
      ...(origin === "" ? {} : { origin }),
      records: carryOver(
        {
          id: boardId,
          records,
          createdAt: board.createdAt,
          addressOf: (itemId) => `${actor.origin}/review/${boardId}#item-${encodeURIComponent(itemId)}`,
        },
        templateRecords(template),
        newId,
      ),
    });
    return setUpBoard(deps, actor, {
      id,
      title,
      template,
      documents,
      furnish: () => deps.registry.edit(boardId, "session", (doc) => addContinuation(doc, { board: id, at })),
    });
  };
}

/** The example is full of its own discussion; the next session of one begins with the structure for discussions. */
function structureOf(template: TemplateId): TemplateId {
  return template === "late-module-patching" ? "discussion-session" : template;
}
