import type { CardLayout, CardPart, FillPart, Ground, Ink, TextPart } from "./card-parts";
import type { MarkName } from "./item-marks";
import type { Tone } from "./legends";
import { breakLines, fitLine, type TextLine, type TextRun } from "./text-lines";
import { textWidth, type TextStyle } from "./text-width";

/** Space between a card's edge and what stands on it, in pixels of the board. */
export const CARD_PAD = 14;

/** How texts on cards are set. */
export const CARD_TEXT = {
  head: { size: 12, weight: 600, lineHeight: 18 },
  title: { size: 17, weight: 620, lineHeight: 22 },
  body: { size: 15, weight: 400, lineHeight: 21 },
  point: { size: 14.5, weight: 400, lineHeight: 20 },
  small: { size: 13, weight: 400, lineHeight: 18 },
  strong: { size: 13, weight: 620, lineHeight: 18 },
  tiny: { size: 12, weight: 400, lineHeight: 18 },
} as const satisfies Record<string, TextStyle>;

const HEAD = { top: 10, height: 20, mark: 14, gap: 6 };
/** Counts in the head: the mark's size, the gap behind it, and before each. */
const TALLY = { mark: 11, gap: 3, before: 12 };
const CHIP = { padding: 9, mark: 12, gap: 4, radius: 10 };

export interface TextOptions {
  style: TextStyle;
  ink?: Ink;
  x?: number;
  w?: number;
  placeholder?: boolean;
  struck?: boolean;
  /** One line, cut with an ellipsis. */
  single?: boolean;
}

/** A status as a mark and a word on its own ground. */
export interface CardChip {
  mark?: MarkName;
  word: string;
  tone: Tone;
}

/** Writes a card from top to bottom. `y` is where the next thing comes; moving it makes room. */
export interface CardPen {
  readonly w: number;
  y: number;
  readonly parts: CardPart[];
  /** The line of kind and status at the top. */
  head(mark: MarkName, word: string, chip: CardChip | null): void;
  /** Counts behind the word of the head, each with its mark; none when they do not all fit. Call after `head`. */
  tally(counts: readonly CardCount[]): void;
  /** Lines of text; returns their height. */
  text(text: string | readonly TextRun[], options: TextOptions): number;
  /** A mark beside the first line of what comes next, which is set in `style`. */
  mark(mark: MarkName, at: { x: number; size: number; ink: Ink; style: TextStyle }): void;
  rule(): void;
  /** A ground behind what `write` writes, with `padding` above and below it. */
  ground(options: GroundOptions, write: () => void): void;
  /** The card, at least `leastHeight` high. */
  done(leastHeight: number, padding?: number): CardLayout;
}

export interface CardCount {
  mark: MarkName;
  ink: Ink;
  n: number;
}

export interface GroundOptions {
  fill: Ground;
  /** Colour of the bar at its left edge. */
  bar: Ink;
  padding: number;
}

/** A pen for a card of width `w`. */
export function createCardPen(w: number): CardPen {
  const parts: CardPart[] = [];
  const inner = w - 2 * CARD_PAD;
  /** Where the word of the head ends, and where its chip begins. */
  let headEnd = 0;
  let chipStart = 0;

  function chip({ mark, word, tone }: CardChip): number {
    const style = CARD_TEXT.head;
    const room = (mark ? CHIP.mark + CHIP.gap : 0) + 2 * CHIP.padding;
    const line = fitLine(word, style, Math.max(inner * 0.62 - room, style.size));
    const width = Math.ceil(line.width) + room;
    const x = w - CARD_PAD - width;
    const radii = [CHIP.radius, CHIP.radius, CHIP.radius, CHIP.radius] as const;
    parts.push({ kind: "fill", x, y: HEAD.top, w: width, h: HEAD.height, fill: `${tone}-soft`, radii });
    if (mark)
      parts.push({
        kind: "mark",
        mark,
        x: x + CHIP.padding,
        y: HEAD.top + (HEAD.height - CHIP.mark) / 2,
        size: CHIP.mark,
        ink: tone,
      });
    parts.push({
      kind: "text",
      x: x + width - CHIP.padding - Math.ceil(line.width),
      y: HEAD.top + (HEAD.height - style.lineHeight) / 2,
      w: Math.ceil(line.width),
      lines: [line],
      style,
      ink: tone,
      align: "middle",
    });
    return width;
  }

  const pen: CardPen = {
    w,
    y: 0,
    parts,
    tally(counts) {
      const style = CARD_TEXT.head;
      const boxes = counts.map((count) => {
        const line = fitLine(String(count.n), style, inner);
        return { ...count, line, width: Math.ceil(line.width) };
      });
      const widthOf = (box: { width: number }) => TALLY.mark + TALLY.gap + box.width;
      const needed = boxes.reduce((sum, box) => sum + TALLY.before + widthOf(box), 0);
      if (headEnd + needed > chipStart - TALLY.before) return;
      let x = headEnd;
      for (const box of boxes) {
        x += TALLY.before;
        const y = HEAD.top + (HEAD.height - TALLY.mark) / 2;
        parts.push({ kind: "mark", mark: box.mark, x, y, size: TALLY.mark, ink: box.ink });
        parts.push({
          kind: "text",
          x: x + TALLY.mark + TALLY.gap,
          y: HEAD.top + (HEAD.height - style.lineHeight) / 2,
          w: box.width,
          lines: [box.line],
          style,
          ink: box.ink,
        });
        x += widthOf(box);
      }
    },
    head(mark, word, status) {
      const style = CARD_TEXT.head;
      const chipWidth = status ? chip(status) + CHIP.padding : 0;
      const x = CARD_PAD + HEAD.mark + HEAD.gap;
      const room = Math.max(w - CARD_PAD - chipWidth - x, style.size);
      const line = fitLine(word, style, room);
      headEnd = x + Math.ceil(line.width);
      chipStart = w - CARD_PAD - (status ? chipWidth - CHIP.padding : 0);
      parts.push(
        {
          kind: "mark",
          mark,
          x: CARD_PAD,
          y: HEAD.top + (HEAD.height - HEAD.mark) / 2,
          size: HEAD.mark,
          ink: "muted",
        },
        {
          kind: "text",
          x,
          y: HEAD.top + (HEAD.height - style.lineHeight) / 2,
          w: Math.min(room, Math.ceil(line.width)),
          lines: [line],
          style,
          ink: "muted",
        },
      );
      pen.y = HEAD.top + HEAD.height;
    },
    text(text, { style, ink = "ink", x = CARD_PAD, w: width = inner, placeholder, struck, single }) {
      const box = Math.max(width, style.size);
      const lines = single ? [fitLine(text, style, box)] : breakLines(text, style, box);
      const part: TextPart = { kind: "text", x, y: pen.y, w: box, lines, style, ink };
      if (placeholder) part.placeholder = true;
      if (struck) part.struck = true;
      parts.push(part);
      const height = lines.length * style.lineHeight;
      pen.y += height;
      return height;
    },
    mark(mark, { x, size, ink, style }) {
      parts.push({ kind: "mark", mark, x, y: pen.y + (style.lineHeight - size) / 2, size, ink });
    },
    rule() {
      parts.push({ kind: "rule", x: CARD_PAD, y: pen.y, w: inner });
    },
    ground({ fill, bar, padding }, write) {
      const at = parts.length;
      const top = pen.y;
      pen.y += padding;
      write();
      pen.y += padding;
      const box = { x: CARD_PAD, y: top, h: pen.y - top };
      const behind: FillPart[] = [
        { kind: "fill", ...box, w: inner, fill, radii: [0, 6, 6, 0] },
        { kind: "fill", ...box, w: 3, fill: bar, radii: [0, 0, 0, 0] },
      ];
      parts.splice(at, 0, ...behind);
    },
    done(leastHeight, padding = CARD_PAD) {
      return { w, h: Math.max(Math.ceil(pen.y + padding), leastHeight), parts };
    },
  };
  return pen;
}

/** Text that stands at the right edge of a line, as wide as it is but at most `most`; null when there is none. */
export function endNote(
  text: string,
  style: TextStyle,
  most: number,
): { line: TextLine; width: number } | null {
  if (text.trim() === "") return null;
  const width = Math.min(Math.ceil(textWidth(text, style)), most);
  return { line: fitLine(text, style, width), width };
}
