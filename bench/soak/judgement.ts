/** One thing that the soak is about, and what was found. */
export interface Judgement {
  what: string;
  /** Empty when nothing is wrong. */
  faults: readonly string[];
  /** A figure that goes with it, or why nothing can be said about it. */
  note?: string;
  /** The soak was too short to tell. */
  open?: boolean;
}

/** The last samples may be this much above the first: the board and what people may undo grow a little. */
const MEMORY_SLACK = 1.25;
/** Of each third: with fewer, one unlucky sample decides. */
const FEWEST_SAMPLES = 2;

/** Compares the first samples after the restart with the last. */
export function flatness(samples: readonly number[]): Pick<Judgement, "faults" | "note" | "open"> {
  const third = Math.floor(samples.length / 3);
  if (third < FEWEST_SAMPLES) return { faults: [], note: "too short to tell", open: true };
  const mean = (some: readonly number[]) => some.reduce((sum, bytes) => sum + bytes, 0) / some.length;
  const [first, last] = [mean(samples.slice(0, third)), mean(samples.slice(-third))];
  const note = `${(first / 1e6).toFixed(1)} MB after the restart, ${(last / 1e6).toFixed(1)} MB at the end`;
  return { faults: last > first * MEMORY_SLACK ? [`memory grew: ${note}`] : [], note };
}
