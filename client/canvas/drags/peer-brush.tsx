"use client";

import { useMemo } from "react";
import {
  Box,
  DefaultBrush,
  useEditor,
  usePresence,
  useValue,
  type BoxModel,
  type TLBrushProps,
} from "tldraw";
import { createPeerDrags, drawingOf } from "./peer-drags";

/** What tldraw calls a colleague's brush: theirs, or the frame around their large selection with what they resize in it. */
export function PeerBrush(props: TLBrushProps) {
  const presence = usePresence(props.userId ?? "");
  if (!presence || !drawingOf(presence).isSelection) return <DefaultBrush {...props} />;
  return <SelectionFrame {...props} />;
}

function SelectionFrame({ userId, brush, color }: TLBrushProps) {
  const editor = useEditor();
  const peerDrags = useMemo(() => createPeerDrags(editor), [editor]);
  const resized = useValue(
    "resized shapes",
    () => {
      const drag = peerDrags().find((one) => one.userId === userId && one.motion === null);
      return drag?.rootIds.flatMap((id) => editor.getShapePageBounds(id) ?? []) ?? [];
    },
    [editor, peerDrags, userId],
  );
  // oxlint-disable-next-line react/capitalized-calls -- tldraw names its functions so
  const bounds = resized.length > 0 ? Box.Common(resized) : null;
  return (
    <svg className="tl-overlays__item" aria-hidden="true">
      <g className="tl-shape-indicator" stroke={color} opacity={0.7}>
        <rect
          data-testid="peer-selection"
          x={brush.x}
          y={brush.y}
          width={Math.max(1, brush.w)}
          height={Math.max(1, brush.h)}
        />
        {bounds && !isSame(brush, bounds) ? (
          <path data-testid="peer-resized" d={outlinesIn(brush, resized)} opacity={0.6} />
        ) : null}
      </g>
    </svg>
  );
}

/** Boxes in tenths of a pixel, as they travel. */
function isSame(a: BoxModel, b: BoxModel): boolean {
  return (["x", "y", "w", "h"] as const).every((side) => Math.abs(a[side] - b[side]) < 0.2);
}

/** The boxes as they stand to each other, stretched into `target`: where they will be when they are all resized to it. */
function outlinesIn(target: BoxModel, boxes: readonly Box[]): string {
  const bounds = Box.Common([...boxes]);
  const [stretchX, stretchY] = [target.w / (bounds.w || 1), target.h / (bounds.h || 1)];
  return boxes
    .map(({ x, y, w, h }) => {
      const [left, top] = [target.x + (x - bounds.x) * stretchX, target.y + (y - bounds.y) * stretchY];
      return `M${left} ${top}h${w * stretchX}v${h * stretchY}h${-w * stretchX}z`;
    })
    .join("");
}
