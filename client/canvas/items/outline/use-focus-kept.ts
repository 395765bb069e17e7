import { useLayoutEffect, useRef, type FocusEventHandler } from "react";

/**
 * Gives the focus back to a field whose place in a list is changed by others: the browser takes it away from what is
 * moved in the page, without a word. `order` is the order as it is drawn; the handlers belong on the list.
 */
export function useFocusKept(order: string): { onFocus: FocusEventHandler; onBlur: FocusEventHandler } {
  const focused = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const element = focused.current;
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (!element?.isConnected || !lost) return;
    // A text field keeps its caret while it is without focus.
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  }, [order]);
  return {
    onFocus(event) {
      focused.current = event.target instanceof HTMLElement ? event.target : null;
    },
    // Who leaves by themselves is not called back; what is moved gets no such event.
    onBlur() {
      focused.current = null;
    },
  };
}
