import { INTER_WIDTHS } from "./inter-widths";

/** How a text is set: sizes in pixels of the board, weight from 400 to 700. */
export interface TextStyle {
  size: number;
  weight: number;
  lineHeight: number;
}

/** Share of the font size from the top of Inter's letters to their baseline, and from there to their lower end. */
const ASCENT = 0.96875;
const DESCENT = 0.2412;

/*
 * Widths that are no Inter's, as shares of the font size. A browser draws these characters with whatever font it has:
 * estimated generously, so that a line is rather too short than too long.
 */
const EMOJI = 1.4;
const FULL_WIDTH = 1.05;
const FOREIGN = 1.15;

const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]$/u;
const PICTURE = /^\p{Extended_Pictographic}$/u;
const SKIN = /^[\u{1f3fb}-\u{1f3ff}]$/u;
const REGIONAL = /^[\u{1f1e6}-\u{1f1ff}]$/u;

interface Width {
  regular: number;
  bold: number;
}

const widths: ReadonlyMap<number, Width> = new Map(
  INTER_WIDTHS.flatMap(([first, regular, bold]) => {
    const bolds = bold.split(" ").map(Number);
    return regular
      .split(" ")
      .map((width, i): [number, Width] => [first + i, { regular: Number(width), bold: bolds[i] ?? 0 }]);
  }),
);

/**
 * Width in pixels of a text in one line, never less than what a browser draws with Inter, kerning on and ligatures
 * off. Characters that Inter does not have are estimated.
 */
export function textWidth(text: string, { size, weight }: Pick<TextStyle, "size" | "weight">): number {
  const share = Math.min(Math.max((weight - 400) / 300, 0), 1);
  let thousandths = 0;
  let before = "";
  for (const character of text) {
    const known = widths.get(character.codePointAt(0) ?? 0);
    if (known) thousandths += known.regular + (known.bold - known.regular) * share;
    else if (!joins(before, character)) thousandths += 1000 * foreignWidth(character);
    // The second half of a flag begins no other flag.
    before = REGIONAL.test(before) && REGIONAL.test(character) ? "" : character;
  }
  return (thousandths * size) / 1000;
}

/** Whether an emoji is drawn as a part of the one before it: its skin, the next person of a family, a flag. */
function joins(before: string, character: string): boolean {
  if (before === "\u200d") return PICTURE.test(character);
  return SKIN.test(character) || (REGIONAL.test(before) && REGIONAL.test(character));
}

function foreignWidth(character: string): number {
  if (INVISIBLE.test(character)) return 0;
  if (isFullWidth(character)) return FULL_WIDTH;
  if (PICTURE.test(character) || REGIONAL.test(character)) return EMOJI;
  return FOREIGN;
}

/** Chinese, Japanese, Korean and full-width forms: as wide as high, and a line may end between any two of them. */
export function isFullWidth(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return (
    (point >= 0x1100 && point <= 0x115f) ||
    (point >= 0x2e80 && point <= 0xa4cf) ||
    (point >= 0xac00 && point <= 0xd7a3) ||
    (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0xfe30 && point <= 0xfe6f) ||
    (point >= 0xff00 && point <= 0xffe6) ||
    (point >= 0x20000 && point <= 0x3fffd)
  );
}

/** Distance in pixels from the top of a line to its baseline, where SVG sets its text. */
export function baseline({ size, lineHeight }: TextStyle): number {
  return (lineHeight - (ASCENT + DESCENT) * size) / 2 + ASCENT * size;
}
