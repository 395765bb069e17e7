/** How much of everything stands in the column beside the canvas. */
export interface AsideMeasure {
  /** Lines of a question, at most. */
  question: number;
  /** Whether it stands in smaller type, so that more of a long one is read. */
  small: boolean;
  /** People who are named in the queue, at most. */
  queue: number;
  /** Whether the queue is mentioned at all. */
  waiting: boolean;
  decisions: number;
  /** Lines of a decision, at most. */
  lines: number;
  /** `code`: the QR code with its address beside it, in smaller type; `address`: that alone. */
  join: "whole" | "code" | "address" | "none";
  /** How people take part in a hum check. */
  hint: boolean;
}

/** What the column is for at the moment. */
export type AsideUse = "talk" | "hum" | "result" | "ended";

const FULL: AsideMeasure = {
  question: 4,
  small: false,
  queue: 4,
  waiting: true,
  decisions: 2,
  lines: 3,
  join: "whole",
  hint: true,
};

/**
 * What gives way first, for each use: while people vote the code matters more than who speaks fourth, afterwards it does not. The
 * address, a line of text, is among the last to go: whoever comes late needs it.
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
    { join: "address" },
    { queue: 0 },
    { waiting: false },
    { join: "none" },
  ],
  hum: [
    { decisions: 1 },
    { decisions: 0 },
    { queue: 3 },
    { small: true },
    { queue: 2 },
    { hint: false },
    { question: 6 },
    { join: "code" },
    { question: 4 },
    { queue: 1 },
    { question: 3 },
    { question: 2 },
    { queue: 0 },
    { join: "address" },
    { waiting: false },
    { join: "none" },
    { question: 1 },
  ],
  result: [
    { decisions: 1 },
    { decisions: 0 },
    { join: "code" },
    { queue: 3 },
    { join: "address" },
    { small: true },
    { queue: 2 },
    { question: 6 },
    { queue: 1 },
    { question: 4 },
    { question: 3 },
    { question: 2 },
    { queue: 0 },
    { waiting: false },
    { join: "none" },
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
  const more = { talk: {}, hum: { question: 8 }, result: { question: 8 }, ended: { decisions: 8, lines: 4 } };
  const all = { ...FULL, ...more[use] };
  let last = all;
  return [all, ...GIVES_WAY[use].map((less) => (last = { ...last, ...less }))];
}
