import { useEffect } from "react";

/** Alt+C, also while something is typed: a decision is taken down when it is made. By the key's place, as Option+C is a letter. */
export function useCaptureKey(capture: (() => void) | null): void {
  useEffect(() => {
    if (!capture) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== "KeyC" || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      capture();
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [capture]);
}
