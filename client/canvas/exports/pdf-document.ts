/** A page of a PDF: one picture that fills it, and words that are found by a search but not seen. */
export interface PdfPage {
  /** Points, 1/72 inch. */
  width: number;
  height: number;
  title: string;
  picture: {
    width: number;
    height: number;
    /** Rows of RGB, each after a byte 2 that names PNG's filter Up, deflated with a zlib header. */
    data: Uint8Array;
  };
  /** `x` and `y` of the baseline's start, from the upper left; `size` is the height of the letters. All in points. */
  words: readonly { text: string; x: number; y: number; size: number }[];
}

/** Codes of a simple font; 0 stays free. */
const CODES_PER_FONT = 255;
/** Width of a letter nobody sees, in thousandths of the size. */
const LETTER = 500;

/**
 * Writes a PDF 1.7 (ISO 32000-1) of pictures with searchable words and an outline of the titles. Words may be in any
 * script: a Type 3 font (9.6.5) has a drawing for each letter, here an empty one, and a table that says which character it
 * stands for (9.10.3), so no font file is needed and none can lack a letter. Nothing of a text can end its place: all are
 * written as hexadecimal numbers.
 */
export function writePdf(document: { title: string; pages: readonly PdfPage[] }): Blob {
  const parts: (string | Uint8Array)[] = [];
  const offsets: number[] = [];
  let length = 0;
  const push = (part: string | Uint8Array) => {
    parts.push(part);
    length += typeof part === "string" ? part.length : part.byteLength;
  };
  let count = 0;
  const reserve = () => (count += 1);
  const object = (id: number, body: string, stream?: string | Uint8Array) => {
    offsets[id] = length;
    push(`${id} 0 obj\n`);
    if (stream === undefined) push(`${body}\n`);
    else {
      const size = typeof stream === "string" ? stream.length : stream.byteLength;
      push(`<<${body}/Length ${size}>>\nstream\n`);
      push(stream);
      push("\nendstream\n");
    }
    push("endobj\n");
  };

  // The comment tells tools that the file is binary.
  push("%PDF-1.7\n%");
  push(Uint8Array.from([0xe2, 0xe3, 0xcf, 0xd3, 0x0a]));
  const [catalog, pages, outline, info] = [reserve(), reserve(), reserve(), reserve()];
  const letters = lettersOf(document.pages);
  const fonts = letters.fonts.map((characters) => {
    const id = reserve();
    writeFont(characters, { id, reserve, object });
    return id;
  });
  const resources = fonts.map((id, n) => `/F${n} ${id} 0 R`).join("");

  const pageIds = document.pages.map((page) => {
    const [id, picture, content] = [reserve(), reserve(), reserve()];
    const { width, height } = page.picture;
    const decode = `/DecodeParms<</Predictor 15/Colors 3/BitsPerComponent 8/Columns ${width}>>`;
    object(
      picture,
      `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode${decode}`,
      page.picture.data,
    );
    object(content, "", contentOf(page, letters));
    object(
      id,
      `<</Type/Page/Parent ${pages} 0 R/MediaBox[0 0 ${number(page.width)} ${number(page.height)}]/Contents ${content} 0 R/Resources<</XObject<</P ${picture} 0 R>>/Font<<${resources}>>>>>>`,
    );
    return id;
  });
  const entries = document.pages.map(() => reserve());
  entries.forEach((id, n) => {
    const before = n > 0 ? `/Prev ${entries[n - 1]} 0 R` : "";
    const after = n + 1 < entries.length ? `/Next ${entries[n + 1]} 0 R` : "";
    object(
      id,
      `<</Title ${textString(document.pages[n]?.title ?? "")}/Parent ${outline} 0 R/Dest[${pageIds[n]} 0 R/Fit]${before}${after}>>`,
    );
  });
  const ends = entries.length > 0 ? `/First ${entries[0]} 0 R/Last ${entries.at(-1)} 0 R` : "";
  object(outline, `<</Type/Outlines/Count ${entries.length}${ends}>>`);
  object(
    pages,
    `<</Type/Pages/Count ${pageIds.length}/Kids[${pageIds.map((id) => `${id} 0 R`).join(" ")}]>>`,
  );
  object(catalog, `<</Type/Catalog/Pages ${pages} 0 R/Outlines ${outline} 0 R/PageMode/UseOutlines>>`);
  object(info, `<</Title ${textString(document.title)}/Producer ${textString("Paperboard")}>>`);

  const table = length;
  push(`xref\n0 ${count + 1}\n0000000000 65535 f \n`);
  for (let id = 1; id <= count; id += 1) push(`${String(offsets[id] ?? 0).padStart(10, "0")} 00000 n \n`);
  push(`trailer\n<</Size ${count + 1}/Root ${catalog} 0 R/Info ${info} 0 R>>\nstartxref\n${table}\n%%EOF\n`);
  return new Blob(parts as BlobPart[], { type: "application/pdf" });
}

interface Letters {
  /** Characters of each font; the first one has code 1. */
  fonts: string[][];
  /** Font and code of a character. */
  codes: Map<string, { font: number; code: number }>;
}

function lettersOf(pages: readonly PdfPage[]): Letters {
  const fonts: string[][] = [[]];
  const codes: Letters["codes"] = new Map();
  for (const { text } of pages.flatMap(({ words }) => words)) {
    for (const character of wellFormed(text)) {
      if (codes.has(character)) continue;
      if ((fonts.at(-1)?.length ?? 0) >= CODES_PER_FONT) fonts.push([]);
      const font = fonts.length - 1;
      fonts[font]?.push(character);
      codes.set(character, { font, code: fonts[font]?.length ?? 1 });
    }
  }
  return { fonts, codes };
}

function writeFont(
  characters: readonly string[],
  to: {
    id: number;
    reserve: () => number;
    object: (id: number, body: string, stream?: string) => void;
  },
): void {
  const [glyph, unicode] = [to.reserve(), to.reserve()];
  const last = Math.max(1, characters.length);
  const names = characters.map((_, n) => `/g${n + 1}`).join("");
  // d0 (9.6.5): the letter is as wide as the font says, and nothing is drawn.
  to.object(glyph, "", `${LETTER} 0 d0`);
  const pairs = characters.map((character, n) => `<${hex(n + 1, 2)}><${utf16(character)}>`);
  // A section of a CMap has at most 100 entries (Adobe Technical Note 5014).
  const sections: string[] = [];
  for (let at = 0; at < pairs.length; at += 100) {
    const section = pairs.slice(at, at + 100);
    sections.push(`${section.length} beginbfchar\n${section.join("\n")}\nendbfchar\n`);
  }
  to.object(
    unicode,
    "",
    `/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<00><FF>\nendcodespacerange\n${sections.join("")}endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend`,
  );
  const widths = Array.from({ length: last }, () => LETTER).join(" ");
  const procs = characters.map((_, n) => `/g${n + 1} ${glyph} 0 R`).join("");
  to.object(
    to.id,
    `<</Type/Font/Subtype/Type3/FontBBox[0 0 ${LETTER} 1000]/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs<<${procs}>>/Encoding<</Type/Encoding/Differences[1${names}]>>/FirstChar 1/LastChar ${last}/Widths[${widths}]/ToUnicode ${unicode} 0 R/Resources<<>>>>`,
  );
}

function contentOf(page: PdfPage, letters: Letters): string {
  const picture = `q ${number(page.width)} 0 0 ${number(page.height)} 0 0 cm /P Do Q`;
  const words = page.words.flatMap(({ text, x, y, size }) => {
    const runs = runsOf(asPainted(wellFormed(text)), letters);
    if (runs.length === 0) return [];
    const shown = runs.map(({ font, codes }) => `/F${font} ${number(size)} Tf <${codes}> Tj`);
    return [`BT 1 0 0 1 ${number(x)} ${number(page.height - y)} Tm ${shown.join(" ")} ET`];
  });
  return [picture, ...words].join("\n");
}

/** The text as pieces of one font each. */
function runsOf(text: string, { codes }: Letters): { font: number; codes: string }[] {
  const runs: { font: number; codes: string }[] = [];
  for (const character of text) {
    const known = codes.get(character);
    if (!known) continue;
    const last = runs.at(-1);
    const code = hex(known.code, 2);
    if (last?.font === known.font) last.codes += code;
    else runs.push({ font: known.font, codes: code });
  }
  return runs;
}

const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\s]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?/g;

/** Letters from left to right, as pages show them: whoever reads a PDF turns right-to-left words round again. */
function asPainted(text: string): string {
  return text.replace(RIGHT_TO_LEFT, (words) => {
    const letters = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(words);
    return Array.from(letters, ({ segment }) => segment)
      .reverse()
      .join("");
  });
}

/** A text of the document's own, UTF-16 with its mark (7.9.2.2). */
function textString(text: string): string {
  return `<FEFF${[...wellFormed(text)].map(utf16).join("")}>`;
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd").replace(/\p{Cc}/gu, " ");
}

function utf16(character: string): string {
  return Array.from({ length: character.length }, (_, n) => hex(character.charCodeAt(n), 4)).join("");
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, "0");
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
