import { T, type Validator } from "@tldraw/validate";

/** Longest text of a field, in characters; the editor stops there, the server sets longer ones aside. */
export const TEXT_CHARS = 10_000;
/** Longest single-line field (an address, a name, a date), in characters. */
export const LINE_CHARS = 2_000;
/** Most entries of one list of an item (points, evidence, dissent). */
export const LIST_ENTRIES = 500;

/** A text that people type together; in the document a shared text of its own. */
export const itemText: Validator<string> = T.string.check("at most 10,000 characters", (value) => {
  if (value.length > TEXT_CHARS) throw new Error(`has more than ${TEXT_CHARS} characters`);
});

/** A short value that is replaced as a whole. */
export const itemLine: Validator<string> = T.string.check("one line of at most 2,000 characters", (value) => {
  if (value.length > LINE_CHARS) throw new Error(`has more than ${LINE_CHARS} characters`);
});

const LINK = /^(https?:\/\/|mailto:)\S+$/i;

/** Whether a link of an item may be opened: http, https or mailto, no spaces. */
export function isItemLink(value: string): boolean {
  return value.length <= LINE_CHARS && LINK.test(value);
}

/** An address to open, or nothing. */
export const itemLink: Validator<string> = T.string.check("an http, https or mailto address", (value) => {
  if (value !== "" && !isItemLink(value)) throw new Error("is no http, https or mailto address");
});

/** Lists of items are objects keyed by id, never arrays: two people who add at once both keep theirs. */
export type Entries<E extends { index: string }> = Record<string, E>;

/** Entries by id, each with a fractional `index` that orders them. */
export function itemEntries<E extends { index: string }>(
  entry: Validator<E>,
  most = LIST_ENTRIES,
): Validator<Entries<E>> {
  return T.dict(T.string, entry).check("a list that is not too long", (value) => {
    if (Object.keys(value).length > most) throw new Error(`has more than ${most} entries`);
  }) as Validator<Entries<E>>;
}

/** Entries in the order people see them; equal indexes are ordered by id, on every replica alike. */
export function inOrder<E extends { index: string }>(entries: Entries<E>): (E & { id: string })[] {
  return Object.entries(entries)
    .map(([id, entry]) => ({ ...entry, id }))
    .sort((a, b) => (a.index === b.index ? compare(a.id, b.id) : compare(a.index, b.index)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A link that backs something up, with what it says in words. */
export interface EvidenceLink {
  index: string;
  url: string;
  /** What stands there, e.g. `one count, with its author's caveat`; may be empty. */
  label: string;
}

export const evidenceLinks: Validator<Entries<EvidenceLink>> = itemEntries<EvidenceLink>(
  T.object({ index: T.string, url: itemLink, label: itemLine }),
);
