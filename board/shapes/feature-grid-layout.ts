import { cellKey, type FeatureGridProps, type GridCell } from "./feature-grid";
import { countMarks, meanScore, type GridCount } from "./grid-summary";
import { inOrder } from "./item-fields";
import { LEGENDS, markOf, type LegendId, type LegendMark } from "./legends";
import { breakLines, fitLine, type TextLine } from "./text-lines";
import { textWidth, type TextStyle } from "./text-width";

/** How the parts of a grid are set; sizes in pixels of the board. */
export const GRID_TEXT = {
  kind: { size: 12, weight: 600, lineHeight: 18 },
  title: { size: 17, weight: 620, lineHeight: 23 },
  head: { size: 12.5, weight: 620, lineHeight: 16 },
  label: { size: 13.5, weight: 450, lineHeight: 17 },
  word: { size: 13, weight: 600, lineHeight: 17 },
  note: { size: 11.5, weight: 450, lineHeight: 15 },
} as const satisfies Record<string, TextStyle>;

export const GRID_SPACE = {
  /** Left and right of what stands above and below the table. */
  side: 14,
  top: 10,
  /** Left and right inside a cell. */
  cell: 10,
  /** Above and below inside a cell. */
  cellY: 9,
  /** Width kept for a mark and the gap behind it. */
  mark: 21,
  rowLeast: 38,
  headLeast: 36,
  legend: 30,
} as const;

const LABEL_LEAST = 120;
const LABEL_MOST = 260;
const COLUMN_LEAST: Readonly<Record<LegendId, number>> = { kernel: 116, partly: 102, score: 96, text: 128 };
/** Room for `25/40` and behind it the mark and number of what is still to be done. */
const SUMMARY = 96;
const HEAD_LINES = 2;
const LABEL_LINES = 3;
const NOTE_LINES = 3;
/** Lines of a cell of words. */
const WORDS_LINES = 6;

export interface GridColumnLayout {
  id: string;
  x: number;
  w: number;
  lines: TextLine[];
  count: GridCount;
}

export interface GridCellLayout {
  columnId: string;
  /** Key of the cell in `cells`. */
  key: string;
  mark: LegendMark | null;
  /** Beside the mark; with the legend `text` nothing. */
  word: TextLine | null;
  /** The note: on the line of the word when `beside`, else below it. */
  note: TextLine[];
  beside: boolean;
  /** Address of the evidence; empty without one. */
  evidence: string;
  /** Equal for cells that look equal at the same width. */
  looks: string;
}

export interface GridRowLayout {
  id: string;
  y: number;
  h: number;
  lines: TextLine[];
  /** The lines say what belongs here: the row has no label yet. */
  placeholder: boolean;
  cells: GridCellLayout[];
  count: GridCount;
}

/** Where everything of a grid stands, in its own coordinates. The screen, the SVG and the server agree on it. */
export interface GridLayout {
  /** What the grid takes; never less than its props ask for. */
  w: number;
  h: number;
  title: TextLine[];
  titleY: number;
  /** Right of the kind: as of when all of it is true, and how many sources there are. */
  about: { asOf: string; sources: number };
  table: { y: number; headH: number; labelW: number };
  corner: TextLine;
  columns: GridColumnLayout[];
  rows: GridRowLayout[];
  /** The column and the row of sums; null for a legend that is not counted. */
  sums: { x: number; w: number; y: number; h: number; all: GridCount } | null;
  /** Top of the legend; null for a grid of words. */
  legendY: number | null;
}

/** Lays cells out, and remembers the last ones: in a grid most say what others say, or what they said before. */
export type CellSetter = (
  cell: Partial<GridCell> | undefined,
  legend: LegendId,
  width: number,
) => CellContent;

type CellContent = Pick<GridCellLayout, "mark" | "word" | "note" | "beside" | "evidence" | "looks">;

/** Cells remembered; a grid of the largest size has fewer. */
const REMEMBERED = 5_000;

export function createCellSetter(): CellSetter {
  const known = new Map<string, CellContent>();
  return (cell, legend, width) => {
    const looks = JSON.stringify([cell?.status, cell?.note, cell?.evidence, cell?.asOf, legend, width]);
    const found = known.get(looks);
    if (found) return found;
    if (known.size >= REMEMBERED) known.clear();
    const content = { ...layoutCell(cell, legend, width), looks };
    known.set(looks, content);
    return content;
  };
}

/**
 * Lays a grid out for its width. `placeholder`: what stands for an empty title. Whoever lays one out again and again
 * passes the same `setCell`.
 */
export function layoutGrid(
  props: FeatureGridProps,
  placeholder: string,
  setCell: CellSetter = createCellSetter(),
): GridLayout {
  const rows = inOrder(props.rows);
  const columns = inOrder(props.columns);
  const counted = LEGENDS[props.legend].length > 0;
  const labelW = labelWidth([props.corner, ...rows.map(({ label }) => label)]);
  const sumW = counted && columns.length > 0 ? SUMMARY : 0;
  const room = Math.max(props.w - labelW - sumW, columns.length * COLUMN_LEAST[props.legend]);
  const columnW = columns.length === 0 ? room : room / columns.length;
  const w = labelW + room + sumW;

  const titleY = GRID_SPACE.top + GRID_TEXT.kind.lineHeight + 4;
  const title = breakLines(props.title || placeholder, GRID_TEXT.title, w - 2 * GRID_SPACE.side);
  const tableY = titleY + title.length * GRID_TEXT.title.lineHeight + 8;

  const rowIds = rows.map(({ id }) => id);
  const columnIds = columns.map(({ id }) => id);
  const headLines = columns.map(({ label }) =>
    shortened(label, GRID_TEXT.head, columnW - 2 * GRID_SPACE.cell, HEAD_LINES),
  );
  const headH = heightOf(
    Math.max(1, ...headLines.map((lines) => lines.length)),
    GRID_TEXT.head,
    GRID_SPACE.headLeast,
  );

  let y = tableY + headH;
  // The first row without a label says what labels are here; in every row it would be noise.
  const unlabelled = props.corner === "" ? undefined : rows.find(({ label }) => label === "")?.id;
  const laidOut = rows.map(({ id, label }): GridRowLayout => {
    const placeholder = id === unlabelled;
    const words = placeholder ? props.corner : label;
    const lines = shortened(words, GRID_TEXT.label, labelW - 2 * GRID_SPACE.cell, LABEL_LINES);
    const cells = columnIds.map((columnId): GridCellLayout => {
      const key = cellKey(id, columnId);
      return { columnId, key, ...setCell(props.cells[key], props.legend, columnW - 2 * GRID_SPACE.cell) };
    });
    const h = Math.max(
      heightOf(lines.length, GRID_TEXT.label, GRID_SPACE.rowLeast),
      ...cells.map(cellHeight),
    );
    const row = { id, y, h, lines, placeholder, cells, count: countMarks(props, [id], columnIds) };
    y += h;
    return row;
  });
  const sums =
    sumW > 0 && rows.length > 0
      ? { x: w - sumW, w: sumW, y, h: GRID_SPACE.rowLeast, all: countMarks(props, rowIds, columnIds) }
      : null;
  if (sums) y += sums.h;
  const legendY = counted ? y : null;
  return {
    w,
    h: Math.max(props.h, y + (counted ? GRID_SPACE.legend : 0)),
    title,
    titleY,
    about: { asOf: props.asOf, sources: Object.keys(props.evidence).length },
    table: { y: tableY, headH, labelW },
    corner: fitLine(props.corner, GRID_TEXT.head, labelW - 2 * GRID_SPACE.cell),
    columns: columns.map(({ id }, n) => ({
      id,
      x: labelW + n * columnW,
      w: columnW,
      lines: headLines[n] ?? [],
      count: countMarks(props, rowIds, [id]),
    })),
    rows: laidOut,
    sums,
    legendY,
  };
}

/** Where the lines of the table stand: `down` at these x, `across` at these y, from `top` to `bottom`. */
export function gridRules({ table, columns, rows, sums, h }: GridLayout): {
  down: number[];
  across: number[];
  top: number;
  bottom: number;
} {
  const last = rows.at(-1);
  const end = sums ? sums.y + sums.h : last ? last.y + last.h : table.y + table.headH;
  // A grid of words ends with its last row, whose line is the edge of the card.
  const ends = end < h - 1 ? [end] : [];
  return {
    down: [...columns.map(({ x }) => x), ...(sums ? [sums.x] : [])],
    across: [table.y, ...(last ? rows.map(({ y }) => y) : []), ...(sums ? [sums.y] : []), ...ends],
    top: table.y,
    bottom: end,
  };
}

/** A sum in few characters: `3/4` with the legend's first mark, the mean of scores. */
export function summaryText(legend: LegendId, count: GridCount): string {
  if (legend === "score") return meanScore(count)?.toFixed(1) ?? "–";
  const [first] = LEGENDS[legend];
  const done = count.marks.find(({ mark }) => mark === first)?.count ?? 0;
  return `${done}/${count.cells}`;
}

/** What is still to be done, beside the sum: its mark and how many; null where the legend counts no such thing. */
export function summaryOpen(legend: LegendId, count: GridCount): { mark: LegendMark; n: number } | null {
  if (legend === "score") return null;
  const open = count.marks.find(({ mark }) => mark.tone === "todo");
  return open ? { mark: open.mark, n: open.count } : null;
}

/** A sum in words, for a title and for assistive technology: `3 ok, 1 TODO of 4`. */
export function summaryWords(count: GridCount): string {
  const parts = count.marks.map(({ mark, count: n }) => `${n} ${mark.word}`);
  return `${parts.length === 0 ? "0" : parts.join(", ")} / ${count.cells}`;
}

function labelWidth(labels: readonly string[]): number {
  const widest = Math.max(
    0,
    ...labels.flatMap((label) => label.split("\n")).map((line) => textWidth(line, GRID_TEXT.label)),
  );
  return Math.round(Math.min(Math.max(widest + 2 * GRID_SPACE.cell + 2, LABEL_LEAST), LABEL_MOST));
}

/** At most `most` lines; the last one ends in an ellipsis when there were more. */
function shortened(text: string, style: TextStyle, width: number, most: number): TextLine[] {
  const lines = breakLines(text, style, width);
  if (lines.length <= most) return lines;
  const rest = lines.slice(most - 1).flatMap(({ runs }, n) => (n === 0 ? runs : [{ text: " " }, ...runs]));
  return [...lines.slice(0, most - 1), fitLine(rest, style, width)];
}

function layoutCell(
  cell: Partial<GridCell> | undefined,
  legend: LegendId,
  width: number,
): Omit<CellContent, "looks"> {
  // As of when a cell is true belongs to what it says.
  const note = [cell?.note, cell?.asOf].filter(Boolean).join(" · ");
  const base = { evidence: cell?.evidence ?? "" };
  if (legend === "text") {
    const lines = note === "" ? [] : shortened(note, GRID_TEXT.label, width, WORDS_LINES);
    return { ...base, mark: null, word: null, note: lines, beside: false };
  }
  const mark = markOf(legend, cell?.status);
  // A status of another legend stays and is shown as it is.
  const text = mark?.word ?? cell?.status ?? "";
  const markW = mark?.drawing ? GRID_SPACE.mark : 0;
  const word = text === "" ? null : fitLine(text, GRID_TEXT.word, width - markW);
  if (note === "") return { ...base, mark, word, note: [], beside: true };
  const gap = word ? 10 : 0;
  const left = width - markW - (word?.width ?? 0) - gap - (base.evidence === "" ? 0 : 16);
  const oneLine = !note.includes("\n") && textWidth(note, GRID_TEXT.note) <= left;
  return {
    ...base,
    mark,
    word,
    note: oneLine
      ? [fitLine(note, GRID_TEXT.note, left)]
      : shortened(note, GRID_TEXT.note, width, NOTE_LINES),
    beside: oneLine && word !== null,
  };
}

function cellHeight({ word, note, beside }: CellContent): number {
  const style = word === null && note.length > 0 ? GRID_TEXT.label : GRID_TEXT.note;
  const below = beside ? 0 : note.length * style.lineHeight;
  return 2 * GRID_SPACE.cellY + (word ? GRID_TEXT.word.lineHeight : 0) + below + (word && below > 0 ? 2 : 0);
}

function heightOf(lines: number, style: TextStyle, least: number): number {
  return Math.max(least, lines * style.lineHeight + 2 * GRID_SPACE.cellY);
}
