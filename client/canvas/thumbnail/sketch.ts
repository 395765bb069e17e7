import {
  getDefaultColorTheme,
  Group2d,
  type Editor,
  type Geometry2d,
  type TLDefaultColorTheme,
  type TLDefaultFontStyle,
  type TLShape,
} from "tldraw";
import type { ThumbnailTheme } from "@/contract/thumbnail";
import { readTokenColors, type ColorOf } from "../items/token-colors";
import { wrapText } from "./wrap-text";

/**
 * What a shape is drawn with in a thumbnail. tldraw's own export would lay the whole board out a second time, with every
 * font and style inlined: seconds without a frame on a large board. At this size a sketch looks the same.
 */
export interface Sketch {
  editor: Editor;
  /** Already moved to the shape: its upper left corner is at 0, 0, one unit is one page pixel. */
  pen: CanvasRenderingContext2D;
  colors: TLDefaultColorTheme;
  tokens: SketchTokens;
  /** Any colour of the token sheet, by its name: what items are drawn in. */
  colorOf: ColorOf;
  /** Thumbnail pixels per unit of the pen. */
  scale: number;
  /** Content of pictures that could be loaded, by asset id. */
  pictures: ReadonlyMap<string, ImageBitmap>;
  fonts: Readonly<Record<TLDefaultFontStyle, string>>;
}

/** Colours of our token sheet, for what is not drawn in tldraw's. */
export interface SketchTokens {
  surface: string;
  line: string;
  ink: string;
  muted: string;
}

const TOKENS: Record<ThumbnailTheme, SketchTokens> = {
  light: { surface: "#ffffff", line: "#cfcbc2", ink: "#1d1c1a", muted: "#68655e" },
  dark: { surface: "#272724", line: "#4a4843", ink: "#eeece6", muted: "#a5a198" },
};

export function sketchColors(theme: ThumbnailTheme): Pick<Sketch, "colors" | "tokens" | "colorOf"> {
  const dark = theme === "dark";
  return {
    colors: getDefaultColorTheme({ isDarkMode: dark }),
    tokens: TOKENS[theme],
    colorOf: readTokenColors(document, dark),
  };
}

/** The families of tldraw's fonts; their variables mean nothing to a canvas. */
export function sketchFonts(editor: Editor): Sketch["fonts"] {
  const style = getComputedStyle(editor.getContainer());
  const family = (name: string) => style.getPropertyValue(`--tl-font-${name}`) || "sans-serif";
  return { draw: family("draw"), sans: family("sans"), serif: family("serif"), mono: family("mono") };
}

/** Lines are never thinner than this many thumbnail pixels: thinner ones fade away. */
const THINNEST_PX = 0.75;
/** Below this size a text is a grey line, in pixels of the thumbnail. */
export const LEGIBLE_PX = 2.5;

export function lineWidth({ scale }: Sketch, units: number): number {
  return Math.max(units, THINNEST_PX / scale);
}

/** The shape's outline, labels left out; `closed` when it can be filled. */
export function outlineOf({ editor }: Sketch, shape: TLShape): { path: Path2D; closed: boolean } {
  const path = new Path2D();
  const parts = partsOf(editor.getShapeGeometry(shape));
  for (const part of parts) {
    part.vertices.forEach(({ x, y }, at) => (at === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
    if (part.isClosed) path.closePath();
  }
  return { path, closed: parts.some((part) => part.isClosed) };
}

/** A group counts as closed, whatever it is made of: an arrow's line would be led back to its beginning. */
function partsOf(geometry: Geometry2d): Geometry2d[] {
  if (geometry instanceof Group2d) return geometry.children.flatMap(partsOf);
  return geometry.isLabel ? [] : [geometry];
}

export interface SketchedText {
  text: string;
  /** Box in which it stands. */
  box: { x: number; y: number; w: number; h: number };
  font: string;
  weight?: number;
  size: number;
  lineHeight?: number;
  color: string;
  align: "start" | "middle" | "end";
  vertical: "start" | "middle" | "end";
}

/** Writes a text into its box, or suggests it where it would be too small to read. */
export function writeText({ pen, scale }: Sketch, given: SketchedText): void {
  const { text, box, size, lineHeight = 1.35, align, vertical } = given;
  if (text.trim() === "" || box.w <= 0) return;
  const legible = size * scale >= LEGIBLE_PX;
  pen.font = `${given.weight ?? 400} ${size}px ${given.font}`;
  const measure = legible
    ? (line: string) => pen.measureText(line).width
    : (line: string) => line.length * size * 0.5;
  const step = size * lineHeight;
  const lines = wrapText(text, box.w, Math.max(1, Math.floor((box.h + size) / step)), measure);
  const height = lines.length * step;
  const room = { start: 0, middle: (box.h - height) / 2, end: box.h - height }[vertical];
  let y = box.y + Math.max(room, 0);
  pen.fillStyle = given.color;
  pen.textBaseline = "middle";
  for (const line of lines) {
    const width = Math.min(measure(line), box.w);
    const x = box.x + { start: 0, middle: (box.w - width) / 2, end: box.w - width }[align];
    if (legible) pen.fillText(line, x, y + step / 2);
    else suggest(pen, { x, y: y + step / 2, w: width, h: size * 0.45 });
    y += step;
  }
}

/** A line of text that is too small to read: a bar whose middle is at `y`. */
export function suggest(
  pen: CanvasRenderingContext2D,
  { x, y, w, h }: { x: number; y: number; w: number; h: number },
) {
  const before = pen.globalAlpha;
  pen.globalAlpha = before * 0.45;
  pen.fillRect(x, y - h / 2, w, h);
  pen.globalAlpha = before;
}
