import type { Editor } from "tldraw";

/**
 * Deletes the shapes of a page with the page when the person deletes it. tldraw leaves them in the store, out of sight;
 * on a shared board they would come up again on everybody's first page, as shapes whose parent a colleague deleted.
 * Returns how to take it out again.
 */
export function installPageDeletion(editor: Editor): () => void {
  return editor.sideEffects.registerBeforeDeleteHandler("page", (page, source) => {
    if (source === "user") editor.store.remove([...editor.getPageShapeIds(page.id)]);
  });
}
