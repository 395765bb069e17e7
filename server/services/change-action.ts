import type * as Y from "yjs";
import { readCheckedRecord, writeRecord } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { isSealed } from "@/board/document/session-document";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { cleanLine, cleanText } from "@/board/record/clean-text";
import type { ActionItemShape } from "@/board/shapes/action-item";
import { itemIdOf } from "@/board/shapes/item-shapes";
import type { ChangeActionRequest } from "@/contract/actions";
import { errorDetail } from "@/contract/error-details";
import { AppError, errorCodeOf } from "@/contract/errors";
import { may } from "@/contract/roles";
import type { ActionChangeRow } from "@/server/storage/action-changes";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

const FIELDS = ["status", "owner", "due"] as const;
type Values = Partial<Pick<ActionItemShape["props"], (typeof FIELDS)[number]>>;

/**
 * Changes an action item in the canvas document, in the name of who asks: whoever is on the board sees it at once, and
 * nobody has to be. What a seal forbids does not count here; it is logged instead.
 */
export function createChangeAction(deps: ServiceDeps): Services["changeAction"] {
  const check = createRecordCheck(createPaperboardSchema());

  /** The action item as the document has it; throws `not_found` when there is none. */
  function actionIn(doc: Y.Doc, itemId: string): ActionItemShape {
    const read = readCheckedRecord(doc, `shape:${itemId}`, check);
    const record = read && "record" in read ? read.record : null;
    if (record?.typeName !== "shape" || (record as { type: string }).type !== "action-item") {
      throw new AppError("not_found", errorDetail("no_such_action"));
    }
    return record as unknown as ActionItemShape;
  }

  return async (actor, boardId, itemId, input) => {
    const { role, personId } = await requireStanding(deps, actor, boardId, "edit-sealed-actions");
    const sealed = await deps.registry.read(boardId, "session", (session) => {
      const refusal = deps.canvasRefusal(session, role);
      if (refusal !== null && !(refusal === "sealed" && may(role, "edit-sealed-actions"))) {
        throw new AppError(refusal);
      }
      return isSealed(session);
    });
    const values = valuesOf(input);
    const before = await deps.registry.read(boardId, "canvas", (doc) => actionIn(doc, itemId).props);
    const changed = FIELDS.filter((field) => values[field] !== undefined && values[field] !== before[field]);

    if (changed.length > 0) {
      const rows = changed.map((field): ActionChangeRow => ({
        boardId,
        itemId,
        person: personId,
        name: cleanLine(input.by ?? ""),
        at: deps.now(),
        field,
        before: before[field],
        after: values[field] ?? "",
      }));
      // First the log: after a crash it may tell of a change that did not come about, but none stays untold.
      const takeBack = sealed ? await deps.actionChanges.add(rows) : null;
      try {
        await deps.registry.edit(
          boardId,
          "canvas",
          (doc) => {
            const current = actionIn(doc, itemId);
            // Only what is asked for: a colleague may have changed the rest since.
            writeRecord(doc, { ...current, props: { ...current.props, ...values } } as never);
          },
          personId,
        );
      } catch (error) {
        // The rooms go on trying to save it, so it is likely to come about.
        if (errorCodeOf(error) !== "storage_failed") await takeBack?.();
        throw error;
      }
    }
    const { text, owner, due, status } = await deps.registry.read(
      boardId,
      "canvas",
      (doc) => actionIn(doc, itemId).props,
    );
    return {
      boardId,
      id: itemIdOf(itemId),
      text: cleanText(text),
      owner: cleanLine(owner),
      due: cleanLine(due),
      status,
    };
  };
}

function valuesOf({ status, owner, due }: ChangeActionRequest): Values {
  return {
    ...(status === undefined ? {} : { status }),
    ...(owner === undefined ? {} : { owner: cleanLine(owner) }),
    ...(due === undefined ? {} : { due: cleanLine(due) }),
  };
}
