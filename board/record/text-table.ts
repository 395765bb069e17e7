import { COLUMNS, columnsOf, padTo, wrap } from "./column-text";

const GAP = 2;
/** A label or cell that is longer goes on in the next line. */
const LABEL_COLUMNS = 30;
const NARROWEST = 18;

/**
 * A table for fixed pitch, at most 72 columns wide; long texts wrap inside their column, nothing is left out. What does
 * not fit beside the row labels follows in a further table with the labels repeated. `rows` are of the length of `head`;
 * the first cell is the label.
 */
export function textTables(head: readonly string[], rows: readonly (readonly string[])[]): string[][] {
  const widest = (column: number) =>
    [head, ...rows].reduce((most, row) => Math.max(most, columnsOf(row[column] ?? "")), 0);
  const label = Math.min(widest(0), LABEL_COLUMNS);
  const room = COLUMNS - label - GAP;
  const widths = columnWidths(
    head.slice(1).map((_, n) => widest(n + 1)),
    room,
  );
  const groups: number[][] = [];
  let used = Infinity;
  widths.forEach((width, n) => {
    if (used + GAP + width > room) {
      groups.push([]);
      used = -GAP;
    }
    groups.at(-1)?.push(n + 1);
    used += GAP + width;
  });
  if (groups.length === 0) groups.push([]);
  return groups.map((group) => {
    const columns = [0, ...group].map((n) => ({ n, width: n === 0 ? label : (widths[n - 1] ?? 0) }));
    const lines = (row: readonly string[]) => rowLines(columns, row);
    const bodies = rows.map(lines);
    // Where a row takes several lines, only a gap shows where the next one begins.
    const apart = bodies.some((body) => body.length > 1);
    return [
      ...lines(head),
      columns.map(({ width }) => "-".repeat(width)).join(" ".repeat(GAP)),
      ...bodies.flatMap((body, n) => (apart && n > 0 ? ["", ...body] : body)),
    ];
  });
}

/** Natural widths where they fit beside each other, else the wide ones share the room evenly. */
function columnWidths(natural: readonly number[], room: number): number[] {
  const total = natural.reduce((sum, width) => sum + GAP + width, -GAP);
  if (total <= room) return [...natural];
  const share = Math.floor((room + GAP) / Math.max(1, natural.length)) - GAP;
  const most = Math.min(room, Math.max(NARROWEST, share));
  return natural.map((width) => Math.min(width, most));
}

function rowLines(columns: readonly { n: number; width: number }[], row: readonly string[]): string[] {
  const cells = columns.map(({ n, width }) => wrap(row[n] ?? "", Math.max(1, width)));
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ width }, n) => padTo(cells[n]?.[line] ?? "", width))
      .join(" ".repeat(GAP))
      .trimEnd(),
  );
}
