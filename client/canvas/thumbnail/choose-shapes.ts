/** A shape that stands on the page itself, with what it holds. */
export interface PageShape {
  id: string;
  /** Page pixels. */
  w: number;
  h: number;
  /** How many shapes are drawn for it: itself and everything inside. */
  count: number;
  /** Bytes of the pictures in it. */
  pictureBytes: number;
}

/** Drawing more than this keeps a browser busy for too long; see the figures in docs/decisions. */
const MAX_SHAPES = 1_000;
/** Every picture is fetched and unpacked whole. */
const MAX_PICTURE_BYTES = 12 * 1024 * 1024;
/** What is smaller than this in the thumbnail cannot be seen there. */
const VISIBLE_PX = 1.5;

/**
 * The shapes that a thumbnail of this scale shows: the largest, as many as are cheap to draw, in the order given (which
 * is how they lie upon each other).
 */
export function chooseShapes<Shape extends PageShape>(shapes: readonly Shape[], scale: number): Shape[] {
  let left = { shapes: MAX_SHAPES, bytes: MAX_PICTURE_BYTES };
  const chosen = new Set<Shape>();
  const largestFirst = shapes
    .filter(({ w, h }) => Math.max(w, h) * scale >= VISIBLE_PX)
    .toSorted((a, b) => extent(b) - extent(a));
  for (const shape of largestFirst) {
    if (shape.count > left.shapes || shape.pictureBytes > left.bytes) continue;
    left = { shapes: left.shapes - shape.count, bytes: left.bytes - shape.pictureBytes };
    chosen.add(shape);
  }
  return shapes.filter((shape) => chosen.has(shape));
}

/** Half of the circumference: a line has no area and is still seen. */
function extent({ w, h }: PageShape): number {
  return w + h;
}
