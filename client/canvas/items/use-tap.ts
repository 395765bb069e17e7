import { useMemo, type PointerEventHandler } from "react";
import { useEditor } from "tldraw";

/** Makes a `pointerdown` handler that acts when the pointer is released where it went down. */
export type Tap = (act: () => void) => PointerEventHandler;

/** Further than this, in pixels of the screen, it was a drag. */
const SLACK_PX = 4;

/**
 * Clicks on parts of a shape that is not being edited. tldraw captures the pointer, so the browser sends no click to
 * them, and the pointer must reach tldraw: a drag that begins on a link still drags the shape. Works while selecting and
 * with the hand, never while drawing or erasing.
 */
export function useTap(): Tap {
  const editor = useEditor();
  return useMemo<Tap>(
    () => (act) => (down) => {
      if (down.button !== 0 || down.shiftKey || !editor.isInAny("select.idle", "hand.idle")) return;
      const stop = () => {
        window.removeEventListener("pointerup", up, true);
        window.removeEventListener("pointercancel", stop, true);
      };
      const up = (event: PointerEvent) => {
        if (event.pointerId !== down.pointerId) return;
        stop();
        const moved = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY);
        if (moved <= SLACK_PX) act();
      };
      window.addEventListener("pointerup", up, true);
      window.addEventListener("pointercancel", stop, true);
    },
    [editor],
  );
}
