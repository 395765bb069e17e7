import { memo, useMemo, type CSSProperties } from "react";
import {
  GRID_SPACE,
  GRID_TEXT,
  gridRules,
  summaryOpen,
  summaryText,
  type GridCellLayout,
  type GridColumnLayout,
  type GridLayout,
  type GridRowLayout,
} from "@/board/shapes/feature-grid-layout";
import type { GridCount } from "@/board/shapes/grid-summary";
import { LEGENDS, type LegendId } from "@/board/shapes/legends";
import { lineText, type TextLine } from "@/board/shapes/text-lines";
import type { TextStyle } from "@/board/shapes/text-width";
import { Mark } from "../mark";
import { useTap, type Tap } from "../use-tap";
import type { GridWords } from "./grid-words";

/** Size of a mark in a cell, in pixels of the board. */
export const MARK_SIZE = 13;

/** The mark of what is still to be done in a sum: its size, the space before it and behind it. */
export const SUM_MARK = { size: 10, before: 8, after: 3 };

/** How the evidence of cells is opened. */
interface CellLinks {
  tap: Tap;
  label: string;
  inTabOrder: boolean;
}

/** A grid as its layout says. Rows that did not change are not drawn again: one cell changes while 999 stand. */
export const GridDrawing = memo(function GridDrawing({
  layout,
  legend,
  words,
  titleMissing,
  linksInTabOrder,
}: {
  layout: GridLayout;
  legend: LegendId;
  words: GridWords;
  titleMissing: boolean;
  /** Whether evidence is reached by Tab: where there is no editing of the grid in which it is. */
  linksInTabOrder: boolean;
}) {
  const { table } = layout;
  const tap = useTap();
  const links = useMemo<CellLinks>(
    () => ({ tap, label: words.evidence, inTabOrder: linksInTabOrder }),
    [tap, words.evidence, linksInTabOrder],
  );
  return (
    <div className="item-card item-grid" style={{ width: layout.w, height: layout.h }}>
      <div
        className="grid-kind"
        style={{ left: GRID_SPACE.side, top: GRID_SPACE.top, ...textStyle(GRID_TEXT.kind) }}
      >
        <Mark name="grid" />
        {words.kind}
      </div>
      <div
        className="grid-about"
        style={{ right: GRID_SPACE.side, top: GRID_SPACE.top, ...textStyle(GRID_TEXT.kind) }}
      >
        {words.about(layout.about)}
      </div>
      <Lines
        lines={layout.title}
        style={GRID_TEXT.title}
        x={GRID_SPACE.side}
        y={layout.titleY}
        ink={titleMissing ? "faint" : "ink"}
      />
      <div className="grid-head" style={{ top: table.y, width: layout.w, height: table.headH }} />
      <Lines
        lines={[layout.corner]}
        {...headAt(table.y, table.headH, 1)}
        x={GRID_SPACE.cell}
        ink="muted"
        style={GRID_TEXT.head}
      />
      {layout.columns.map((column) => (
        <Head key={column.id} column={column} y={table.y} h={table.headH} />
      ))}
      {layout.sums ? (
        <div
          className="grid-sum-head"
          style={{ left: layout.sums.x, top: table.y, width: layout.sums.w, height: table.headH }}
        >
          {words.sum}
        </div>
      ) : null}
      {layout.rows.map((row) => (
        <Row
          key={row.id}
          row={row}
          columns={layout.columns}
          legend={legend}
          layoutW={layout.w}
          sums={layout.sums}
          labelW={table.labelW}
          links={links}
        />
      ))}
      {layout.sums ? <SumRow layout={layout} legend={legend} words={words} /> : null}
      <Rules layout={layout} />
      {layout.legendY === null ? null : <Legend y={layout.legendY} legend={legend} />}
    </div>
  );
});

function headAt(y: number, h: number, lines: number): { y: number } {
  return { y: y + (h - lines * GRID_TEXT.head.lineHeight) / 2 };
}

const Head = memo(function Head({ column, y, h }: { column: GridColumnLayout; y: number; h: number }) {
  return (
    <Lines
      lines={column.lines}
      style={GRID_TEXT.head}
      x={column.x + GRID_SPACE.cell}
      {...headAt(y, h, column.lines.length)}
      ink="muted"
    />
  );
});

interface RowProps {
  row: GridRowLayout;
  columns: readonly GridColumnLayout[];
  legend: LegendId;
  layoutW: number;
  labelW: number;
  sums: GridLayout["sums"];
  links: CellLinks;
}

const Row = memo(
  function Row({ row, columns, legend, layoutW, sums, links }: RowProps) {
    const linesH = row.lines.length * GRID_TEXT.label.lineHeight;
    return (
      <div className="grid-row" style={{ top: row.y, width: layoutW, height: row.h }}>
        <Lines
          lines={row.lines}
          style={GRID_TEXT.label}
          x={GRID_SPACE.cell}
          y={Math.min(GRID_SPACE.cellY + 1, (row.h - linesH) / 2)}
          ink={row.placeholder ? "faint" : "ink"}
        />
        {row.cells.map((cell, n) => (
          <Cell
            key={cell.columnId}
            cell={cell}
            x={columns[n]?.x ?? 0}
            w={columns[n]?.w ?? 0}
            h={row.h}
            links={links}
          />
        ))}
        {sums ? (
          <div className="grid-sum" style={{ left: sums.x, width: sums.w, height: row.h }}>
            <Sum legend={legend} count={row.count} />
          </div>
        ) : null}
      </div>
    );
  },
  (before, after) =>
    before.legend === after.legend &&
    before.links === after.links &&
    before.layoutW === after.layoutW &&
    before.labelW === after.labelW &&
    before.columns.length === after.columns.length &&
    looksLike(before.row, after.row),
);

/** A layout is made anew with every change; most of its rows say what they said before. */
function looksLike(before: GridRowLayout, after: GridRowLayout): boolean {
  return (
    before.y === after.y &&
    before.h === after.h &&
    before.placeholder === after.placeholder &&
    before.cells.length === after.cells.length &&
    before.lines.length === after.lines.length &&
    before.lines.every((line, n) => lineText(line) === lineText(after.lines[n] ?? line)) &&
    before.cells.every(
      ({ looks, columnId }, n) => looks === after.cells[n]?.looks && columnId === after.cells[n]?.columnId,
    )
  );
}

interface CellProps {
  cell: GridCellLayout;
  x: number;
  w: number;
  h: number;
  links: CellLinks;
}

function Cell({ cell, x, w, h, links }: CellProps) {
  const { mark, word, note, beside, evidence } = cell;
  const tone = mark?.tone;
  const style: CSSProperties = { left: x, width: w, height: h };
  // Nobody knows: no ground, so that what is known stands out.
  if (tone && tone !== "unknown") style.background = `var(--${tone}-soft)`;
  const wordX = GRID_SPACE.cell + (mark?.drawing ? GRID_SPACE.mark : 0);
  const noteStyle = word ? GRID_TEXT.note : GRID_TEXT.label;
  const noteY = GRID_SPACE.cellY + (word ? GRID_TEXT.word.lineHeight + 2 : 0);
  return (
    <div className="grid-cell" style={style}>
      {mark?.drawing ? (
        <span
          className="grid-mark"
          style={{
            color: `var(--${tone})`,
            top: GRID_SPACE.cellY + (GRID_TEXT.word.lineHeight - MARK_SIZE) / 2,
          }}
        >
          <Mark name={mark.drawing} size={MARK_SIZE} />
        </span>
      ) : null}
      {word ? (
        <Lines lines={[word]} style={GRID_TEXT.word} x={wordX} y={GRID_SPACE.cellY} ink={tone ?? "muted"} />
      ) : null}
      {note.length === 0 ? null : beside && word ? (
        <Lines
          lines={note}
          style={GRID_TEXT.note}
          x={w - GRID_SPACE.cell - (evidence === "" ? 0 : 16) - (note[0]?.width ?? 0)}
          y={GRID_SPACE.cellY + 1}
          ink="muted"
        />
      ) : (
        <Lines lines={note} style={noteStyle} x={GRID_SPACE.cell} y={noteY} ink={word ? "muted" : "ink"} />
      )}
      {evidence === "" ? null : <Evidence url={evidence} links={links} />}
    </div>
  );
}

/** The way to what backs a cell up; a click on it opens it while the grid is not edited. */
function Evidence({ url, links }: { url: string; links: CellLinks }) {
  return (
    <a
      className="grid-evidence"
      href={url}
      target="_blank"
      rel="noreferrer"
      draggable={false}
      tabIndex={links.inTabOrder ? 0 : -1}
      aria-label={`${links.label}: ${url}`}
      title={url}
      onPointerDown={links.tap(() => void window.open(url, "_blank", "noreferrer"))}
      // As of the links on cards: a click arrives here only by chance, with the keyboard always.
      onClick={(event) => {
        if (event.detail > 0) event.preventDefault();
      }}
    >
      <Mark name="link" size={11} />
    </a>
  );
}

/** The lines of the table, each in one piece: from cell to cell they would vanish in places on a small picture. */
function Rules({ layout }: { layout: GridLayout }) {
  const { down, across, top, bottom } = gridRules(layout);
  return (
    <>
      {across.map((y) => (
        <div key={`across ${y}`} className="grid-rule-across" style={{ top: y, width: layout.w }} />
      ))}
      {down.map((x) => (
        <div key={`down ${x}`} className="grid-rule-down" style={{ left: x, top, height: bottom - top }} />
      ))}
    </>
  );
}

function SumRow({ layout, legend, words }: { layout: GridLayout; legend: LegendId; words: GridWords }) {
  const { sums, columns } = layout;
  if (!sums) return null;
  return (
    <div className="grid-row grid-sum-row" style={{ top: sums.y, width: layout.w, height: sums.h }}>
      <div className="grid-sum" style={{ left: 0, width: layout.table.labelW, height: sums.h }}>
        {words.sum}
      </div>
      {columns.map(({ id, x, w, count }) => (
        <div key={id} className="grid-sum" style={{ left: x, width: w, height: sums.h }}>
          <Sum legend={legend} count={count} />
        </div>
      ))}
      <div className="grid-sum" style={{ left: sums.x, width: sums.w, height: sums.h }}>
        <Sum legend={legend} count={sums.all} />
      </div>
    </div>
  );
}

/** What is done of how much, and what is still to be done. */
function Sum({ legend, count }: { legend: LegendId; count: GridCount }) {
  const open = summaryOpen(legend, count);
  return (
    <>
      <span>{summaryText(legend, count)}</span>
      {open?.mark.drawing ? (
        <span className="grid-sum-open" style={{ color: `var(--${open.mark.tone})` }}>
          <Mark name={open.mark.drawing} size={SUM_MARK.size} />
          {open.n}
        </span>
      ) : null}
    </>
  );
}

function Legend({ y, legend }: { y: number; legend: LegendId }) {
  return (
    <div
      className="grid-legend"
      style={{ top: y, height: GRID_SPACE.legend, left: GRID_SPACE.side, right: GRID_SPACE.side }}
    >
      {LEGENDS[legend].map(({ status, drawing, word, tone }) => (
        <span key={status} style={{ color: `var(--${tone})` }}>
          {drawing ? <Mark name={drawing} size={12} /> : null}
          {word}
        </span>
      ))}
    </div>
  );
}

interface LinesProps {
  lines: readonly TextLine[];
  style: TextStyle;
  x: number;
  y: number;
  ink: string;
}

/** The very lines that the layout broke. */
function Lines({ lines, style, x, y, ink }: LinesProps) {
  return (
    <div className="item-text" style={{ left: x, top: y, color: `var(--${ink})`, ...textStyle(style) }}>
      {lines.map((line, n) => (
        <div key={n} dir={line.rtl ? "rtl" : "ltr"} style={{ height: style.lineHeight }}>
          {lineText(line)}
        </div>
      ))}
    </div>
  );
}

function textStyle({ size, weight, lineHeight }: TextStyle): CSSProperties {
  return { fontSize: size, fontWeight: weight, lineHeight: `${lineHeight}px` };
}
