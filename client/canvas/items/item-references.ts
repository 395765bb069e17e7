import type { Editor, TLArrowBinding, TLShapeId } from "tldraw";
import { isShapeId } from "tldraw";
import type { DecisionShape } from "@/board/shapes/decision";
import { inOrder } from "@/board/shapes/item-fields";
import { isItem, type ItemShape, type ItemType } from "@/board/shapes/item-shapes";
import { itemTitle } from "@/board/shapes/item-title";
import { t } from "@/client/ui/messages/t";

/** An item that another one refers to. */
export interface ItemReference {
  id: TLShapeId;
  title: string;
  type: ItemType;
  /** Connected by an arrow, and so not removed from a list but with the arrow. */
  byArrow: boolean;
}

/** An item of the board by id; null when it is gone or was never one. */
export function itemById(editor: Editor, id: string): ItemShape | null {
  const shape = isShapeId(id) ? editor.getShape(id) : undefined;
  return shape && isItem(shape) ? shape : null;
}

/** What an item is called in lists: its text, or its kind while it has none. */
export function itemName(item: ItemShape): string {
  return itemTitle(item) || t("item.untitled", { kind: t(`item.${item.type}`) });
}

/** The items that a decision rests on: those listed, in their order, then those connected to it by arrows. */
export function restsOn(editor: Editor, decision: DecisionShape): ItemReference[] {
  const listed = inOrder(decision.props.restsOn).map(({ id }) => id);
  const connected = arrowNeighbours(editor, decision.id).filter((id) => !listed.includes(id));
  return [
    ...listed.flatMap((id) => reference(editor, id, false)),
    ...connected.flatMap((id) => reference(editor, id, true)),
  ];
}

function reference(editor: Editor, id: string, byArrow: boolean): ItemReference[] {
  const item = itemById(editor, id);
  return item ? [{ id: item.id, title: itemName(item), type: item.type, byArrow }] : [];
}

function arrowNeighbours(editor: Editor, id: TLShapeId): TLShapeId[] {
  const arrows = editor.getBindingsToShape<TLArrowBinding>(id, "arrow").map(({ fromId }) => fromId);
  const ends = arrows.flatMap((arrow) =>
    editor.getBindingsFromShape<TLArrowBinding>(arrow, "arrow").map(({ toId }) => toId),
  );
  return [...new Set(ends)].filter((other) => other !== id);
}

/** The other items of the board, in reading order of pages and places, to choose from. */
export function itemsOfBoard(editor: Editor, except: TLShapeId): ItemReference[] {
  return editor.store
    .allRecords()
    .filter((record): record is ItemShape => record.id !== except && isItem(record))
    .map((item) => ({ id: item.id, title: itemName(item), type: item.type, byArrow: false }))
    .sort((a, b) => a.title.localeCompare(b.title));
}
