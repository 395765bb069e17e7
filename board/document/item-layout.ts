/**
 * A property of an item that is an object by id, kept in the document leaf by leaf: two people who change different
 * fields of it at once both keep theirs. `entries`: a list, each entry with an `index` that orders it; it is added and
 * removed as a whole. `cells`: by `<row>:<column>`; a cell exists while one of its fields is filled and its row and
 * column are there.
 */
export type ItemList =
  | { kind: "entries"; texts: readonly string[]; most: number }
  | { kind: "cells"; texts: readonly string[]; most: number; rows: string; columns: string };

/** What of an item is kept otherwise than as one value. Texts are shared texts of their own: see item-texts.ts. */
export interface ItemLayout {
  texts: readonly string[];
  lists: Readonly<Record<string, ItemList>>;
}

/** Longest text that is shown; what two people typed beyond it at the same time stays in the document. */
export const SHOWN_TEXT_CHARS = 10_000;

const MOST_ENTRIES = 500;
const entries = (...texts: string[]): ItemList => ({ kind: "entries", texts, most: MOST_ENTRIES });
const lines = (): ItemList => ({ kind: "entries", texts: ["label"], most: 200 });

/** By type of shape. The props themselves are described in board/shapes, whose tests compare the two. */
export const ITEM_LAYOUTS: Readonly<Record<string, ItemLayout>> = {
  question: { texts: ["text", "answer"], lists: { evidence: entries() } },
  proposal: { texts: ["title", "summary"], lists: { points: entries("text"), code: entries() } },
  "feature-grid": {
    texts: ["title"],
    lists: {
      rows: lines(),
      columns: lines(),
      cells: { kind: "cells", texts: ["note"], most: 4_000, rows: "rows", columns: "columns" },
      evidence: entries(),
    },
  },
  decision: { texts: ["text"], lists: { dissent: entries("why"), restsOn: entries() } },
  "action-item": { texts: ["text"], lists: {} },
};

/** The layout of an item; null for every other record. */
export function itemLayoutOf(record: { typeName?: unknown; type?: unknown }): ItemLayout | null {
  if (record.typeName !== "shape" || typeof record.type !== "string") return null;
  return Object.hasOwn(ITEM_LAYOUTS, record.type) ? (ITEM_LAYOUTS[record.type] ?? null) : null;
}

export type Fields = Record<string, unknown>;

/** The value as an object with fields; an empty one when it is none. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

export function isFields(value: unknown): value is Fields {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  );
}

/**
 * The props of an item in the one form that documents yield: no cells without content or whose row or column is gone,
 * no more entries than a list may have. The same object when nothing has to change.
 */
export function settledProps(layout: ItemLayout, props: Fields): Fields {
  let settled = props;
  for (const [name, list] of Object.entries(layout.lists)) {
    const value = settled[name];
    if (!isFields(value)) continue;
    const kept = list.kind === "cells" ? filledCells(value, settled, list) : firstEntries(value, list.most);
    if (kept !== value) settled = { ...settled, [name]: kept };
  }
  return settled;
}

function firstEntries(entries: Fields, most: number): Fields {
  const ids = Object.keys(entries);
  if (ids.length <= most) return entries;
  const indexOf = (id: string) => String(fieldsOf(entries[id])["index"]);
  ids.sort((a, b) => compare(indexOf(a), indexOf(b)) || compare(a, b));
  return Object.fromEntries(ids.slice(0, most).map((id) => [id, entries[id]]));
}

function filledCells(cells: Fields, props: Fields, list: ItemList & { kind: "cells" }): Fields {
  const [rows, columns] = [fieldsOf(props[list.rows]), fieldsOf(props[list.columns])];
  // Most often nothing has to change: looked at a thousand times a second while a grid is typed into.
  let settled: Fields | null = null;
  const change = (): Fields => (settled ??= { ...cells });
  for (const key of Object.keys(cells)) {
    const cell = cells[key];
    const colon = key.indexOf(":");
    const filled = isFields(cell) ? Object.values(cell).filter(isFilled).length : 0;
    if (
      !isFields(cell) ||
      filled === 0 ||
      !Object.hasOwn(rows, key.slice(0, colon)) ||
      !Object.hasOwn(columns, key.slice(colon + 1))
    )
      delete change()[key];
    else if (filled < Object.keys(cell).length)
      change()[key] = Object.fromEntries(Object.entries(cell).filter(([, value]) => isFilled(value)));
  }
  const left: Fields = settled ?? cells;
  const keys = Object.keys(left);
  if (keys.length <= list.most) return left;
  return Object.fromEntries(
    keys
      .sort(compare)
      .slice(0, list.most)
      .map((key) => [key, left[key]]),
  );
}

function isFilled(value: unknown): boolean {
  return value !== "" && value !== undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Every text of an item with its value, by path below the props: `answer`, `points/<id>/text`, `cells/<r>:<c>/note`.
 * Of cells only those that have the field.
 */
export function textsOf(layout: ItemLayout, props: Fields): Map<string, string> {
  const texts = new Map<string, string>();
  const add = (path: string, value: unknown) => texts.set(path, typeof value === "string" ? value : "");
  for (const name of layout.texts) add(name, props[name]);
  for (const [name, list] of Object.entries(layout.lists)) {
    if (list.texts.length === 0) continue;
    for (const [id, entry] of Object.entries(fieldsOf(props[name]))) {
      if (!isFields(entry)) continue;
      for (const field of list.texts)
        if (list.kind === "entries" || field in entry) add(`${name}/${id}/${field}`, entry[field]);
    }
  }
  return texts;
}

/** Whether an item with these props has a text at `path`; a cell that nobody filled yet has its texts too. */
export function hasText(layout: ItemLayout, props: Fields, path: string): boolean {
  const [name = "", id, field, ...more] = path.split("/");
  if (id === undefined) return layout.texts.includes(name);
  const list = Object.hasOwn(layout.lists, name) ? layout.lists[name] : undefined;
  if (!list || more.length > 0 || field === undefined || !list.texts.includes(field)) return false;
  return ownerExists(list, props, name, id);
}

/** Whether what the text belongs to is there: the entry, or the row and the column of a cell. */
export function ownerExists(list: ItemList, props: Fields, name: string, id: string): boolean {
  if (list.kind === "entries") return Object.hasOwn(fieldsOf(props[name]), id);
  const colon = id.indexOf(":");
  return (
    Object.hasOwn(fieldsOf(props[list.rows]), id.slice(0, colon)) &&
    Object.hasOwn(fieldsOf(props[list.columns]), id.slice(colon + 1))
  );
}
