"use client";

import { useEditor, useValue } from "tldraw";
import { humLine, lastHumOf } from "./hum-result";
import { useSessionIfAny } from "./session-context";

const GAP_PX = 4;

/** The result of a hum check, on the upper edge of the item it was about; for tldraw's `Overlays`. */
export function HumBadges() {
  const session = useSessionIfAny();
  const editor = useEditor();
  const hums = session?.state.hums ?? [];
  const items = [...new Set(hums.flatMap(({ itemId, result }) => (itemId && result ? itemId : [])))];
  const places = useValue(
    "places of hum results",
    () =>
      items.flatMap((id) => {
        const shape = editor.getShape(id as never);
        const box =
          shape && editor.getAncestorPageId(shape) === editor.getCurrentPageId()
            ? editor.getShapePageBounds(shape)
            : undefined;
        return box ? { id, x: box.maxX, y: box.minY } : [];
      }),
    [editor, items.join()],
  );
  const zoom = useValue("zoom", () => editor.getZoomLevel(), [editor]);
  return places.map(({ id, x, y }) => {
    const hum = lastHumOf(hums, id);
    return hum ? (
      <div
        key={id}
        className="hum-badge"
        data-testid="hum-badge"
        style={{
          left: x,
          top: y - GAP_PX,
          // Readable however far out the board is seen, and no larger than the card when near.
          transform: `translate(-100%, -100%) scale(${Math.min(1.4, Math.max(0.8, 1 / zoom))})`,
        }}
      >
        {humLine(hum.result)}
      </div>
    ) : null;
  });
}
