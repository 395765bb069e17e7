import { MARKS, type MarkDrawing, type MarkName } from "@/board/shapes/item-marks";

/** A mark of items as a picture of `size` pixels in the colour of the text around it. */
export function Mark({ name, size = 14 }: { name: MarkName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden className="shrink-0">
      <MarkPaths name={name} color="currentColor" />
    </svg>
  );
}

/** Its paths, in a square of 16. */
export function MarkPaths({ name, color }: { name: MarkName; color: string }) {
  const { stroke, fill }: MarkDrawing = MARKS[name];
  return (
    <>
      {fill ? <path d={fill} fill={color} /> : null}
      {stroke ? (
        <path
          d={stroke}
          fill="none"
          stroke={color}
          strokeWidth={1.7}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ) : null}
    </>
  );
}
