import type { Editor } from "tldraw";
import { firstView } from "./first-view";

/** Space around the content in screen pixels, both sides together: tldraw's panels stand in it. */
const INSET_PX = 160;
/** Shares of a small screen that the space may take. */
const INSET_SHARE = { w: 0.16, h: 0.2 };

/** Puts the board, or where it begins, into view at life size at most. An empty page keeps its camera. */
export function showFirstView(editor: Editor): void {
  const content = editor.getCurrentPageBounds();
  if (!content) return;
  const { w, h } = editor.getViewportScreenBounds();
  const inset = Math.min(INSET_PX, w * INSET_SHARE.w, h * INSET_SHARE.h);
  const frames = editor
    .getCurrentPageShapes()
    .filter((shape) => shape.type === "frame" && shape.parentId === editor.getCurrentPageId())
    .map((frame) => editor.getShapePageBounds(frame))
    .filter((bounds) => bounds !== undefined);
  const view = firstView(content, frames, { w: w - inset, h: h - inset });
  editor.zoomToBounds(view, { targetZoom: 1, inset, immediate: true });
}
