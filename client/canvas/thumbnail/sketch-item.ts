import type { CardLayout, CardPart, TextPart, TickPart } from "@/board/shapes/card-parts";
import {
  GRID_SPACE,
  GRID_TEXT,
  type GridCellLayout,
  type GridLayout,
} from "@/board/shapes/feature-grid-layout";
import { MARKS, type MarkDrawing, type MarkName } from "@/board/shapes/item-marks";
import { lineText } from "@/board/shapes/text-lines";
import { lineWidth, writeLine, type Sketch } from "./sketch";

const RADIUS = 10;
const BAR = 5;
/** What is smaller than this in the thumbnail is left out: it would be a speck. */
const SPECK_PX = 3;
const GRID_MARK = 13;

/** Draws a card from its layout: what stands on the board stands here, small. */
export function sketchCard(sketch: Sketch, { w, h, bar, parts }: CardLayout): void {
  const { pen, token } = sketch;
  onSheet(sketch, { w, h }, () => {
    if (bar) {
      pen.fillStyle = token(bar);
      pen.fillRect(0, 0, BAR, h);
    }
    for (const part of parts) sketchPart(sketch, part);
  });
}

/** Draws a feature grid from its layout. Colours say more at this size than marks, and legend and sums say nothing. */
export function sketchGrid(sketch: Sketch, layout: GridLayout): void {
  const { pen, token } = sketch;
  const { w, h, table, columns, rows } = layout;
  onSheet(sketch, { w, h }, () => {
    const last = rows.at(-1);
    const bottom = last ? last.y + last.h : table.y + table.headH;
    pen.fillStyle = token("paper");
    pen.fillRect(0, table.y, w, table.headH);
    for (const row of rows) {
      row.cells.forEach((cell, n) => {
        const column = columns[n];
        if (column) sketchCell(sketch, cell, { x: column.x, y: row.y, w: column.w, h: row.h });
      });
      const height = row.lines.length * GRID_TEXT.label.lineHeight;
      writeLines(sketch, row.lines, GRID_TEXT.label, {
        x: GRID_SPACE.cell,
        y: row.y + (row.h - height) / 2,
        color: token("ink"),
      });
    }
    pen.fillStyle = token("line");
    const hair = lineWidth(sketch, 1);
    for (const { x } of columns) pen.fillRect(x, table.y, hair, bottom - table.y);
    for (const y of [table.y, ...rows.map((row) => row.y), bottom]) pen.fillRect(0, y, w, hair);
    for (const { x, lines } of columns) {
      const height = lines.length * GRID_TEXT.head.lineHeight;
      writeLines(sketch, lines, GRID_TEXT.head, {
        x: x + GRID_SPACE.cell,
        y: table.y + (table.headH - height) / 2,
        color: token("muted"),
      });
    }
    writeLines(sketch, layout.title, GRID_TEXT.title, {
      x: GRID_SPACE.side,
      y: layout.titleY,
      color: token("ink"),
    });
  });
}

/** A sheet of paper with round corners and a hairline around it, and what `draw` puts on it, cut off at its edge. */
export function onSheet(sketch: Sketch, { w, h }: { w: number; h: number }, draw: () => void): void {
  const { pen, token } = sketch;
  const outline = () => {
    pen.beginPath();
    pen.roundRect(0, 0, w, h, Math.min(RADIUS, w / 4, h / 4));
  };
  outline();
  pen.fillStyle = token("surface");
  pen.fill();
  pen.save();
  pen.clip();
  draw();
  pen.restore();
  outline();
  pen.strokeStyle = token("line-strong");
  pen.lineWidth = lineWidth(sketch, 1);
  pen.stroke();
}

function sketchCell(
  sketch: Sketch,
  { mark, word, note }: GridCellLayout,
  { x, y, w, h }: { x: number; y: number; w: number; h: number },
): void {
  const { pen, token } = sketch;
  const tone = mark?.tone;
  if (tone && tone !== "unknown") {
    pen.fillStyle = token(`${tone}-soft`);
    pen.fillRect(x, y, w, h);
  }
  const at = { x: x + GRID_SPACE.cell, y: y + GRID_SPACE.cellY };
  if (mark?.drawing) sketchMark(sketch, mark.drawing, { ...at, size: GRID_MARK, color: token(mark.tone) });
  const color = token(tone ?? "ink");
  if (word) {
    const beside = mark?.drawing ? GRID_SPACE.mark : 0;
    writeLines(sketch, [word], GRID_TEXT.word, { x: at.x + beside, y: at.y, color });
  } else writeLines(sketch, note, GRID_TEXT.label, { ...at, color });
}

function sketchPart(sketch: Sketch, part: CardPart): void {
  const { pen, token } = sketch;
  switch (part.kind) {
    case "text":
      return sketchText(sketch, part);
    case "fill":
      pen.fillStyle = token(part.fill);
      pen.beginPath();
      pen.roundRect(
        part.x,
        part.y,
        part.w,
        part.h,
        part.radii.map((radius) => Math.min(radius, part.h / 2)),
      );
      pen.fill();
      return;
    case "rule":
      pen.fillStyle = token("line");
      pen.fillRect(part.x, part.y, part.w, lineWidth(sketch, 1));
      return;
    case "mark":
      return sketchMark(sketch, part.mark, { ...part, color: token(part.ink) });
    case "tick":
      return sketchTick(sketch, part);
  }
}

function sketchText(sketch: Sketch, part: TextPart): void {
  const { style, align = "start" } = part;
  const color = sketch.token(part.ink);
  part.lines.forEach((line, n) => {
    const end = (align === "end") !== line.rtl;
    const anchor = align === "middle" ? "middle" : end ? "end" : "start";
    const x = part.x + { start: 0, middle: part.w / 2, end: part.w }[anchor];
    writeLine(sketch, {
      text: lineText(line),
      x,
      y: part.y + n * style.lineHeight,
      style,
      color,
      align: anchor,
    });
  });
}

function writeLines(
  sketch: Sketch,
  lines: TextPart["lines"],
  style: TextPart["style"],
  { x, y, color }: { x: number; y: number; color: string },
): void {
  lines.forEach((line, n) => {
    writeLine(sketch, { text: lineText(line), x, y: y + n * style.lineHeight, style, color, align: "start" });
  });
}

function sketchMark(
  { pen, scale }: Sketch,
  name: MarkName,
  { x, y, size, color }: { x: number; y: number; size: number; color: string },
): void {
  if (size * scale < SPECK_PX) return;
  const { stroke, fill }: MarkDrawing = MARKS[name];
  pen.save();
  pen.translate(x, y);
  pen.scale(size / 16, size / 16);
  pen.fillStyle = color;
  pen.strokeStyle = color;
  pen.lineWidth = 1.7;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  const [area, line] = [fill && new Path2D(fill), stroke && new Path2D(stroke)];
  if (area) pen.fill(area);
  if (line) pen.stroke(line);
  pen.restore();
}

function sketchTick(sketch: Sketch, { x, y, size, state }: TickPart): void {
  const { pen, token } = sketch;
  pen.beginPath();
  pen.roundRect(x + 1, y + 1, size - 2, size - 2, 5);
  pen.strokeStyle = token(state === "done" ? "ok" : "line-strong");
  pen.lineWidth = lineWidth(sketch, 2);
  if (state === "done") {
    pen.fillStyle = token("ok");
    pen.fill();
  }
  pen.stroke();
  if (state === "open") return;
  const inset = size * 0.15;
  sketchMark(sketch, state === "done" ? "check" : "minus", {
    x: x + inset,
    y: y + inset,
    size: size - 2 * inset,
    color: token(state === "done" ? "surface" : "muted"),
  });
}
