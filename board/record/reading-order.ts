import { isPageId, type TLFrameShape, type TLPage, type TLRecord, type TLShape } from "@tldraw/tlschema";

/** Where a shape stands: its page, its outermost frame, and its place on the page in page units. */
export interface Place {
  page: TLPage;
  frame: TLFrameShape | null;
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Deeper nesting than this is a circle of parents, or a board made to hurt. */
const MAX_DEPTH = 100;

function sizeOf(shape: TLShape): { w: number; h: number } {
  const { w, h } = shape.props as { w?: unknown; h?: unknown };
  return { w: typeof w === "number" ? w : 0, h: typeof h === "number" ? h : 0 };
}

/** The place of a shape; null when a parent is missing or parents run in a circle. */
export function placeOf(shape: TLShape, records: ReadonlyMap<string, TLRecord>): Place | null {
  let { x, y } = shape;
  let frame: Place["frame"] = null;
  let parentId: string = shape.parentId;
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const parent = records.get(parentId);
    if (isPageId(parentId)) {
      return parent?.typeName === "page" ? { page: parent, frame, x, y, ...sizeOf(shape) } : null;
    }
    if (parent?.typeName !== "shape") return null;
    const [cos, sin] = [Math.cos(parent.rotation), Math.sin(parent.rotation)];
    [x, y] = [parent.x + x * cos - y * sin, parent.y + x * sin + y * cos];
    if (parent.type === "frame") frame = parent as TLFrameShape;
    parentId = parent.parentId;
  }
  return null;
}

interface Box {
  x: number;
  y: number;
  h: number;
  id: string;
}

/**
 * Sorts as a room reads: rows from top to bottom, in a row from left to right. Boxes are in one row when the lower
 * one begins above the middle of the row's first box.
 */
export function sortAsRead<T>(things: readonly T[], boxOf: (thing: T) => Box): T[] {
  const boxes = things.map((thing) => ({ thing, box: boxOf(thing) }));
  boxes.sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x || (a.box.id < b.box.id ? -1 : 1));
  const sorted: T[] = [];
  while (boxes.length > 0) {
    const first = boxes[0];
    if (!first) break;
    const middle = first.box.y + Math.max(first.box.h, 1) / 2;
    const end = boxes.findIndex(({ box }) => box.y >= middle);
    const row = boxes.splice(0, end === -1 ? boxes.length : Math.max(end, 1));
    row.sort((a, b) => a.box.x - b.box.x || a.box.y - b.box.y || (a.box.id < b.box.id ? -1 : 1));
    sorted.push(...row.map(({ thing }) => thing));
  }
  return sorted;
}
