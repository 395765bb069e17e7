import { useEffect, useRef } from "react";

/**
 * Remembers entries that the person added, and gives them to `drop` when the editing ends: those that stayed empty are
 * taken away again, so that no list fills with nothing.
 */
export function useAddedEntries(
  drop: (ids: readonly string[]) => void,
  /** One that was added before the editing began. */
  first: string | null = null,
): { note(id: string): void } {
  const added = useRef<string[]>(first === null ? [] : [first]);
  const latest = useRef(drop);
  useEffect(() => {
    latest.current = drop;
  });
  useEffect(
    () => () => {
      if (added.current.length > 0) latest.current(added.current);
      added.current = [];
    },
    [],
  );
  return { note: (id) => void added.current.push(id) };
}
