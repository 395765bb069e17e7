/** A box in page space, as tldraw's Box. */
export interface PageBox {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Below this zoom the writing on cards cannot be read. */
const READABLE_ZOOM = 0.45;

/**
 * What a visitor sees first: everything while that can be read, else the first frame in reading order.
 * `screen` is the size of the canvas in pixels, less the margin that tldraw's panels need.
 */
export function firstView(
  content: PageBox,
  frames: readonly PageBox[],
  screen: { w: number; h: number },
): PageBox {
  if (Math.min(screen.w / content.w, screen.h / content.h) >= READABLE_ZOOM) return content;
  return frames.toSorted(byReadingOrder)[0] ?? content;
}

/** By rows, then from the left; frames that overlap by half their height stand in one row. */
function byReadingOrder(a: PageBox, b: PageBox): number {
  const sameRow = Math.abs(a.y - b.y) < Math.min(a.h, b.h) / 2;
  return sameRow ? a.x - b.x : a.y - b.y;
}
