import { TextManager, type Editor, type TLStore } from "tldraw";
import { createTestEditor } from "@/client/sync/testing/test-editor";

/**
 * A tldraw editor in Node, where nothing has a size. The editor measures the names of frames while it is being made, so
 * the measuring itself is replaced and not only the editor's.
 */
export function openEditor(store: TLStore): Editor {
  const measured = { x: 0, y: 0, w: 50, h: 20, scrollWidth: 50 };
  TextManager.prototype.measureText = () => measured;
  TextManager.prototype.measureHtml = () => measured;
  TextManager.prototype.measureTextSpans = (text) => [{ text, box: { x: 0, y: 0, w: 50, h: 20 } }];
  const editor = createTestEditor(store);
  // The test editor's own measuring knows no text at all, and a frame's name needs some.
  editor.textMeasure.measureTextSpans = TextManager.prototype.measureTextSpans;
  return editor;
}
