import type { GridPosition } from "@/board/shapes/edit-grid";
import { GRID_SPACE, GRID_TEXT, type GridLayout } from "@/board/shapes/feature-grid-layout";

/** A rectangle in the coordinates of the grid. */
export interface GridBox {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Where a cell or a label stands; -1 is the line of labels. */
export function boxAt({ table, rows, columns }: GridLayout, { row, column }: GridPosition): GridBox {
  const line = rows[row];
  const place = columns[column];
  return {
    x: place?.x ?? 0,
    y: line?.y ?? table.y,
    w: place?.w ?? table.labelW,
    h: line?.h ?? table.headH,
  };
}

export function titleBox(layout: GridLayout): GridBox {
  return {
    x: GRID_SPACE.side,
    y: layout.titleY,
    w: layout.w - 2 * GRID_SPACE.side,
    h: layout.title.length * GRID_TEXT.title.lineHeight,
  };
}

/** The cell or label under a point; null above the table, below it, and on the sums. */
export function positionAt(
  { table, rows, columns }: GridLayout,
  { x, y }: { x: number; y: number },
): GridPosition | null {
  if (y < table.y || x < 0) return null;
  const row = y < table.y + table.headH ? -1 : rows.findIndex((line) => y >= line.y && y < line.y + line.h);
  const column = x < table.labelW ? -1 : columns.findIndex((place) => x >= place.x && x < place.x + place.w);
  if (row === -1 && y >= table.y + table.headH) return null;
  if (column === -1 && x >= table.labelW) return null;
  return { row, column };
}
