import { createShapeId, type Editor, type TLRecord, type TLShapeId } from "tldraw";
import type { Topic } from "@/board/document/session-state";
import { freePlace } from "@/board/session/free-place";
import { newActionItem } from "@/board/shapes/action-item";
import { newDecision } from "@/board/shapes/decision";
import { cardHeight } from "@/board/shapes/item-layout";
import { itemById } from "../items/item-references";

export interface Captured {
  kind: "decision" | "action-item";
  text: string;
  /** Of an action item. */
  owner: string;
}

/**
 * Puts a decision or an action item onto the board, as one step of undo, into the frame of the topic it belongs to; an action item
 * comes from the item that is selected. `at`: the server's time. Null when the page is full or the person may not edit.
 */
export function captureItem(
  editor: Editor,
  captured: Captured,
  topic: Topic | null,
  at: number,
): TLShapeId | null {
  if (editor.getIsReadonly()) return null;
  const { kind, text, owner } = captured;
  const selected = editor.getOnlySelectedShapeId();
  const origin = selected !== null && itemById(editor, selected) ? selected : "";
  const content =
    kind === "decision"
      ? {
          type: "decision" as const,
          props: {
            ...newDecision(),
            text,
            topic: topic?.title ?? "",
            decidedAt: new Date(at).toISOString(),
          },
        }
      : {
          type: "action-item" as const,
          props: { ...newActionItem(), text, owner, origin, topic: topic?.title ?? "" },
        };
  const records = new Map<string, TLRecord>(editor.store.allRecords().map((record) => [record.id, record]));
  const size = { w: content.props.w, h: cardHeight(content) };
  const place = freePlace(records, topic?.frameId ?? null, size);
  if (!place) return null;
  const id = createShapeId();
  editor.run(() => {
    editor.markHistoryStoppingPoint(`capture ${kind}`);
    // On the topic's page, whatever page is shown here.
    editor.createShape({ id, ...content, ...place });
  });
  return editor.getShape(id) ? id : null;
}
