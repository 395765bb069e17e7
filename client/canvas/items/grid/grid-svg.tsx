import {
  GRID_SPACE,
  GRID_TEXT,
  gridRules,
  summaryOpen,
  summaryText,
  type GridCellLayout,
  type GridLayout,
} from "@/board/shapes/feature-grid-layout";
import type { GridCount } from "@/board/shapes/grid-summary";
import { LEGENDS, type LegendId } from "@/board/shapes/legends";
import { lineText, type TextLine } from "@/board/shapes/text-lines";
import { baseline, textWidth, type TextStyle } from "@/board/shapes/text-width";
import { MarkPaths } from "../mark";
import type { ColorOf } from "../token-colors";
import { MARK_SIZE, SUM_MARK } from "./grid-drawing";
import type { GridWords } from "./grid-words";

const RADIUS = 10;
const FONT = "'Inter Variable', Inter, ui-sans-serif, system-ui, sans-serif";

interface GridSvgProps {
  layout: GridLayout;
  legend: LegendId;
  words: GridWords;
  titleMissing: boolean;
  colorOf: ColorOf;
  clipId: string;
}

/** A grid as plain SVG: the same lines in the same places as on the screen. */
export function GridSvg({ layout, legend, words, titleMissing, colorOf, clipId }: GridSvgProps) {
  const { w, h, table, sums } = layout;
  const rules = gridRules(layout);
  return (
    <g fontFamily={FONT}>
      <rect y={1} width={w} height={h} rx={RADIUS} fill="#000" opacity={0.06} />
      <clipPath id={clipId}>
        <rect width={w} height={h} rx={RADIUS} />
      </clipPath>
      <g clipPath={`url(#${clipId})`}>
        <rect width={w} height={h} fill={colorOf("surface")} />
        <rect y={table.y} width={w} height={table.headH} fill={colorOf("paper")} />
        {layout.rows.map((row) => (
          <g key={row.id} transform={`translate(0 ${row.y})`}>
            {row.cells.map((cell, n) => {
              const column = layout.columns[n];
              return column ? (
                <g key={cell.columnId} transform={`translate(${column.x} 0)`}>
                  <Cell cell={cell} w={column.w} h={row.h} colorOf={colorOf} />
                </g>
              ) : null;
            })}
            <Lines
              lines={row.lines}
              style={GRID_TEXT.label}
              x={GRID_SPACE.cell}
              y={Math.min(GRID_SPACE.cellY + 1, (row.h - row.lines.length * GRID_TEXT.label.lineHeight) / 2)}
              w={table.labelW - 2 * GRID_SPACE.cell}
              fill={colorOf(row.placeholder ? "faint" : "ink")}
            />
            {sums ? (
              <Sum x={sums.x} y={0} h={row.h} legend={legend} count={row.count} colorOf={colorOf} />
            ) : null}
          </g>
        ))}
        {sums ? (
          <>
            <rect y={sums.y} width={w} height={sums.h} fill={colorOf("paper")} />
            <SumWord x={0} y={sums.y} h={sums.h} text={words.sum} colorOf={colorOf} />
            {layout.columns.map(({ id, x, count }) => (
              <Sum key={id} x={x} y={sums.y} h={sums.h} legend={legend} count={count} colorOf={colorOf} />
            ))}
            <Sum x={sums.x} y={sums.y} h={sums.h} legend={legend} count={sums.all} colorOf={colorOf} />
            <SumWord x={sums.x} y={table.y} h={table.headH} text={words.sum} colorOf={colorOf} />
          </>
        ) : null}
        {rules.down.map((x) => (
          <rect
            key={x}
            x={x}
            y={rules.top}
            width={1}
            height={rules.bottom - rules.top}
            fill={colorOf("line")}
          />
        ))}
        {rules.across.map((y) => (
          <rect key={y} y={y} width={w} height={1} fill={colorOf("line")} />
        ))}
        <Lines
          lines={[layout.corner]}
          style={GRID_TEXT.head}
          x={GRID_SPACE.cell}
          y={table.y + (table.headH - GRID_TEXT.head.lineHeight) / 2}
          w={table.labelW - 2 * GRID_SPACE.cell}
          fill={colorOf("muted")}
        />
        {layout.columns.map(({ id, x, w: width, lines }) => (
          <Lines
            key={id}
            lines={lines}
            style={GRID_TEXT.head}
            x={x + GRID_SPACE.cell}
            y={table.y + (table.headH - lines.length * GRID_TEXT.head.lineHeight) / 2}
            w={width - 2 * GRID_SPACE.cell}
            fill={colorOf("muted")}
          />
        ))}
        <g transform={`translate(${GRID_SPACE.side} ${GRID_SPACE.top + 2}) scale(${14 / 16})`}>
          <MarkPaths name="grid" color={colorOf("muted")} />
        </g>
        <Text
          text={words.kind}
          style={GRID_TEXT.kind}
          x={GRID_SPACE.side + 20}
          y={GRID_SPACE.top}
          fill={colorOf("muted")}
        />
        <Text
          text={words.about(layout.about)}
          style={GRID_TEXT.kind}
          x={w - GRID_SPACE.side}
          y={GRID_SPACE.top}
          fill={colorOf("muted")}
          anchor="end"
        />
        <Lines
          lines={layout.title}
          style={GRID_TEXT.title}
          x={GRID_SPACE.side}
          y={layout.titleY}
          w={w - 2 * GRID_SPACE.side}
          fill={colorOf(titleMissing ? "faint" : "ink")}
        />
        {layout.legendY === null ? null : <Legend y={layout.legendY} legend={legend} colorOf={colorOf} />}
      </g>
      <rect
        x={0.5}
        y={0.5}
        width={w - 1}
        height={h - 1}
        rx={RADIUS - 0.5}
        fill="none"
        stroke={colorOf("line")}
        strokeWidth={1}
      />
    </g>
  );
}

function Cell({ cell, w, h, colorOf }: { cell: GridCellLayout; w: number; h: number; colorOf: ColorOf }) {
  const { mark, word, note, beside, evidence } = cell;
  const tone = mark?.tone;
  const room = w - 2 * GRID_SPACE.cell;
  return (
    <>
      {tone && tone !== "unknown" ? <rect width={w} height={h} fill={colorOf(`${tone}-soft`)} /> : null}
      {mark?.drawing ? (
        <g
          transform={`translate(${GRID_SPACE.cell} ${GRID_SPACE.cellY + (GRID_TEXT.word.lineHeight - MARK_SIZE) / 2}) scale(${MARK_SIZE / 16})`}
        >
          <MarkPaths name={mark.drawing} color={colorOf(mark.tone)} />
        </g>
      ) : null}
      {word ? (
        <Lines
          lines={[word]}
          style={GRID_TEXT.word}
          x={GRID_SPACE.cell + (mark?.drawing ? GRID_SPACE.mark : 0)}
          y={GRID_SPACE.cellY}
          w={room}
          fill={colorOf(tone ?? "muted")}
        />
      ) : null}
      {note.length === 0 ? null : beside && word ? (
        <Text
          text={note.map(lineText).join("")}
          style={GRID_TEXT.note}
          x={w - GRID_SPACE.cell - (evidence === "" ? 0 : 16)}
          y={GRID_SPACE.cellY + 1}
          fill={colorOf("muted")}
          anchor="end"
        />
      ) : (
        <Lines
          lines={note}
          style={word ? GRID_TEXT.note : GRID_TEXT.label}
          x={GRID_SPACE.cell}
          y={GRID_SPACE.cellY + (word ? GRID_TEXT.word.lineHeight + 2 : 0)}
          w={room}
          fill={colorOf(word ? "muted" : "ink")}
        />
      )}
      {evidence !== "" ? (
        <g transform={`translate(${w - 20} 11) scale(${11 / 16})`}>
          <MarkPaths name="link" color={colorOf("muted")} />
        </g>
      ) : null}
    </>
  );
}

const SUM_TEXT = { size: 13, weight: 620, lineHeight: 17 } as const;

interface SumPlace {
  x: number;
  y: number;
  h: number;
  colorOf: ColorOf;
}

/** What is done of how much, and what is still to be done. */
function Sum({ legend, count, ...place }: SumPlace & { legend: LegendId; count: GridCount }) {
  const { x, y, h, colorOf } = place;
  const text = summaryText(legend, count);
  const open = summaryOpen(legend, count);
  const markX = x + GRID_SPACE.cell + textWidth(text, SUM_TEXT) + SUM_MARK.before;
  return (
    <>
      <SumWord {...place} text={text} />
      {open?.mark.drawing ? (
        <>
          <g transform={`translate(${markX} ${y + (h - SUM_MARK.size) / 2}) scale(${SUM_MARK.size / 16})`}>
            <MarkPaths name={open.mark.drawing} color={colorOf(open.mark.tone)} />
          </g>
          <Text
            text={String(open.n)}
            style={SUM_TEXT}
            x={markX + SUM_MARK.size + SUM_MARK.after}
            y={y + (h - SUM_TEXT.lineHeight) / 2}
            fill={colorOf(open.mark.tone)}
          />
        </>
      ) : null}
    </>
  );
}

function SumWord({ x, y, h, text, colorOf }: SumPlace & { text: string }) {
  return (
    <Text
      text={text}
      style={SUM_TEXT}
      x={x + GRID_SPACE.cell}
      y={y + (h - SUM_TEXT.lineHeight) / 2}
      fill={colorOf("muted")}
    />
  );
}

const LEGEND_TEXT = { size: 12.5, weight: 400, lineHeight: 18 } as const;

function Legend({ y, legend, colorOf }: { y: number; legend: LegendId; colorOf: ColorOf }) {
  let x: number = GRID_SPACE.side;
  return LEGENDS[legend].map(({ status, drawing, word, tone }) => {
    const at = x;
    const wordX = drawing ? 18 : 0;
    x += wordX + textWidth(word, LEGEND_TEXT) + 16;
    return (
      <g key={status} transform={`translate(${at} ${y})`}>
        {drawing ? (
          <g transform={`translate(0 ${(GRID_SPACE.legend - 12) / 2}) scale(${12 / 16})`}>
            <MarkPaths name={drawing} color={colorOf(tone)} />
          </g>
        ) : null}
        <Text
          text={word}
          style={LEGEND_TEXT}
          x={wordX}
          y={(GRID_SPACE.legend - LEGEND_TEXT.lineHeight) / 2}
          fill={colorOf(tone)}
        />
      </g>
    );
  });
}

interface TextProps {
  text: string;
  style: TextStyle;
  x: number;
  y: number;
  fill: string;
  anchor?: "start" | "end";
}

function Text({ text, style, x, y, fill, anchor = "start" }: TextProps) {
  return (
    <text
      x={x}
      y={y + baseline(style)}
      textAnchor={anchor}
      fontSize={style.size}
      fontWeight={style.weight}
      fill={fill}
      style={{ whiteSpace: "pre", fontKerning: "normal", fontVariantLigatures: "none" }}
    >
      {text}
    </text>
  );
}

function Lines({
  lines,
  w,
  ...rest
}: Omit<TextProps, "text" | "anchor"> & { lines: readonly TextLine[]; w: number }) {
  return lines.map((line, n) => (
    <Text
      key={n}
      {...rest}
      text={lineText(line)}
      x={line.rtl ? rest.x + w : rest.x}
      anchor={line.rtl ? "end" : "start"}
      y={rest.y + n * rest.style.lineHeight}
    />
  ));
}
