/** A box in page space, as tldraw's Box. */
export interface Bounds {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

/** Content smaller than this share of the screen, both ways, is worth coming closer to. */
const SMALL = 0.45;

/** Whether the camera has to move: something lies outside what is seen, or all of it has become small. */
export function needsRefit(content: Bounds, seen: Bounds): boolean {
  const inside =
    content.minX >= seen.minX &&
    content.minY >= seen.minY &&
    content.maxX <= seen.maxX &&
    content.maxY <= seen.maxY;
  if (!inside) return true;
  const share = (min: "minX" | "minY", max: "maxX" | "maxY") =>
    (content[max] - content[min]) / (seen[max] - seen[min]);
  return share("minX", "maxX") < SMALL && share("minY", "maxY") < SMALL;
}
