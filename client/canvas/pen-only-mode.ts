import type { Editor } from "tldraw";

/**
 * Keeps tldraw's pen mode as the person wants it: fingers draw nothing. tldraw would ignore a mouse in that mode too, so
 * it is left for as long as a mouse points. Returns how to stop, which ends the mode.
 */
export function keepPenMode(editor: Editor): () => void {
  const container = editor.getContainer();
  const follow = (event: PointerEvent) => {
    const isPenMode = event.pointerType !== "mouse";
    if (editor.getInstanceState().isPenMode !== isPenMode) editor.updateInstanceState({ isPenMode });
  };
  editor.updateInstanceState({ isPenMode: true });
  // Before tldraw sees the event, or the first stroke of the mouse would be lost.
  const capture = { capture: true };
  container.addEventListener("pointerdown", follow, capture);
  container.addEventListener("pointermove", follow, capture);
  return () => {
    container.removeEventListener("pointerdown", follow, capture);
    container.removeEventListener("pointermove", follow, capture);
    editor.updateInstanceState({ isPenMode: false });
  };
}
