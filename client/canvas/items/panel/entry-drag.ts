import { useCallback, useRef, useState, type PointerEvent, type RefObject } from "react";

export interface EntryDrag {
  /** The entry that is dragged, and the place it would take, counted without it. */
  dragged: { id: string; to: number } | null;
  /** For the handle of an entry. */
  handle(id: string): {
    onPointerDown(event: PointerEvent<HTMLElement>): void;
    onPointerMove(event: PointerEvent<HTMLElement>): void;
    onPointerUp(event: PointerEvent<HTMLElement>): void;
    onPointerCancel(event: PointerEvent<HTMLElement>): void;
  };
}

/** Reorders the children of `list` by their handles; each child has `data-entry`. With a mouse and with a finger. */
export function useEntryDrag(
  list: RefObject<HTMLElement | null>,
  move: (id: string, to: number) => void,
): EntryDrag {
  const [dragged, setDragged] = useState<EntryDrag["dragged"]>(null);
  const pointer = useRef<number | null>(null);

  const placeAt = useCallback(
    (id: string, y: number): number => {
      const others = [...(list.current?.querySelectorAll<HTMLElement>("[data-entry]") ?? [])].filter(
        (row) => row.dataset.entry !== id,
      );
      return others.filter((row) => {
        const { top, height } = row.getBoundingClientRect();
        return top + height / 2 < y;
      }).length;
    },
    [list],
  );

  return {
    dragged,
    handle: (id) => ({
      onPointerDown(event) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pointer.current = event.pointerId;
      },
      onPointerMove(event) {
        if (pointer.current !== event.pointerId) return;
        setDragged({ id, to: placeAt(id, event.clientY) });
      },
      onPointerUp(event) {
        if (pointer.current !== event.pointerId) return;
        pointer.current = null;
        if (dragged) move(id, dragged.to);
        setDragged(null);
      },
      onPointerCancel() {
        pointer.current = null;
        setDragged(null);
      },
    }),
  };
}
