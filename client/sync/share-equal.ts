import type { TLRecord } from "tldraw";
import { isEqual } from "tldraw";
import { itemLayoutOf } from "@/board/document/item-layout";

type Fields = Record<string, unknown>;

/**
 * `record` with those parts of `known`, an earlier version, that are equal: `props` and `meta`, else each of their values, and of
 * an item's lists each entry. tldraw draws and measures a shape anew whose `props` is another object, and a grid the cells
 * that are others; a colleague's move alone would have every text of the shape laid out again.
 */
export function sharingEqual<R extends TLRecord>(record: R, known: TLRecord | undefined): R {
  if (!known || known.typeName !== record.typeName) return record;
  const [next, old] = [record as unknown as Fields, known as unknown as Fields];
  const lists = itemLayoutOf(record)?.lists ?? {};
  const shared: Fields = {};
  for (const group of ["props", "meta"]) {
    if (!isFields(next[group]) || !isFields(old[group])) continue;
    shared[group] = sharedFields(next[group], old[group], (name, value, before) =>
      name in lists && isFields(value) && isFields(before) ? sharedFields(value, before) : value,
    );
  }
  return { ...record, ...shared };
}

/** `old` when everything in `next` is equal to it; else `next` with those values of `old` that are. */
function sharedFields(
  next: Fields,
  old: Fields,
  part: (name: string, value: unknown, before: unknown) => unknown = (_, value) => value,
): Fields {
  let equal = Object.keys(old).length === Object.keys(next).length;
  const entries = Object.entries(next).map(([name, value]): [string, unknown] => {
    if (Object.hasOwn(old, name) && isEqual(old[name], value)) return [name, old[name]];
    equal = false;
    return [name, part(name, value, old[name])];
  });
  return equal ? old : Object.fromEntries(entries);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
