import { COLUMNS, columnsOf, padTo } from "./column-text";

const GAP = 2;
/** A label that is longer is shortened in the table; the record itself holds it whole. */
const LABEL_COLUMNS = 34;

function shorten(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let short = "";
  for (const character of text) {
    if (columnsOf(short) + columnsOf(character) > columns - 3) break;
    short += character;
  }
  return `${short.trimEnd()}...`;
}

/**
 * A table for fixed pitch, at most 72 columns wide. What does not fit beside the row labels follows in a further
 * table with the labels repeated. `rows` are of the length of `head`; the first cell is the label.
 */
export function textTables(head: readonly string[], rows: readonly (readonly string[])[]): string[][] {
  const widest = (column: number) => Math.max(...[head, ...rows].map((row) => columnsOf(row[column] ?? "")));
  const label = Math.min(widest(0), LABEL_COLUMNS);
  const room = COLUMNS - label - GAP;
  const widths = head.slice(1).map((_, n) => Math.min(widest(n + 1), room));
  const groups: number[][] = [];
  let used = Infinity;
  widths.forEach((width, n) => {
    if (used + GAP + width > room + GAP) {
      groups.push([]);
      used = 0;
    }
    groups.at(-1)?.push(n + 1);
    used += GAP + width;
  });
  if (groups.length === 0) groups.push([]);
  return groups.map((group) => {
    const line = (cells: readonly string[]) =>
      [
        padTo(shorten(cells[0] ?? "", label), label),
        ...group.map((n) => padTo(shorten(cells[n] ?? "", widths[n - 1] ?? 0), widths[n - 1] ?? 0)),
      ]
        .join(" ".repeat(GAP))
        .trimEnd();
    const rule = [label, ...group.map((n) => widths[n - 1] ?? 0)].map((width) => "-".repeat(width));
    return [line(head), rule.join(" ".repeat(GAP)), ...rows.map(line)];
  });
}
