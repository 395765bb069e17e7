import type { TLShape } from "tldraw";
import type { CardLayout, CardPart, TextPart, TickPart } from "@/board/shapes/card-parts";
import {
  GRID_SPACE,
  GRID_TEXT,
  gridRules,
  summaryText,
  type GridCellLayout,
  type GridLayout,
} from "@/board/shapes/feature-grid-layout";
import { MARKS, type MarkDrawing, type MarkName } from "@/board/shapes/item-marks";
import type { ItemShape } from "@/board/shapes/item-shapes";
import type { LegendId } from "@/board/shapes/legends";
import { lineText, type TextLine } from "@/board/shapes/text-lines";
import { baseline, textWidth, type TextStyle } from "@/board/shapes/text-width";
import { CardShapeUtil } from "../items/card-shape-util";
import { FeatureGridShapeUtil } from "../items/grid/feature-grid-shape-util";
import { LEGIBLE_PX, lineWidth, suggest, type Sketch } from "./sketch";

const RADIUS = 10;
const FONT = "'Inter Variable', Inter, ui-sans-serif, system-ui, sans-serif";
/** Side of the square that marks are drawn in. */
const MARK_SQUARE = 16;
const MARK_STROKE = 1.7;
/** Size of a mark in a cell, in pixels of the board. */
const CELL_MARK = 13;

/** An item from the layout that the screen draws, whatever kind it is. */
export function sketchItem(sketch: Sketch, item: TLShape & ItemShape): void {
  const util = sketch.editor.getShapeUtil(item as TLShape);
  if (item.type === "feature-grid") {
    if (!(util instanceof FeatureGridShapeUtil)) return;
    const { legend, title } = item.props;
    sketchGrid(sketch, util.layoutOf(item), { legend, titleMissing: title === "" });
  } else if (util instanceof CardShapeUtil) sketchCard(sketch, util.layoutOf(item));
}

/** A card as its layout says: the lines, marks and grounds of the screen, where the screen has them. */
function sketchCard(sketch: Sketch, layout: CardLayout): void {
  const { pen, colorOf } = sketch;
  paper(sketch, layout);
  if (layout.bar) {
    pen.save();
    pen.beginPath();
    pen.roundRect(0, 0, layout.w, layout.h, RADIUS);
    pen.clip();
    pen.fillStyle = colorOf(layout.bar);
    pen.fillRect(0, 0, 5, layout.h);
    pen.restore();
  }
  for (const part of layout.parts) cardPart(sketch, part);
}

function paper({ pen, colorOf, scale }: Sketch, { w, h }: { w: number; h: number }): void {
  pen.beginPath();
  pen.roundRect(0, 0, w, h, RADIUS);
  pen.fillStyle = colorOf("surface");
  pen.fill();
  pen.strokeStyle = colorOf("line");
  pen.lineWidth = Math.max(1, 0.75 / scale);
  pen.stroke();
}

function cardPart(sketch: Sketch, part: CardPart): void {
  const { pen, colorOf } = sketch;
  switch (part.kind) {
    case "text":
      return textPart(sketch, part);
    case "fill":
      pen.beginPath();
      pen.roundRect(part.x, part.y, part.w, part.h, [...part.radii]);
      pen.fillStyle = colorOf(part.fill);
      pen.fill();
      return;
    case "rule":
      return rule(sketch, part.x, part.y, part.w);
    case "mark":
      return mark(sketch, part.mark, part);
    case "tick":
      return tick(sketch, part);
  }
}

function textPart(sketch: Sketch, part: TextPart): void {
  // What belongs into an empty field would be noise in a picture of this size.
  if (part.placeholder) return;
  const { x, y, w, lines, style, ink, align = "start" } = part;
  writeLines(sketch, lines, { x, y, w, style, ink, align });
}

interface Place {
  x: number;
  y: number;
  w: number;
  style: TextStyle;
  ink: string;
  align?: "start" | "middle" | "end";
}

function writeLines(sketch: Sketch, lines: readonly TextLine[], place: Place): void {
  const { pen, scale, colorOf } = sketch;
  const { x, y, w, style, ink, align = "start" } = place;
  const legible = style.size * scale >= LEGIBLE_PX;
  pen.textBaseline = "alphabetic";
  lines.forEach((line, n) => {
    const atEnd = align === "end" ? !line.rtl : line.rtl && align === "start";
    const left = align === "middle" ? x + (w - line.width) / 2 : atEnd ? x + w - line.width : x;
    const top = y + n * style.lineHeight;
    if (!legible) {
      pen.fillStyle = colorOf(ink);
      return suggest(pen, { x: left, y: top + style.lineHeight / 2, w: line.width, h: style.size * 0.45 });
    }
    // A line that mixes directions is set by the browser as a whole.
    const runs = line.rtl ? [{ text: lineText(line) }] : line.runs;
    let at = left;
    for (const run of runs) {
      const weight = run.weight ?? style.weight;
      pen.font = `${weight} ${style.size}px ${FONT}`;
      pen.fillStyle = colorOf(run.ink ?? ink);
      pen.fillText(run.text, at, top + baseline(style));
      at += textWidth(run.text, { size: style.size, weight });
    }
  });
}

function writeWords(sketch: Sketch, words: string, place: Place): void {
  const width = textWidth(words, place.style);
  writeLines(sketch, [{ runs: [{ text: words }], width, rtl: false }], place);
}

function rule({ pen, colorOf, scale }: Sketch, x: number, y: number, w: number): void {
  pen.fillStyle = colorOf("line");
  pen.fillRect(x, y, w, Math.max(1, 0.5 / scale));
}

function mark(
  sketch: Sketch,
  name: MarkName,
  { x, y, size, ink }: { x: number; y: number; size: number; ink: string },
): void {
  const { pen, colorOf } = sketch;
  const { stroke, fill }: MarkDrawing = MARKS[name];
  pen.save();
  pen.translate(x, y);
  pen.scale(size / MARK_SQUARE, size / MARK_SQUARE);
  if (fill) {
    pen.fillStyle = colorOf(ink);
    pen.fill(pathOf(fill));
  }
  if (stroke) {
    pen.strokeStyle = colorOf(ink);
    pen.lineWidth = MARK_STROKE;
    pen.lineCap = "round";
    pen.lineJoin = "round";
    pen.stroke(pathOf(stroke));
  }
  pen.restore();
}

function pathOf(drawing: string): Path2D {
  return new Path2D(drawing);
}

function tick(sketch: Sketch, { x, y, size, state }: TickPart): void {
  const { pen, colorOf } = sketch;
  pen.beginPath();
  pen.roundRect(x + 1, y + 1, size - 2, size - 2, 5);
  if (state === "done") {
    pen.fillStyle = colorOf("ok");
    pen.fill();
  }
  pen.strokeStyle = colorOf(state === "done" ? "ok" : "line-strong");
  pen.lineWidth = lineWidth(sketch, 2);
  pen.stroke();
  if (state === "open") return;
  const inner = { x: x + size * 0.15, y: y + size * 0.15, size: size * 0.7 };
  mark(sketch, state === "done" ? "check" : "minus", {
    ...inner,
    ink: state === "done" ? "surface" : "muted",
  });
}

/** A grid as its layout says: its title, its labels, and cells in the colours of their status. */
function sketchGrid(
  sketch: Sketch,
  layout: GridLayout,
  { legend, titleMissing }: { legend: LegendId; titleMissing: boolean },
): void {
  const { pen, colorOf } = sketch;
  const { w, table, sums, columns } = layout;
  paper(sketch, layout);
  const inside = w - 2 * GRID_SPACE.side;
  if (!titleMissing)
    writeLines(sketch, layout.title, {
      x: GRID_SPACE.side,
      y: layout.titleY,
      w: inside,
      style: GRID_TEXT.title,
      ink: "ink",
    });
  pen.fillStyle = colorOf("paper");
  pen.fillRect(0, table.y, w, table.headH);
  if (sums) pen.fillRect(0, sums.y, w, sums.h);
  for (const { x, w: width, lines } of columns)
    writeLines(sketch, lines, {
      x: x + GRID_SPACE.cell,
      y: table.y + (table.headH - lines.length * GRID_TEXT.head.lineHeight) / 2,
      w: width - 2 * GRID_SPACE.cell,
      style: GRID_TEXT.head,
      ink: "muted",
    });
  for (const row of layout.rows) {
    row.cells.forEach((cell, n) => {
      const column = columns[n];
      if (column) gridCell(sketch, cell, { x: column.x, y: row.y, w: column.w, h: row.h });
    });
    const high = row.lines.length * GRID_TEXT.label.lineHeight;
    if (!row.placeholder)
      writeLines(sketch, row.lines, {
        x: GRID_SPACE.cell,
        y: row.y + Math.min(GRID_SPACE.cellY + 1, (row.h - high) / 2),
        w: table.labelW - 2 * GRID_SPACE.cell,
        style: GRID_TEXT.label,
        ink: "ink",
      });
    if (sums) sum(sketch, summaryText(legend, row.count), { x: sums.x, y: row.y, h: row.h });
  }
  const { down, across, top, bottom } = gridRules(layout);
  for (const y of across) rule(sketch, 0, y, w);
  for (const x of down) pen.fillRect(x, top, Math.max(1, 0.5 / sketch.scale), bottom - top);
  if (!sums) return;
  for (const { x, count } of columns) sum(sketch, summaryText(legend, count), { x, y: sums.y, h: sums.h });
}

function sum(sketch: Sketch, words: string, { x, y, h }: { x: number; y: number; h: number }): void {
  const style = GRID_TEXT.head;
  const top = y + (h - style.lineHeight) / 2;
  writeWords(sketch, words, { x: x + GRID_SPACE.cell, y: top, w: 0, style, ink: "muted" });
}

function gridCell(
  sketch: Sketch,
  cell: GridCellLayout,
  { x, y, w, h }: { x: number; y: number; w: number; h: number },
): void {
  const { pen, colorOf } = sketch;
  const tone = cell.mark?.tone;
  if (tone && tone !== "unknown") {
    pen.fillStyle = colorOf(`${tone}-soft`);
    pen.fillRect(x, y, w, h);
  }
  const [left, top] = [x + GRID_SPACE.cell, y + GRID_SPACE.cellY];
  const inside = w - 2 * GRID_SPACE.cell;
  const drawing = cell.mark?.drawing;
  if (drawing) {
    const dy = (GRID_TEXT.word.lineHeight - CELL_MARK) / 2;
    mark(sketch, drawing, { x: left, y: top + dy, size: CELL_MARK, ink: tone ?? "muted" });
  }
  if (cell.word)
    writeLines(sketch, [cell.word], {
      x: left + (drawing ? GRID_SPACE.mark : 0),
      y: top,
      w: inside,
      style: GRID_TEXT.word,
      ink: tone ?? "muted",
    });
  if (cell.note.length === 0) return;
  const beside = cell.beside && cell.word !== null;
  writeLines(sketch, cell.note, {
    x: left,
    y: top + (cell.word && !beside ? GRID_TEXT.word.lineHeight + 2 : 0),
    w: inside,
    style: cell.word ? GRID_TEXT.note : GRID_TEXT.label,
    ink: cell.word ? "muted" : "ink",
    align: beside ? "end" : "start",
  });
}
