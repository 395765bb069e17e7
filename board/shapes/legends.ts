import type { MarkName } from "./item-marks";

/** Colour family of a status, as the token sheet names it; never shown without a mark and a word. */
export type Tone = "ok" | "todo" | "never" | "cond" | "unknown" | "block" | "accent";

export interface LegendMark {
  /** What is stored in a cell. */
  status: string;
  /** The mark in plain text; empty where the word is mark enough. */
  mark: string;
  /** The mark on the screen and in pictures. */
  drawing: MarkName | null;
  word: string;
  tone: Tone;
  /** The key that sets it, lower case; one of its own within a legend. */
  key: string;
}

export const LEGEND_IDS = ["kernel", "partly", "score", "text"] as const;
export type LegendId = (typeof LEGEND_IDS)[number];

/**
 * Legends of grids. `kernel` follows the feature lists under Documentation/features of the Linux kernel (`ok`, `TODO`,
 * `..`, `N/A`), with `conditional` and `unknown` added. `text` has no marks: its cells are words.
 */
export const LEGENDS: Readonly<Record<LegendId, readonly LegendMark[]>> = {
  kernel: [
    { status: "ok", mark: "●", drawing: "dot", word: "ok", tone: "ok", key: "o" },
    { status: "todo", mark: "○", drawing: "ring", word: "TODO", tone: "todo", key: "t" },
    { status: "conditional", mark: "◐", drawing: "half", word: "conditional", tone: "cond", key: "c" },
    { status: "impossible", mark: "··", drawing: "dots", word: "impossible", tone: "never", key: "." },
    { status: "not-applicable", mark: "–", drawing: "minus", word: "N/A", tone: "never", key: "n" },
    { status: "unknown", mark: "?", drawing: "question", word: "unknown", tone: "unknown", key: "u" },
  ],
  partly: [
    { status: "yes", mark: "●", drawing: "dot", word: "yes", tone: "ok", key: "y" },
    { status: "partly", mark: "◐", drawing: "half", word: "partly", tone: "cond", key: "p" },
    { status: "no", mark: "○", drawing: "ring", word: "no", tone: "todo", key: "n" },
    { status: "unknown", mark: "?", drawing: "question", word: "unknown", tone: "unknown", key: "u" },
  ],
  score: [
    { status: "1", mark: "", drawing: null, word: "1", tone: "block", key: "1" },
    { status: "2", mark: "", drawing: null, word: "2", tone: "todo", key: "2" },
    { status: "3", mark: "", drawing: null, word: "3", tone: "cond", key: "3" },
    { status: "4", mark: "", drawing: null, word: "4", tone: "ok", key: "4" },
    { status: "5", mark: "", drawing: null, word: "5", tone: "ok", key: "5" },
  ],
  text: [],
};

/** The mark of a status in a legend; null for an empty status and for one the legend does not have. */
export function markOf(legend: LegendId, status: string | undefined): LegendMark | null {
  return LEGENDS[legend].find((mark) => mark.status === status) ?? null;
}
