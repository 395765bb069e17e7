import { isFullWidth, textWidth, type TextStyle } from "./text-width";

/** A stretch of text set alike. */
export interface TextRun {
  text: string;
  /** Instead of the style's weight. */
  weight?: number;
  /** Token of its colour, instead of the text's. */
  ink?: string;
  /** An address to open: http, https or mailto. */
  href?: string;
}

/** One line as it is drawn: its runs follow each other from where the line begins. */
export interface TextLine {
  runs: TextRun[];
  /** In pixels, never less than what a browser draws. */
  width: number;
  /** The paragraph reads from right to left: the line begins at the right edge. */
  rtl: boolean;
}

/** A piece after which a line may end, with the blanks that follow it. */
interface Chunk {
  pieces: Piece[];
  /** Width of its ink, and with the blanks after it. */
  width: number;
  fullWidth: number;
}

/** The smallest part that is moved: a grapheme with its run. */
interface Piece {
  text: string;
  run: TextRun;
  width: number;
}

const BLANK = /^[ \u3000]$/;
/** What must not begin a line, and so hangs on to what is before it. */
const CLOSING = /^[)\]}.,:;!?%»”’、。，．：；！？）」』】…]$/;
const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const STRONG = /[\p{L}\p{N}]/u;
/** A good place to break a word that is longer than a line: addresses, paths, identifiers. */
const WORD_JOINT = /^[/?&=_.:,;#+\-|\\]$/;

/**
 * Breaks a text into lines of at most `width` pixels: at blanks and hyphens, between full-width characters, and, where
 * a word is longer than a line, at the joints of addresses and identifiers or anywhere between two characters. Pure:
 * every browser and the server get the same lines. An empty text is one empty line.
 */
export function breakLines(text: string | readonly TextRun[], style: TextStyle, width: number): TextLine[] {
  const runs = typeof text === "string" ? [{ text }] : text;
  return paragraphs(runs).flatMap((paragraph) => wrap(paragraph, style, Math.max(width, style.size)));
}

/** One line of at most `width` pixels; what does not fit is replaced by an ellipsis. */
export function fitLine(text: string | readonly TextRun[], style: TextStyle, width: number): TextLine {
  const runs = (typeof text === "string" ? [{ text }] : text).map((run) => ({
    ...run,
    text: drawable(run.text).replaceAll("\n", " "),
  }));
  const rtl = readsFromRight(runs);
  const pieces = runs.flatMap((run) => piecesOf(run, style));
  const total = sum(pieces);
  if (total <= width) return { runs: joined(pieces), width: total, rtl };
  const ellipsis = textWidth("…", { size: style.size, weight: 700 });
  let used = 0;
  let end = 0;
  for (const piece of pieces) {
    if (used + piece.width + ellipsis > width) break;
    used += piece.width;
    end += 1;
  }
  while (end > 0 && BLANK.test(pieces[end - 1]?.text ?? "")) end -= 1;
  const kept = pieces.slice(0, end);
  const last = kept.at(-1) ?? pieces[0];
  if (last) kept.push({ text: "…", run: last.run, width: ellipsis });
  return { runs: joined(kept), width: sum(kept), rtl };
}

/** The line as plain text. */
export function lineText(line: TextLine): string {
  return line.runs.map(({ text }) => text).join("");
}

function paragraphs(runs: readonly TextRun[]): TextRun[][] {
  const found: TextRun[][] = [[]];
  for (const run of runs) {
    drawable(run.text)
      .split("\n")
      .forEach((text, i) => {
        if (i > 0) found.push([]);
        if (text !== "") found.at(-1)?.push({ ...run, text });
      });
  }
  return found;
}

/** Without what cannot be drawn nor stand in an SVG: controls, halves of surrogate pairs; a tab is blanks. */
function drawable(text: string): string {
  return (
    text
      .replace(/\r\n?|[\u2028\u2029]/g, "\n")
      .replaceAll("\t", "    ")
      // oxlint-disable-next-line no-control-regex -- these are what must go
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, "")
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
  );
}

function wrap(paragraph: readonly TextRun[], style: TextStyle, width: number): TextLine[] {
  const rtl = readsFromRight(paragraph);
  const lines: TextLine[] = [];
  let line: Piece[] = [];
  let used = 0;
  const end = () => {
    const drawn = withoutTrailingBlanks(line);
    lines.push({ runs: joined(drawn), width: sum(drawn), rtl });
    line = [];
    used = 0;
  };
  for (const chunk of chunksOf(paragraph, style)) {
    if (used > 0 && used + chunk.width > width) end();
    if (chunk.width <= width) {
      line.push(...chunk.pieces);
      used += chunk.fullWidth;
      continue;
    }
    for (const part of partsOf(chunk.pieces, width)) {
      if (used > 0) end();
      line.push(...part);
      used = sum(part);
    }
  }
  end();
  return lines;
}

function chunksOf(paragraph: readonly TextRun[], style: TextStyle): Chunk[] {
  const pieces = paragraph.flatMap((run) => piecesOf(run, style));
  const chunks: Chunk[] = [];
  let current: Piece[] = [];
  const end = () => {
    if (current.length === 0) return;
    chunks.push({
      pieces: current,
      width: sum(withoutTrailingBlanks(current)),
      fullWidth: sum(current),
    });
    current = [];
  };
  pieces.forEach((piece, i) => {
    current.push(piece);
    const next = pieces[i + 1];
    if (next && mayEndBetween(current, piece, next)) end();
  });
  end();
  return chunks;
}

function mayEndBetween(chunk: readonly Piece[], piece: Piece, next: Piece): boolean {
  if (BLANK.test(next.text)) return false;
  if (BLANK.test(piece.text)) return true;
  if (CLOSING.test(next.text)) return false;
  if (piece.text === "\u200b") return true;
  if (isFullWidth(piece.text) || isFullWidth(next.text)) return true;
  // After a hyphen inside a word: `jump-labels`, but not `--force` nor `-1`.
  const hyphen = piece.text === "-" || piece.text === "–" || piece.text === "—";
  return hyphen && STRONG.test(next.text) && STRONG.test(chunk.at(-2)?.text ?? "");
}

/** A word that is longer than a line, in parts that are not: broken at its joints while that leaves lines half full. */
function partsOf(pieces: readonly Piece[], width: number): Piece[][] {
  const parts: Piece[][] = [];
  let part: Piece[] = [];
  let used = 0;
  for (const piece of pieces) {
    if (used + piece.width > width && part.length > 0 && !BLANK.test(piece.text)) {
      const joint = part.findLastIndex((candidate) => WORD_JOINT.test(candidate.text)) + 1;
      const kept = part.slice(0, joint);
      const cut = joint > 0 && joint < part.length && sum(kept) >= width / 2 ? joint : part.length;
      parts.push(part.slice(0, cut));
      part = part.slice(cut);
      used = sum(part);
    }
    part.push(piece);
    used += piece.width;
  }
  parts.push(part);
  return parts;
}

function piecesOf(run: TextRun, style: TextStyle): Piece[] {
  const set = { size: style.size, weight: run.weight ?? style.weight };
  return graphemes(run.text).map((text) => ({ text, run, width: textWidth(text, set) }));
}

/**
 * What a person takes for one character: with its accents, an emoji with what modifies it. Our own rule and not
 * `Intl.Segmenter`, whose answer depends on the age of the browser.
 */
function graphemes(text: string): string[] {
  return text.match(GRAPHEME) ?? [];
}

const INVISIBLE = "[\\p{Mn}\\p{Me}\\ufe0e\\ufe0f\\u{1f3fb}-\\u{1f3ff}\\u{e0020}-\\u{e007f}]*";
const GRAPHEME = new RegExp(
  `[\\u{1f1e6}-\\u{1f1ff}]{2}|[^](?:${INVISIBLE}\\p{Mc}){0,2}${INVISIBLE}(?:\\u200d\\p{Extended_Pictographic}${INVISIBLE})*`,
  "gu",
);

/** The direction of a paragraph is that of its first letter. */
function readsFromRight(runs: readonly TextRun[]): boolean {
  for (const { text } of runs) {
    const letter = /\p{L}/u.exec(text)?.[0];
    if (letter) return RTL.test(letter);
  }
  return false;
}

function withoutTrailingBlanks(pieces: readonly Piece[]): readonly Piece[] {
  const last = pieces.findLastIndex(({ text }) => !BLANK.test(text));
  return pieces.slice(0, last + 1);
}

function joined(pieces: readonly Piece[]): TextRun[] {
  const runs: TextRun[] = [];
  let of: TextRun | null = null;
  for (const { text, run } of pieces) {
    const last = runs.at(-1);
    if (last && of === run) last.text += text;
    else runs.push({ ...run, text });
    of = run;
  }
  return runs;
}

function sum(pieces: readonly Piece[]): number {
  return pieces.reduce((total, { width }) => total + width, 0);
}
