import type { GridCell } from "./feature-grid";
import { LEGENDS, markOf, type LegendId } from "./legends";

/** Other ways in which people write the marks of a legend. */
const SYNONYMS: Readonly<Record<LegendId, Readonly<Record<string, string>>>> = {
  kernel: {
    "✓": "ok",
    "✔": "ok",
    yes: "ok",
    done: "ok",
    no: "todo",
    "✗": "todo",
    "✘": "todo",
    impossible: "impossible",
    "..": "impossible",
    "n/a": "not-applicable",
    na: "not-applicable",
    "–": "not-applicable",
    "-": "not-applicable",
  },
  partly: {
    "✓": "yes",
    "✔": "yes",
    ok: "yes",
    y: "yes",
    "✗": "no",
    "✘": "no",
    n: "no",
    partial: "partly",
    partially: "partly",
  },
  score: {},
  text: {},
};

/**
 * A cell as somebody wrote it into a table elsewhere: `TODO`, `● ok`, `conditional: X86_64`, `TODO (in review)`. What is
 * no mark of the legend becomes the note, so that nothing is lost. Empty for a blank text.
 */
export function cellFromWords(legend: LegendId, words: string): Partial<GridCell> {
  const text = words.trim();
  if (text === "") return {};
  if (legend === "text") return { note: text };
  for (const { status, mark, word } of LEGENDS[legend]) {
    const names = [`${mark} ${word}`.trim(), word, status, mark, ...synonymsOf(legend, status)];
    for (const name of names.filter((candidate) => candidate !== "")) {
      const rest = restAfter(text, name);
      if (rest !== null) return rest === "" ? { status } : { status, note: rest };
    }
  }
  return { note: text };
}

function synonymsOf(legend: LegendId, status: string): string[] {
  return Object.entries(SYNONYMS[legend]).flatMap(([word, of]) => (of === status ? [word] : []));
}

/** What follows a mark after a colon, a comma, a dash or in brackets; null when the text does not begin with it so. */
function restAfter(text: string, name: string): string | null {
  if (!text.toLowerCase().startsWith(name.toLowerCase())) return null;
  const rest = text.slice(name.length);
  if (rest.trim() === "") return "";
  const noted = /^(?:\s*[:,;]\s*(?<after>.+)|\s+[–—-]\s*(?<dashed>.+)|\s*\((?<inside>.+)\))$/s.exec(
    rest,
  )?.groups;
  return (noted?.["after"] ?? noted?.["dashed"] ?? noted?.["inside"])?.trim() ?? null;
}

/** A cell in words, as `cellFromWords` reads it. */
export function cellToWords(legend: LegendId, cell: Partial<GridCell> | undefined): string {
  const word = markOf(legend, cell?.status)?.word ?? cell?.status ?? "";
  return [legend === "kernel" && cell?.status === "impossible" ? ".." : word, cell?.note ?? ""]
    .filter(Boolean)
    .join(": ");
}
