import type { Point, PointSign } from "@/board/shapes/proposal";

/** A point that nobody has put into words yet. */
export function newPoint(sign: PointSign, author: string): Omit<Point, "index"> {
  return { sign, text: "", author, settled: "" };
}
