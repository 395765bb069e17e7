import type { Editor } from "tldraw";

/** Esc ends following wherever the focus is. Returns how to stop listening. */
export function stopFollowingOnEscape(editor: Editor): () => void {
  const page = editor.getContainer().ownerDocument;
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape" && editor.getInstanceState().followingUserId !== null) {
      editor.stopFollowingUser();
    }
  };
  page.addEventListener("keydown", onKey, { capture: true });
  return () => page.removeEventListener("keydown", onKey, { capture: true });
}
