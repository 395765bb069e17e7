import { THUMBNAIL } from "@/contract/thumbnail";

/** Space around the content, as a share of the thumbnail's width. */
const MARGIN = 0.03;
/** A single small note is not blown up to fill the picture. */
const MAX_SCALE = 0.8;
/** Content that would leave nearly half of the picture empty is a long row or column: a thin band says nothing. */
const LONG = 1.8;
/** It is shown this much larger than it would fit, from its beginning. */
const CROP = 1.7;

/** Which part of a page its thumbnail shows: pixels of the thumbnail per page pixel, and the upper left corner. */
export function frameThumbnail(content: { x: number; y: number; w: number; h: number }): {
  scale: number;
  x: number;
  y: number;
} {
  const { width, height } = THUMBNAIL;
  const margin = MARGIN * width;
  const [byWidth, byHeight] = [(width - 2 * margin) / content.w, (height - 2 * margin) / content.h];
  const whole = Math.min(byWidth, byHeight);
  const long = Math.max(byWidth, byHeight) / whole >= LONG;
  const scale = Math.min(long ? whole * CROP : whole, MAX_SCALE);
  /** Centred where there is room, else from the beginning. */
  const start = (from: number, length: number, pixels: number) => {
    const room = pixels / scale - length;
    return from - Math.max(room / 2, margin / scale);
  };
  return { scale, x: start(content.x, content.w, width), y: start(content.y, content.h, height) };
}
