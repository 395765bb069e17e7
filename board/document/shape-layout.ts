import type { TLDrawShapeSegment } from "@tldraw/tlschema";
import { packSegments, unpackSegments } from "./stroke-points";

/** How one property of a shape is kept in the document when not as it is. */
export interface PropPacking {
  pack(value: unknown): unknown;
  /** Throws on something `pack` cannot have made. */
  unpack(stored: unknown): unknown;
}

/** What is special about a type of shape in the document; most types have nothing. Items: see item-layout.ts. */
export interface ShapeLayout {
  packed: Readonly<Record<string, PropPacking>>;
  /** The shape is a freehand stroke: while `isComplete` is false its `segments` grow in the array `live`. */
  stroke: boolean;
}

const segments: PropPacking = {
  pack: (value) => packSegments(value as TLDrawShapeSegment[]),
  unpack(stored) {
    if (!(stored instanceof Uint8Array)) throw new Error("stroke points are not packed");
    return unpackSegments([stored]);
  },
};

const PLAIN: ShapeLayout = { packed: {}, stroke: false };
const STROKE: ShapeLayout = { packed: { segments }, stroke: true };
const LAYOUTS: Readonly<Record<string, ShapeLayout>> = { draw: STROKE, highlight: STROKE };

/** The layout of a record; records that are no shapes have the plain one. */
export function layoutOf(record: { typeName?: unknown; type?: unknown }): ShapeLayout {
  if (record.typeName !== "shape" || typeof record.type !== "string") return PLAIN;
  return Object.hasOwn(LAYOUTS, record.type) ? (LAYOUTS[record.type] ?? PLAIN) : PLAIN;
}
