/**
 * How much room a text needs in tldraw's `sans` font (IBM Plex Sans), without a browser: templates are laid out on
 * the server. Widths are the advance widths of the bold cut, in hundredths of the font size, since it is the wider
 * one; a text that fits by this estimate fits on the screen.
 */
const WIDTHS: readonly [width: number, characters: string][] = [
  [24, " "],
  [33, "'ijl’!,.:;[]"],
  [43, "()f·{}trI|-"],
  [52, '"/\\?scz‖'],
  [57, "Ly“”vgJ_eoxéakFTs"],
  [60, "$*+0123456789<=>^`hnu~●○−■×–"],
  [63, "EZbdpqS#"],
  [68, "CVYPBRXA"],
  [72, "UDKOQ&GHN"],
  [84, "Mw✕—"],
  [91, "◐m@…⚑→✓"],
];
const WIDEST = 97;

/** Line height of every text in tldraw, as a multiple of the font size. */
export const LINE_HEIGHT = 1.35;

const widthOf = new Map(
  WIDTHS.flatMap(([width, characters]) => [...characters].map((character) => [character, width] as const)),
);

/** Width of one line in pixels at `fontPx`, never less than what a browser draws. */
function textWidth(text: string, fontPx: number): number {
  let hundredths = 0;
  for (const character of text) hundredths += widthOf.get(character) ?? WIDEST;
  return (hundredths * fontPx) / 100;
}

/**
 * Number of lines of `text` when wrapped at spaces to `widthPx`. A word wider than the line is broken, as tldraw
 * breaks it, but counted: see `longestWordFits`.
 */
export function countLines(text: string, fontPx: number, widthPx: number): number {
  return text.split("\n").reduce((lines, paragraph) => lines + wrap(paragraph, fontPx, widthPx), 0);
}

/** Whether no word has to be broken at `widthPx`. */
export function longestWordFits(text: string, fontPx: number, widthPx: number): boolean {
  return breakable(text).every((word) => textWidth(word.trimEnd(), fontPx) <= widthPx);
}

function wrap(paragraph: string, fontPx: number, widthPx: number): number {
  let lines = 1;
  let used = 0;
  for (const word of breakable(paragraph)) {
    const bare = textWidth(word.trimEnd(), fontPx);
    if (used > 0 && used + bare > widthPx) {
      lines += 1;
      used = 0;
    }
    if (bare > widthPx) lines += Math.ceil(bare / widthPx) - 1;
    used += textWidth(word, fontPx);
  }
  return lines;
}

/** Pieces after which a browser may break: words with the space or hyphen that follows them. */
function breakable(text: string): string[] {
  return text.match(/[^\s-]+-?\s*|-\s*|\s+/g) ?? [];
}
