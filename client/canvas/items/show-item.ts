import { isShapeId, type Editor, type TLShapeId } from "tldraw";

/** Space around an item in pixels of the screen, both sides together. */
const INSET_PX = 200;
const INSET_SHARE = 0.3;

/**
 * Brings an item into view, on whatever page it is, at life size at most. Its shape id; null when the board has none of
 * this id.
 */
export function showItem(editor: Editor, itemId: string): TLShapeId | null {
  const id = `shape:${itemId}`;
  if (!isShapeId(id) || !editor.getShape(id)) return null;
  const page = editor.getAncestorPageId(id);
  if (page && page !== editor.getCurrentPageId()) editor.setCurrentPage(page);
  const bounds = editor.getShapePageBounds(id);
  if (!bounds) return null;
  const { w, h } = editor.getViewportScreenBounds();
  editor.zoomToBounds(bounds, {
    targetZoom: 1,
    inset: Math.min(INSET_PX, w * INSET_SHARE, h * INSET_SHARE),
    immediate: true,
    force: true,
  });
  return id;
}
