import { cellKey, type FeatureGridProps } from "./feature-grid";
import { LEGENDS, type LegendMark } from "./legends";

/** How often each mark stands in a row, a column or a whole grid; marks that do not occur are left out. */
export interface GridCount {
  /** In the order of the legend. */
  marks: { mark: LegendMark; count: number }[];
  /** Cells with a mark of the legend, and all cells. */
  marked: number;
  cells: number;
}

/** Counts the marks of the cells of `rowIds` × `columnIds`. A status that the legend does not have is not counted. */
export function countMarks(
  { legend, cells }: Pick<FeatureGridProps, "legend" | "cells">,
  rowIds: readonly string[],
  columnIds: readonly string[],
): GridCount {
  const counts = new Map<string, number>();
  for (const row of rowIds) {
    for (const column of columnIds) {
      const status = cells[cellKey(row, column)]?.status;
      if (status) counts.set(status, (counts.get(status) ?? 0) + 1);
    }
  }
  const marks = LEGENDS[legend].flatMap((mark) => {
    const count = counts.get(mark.status) ?? 0;
    return count === 0 ? [] : [{ mark, count }];
  });
  return {
    marks,
    marked: marks.reduce((sum, { count }) => sum + count, 0),
    cells: rowIds.length * columnIds.length,
  };
}

/** Mean of a grid of scores, to one decimal; null without a score. */
export function meanScore({ marks, marked }: GridCount): number | null {
  if (marked === 0) return null;
  const sum = marks.reduce((total, { mark, count }) => total + Number(mark.status) * count, 0);
  return Math.round((sum / marked) * 10) / 10;
}
