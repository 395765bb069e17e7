/** Width of plain-text output in columns: mailing lists quote, and 72 leaves room for that. */
export const COLUMNS = 72;

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
const ZERO = /^(?:\p{Mn}|\p{Me}|\p{Cf})+$/u;
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Drawn as a picture by itself, or because a variation selector asks for it. */
const EMOJI = /\p{Emoji_Presentation}|\ufe0f/u;
/** Latin, Greek, Cyrillic and their punctuation: a column for each, without asking the segmenter, which is slow. */
const NARROW =
  /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u203b]*$/;

/** Columns a text takes in a terminal of fixed pitch: 2 for East Asian wide characters and emoji, 0 for combining marks. */
export function columnsOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of segmenter.segment(text)) {
    if (ZERO.test(segment)) continue;
    columns += WIDE.test(segment) || EMOJI.test(segment) ? 2 : 1;
  }
  return columns;
}

/** `text` with spaces up to `columns`. */
export function padTo(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - columnsOf(text)));
}

const ADDRESS = /[<("'[]*(?:https?:\/\/|mailto:)/i;

/** A word that is longer than a line in pieces that are not; an address in it stays whole, it would not work in pieces. */
function pieces(word: string, columns: number): string[] {
  if (columnsOf(word) <= columns) return [word];
  const address = ADDRESS.exec(word)?.index ?? -1;
  if (address === 0) return [word];
  if (address > 0) return [...pieces(word.slice(0, address), columns), word.slice(address)];
  const parts: string[] = [];
  let part = "";
  for (const { segment } of segmenter.segment(word)) {
    if (columnsOf(part) + columnsOf(segment) > columns) {
      parts.push(part);
      part = "";
    }
    part += segment;
  }
  return [...parts, part];
}

/** Lines of at most `columns`, except for an address that is longer. Empty lines of the text stay. */
export function wrap(text: string, columns: number): string[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    const words = paragraph.split(" ").filter((word) => word !== "");
    for (const word of words.flatMap((long) => pieces(long, columns))) {
      if (line !== "" && columnsOf(line) + 1 + columnsOf(word) > columns) {
        lines.push(line);
        line = "";
      }
      line = line === "" ? word : `${line} ${word}`;
    }
    return [...lines, line];
  });
}

/** `text` wrapped to 72 columns: `first` before its first line, as many spaces before the others. */
export function hang(first: string, text: string): string[] {
  const indent = " ".repeat(columnsOf(first));
  return wrap(text, COLUMNS - indent.length).map((line, n) =>
    line === "" && n > 0 ? "" : `${n === 0 ? first : indent}${line}`,
  );
}
