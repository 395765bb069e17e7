import type { Editor } from "tldraw";

/**
 * Takes keys away from the canvas while the focus is in our header or dialogs, where "d" or Delete must not draw or
 * delete, and gives them back when focus or pointer return. tldraw itself listens on the whole document.
 * Returns how to stop.
 */
export function followFocus(editor: Editor): () => void {
  const container = editor.getContainer();
  const page = container.ownerDocument;

  const follow = (target: Element | null) => {
    if (!target || target.contains(container) || container.contains(target)) {
      editor.focus({ focusContainer: false });
    } else {
      editor.blur({ blurContainer: false });
    }
  };
  const onFocus = (event: FocusEvent) => follow(event.target instanceof Element ? event.target : null);
  // Without it a wheel over the canvas would be ignored until the next click: tldraw drops it when not focused.
  const onPointer = () => void editor.focus({ focusContainer: false });

  follow(page.activeElement);
  page.addEventListener("focusin", onFocus);
  container.addEventListener("pointerenter", onPointer);
  return () => {
    page.removeEventListener("focusin", onFocus);
    container.removeEventListener("pointerenter", onPointer);
  };
}
