import { useLayoutEffect, useRef } from "react";

/**
 * Gives the focus back to a field that loses it because its row is moved in the page. Call `keep` before the order
 * changes; `order` is the order as it is drawn.
 */
export function useFocusThroughMoves(order: string): { keep(): void } {
  const kept = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const element = kept.current;
    kept.current = null;
    // A text field keeps its caret while it is without focus.
    if (element?.isConnected && element !== document.activeElement) element.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
  }, [order]);
  return {
    keep() {
      kept.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    },
  };
}
