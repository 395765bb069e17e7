import type { Editor, TLPageId } from "tldraw";

/** The first page with anything on it, which is what a thumbnail shows; null for an empty board. */
export function thumbnailPage(editor: Editor): TLPageId | null {
  return editor.getPages().find((page) => editor.getPageShapeIds(page).size > 0)?.id ?? null;
}
