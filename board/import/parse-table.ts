/** Cells of more rows or columns than this are no table that somebody wants on a board. */
const MOST_LINES = 5_000;

/**
 * Rows of cells from what a spreadsheet, a mail or a Markdown file puts on the clipboard: tab-separated, Markdown and
 * other tables drawn with `|`, CSV with commas or semicolons. All rows have the same length. Null when the text is no
 * table: one cell, or lines without a separator.
 */
export function parseTable(text: string): string[][] | null {
  const body = text.replace(/\r\n?/g, "\n").replace(/^\n+|\n+$/g, "");
  if (body === "") return null;
  const rows = drawnTable(body) ?? separated(body);
  if (!rows || rows.length === 0 || rows.length > MOST_LINES) return null;
  const width = Math.max(...rows.map((row) => row.length));
  if (width > MOST_LINES || (rows.length === 1 && width === 1)) return null;
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => "")]);
}

/** A table of lines that begin with `|`, as in Markdown and in the kernel's feature lists; lines of dashes are dropped. */
function drawnTable(text: string): string[][] | null {
  const lines = text.split("\n").map((line) => line.trim());
  const rows = lines.filter((line) => line.startsWith("|"));
  if (rows.length === 0 || lines.some((line) => !line.startsWith("|") && !isRule(line))) return null;
  return rows.filter((line) => !isRule(line)).map(drawnCells);
}

function isRule(line: string): boolean {
  return /^[-+|:=\s]*$/.test(line);
}

function drawnCells(line: string): string[] {
  const inner = line.replace(/^\|/, "").replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => unmarked(cell.trim().replaceAll("\\|", "|")));
}

/** Without Markdown's emphasis and code marks around a whole cell. */
function unmarked(cell: string): string {
  return cell.replace(/^(`+|\*\*|__|\*|_)(.+)\1$/, "$2");
}

function separated(text: string): string[][] | null {
  const separator = ["\t", ";", ","].find((mark) => looksSeparatedBy(text, mark));
  if (separator !== undefined) return quotedRows(text, separator);
  const lines = text.split("\n");
  // One column of a spreadsheet; prose is told from it by its length.
  return lines.length > 1 && lines.every((line) => line.length <= 200) ? lines.map((line) => [line]) : null;
}

/** A tab always separates; commas and semicolons do when every row has as many. */
function looksSeparatedBy(text: string, mark: string): boolean {
  if (!text.includes(mark)) return false;
  if (mark === "\t") return true;
  const rows = quotedRows(text, mark);
  const width = rows[0]?.length ?? 0;
  // A comma followed by a blank is a sentence.
  return (
    width > 1 &&
    rows.length > 1 &&
    rows.every((row) => row.length === width && row.slice(1).every((cell) => !cell.startsWith(" ")))
  );
}

/** RFC 4180 with any separator: a quoted cell may hold separators, line breaks and doubled quotes. */
function quotedRows(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    let cell = "";
    const end = text[at] === '"' ? closingQuote(text, at, separator) : -1;
    if (end !== -1) {
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    } else {
      const start = at;
      while (at < text.length && text[at] !== separator && text[at] !== "\n") at += 1;
      cell = text.slice(start, at);
    }
    row.push(cell);
    if (text[at] !== separator) {
      rows.push(row);
      row = [];
    }
    at += 1;
  }
  return rows;
}

/** Index of the quote that ends the cell, or -1 when the quote is part of an unquoted text. */
function closingQuote(text: string, start: number, separator: string): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') at += 1;
    else {
      const after = text[at + 1];
      return after === undefined || after === separator || after === "\n" ? at : -1;
    }
  }
  return -1;
}
