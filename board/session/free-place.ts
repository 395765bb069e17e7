import type { TLFrameShape, TLRecord, TLShape } from "@tldraw/tlschema";
import { placeOf } from "@/board/record/reading-order";
import { layoutGrid } from "@/board/shapes/feature-grid-layout";
import { cardHeight } from "@/board/shapes/item-layout";
import { isItem } from "@/board/shapes/item-shapes";
import { NOTE_SIZE } from "./note-height";

/** A rectangle in pixels of the board. */
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Where something new comes: its parent and its corner in the parent's space. */
export interface FreePlace {
  parentId: TLShape["parentId"];
  x: number;
  y: number;
}

const GAP = 20;
const MARGIN = 36;
/** How far places are from each other that are tried. */
const STEP = 24;
/** Below everything there is, with room for a frame's name. */
const BELOW = 120;
/** For shapes without a size of their own (arrows, strokes), which only ever cover a part of it. */
const UNKNOWN = 120;

/** Width and height of a shape, as far as they are known without a browser. */
function sizeOfShape(shape: TLShape): { w: number; h: number } {
  const props = shape.props as { w?: unknown; h?: unknown; growY?: unknown };
  const number = (value: unknown, otherwise: number) => (typeof value === "number" ? value : otherwise);
  if (isItem(shape)) {
    const { h } = shape.type === "feature-grid" ? layoutGrid(shape.props, " ") : { h: cardHeight(shape) };
    return { w: shape.props.w, h: Math.max(h, shape.props.h) };
  }
  const least = shape.type === "note" ? NOTE_SIZE : UNKNOWN;
  return { w: number(props.w, least), h: number(props.h, least) + number(props.growY, 0) };
}

/**
 * A free place for something of this size: in the frame, as people read, where there is room; else below everything on the
 * frame's page, or on the first page. Null for a board without pages.
 */
export function freePlace(
  records: ReadonlyMap<string, TLRecord>,
  frameId: string | null,
  size: { w: number; h: number },
): FreePlace | null {
  const frame = frameOf(records, frameId);
  if (frame) {
    const inside = placeInFrame(records, frame, size);
    if (inside) return { parentId: frame.id, ...inside };
  }
  return placeBelow(records, frame);
}

/** The frame of an id, if there is one that can be seen. */
export function frameOf(records: ReadonlyMap<string, TLRecord>, id: string | null): TLFrameShape | null {
  const record = id === null ? undefined : records.get(id);
  if (record?.typeName !== "shape" || record.type !== "frame") return null;
  return placeOf(record, records) ? (record as TLFrameShape) : null;
}

function placeInFrame(
  records: ReadonlyMap<string, TLRecord>,
  frame: TLFrameShape,
  { w, h }: { w: number; h: number },
): { x: number; y: number } | null {
  const taken = childrenOf(records, frame.id).map((child): Box => ({
    x: child.x,
    y: child.y,
    ...sizeOfShape(child),
  }));
  for (let y = MARGIN; y + h <= frame.props.h - MARGIN / 2; y += STEP) {
    for (let x = MARGIN; x + w <= frame.props.w - MARGIN / 2; x += STEP) {
      const box = { x: x - GAP / 2, y: y - GAP / 2, w: w + GAP, h: h + GAP };
      if (!taken.some((other) => overlap(box, other))) return { x, y };
    }
  }
  return null;
}

/** Below everything on a page: under the frame it belongs to, or at the left edge. */
export function placeBelow(
  records: ReadonlyMap<string, TLRecord>,
  near: TLFrameShape | null,
): FreePlace | null {
  const pages = [...records.values()]
    .filter((record) => record.typeName === "page")
    .sort((a, b) => (a.index === b.index ? (a.id < b.id ? -1 : 1) : a.index < b.index ? -1 : 1));
  const place = near && placeOf(near, records);
  const page = place?.page ?? pages[0];
  if (!page) return null;
  const boxes = childrenOf(records, page.id).map((child): Box => ({
    x: child.x,
    y: child.y,
    ...sizeOfShape(child),
  }));
  if (boxes.length === 0) return { parentId: page.id, x: 0, y: 0 };
  const left = Math.min(...boxes.map(({ x }) => x));
  const bottom = Math.max(...boxes.map(({ y, h }) => y + h));
  return { parentId: page.id, x: Math.round(place?.x ?? left), y: Math.round(bottom + BELOW) };
}

/** Shapes directly in a frame or on a page. */
export function childrenOf(records: ReadonlyMap<string, TLRecord>, parentId: string): TLShape[] {
  const children: TLShape[] = [];
  for (const record of records.values()) {
    if (record.typeName === "shape" && record.parentId === parentId) children.push(record);
  }
  return children;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
