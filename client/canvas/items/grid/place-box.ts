import type { CSSProperties } from "react";
import type { GridBox } from "./grid-boxes";

/** A box of the grid as the place of an element in the layer over it. */
export function placeBox({ x, y, w, h }: GridBox): CSSProperties {
  return { left: x, top: y, width: w, height: h };
}
