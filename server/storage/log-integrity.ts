import { AppError } from "@/contract/errors";
import { coveredBy, firstFlaw, type SeqRange } from "./covered-seqs";
import { DamagedUpdate, unpackUpdate } from "./update-codec";

/** What every store checks before it hands out a document: the checks are one, whatever keeps the rows. */
interface CoveringRow {
  seq: number;
  covers: string | null;
}

/**
 * Throws `board_unreadable` unless `rows` (ascending) and the snapshot at `after` together hold every seq up to
 * `head` exactly once.
 */
export function requireWholeLog(rows: readonly CoveringRow[], after: number, head: number): void {
  const last = rows.at(-1)?.seq ?? after;
  if (last > head) throw unreadable(`seq ${last} is newer than the head ${head}`);
  const flaw = firstFlaw(rows.flatMap(coverageOf), after, head);
  if (flaw !== null) throw unreadable(`log row ${flaw} is missing or there twice`);
}

/** The seqs a row stands for. Throws `board_unreadable` when the row says nonsense. */
export function coverageOf(row: CoveringRow): SeqRange[] {
  const ranges = coveredBy(row);
  if (ranges === null) throw unreadable(`log row ${row.seq} covers what it cannot: ${row.covers}`);
  return ranges;
}

/** The v1 update of a stored part; `what` names the part. Throws `board_unreadable` when it is damaged. */
export async function unpackPart(packed: Uint8Array, what: string): Promise<Uint8Array> {
  try {
    return await unpackUpdate(packed);
  } catch (error) {
    if (error instanceof DamagedUpdate) throw unreadable(`${what} is damaged`, error);
    throw error;
  }
}

/** What exactly is wrong goes to the log through `cause`; people read the sentence of the code. */
export function unreadable(reason: string, cause?: unknown): AppError {
  return new AppError("board_unreadable", undefined, { cause: new Error(reason, { cause }) });
}
