/**
 * A merged row stands for several seqs, not always neighbours: rows of two people who draw at once alternate, and
 * rows are merged per author. Each row therefore names what it covers, so that a lost row is noticed on load.
 * Written as ascending ranges, `3,5-7`.
 */
export type SeqRange = readonly [from: number, to: number];

/** Spells distinct seqs, in any order, as ranges. */
export function formatSeqs(ranges: readonly SeqRange[]): string {
  const joined: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from === last[1] + 1) last[1] = to;
    else joined.push([from, to]);
  }
  return joined.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
}

/** Reads what `formatSeqs` wrote; null when it is something else. */
export function parseSeqs(text: string): SeqRange[] | null {
  if (!/^\d+(-\d+)?(,\d+(-\d+)?)*$/.test(text)) return null;
  return text.split(",").map((range) => {
    const [from, to] = range.split("-").map(Number) as [number, number?];
    return [from, to ?? from];
  });
}

/** What a row covers: `covers` of the row, or its own seq alone. Null when `covers` is damaged. */
export function coveredBy(row: { seq: number; covers: string | null }): SeqRange[] | null {
  if (row.covers === null) return [[row.seq, row.seq]];
  const ranges = parseSeqs(row.covers);
  // A row stands for its own seq and for older ones.
  return ranges?.at(-1)?.[1] === row.seq ? ranges : null;
}

/**
 * The first seq in `after < seq <= upTo` that no range covers or that two cover; null when each is covered once.
 * What ranges cover outside is ignored: a row may have been merged with one that a snapshot already contains.
 */
export function firstFlaw(ranges: readonly SeqRange[], after: number, upTo: number): number | null {
  let next = after + 1;
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (to <= after) continue;
    if (from > upTo) break;
    if (Math.max(from, after + 1) !== next) return Math.min(from, next);
    next = to + 1;
  }
  return next > upTo ? null : next;
}
