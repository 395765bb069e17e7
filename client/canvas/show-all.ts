import type { Editor } from "tldraw";

/** Space around the content in screen pixels, both sides together: tldraw's panels stand in it. */
const INSET_PX = 160;

/** Puts all content of the current page into view, at life size at most. An empty page keeps its camera. */
export function showAll(editor: Editor): void {
  const content = editor.getCurrentPageBounds();
  if (!content) return;
  const { w, h } = editor.getViewportScreenBounds();
  editor.zoomToBounds(content, {
    targetZoom: 1,
    inset: Math.min(INSET_PX, w * 0.16, h * 0.16),
    immediate: true,
  });
}
