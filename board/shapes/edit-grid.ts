import { cellFromWords, cellToWords } from "./cell-words";
import { cellKey, GRID_LINES, type FeatureGridProps, type GridCell, type GridLine } from "./feature-grid";
import { inOrder, type Entries } from "./item-fields";

/** Which lines of a grid. */
export type Axis = "rows" | "columns";

/** Makes what a pure function must not: new ids and indexes between two others (null: none). */
export interface GridMint {
  /** A new id without colon and slash. */
  id(): string;
  /** `count` fractional indexes after `lower` and before `upper`, rising. */
  indexes(lower: string | null, upper: string | null, count: number): string[];
}

type Change = Partial<FeatureGridProps>;

/** `count` new lines at `position` (0 before the first), with their ids. Nothing beyond the most a grid may have. */
export function addLines(
  props: FeatureGridProps,
  axis: Axis,
  options: { position: number; labels: readonly string[]; mint: GridMint },
): { change: Change; ids: string[] } {
  const lines = inOrder(props[axis]);
  const labels = options.labels.slice(0, Math.max(0, GRID_LINES - lines.length));
  const position = Math.min(Math.max(options.position, 0), lines.length);
  const indexes = options.mint.indexes(
    lines[position - 1]?.index ?? null,
    lines[position]?.index ?? null,
    labels.length,
  );
  const ids = labels.map(() => options.mint.id());
  const added = Object.fromEntries(
    ids.map((id, n): [string, GridLine] => [id, { index: indexes[n] ?? "", label: labels[n] ?? "" }]),
  );
  return { change: { [axis]: { ...props[axis], ...added } }, ids };
}

/** Without a line and its cells. */
export function removeLine(props: FeatureGridProps, axis: Axis, id: string): Change {
  const { [id]: _removed, ...kept } = props[axis];
  const cells = Object.entries(props.cells).filter(([key]) => {
    const [row, column] = key.split(":");
    return (axis === "rows" ? row : column) !== id;
  });
  return { [axis]: kept, cells: Object.fromEntries(cells) };
}

/** A line at another position among its siblings, counted without itself. */
export function moveLine(
  props: FeatureGridProps,
  axis: Axis,
  options: { id: string; position: number; mint: GridMint },
): Change {
  const line = props[axis][options.id];
  const others = inOrder(props[axis]).filter(({ id }) => id !== options.id);
  if (!line) return {};
  const position = Math.min(Math.max(options.position, 0), others.length);
  const [index = line.index] = options.mint.indexes(
    others[position - 1]?.index ?? null,
    others[position]?.index ?? null,
    1,
  );
  return { [axis]: { ...props[axis], [options.id]: { ...line, index } } };
}

/** A line with another label. */
export function labelLine(props: FeatureGridProps, axis: Axis, id: string, label: string): Change {
  const line = props[axis][id];
  return line ? { [axis]: { ...props[axis], [id]: { ...line, label } } } : {};
}

/** Cells with other fields, by key; a field that is not named stays, one that is empty goes. */
export function setCells(
  props: FeatureGridProps,
  fields: Readonly<Record<string, Partial<GridCell>>>,
): Change {
  const cells = { ...props.cells };
  for (const [key, changed] of Object.entries(fields)) {
    const cell: Partial<GridCell> = { ...cells[key], ...changed };
    for (const name of Object.keys(cell) as (keyof GridCell)[]) if (!cell[name]) delete cell[name];
    if (Object.keys(cell).length === 0) delete cells[key];
    else cells[key] = cell;
  }
  return { cells };
}

/** A place in a grid by position: -1 is the line of labels. */
export interface GridPosition {
  row: number;
  column: number;
}

/**
 * Writes a block of words into the grid from `at` on, as a spreadsheet does: rows and columns that are missing are
 * added, words at position -1 become labels, others status and note. A block that is pasted at the corner (-1, -1)
 * brings the labels of rows and columns with it. Returns how many rows and columns did not fit.
 */
export function pasteBlock(
  props: FeatureGridProps,
  options: { at: GridPosition; block: readonly (readonly string[])[]; mint: GridMint },
): { change: Change; dropped: { rows: number; columns: number } } {
  const { at, block, mint } = options;
  const wanted = {
    rows: at.row + block.length,
    columns: at.column + Math.max(0, ...block.map((row) => row.length)),
  };
  let grid = props;
  for (const axis of ["rows", "columns"] as const) {
    const missing = wanted[axis] - Object.keys(grid[axis]).length;
    if (missing <= 0) continue;
    const labels = Array.from({ length: missing }, () => "");
    grid = { ...grid, ...addLines(grid, axis, { position: Infinity, labels, mint }).change };
  }
  const ids = { rows: inOrder(grid.rows), columns: inOrder(grid.columns) };
  const labels: Record<Axis, Entries<GridLine>> = { rows: { ...grid.rows }, columns: { ...grid.columns } };
  const cells: Record<string, Partial<GridCell>> = {};
  let { corner } = grid;
  const relabel = (axis: Axis, id: string | undefined, label: string) => {
    const line = id === undefined ? undefined : labels[axis][id];
    if (id !== undefined && line) labels[axis][id] = { ...line, label };
  };
  block.forEach((words, r) =>
    words.forEach((word, c) => {
      const [row, column] = [at.row + r, at.column + c];
      const text = word.trim();
      if (row === -1 && column === -1) corner = text || corner;
      else if (row === -1) relabel("columns", ids.columns[column]?.id, text);
      else if (column === -1) relabel("rows", ids.rows[row]?.id, text);
      else {
        const [rowId, columnId] = [ids.rows[row]?.id, ids.columns[column]?.id];
        if (rowId === undefined || columnId === undefined) return;
        cells[cellKey(rowId, columnId)] = { status: "", note: "", ...cellFromWords(grid.legend, text) };
      }
    }),
  );
  return {
    change: { ...labels, corner, ...setCells(grid, cells) },
    dropped: {
      rows: Math.max(0, wanted.rows - ids.rows.length),
      columns: Math.max(0, wanted.columns - ids.columns.length),
    },
  };
}

/** The words of a block of positions, both corners included; -1 takes the labels along. */
export function copyBlock(props: FeatureGridProps, from: GridPosition, to: GridPosition): string[][] {
  const [rows, columns] = [inOrder(props.rows), inOrder(props.columns)];
  const span = (a: number, b: number) =>
    Array.from({ length: Math.abs(b - a) + 1 }, (_, n) => Math.min(a, b) + n);
  return span(from.row, to.row).map((r) =>
    span(from.column, to.column).map((c) => {
      if (r === -1) return c === -1 ? props.corner : (columns[c]?.label ?? "");
      if (c === -1) return rows[r]?.label ?? "";
      return cellToWords(props.legend, props.cells[cellKey(rows[r]?.id ?? "", columns[c]?.id ?? "")]);
    }),
  );
}

/** Rows as a spreadsheet takes them from the clipboard: tabs and line breaks, cells with either of them in quotes. */
export function toTsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join("\t")).join("\n");
}
