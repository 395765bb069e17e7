/** How wide a text is in the current font, in the same unit as the width to fit. */
export type Measure = (text: string) => number;

/**
 * Breaks a text at spaces into lines that fit, at most `maxLines`. A word that is wider than the line stands on one of
 * its own; what is cut off is cut off, since nobody reads a thumbnail to its end.
 */
export function wrapText(text: string, width: number, maxLines: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (line === "" || measure(longer) <= width) line = longer;
      else {
        lines.push(line);
        if (lines.length >= maxLines) return lines;
        line = word;
      }
    }
    lines.push(line);
    if (lines.length >= maxLines) return lines;
  }
  return lines;
}
