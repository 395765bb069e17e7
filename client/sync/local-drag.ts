import { atom, type Editor, type TLShapeId } from "tldraw";
import type { Presence } from "@/contract/presence";
import { MAX_DRAGGED, shapeKey } from "@/contract/shape-key";
import type { Clock } from "./clock";

/** How long a preview stands after the document was written: presence may overtake the write by a few frames. */
const GRACE_MS = 250;

/** Gestures that move shapes, with the part of presence that previews them between two writes of the document. */
const MOVING = ["select.translating", "select.rotating"];
const RESIZING = "select.resizing";

/** What the person is moving at the moment, as colleagues are to see it before it is in the document. */
export interface LocalDrag {
  /** Part of the presence; empty when nothing is moved. Reactive. */
  presence(): Pick<Presence, "dragged" | "draggedTo">;
  stop(): void;
}

/**
 * Follows the gestures of an editor. What is told is where the shapes stand, not how far they have come: whatever a receiver
 * has of the document, it shows them at the same place, and a preview that stays a moment too long changes nothing.
 */
export function followLocalDrag(
  editor: Editor,
  options: {
    clock: Clock;
    /** Whether changes wait to be written to the document. */
    hasPending(): boolean;
    /** Resized shapes are previewed from this many on: fewer are written often enough. */
    resizedFrom: number;
  },
): LocalDrag {
  const { clock } = options;
  /** Raised when a preview has had its time. */
  const ended = atom("drag ended", 0);
  let shapes: { ids: readonly TLShapeId[]; keys: string; resized: boolean } | null = null;
  let stopTimer: (() => void) | null = null;

  function clearTimer(): void {
    stopTimer?.();
    stopTimer = null;
  }

  function endSoon(): void {
    stopTimer ??= clock.after(GRACE_MS, () => {
      stopTimer = null;
      if (options.hasPending()) return endSoon();
      shapes = null;
      ended.set(ended.get() + 1);
    });
  }

  return {
    presence() {
      ended.get();
      const resized = editor.isIn(RESIZING);
      const ids = editor.getSelectedShapeIds();
      const moves = resized ? ids.length >= options.resizedFrom : editor.isInAny(...MOVING);
      if (moves && ids.length > 0 && ids.length <= MAX_DRAGGED) {
        clearTimer();
        if (shapes?.ids !== ids || shapes.resized !== resized)
          shapes = { ids, keys: ids.map(shapeKey).join(""), resized };
      } else if (shapes) endSoon();
      const [anchor] = shapes?.ids ?? [];
      if (!shapes || !anchor) return {};
      if (shapes.resized) return { dragged: shapes.keys };
      const transform = editor.getShapePageTransform(anchor);
      if (!transform) return {};
      const { x, y } = transform.point();
      return { dragged: shapes.keys, draggedTo: [tenth(x), tenth(y), turn(transform.rotation())] };
    },
    stop: clearTimer,
  };
}

function tenth(px: number): number {
  return Math.round(px * 10) / 10;
}

/** Radians to 0.0001: a tenth of a pixel a thousand pixels from the anchor. */
function turn(radians: number): number {
  return Math.round(radians * 10_000) / 10_000;
}
