import { isShapeId, type Editor } from "tldraw";

const INSET_PX = 64;

/** Brings a shape, a frame say, into view on whatever page it is. Nothing happens when it is gone. */
export function showShape(editor: Editor, shapeId: string): void {
  if (!isShapeId(shapeId) || !editor.getShape(shapeId)) return;
  const page = editor.getAncestorPageId(shapeId);
  if (page && page !== editor.getCurrentPageId()) editor.setCurrentPage(page);
  const bounds = editor.getShapePageBounds(shapeId);
  if (!bounds) return;
  editor.stopFollowingUser();
  editor.zoomToBounds(bounds, { inset: INSET_PX, targetZoom: 1, force: true, immediate: true });
}
