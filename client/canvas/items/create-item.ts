import { Box, createShapeId, Vec, type Editor, type TLShapeId, type VecLike } from "tldraw";
import type { ItemShape, ItemType } from "@/board/shapes/item-shapes";

type PropsOf<T extends ItemType> = Partial<Extract<ItemShape, { type: T }>["props"]>;

export interface NewItem<T extends ItemType> {
  type: T;
  /** Where its middle comes, in page space; the middle of what is seen when absent. */
  at?: VecLike;
  props?: PropsOf<T>;
  /** The server's time, milliseconds since the epoch; this computer's when absent. */
  now?: number | undefined;
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
      props: { ...madeNow(item.type, item.now ?? Date.now()), ...item.props },
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
function madeNow(type: ItemType, now: number): object {
  return type === "decision" ? { decidedAt: new Date(now).toISOString() } : {};
}

/** What a new item takes at least, and the distance it keeps, in pixels of the board. */
const ROOM = { card: { w: 360, h: 130 }, grid: { w: 960, h: 320 }, gap: 24 };
/** How far places are from each other that are tried, and how many of them each way. */
const STEP = 48;
const STEPS = 12;

/**
 * The free place that is nearest to the middle of what is seen; when there is none, the middle, a little lower for each
 * item that begins there. What contains other things is no obstacle: an item may come into a frame.
 */
function freePlace(editor: Editor, type: ItemType): VecLike {
  const view = editor.getViewportPageBounds();
  const { w, h } = type === "feature-grid" ? ROOM.grid : ROOM.card;
  const taken = editor
    .getCurrentPageShapes()
    .filter((shape) => shape.type !== "frame" && shape.type !== "group")
    .map((shape) => editor.getShapePageBounds(shape))
    .filter((box) => box !== undefined);
  const places: Vec[] = [];
  for (let across = -STEPS; across <= STEPS; across += 1)
    for (let down = -STEPS; down <= STEPS; down += 1)
      places.push(new Vec(view.center.x + across * STEP, view.center.y + down * STEP));
  places.sort((a, b) => Vec.Dist2(a, view.center) - Vec.Dist2(b, view.center));
  const found = places.find((place) => {
    // As `createItem` puts it: its middle across, its head down.
    const box = new Box(place.x - w / 2, place.y - 40, w, h);
    return (
      view.contains(box) && !taken.some((other) => Box.Collides(other, box.clone().expandBy(ROOM.gap / 2)))
    );
  });
  if (found) return found;
  const at = view.center.clone();
  while (taken.some((box) => Math.abs(box.y - (at.y - 40)) < 24 && Math.abs(box.center.x - at.x) < w / 2))
    at.y += 32;
  return at;
}
