import type { Editor } from "tldraw";
import type { ItemShape, ItemType } from "@/board/shapes/item-shapes";
import { itemById } from "./item-references";

/** The item of a type as it is now. */
export type ItemOf<T extends ItemType> = Extract<ItemShape, { type: T }>;

/**
 * Changes props of an item, computed from what they are now: others may have changed it since it was drawn. `step`
 * names the change for undo, which takes back as one step what has the same step; null joins the one before. Nothing
 * happens when the item has gone or the person may not edit.
 */
export function updateItem<T extends ItemType>(
  editor: Editor,
  { id, type, step }: { id: string; type: T; step: string | null },
  change: (props: ItemOf<T>["props"]) => Partial<ItemOf<T>["props"]>,
): void {
  const item = itemById(editor, id);
  if (item?.type !== type || editor.getIsReadonly()) return;
  if (step !== null) editor.markHistoryStoppingPoint(step);
  const props = change(item.props as ItemOf<T>["props"]);
  editor.updateShape({ id: item.id, type, props } as Parameters<Editor["updateShape"]>[0]);
}
