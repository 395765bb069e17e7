import { getIndexAbove, getIndexBetween, uniqueId, type IndexKey } from "@tldraw/utils";
import { inOrder, type Entries } from "./item-fields";

/** A fresh id of an entry: short, of letters, digits, `-` and `_`. */
export function newEntryId(): string {
  return uniqueId(10);
}

/** An entry as it is before it has its place. */
type Unplaced<E extends { index: string }> = Omit<E, "index">;

/** The list with one more entry, behind `afterId` or at its end. */
export function withEntry<E extends { index: string }>(
  entries: Entries<E>,
  id: string,
  entry: Unplaced<E>,
  afterId?: string,
): Entries<E> {
  const order = inOrder(entries);
  const at = afterId === undefined ? -1 : order.findIndex((other) => other.id === afterId);
  const before = at === -1 ? order.at(-1) : order[at];
  const after = at === -1 ? undefined : order[at + 1];
  return { ...entries, [id]: { ...entry, index: between(before?.index, after?.index) } as unknown as E };
}

/** The list without an entry. */
export function withoutEntry<E extends { index: string }>(entries: Entries<E>, id: string): Entries<E> {
  const { [id]: _removed, ...kept } = entries;
  return kept;
}

/** The list with one entry changed; the list itself when the entry has gone. */
export function withChangedEntry<E extends { index: string }>(
  entries: Entries<E>,
  id: string,
  change: Partial<Unplaced<E>>,
): Entries<E> {
  const entry = entries[id];
  return entry ? { ...entries, [id]: { ...entry, ...change } } : entries;
}

/** The list with an entry at place `to`, counted from 0 without it; the list itself when it is there already. */
export function withMovedEntry<E extends { index: string }>(
  entries: Entries<E>,
  id: string,
  to: number,
): Entries<E> {
  const order = inOrder(entries);
  const entry = entries[id];
  const others = order.filter((other) => other.id !== id);
  const place = Math.min(Math.max(to, 0), others.length);
  if (!entry || order.findIndex((other) => other.id === id) === place) return entries;
  const index = between(others[place - 1]?.index, others[place]?.index);
  return { ...entries, [id]: { ...entry, index } };
}

/** An index between two others. Two entries that were added at once may have the same one: then right above it. */
function between(lower: string | undefined, upper: string | undefined): IndexKey {
  const [low, high] = [lower as IndexKey | undefined, upper as IndexKey | undefined];
  if (low !== undefined && high !== undefined && low >= high) return getIndexAbove(low);
  return getIndexBetween(low, high);
}
