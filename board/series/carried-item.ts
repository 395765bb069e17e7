/** Where an item was taken over from; in the `meta` of its shape. */
export interface CarriedFrom {
  /** Board and item id (as in `?item=`) of the one before. */
  board: string;
  item: string;
  /** Day since when it is open, `2026-01-05`: of the first board of the series that had it. */
  since: string;
}

const KEY = "carriedFrom";

/** The `meta` of an item that was taken over. */
export function carriedMeta(
  from: CarriedFrom,
): Record<string, { board: string; item: string; since: string }> {
  return { [KEY]: { board: from.board, item: from.item, since: from.since } };
}

/** What `meta` says about where an item was taken over from; null for anything else. A hand-made client may write anything there. */
export function readCarried(meta: unknown): CarriedFrom | null {
  const value = (meta as Record<string, unknown> | null)?.[KEY];
  if (typeof value !== "object" || value === null) return null;
  const { board, item, since } = value as Record<string, unknown>;
  if (typeof board !== "string" || !/^[\w-]{1,64}$/.test(board)) return null;
  if (typeof item !== "string" || item.length > 200) return null;
  if (typeof since !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(since)) return null;
  return { board, item, since };
}
