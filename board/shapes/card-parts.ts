import type { Tone } from "./legends";
import type { MarkName } from "./item-marks";
import type { TextLine } from "./text-lines";
import type { TextStyle } from "./text-width";

/** Names of colours in the token sheet. */
export type Ink =
  | "ink"
  | "muted"
  | "faint"
  | "line"
  | "line-strong"
  | "surface"
  | "paper"
  | "on-accent"
  | Tone;
/** Names of coloured grounds in the token sheet. */
export type Ground = `${Tone}-soft`;

/** Lines of text. They begin at `x` (end there, are centred in the box), and the first one's top is `y`. */
export interface TextPart {
  kind: "text";
  x: number;
  y: number;
  /** Width of the box; no line is wider. */
  w: number;
  lines: TextLine[];
  style: TextStyle;
  ink: Ink;
  align?: "start" | "middle" | "end";
  /** Says what belongs into an empty field. */
  placeholder?: boolean;
  struck?: boolean;
}

/** A filled rectangle; radii from the top left corner, clockwise. */
export interface FillPart {
  kind: "fill";
  x: number;
  y: number;
  w: number;
  h: number;
  fill: Ink | Ground;
  radii: readonly [number, number, number, number];
}

/** A hairline. */
export interface RulePart {
  kind: "rule";
  x: number;
  y: number;
  w: number;
}

/** A mark in a square of `size`. */
export interface MarkPart {
  kind: "mark";
  mark: MarkName;
  x: number;
  y: number;
  size: number;
  ink: Ink;
}

/** The box that is ticked off. */
export interface TickPart {
  kind: "tick";
  x: number;
  y: number;
  size: number;
  state: "open" | "done" | "dropped";
}

export type CardPart = TextPart | FillPart | RulePart | MarkPart | TickPart;

/** What stands where on a card, in pixels of the board from its upper left corner; screen and export draw just this. */
export interface CardLayout {
  w: number;
  h: number;
  parts: CardPart[];
  /** Colour of the bar along the left edge, when there is one. */
  bar?: Ink;
}
