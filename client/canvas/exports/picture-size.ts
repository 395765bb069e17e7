/** What every current browser can draw on a canvas without running out of memory: 100 MB of pixels. */
const MOST_PIXELS = 64_000_000;
const MOST_SIDE = 16_384;

export interface PictureSize {
  width: number;
  height: number;
}

/** Pixels of a picture of `bounds` (in units of the board) at `scale`. */
export function pictureSize(bounds: { w: number; h: number }, scale: number): PictureSize {
  return { width: Math.floor(bounds.w * scale), height: Math.floor(bounds.h * scale) };
}

/** Whether a browser could not draw it. */
export function isTooLarge({ width, height }: PictureSize): boolean {
  return width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_PIXELS;
}

/** The largest scale up to `wanted` at which a picture has at most `pixels` pixels and `side` pixels a side. */
export function fittingScale(
  bounds: { w: number; h: number },
  wanted: number,
  most: { pixels: number; side: number },
): number {
  const { w, h } = bounds;
  return Math.min(wanted, most.side / Math.max(w, h, 1), Math.sqrt(most.pixels / Math.max(w * h, 1)));
}
