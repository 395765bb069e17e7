import type { TLDefaultColorStyle, TLDefaultSizeStyle } from "@tldraw/tlschema";
import type { Box, CellOptions } from "./shape-builder";
import { cellText, STATUSES, type Block, type TableBlock } from "./template-data";
import { countLines, LINE_HEIGHT, longestWordFits } from "./text-fit";

/** Sides of a sticky note in tldraw. */
export const NOTE_SIZE = 200;
/** Padding of a label inside a rectangle or note, on each side, before scaling. */
export const LABEL_PADDING = 16;
/** Font sizes of tldraw in pixels: of a text shape, and of a label in a rectangle or note. */
export const TEXT_PX: Record<TLDefaultSizeStyle, number> = { s: 18, m: 24, l: 36, xl: 44 };
export const LABEL_PX: Record<TLDefaultSizeStyle, number> = { s: 18, m: 22, l: 26, xl: 32 };

const NOTE_GAP = 24;
const LINK_GAP = 12;
const EMPTY_ROW_LINES = 2;

/** Cells have the thin stroke of size `s` and get their text size by scaling. */
const CELL_SIZE = "s";

/** A shape of a block; its box is relative to the block's upper left corner. */
export type Piece =
  | {
      kind: "text";
      box: Box;
      options: { text: string; size: TLDefaultSizeStyle; color: TLDefaultColorStyle };
    }
  | { kind: "cell"; box: Box; options: CellOptions }
  | { kind: "note"; box: Box; options: { text: string; color: TLDefaultColorStyle } };

export interface BlockLayout {
  pieces: Piece[];
  /** Pixels. */
  height: number;
  /** False when a word is wider than its cell. */
  wordsFit: boolean;
}

/** Lays a block out in `width` pixels. `scale` applies to cells: 1 is a text of 18 px. */
export function layoutBlock(block: Block, width: number, scale: number): BlockLayout {
  switch (block.kind) {
    case "heading":
      return layoutText(block.text, "xl", width);
    case "text":
      return layoutText(block.text, block.lead ? "l" : "m", width);
    case "table":
      return layoutTable(block, width, scale);
    case "notes":
      return layoutNotes(block.notes, width);
    case "links":
      return layoutLinks(block.links, width, scale);
  }
}

function layoutText(text: string, size: TLDefaultSizeStyle, width: number): BlockLayout {
  const h = countLines(text, TEXT_PX[size], width) * TEXT_PX[size] * LINE_HEIGHT;
  const box = { x: 0, y: 0, w: width, h };
  return {
    pieces: [{ kind: "text", box, options: { text, size, color: "black" } }],
    height: h,
    wordsFit: longestWordFits(text, TEXT_PX[size], width),
  };
}

function layoutTable(table: TableBlock, width: number, scale: number): BlockLayout {
  const shares = table.columns.reduce((sum, column) => sum + column.share, 0);
  const columns = table.columns.map((column) => Math.floor((width * column.share) / shares));
  const fontPx = LABEL_PX[CELL_SIZE] * scale;
  const padding = 2 * LABEL_PADDING * scale;
  const pieces: Piece[] = [];
  let y = 0;
  let wordsFit = true;

  for (const [n, row] of [table.columns.map((column) => column.title), ...table.rows].entries()) {
    const cells = row.map((cell, column) => ({
      text: cellText(cell),
      status: typeof cell === "string" ? null : STATUSES[cell.status],
      w: columns[column] ?? 0,
    }));
    wordsFit &&= cells.every(({ text, w }) => longestWordFits(text, fontPx, w - padding));
    const lines = cells.map(({ text, w }) => countLines(text, fontPx, w - padding));
    // Rows to be filled in are open for two lines, whatever else stands in them.
    const empty = n > 0 && cells[0]?.text === "";
    const h = Math.ceil(Math.max(...lines, empty ? EMPTY_ROW_LINES : 1) * fontPx * LINE_HEIGHT + padding);
    let x = 0;
    for (const { text, status, w } of cells) {
      const color = status?.color ?? "grey";
      const fill = n === 0 || color !== "grey" ? "tinted" : "paper";
      pieces.push({
        kind: "cell",
        box: { x, y, w, h },
        options: { text, color, fill, size: CELL_SIZE, scale },
      });
      x += w;
    }
    y += h;
  }
  return { pieces, height: y, wordsFit };
}

function layoutNotes(
  notes: readonly { text: string; color: TLDefaultColorStyle }[],
  width: number,
): BlockLayout {
  const perRow = Math.floor((width + NOTE_GAP) / (NOTE_SIZE + NOTE_GAP));
  const pieces = notes.map((options, n): Piece => {
    const x = (n % perRow) * (NOTE_SIZE + NOTE_GAP);
    const y = Math.floor(n / perRow) * (NOTE_SIZE + NOTE_GAP);
    return { kind: "note", box: { x, y, w: NOTE_SIZE, h: NOTE_SIZE }, options };
  });
  const height = Math.ceil(notes.length / perRow) * (NOTE_SIZE + NOTE_GAP) - NOTE_GAP;
  return { pieces, height, wordsFit: true };
}

function layoutLinks(
  links: readonly { text: string; url: string }[],
  width: number,
  scale: number,
): BlockLayout {
  const h = Math.ceil(LABEL_PX[CELL_SIZE] * scale * LINE_HEIGHT + 2 * LABEL_PADDING * scale);
  const pieces = links.map(({ text, url }, n): Piece => {
    const box = { x: 0, y: n * (h + LINK_GAP), w: width, h };
    return {
      kind: "cell",
      box,
      options: { text, url, color: "blue", fill: "paper", size: CELL_SIZE, scale },
    };
  });
  return { pieces, height: links.length * (h + LINK_GAP) - LINK_GAP, wordsFit: true };
}
