import { createShapeId, Vec, type Editor, type TLShapeId, type VecLike } from "tldraw";
import type { ItemShape, ItemType } from "@/board/shapes/item-shapes";

type PropsOf<T extends ItemType> = Partial<Extract<ItemShape, { type: T }>["props"]>;

export interface NewItem<T extends ItemType> {
  type: T;
  /** Where its middle comes, in page space; the middle of what is seen when absent. */
  at?: VecLike;
  props?: PropsOf<T>;
}

/**
 * Puts an item on the page as one step of undo and opens it for typing. Null when the page is full, which tldraw says by
 * itself, or the person may not edit.
 */
export function createItem<T extends ItemType>(editor: Editor, item: NewItem<T>): TLShapeId | null {
  if (editor.getIsReadonly()) return null;
  const id = createShapeId();
  const at = item.at ?? freePlace(editor, item.type);
  editor.run(() => {
    editor.markHistoryStoppingPoint(`create ${item.type}`);
    editor.createShape({
      id,
      type: item.type,
      x: at.x,
      y: at.y,
      props: { ...madeNow(item.type), ...item.props },
    });
    const bounds = editor.getShapePageBounds(id);
    if (!bounds) return;
    const grid = editor.getInstanceState().isGridMode ? editor.getDocumentSettings().gridSize : 1;
    const corner = new Vec(at.x - bounds.w / 2, at.y - Math.min(bounds.h / 2, 40)).snapToGrid(grid);
    const local = editor.getPointInParentSpace(id, corner);
    editor.updateShape({ id, type: item.type, x: local.x, y: local.y });
  });
  if (!editor.getShape(id)) return null;
  editItem(editor, id);
  return id;
}

/** Opens an item for editing, as Enter does. */
export function editItem(editor: Editor, id: TLShapeId): void {
  const shape = editor.getShape(id);
  if (!shape || editor.getIsReadonly() || editor.isShapeOrAncestorLocked(shape)) return;
  editor.select(id);
  editor.setEditingShape(id);
  editor.setCurrentTool("select.editing_shape", { target: "shape", shape });
}

/** A decision is made when it is written down. */
function madeNow(type: ItemType): object {
  return type === "decision" ? { decidedAt: new Date().toISOString() } : {};
}

/** The middle of what is seen, lower while something begins there: created by keyboard, items must not hide each other. */
function freePlace(editor: Editor, type: ItemType): VecLike {
  const view = editor.getViewportPageBounds();
  const width = type === "feature-grid" ? 480 : 180;
  const taken = editor.getCurrentPageShapes().map((shape) => editor.getShapePageBounds(shape));
  const at = view.center.clone();
  const isTaken = () =>
    taken.some((box) => box && Math.abs(box.y - (at.y - 40)) < 24 && Math.abs(box.center.x - at.x) < width);
  for (let tries = 0; tries < 20 && isTaken(); tries += 1) at.y += 32;
  return at;
}
