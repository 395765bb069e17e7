import type { GridPosition } from "@/board/shapes/edit-grid";

/** Where a person is in a grid: the cell that is worked on, and the other corner of what is selected. */
export interface GridCursor {
  at: GridPosition;
  anchor: GridPosition;
}

export interface GridSize {
  rows: number;
  columns: number;
}

/** Rows that Page up and Page down move. */
const PAGE_ROWS = 10;

/** A cursor on one cell; -1 is the line of labels. */
export function cursorAt(row: number, column: number): GridCursor {
  return { at: { row, column }, anchor: { row, column } };
}

/** The cursor where it still is inside a grid of this size: a colleague may have removed its row. */
export function clampCursor({ at, anchor }: GridCursor, size: GridSize): GridCursor {
  return { at: clamped(at, size), anchor: clamped(anchor, size) };
}

function clamped({ row, column }: GridPosition, { rows, columns }: GridSize): GridPosition {
  return { row: Math.min(Math.max(row, -1), rows - 1), column: Math.min(Math.max(column, -1), columns - 1) };
}

/** The selected block, upper left and lower right corner. */
export function selectedBlock({ at, anchor }: GridCursor): { from: GridPosition; to: GridPosition } {
  return {
    from: { row: Math.min(at.row, anchor.row), column: Math.min(at.column, anchor.column) },
    to: { row: Math.max(at.row, anchor.row), column: Math.max(at.column, anchor.column) },
  };
}

/**
 * Where a key leads, as in a spreadsheet: arrows, with Ctrl to the end, with Shift extending the selection; Home, End,
 * Page up, Page down; Tab through the cells of the grid from line to line. Null for a key that does not move, and for
 * Tab beyond the last cell and Shift+Tab before the first one.
 */
export function moveCursor(
  cursor: GridCursor,
  key: { key: string; shiftKey: boolean; ctrlKey: boolean },
  size: GridSize,
): GridCursor | null {
  const { at } = cursor;
  if (key.key === "Tab") return tab(at, key.shiftKey, size);
  const next = step(at, key, size);
  if (!next) return null;
  const to = clamped(next, size);
  return { at: to, anchor: key.shiftKey ? cursor.anchor : to };
}

function step(
  at: GridPosition,
  { key, ctrlKey }: { key: string; ctrlKey: boolean },
  size: GridSize,
): GridPosition | null {
  const far = ctrlKey ? Math.max(size.rows, size.columns) : 1;
  switch (key) {
    case "ArrowUp":
      return { ...at, row: ctrlKey && at.row > 0 ? 0 : at.row - far };
    case "ArrowDown":
      return { ...at, row: at.row + far };
    case "ArrowLeft":
      return { ...at, column: ctrlKey && at.column > 0 ? 0 : at.column - far };
    case "ArrowRight":
      return { ...at, column: at.column + far };
    case "PageUp":
      return { ...at, row: Math.max(at.row - PAGE_ROWS, Math.min(at.row, 0)) };
    case "PageDown":
      return { ...at, row: at.row + PAGE_ROWS };
    case "Home":
      return ctrlKey ? { row: 0, column: 0 } : { ...at, column: at.column <= 0 ? -1 : 0 };
    case "End":
      return { row: ctrlKey ? size.rows - 1 : at.row, column: size.columns - 1 };
    default:
      return null;
  }
}

function tab({ row, column }: GridPosition, back: boolean, { rows, columns }: GridSize): GridCursor | null {
  if (back) {
    if (column > -1) return cursorAt(row, column - 1);
    return row > -1 ? cursorAt(row - 1, columns - 1) : null;
  }
  if (column < columns - 1) return cursorAt(row, column + 1);
  return row < rows - 1 ? cursorAt(row + 1, Math.min(0, columns - 1)) : null;
}
