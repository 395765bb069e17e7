import { isShapeId, type Editor, type TLShape, type TLShapeId } from "tldraw";

/**
 * Ends what the person is doing when a colleague deletes a shape it depends on: tldraw's tools keep snapshots of the
 * shapes they drag, resize or edit and throw when one is gone. Call before the deletion reaches the store.
 */
export function endGestureOn(editor: Editor, removedIds: ReadonlySet<string>): void {
  const { editingShapeId, croppingShapeId, hoveredShapeId } = editor.getCurrentPageState();
  const busy = editor.inputs.isPointing || editingShapeId !== null || croppingShapeId !== null;
  if (!busy) return;
  const involved = new Set<string>(editor.getSelectedShapeIds());
  for (const id of [editingShapeId, croppingShapeId, hoveredShapeId]) if (id) involved.add(id);
  for (const id of [draggedOverId(editor), drawnId(editor)]) if (id) involved.add(id);
  if (![...removedIds].some((id) => touches(editor, id, involved))) return;
  editor.complete();
  // That ends what the pointer does to the picture; cropping itself ends by cancelling only.
  if (editor.isIn("select.crop")) editor.cancel();
}

/** The part of tldraw 3.15.6's state `select.translating` that remembers what the selection is being dragged over. */
interface TranslatingState {
  dragAndDropManager?: { prevDraggingOverShape?: TLShape };
}

/** The part of tldraw 3.15.6's states `draw.drawing` and `highlight.drawing` that remembers the stroke. */
interface DrawingState {
  initialShape?: TLShape;
}

/** The stroke that is being drawn: it is not selected. */
function drawnId(editor: Editor): TLShapeId | null {
  const path = ["draw.drawing", "highlight.drawing"].find((one) => editor.isIn(one));
  const state = path && (editor.getStateDescendant(path) as DrawingState | undefined);
  return (state || null)?.initialShape?.id ?? null;
}

/** The frame that the selection was last dragged over. tldraw asks it to let the shapes go, also when it is gone. */
function draggedOverId(editor: Editor): TLShapeId | null {
  const state = editor.getStateDescendant("select.translating") as TranslatingState | undefined;
  return state?.dragAndDropManager?.prevDraggingOverShape?.id ?? null;
}

/** Whether the removed record is one of `involved`, contains one of them or is contained in one. */
function touches(editor: Editor, removedId: string, involved: ReadonlySet<string>): boolean {
  if (involved.has(removedId)) return true;
  if (!isShapeId(removedId)) return removedId === editor.getCurrentPageId();
  return (
    [...involved].some((id) => isShapeId(id) && editor.hasAncestor(id, removedId)) ||
    editor.getShapeAncestors(removedId).some((ancestor) => involved.has(ancestor.id))
  );
}

/** Shapes whose text must not change under the person's fingers. */
export function heldShapeId(editor: Editor | null): TLShapeId | null {
  return editor?.getEditingShapeId() ?? null;
}
