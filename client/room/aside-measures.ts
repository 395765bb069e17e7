/** How much of everything stands in the column beside the canvas. */
export interface AsideMeasure {
  /** Lines of a question, at most. */
  question: number;
  /** People who are named in the queue, at most. */
  queue: number;
  decisions: number;
  /** Lines of a decision, at most. */
  lines: number;
  /** `code`: the QR code with its address beside it, in smaller type. */
  join: "whole" | "code" | "none";
  /** How people take part in a hum check. */
  hint: boolean;
}

/** What the column is for at the moment. */
export type AsideUse = "talk" | "hum" | "result" | "ended";

const FULL: AsideMeasure = { question: 4, queue: 4, decisions: 2, lines: 3, join: "whole", hint: true };

/**
 * What gives way first, for each use: while people vote the code matters more than who speaks fourth, afterwards it does not.
 * The latest decision stands below the canvas, too; whoever has the word always stays.
 */
const GIVES_WAY: Record<AsideUse, readonly Partial<AsideMeasure>[]> = {
  talk: [
    { decisions: 1 },
    { queue: 3 },
    { join: "code" },
    { queue: 2 },
    { decisions: 0 },
    { queue: 1 },
    { join: "none" },
    { queue: 0 },
  ],
  hum: [
    { decisions: 1 },
    { decisions: 0 },
    { queue: 3 },
    { queue: 2 },
    { hint: false },
    { join: "code" },
    { queue: 1 },
    { question: 3 },
    { question: 2 },
    { queue: 0 },
    { join: "none" },
  ],
  result: [
    { decisions: 1 },
    { decisions: 0 },
    { join: "code" },
    { queue: 3 },
    { join: "none" },
    { queue: 2 },
    { question: 3 },
    { question: 2 },
    { queue: 1 },
    { queue: 0 },
    { question: 1 },
  ],
  ended: [
    { lines: 3 },
    { lines: 2 },
    ...[7, 6, 5, 4, 3, 2, 1].map((decisions) => ({ decisions })),
    { lines: 1 },
  ],
};

/** From everything to the least, each with one thing less than the one before. */
export function asideMeasures(use: AsideUse): readonly [AsideMeasure, ...AsideMeasure[]] {
  const all = use === "ended" ? { ...FULL, decisions: 8, lines: 4 } : FULL;
  let last = all;
  return [all, ...GIVES_WAY[use].map((less) => (last = { ...last, ...less }))];
}
