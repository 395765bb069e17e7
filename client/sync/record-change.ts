import type { TLRecord } from "@tldraw/tlschema";
import { isEqual } from "@tldraw/utils";

/**
 * Changes of records, key by key. Place and size of a shape count as one key, as they do in the document: half of one
 * person's move and half of another's is a place nobody chose.
 */

type Fields = Record<string, unknown>;

const GEOMETRY = "geometry";
const GEOMETRY_FIELDS = new Set(["x", "y", "rotation"]);
const GEOMETRY_PROPS = new Set(["w", "h"]);

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function same(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || isEqual(a, b);
}

/** Flat view of a record: `x`, `props.color`, `meta.origin`, … */
function entriesOf(record: Fields): Map<string, unknown> {
  const entries = new Map<string, unknown>();
  for (const [name, value] of Object.entries(record)) {
    if (name !== "props" && name !== "meta") entries.set(name, value);
  }
  for (const group of ["props", "meta"]) {
    for (const [name, value] of Object.entries(fieldsOf(record[group])))
      entries.set(`${group}.${name}`, value);
  }
  return entries;
}

function keyOf(record: Fields, entry: string): string {
  if (record["typeName"] !== "shape") return entry;
  if (GEOMETRY_FIELDS.has(entry)) return GEOMETRY;
  return entry.startsWith("props.") && GEOMETRY_PROPS.has(entry.slice(6)) ? GEOMETRY : entry;
}

/** The keys in which two versions of a record differ. */
export function changedKeys(from: TLRecord, to: TLRecord): Set<string> {
  const [before, after] = [entriesOf(from as unknown as Fields), entriesOf(to as unknown as Fields)];
  const keys = new Set<string>();
  for (const entry of new Set([...before.keys(), ...after.keys()])) {
    if (!same(before.get(entry), after.get(entry))) keys.add(keyOf(to as unknown as Fields, entry));
  }
  return keys;
}

/** Whether two versions agree in one key. */
export function sameKey(a: TLRecord, b: TLRecord, key: string): boolean {
  return !changedKeys(a, b).has(key);
}

/** `current` with the values that `source` has for `keys`; the same object when nothing changes. */
export function withKeys<R extends TLRecord>(current: R, source: TLRecord, keys: ReadonlySet<string>): R {
  if (keys.size === 0) return current;
  const fields = current as unknown as Fields;
  const values = entriesOf(source as unknown as Fields);
  const old = entriesOf(fields);
  const result: Fields = { ...fields };
  let changed = false;
  for (const entry of new Set([...values.keys(), ...old.keys()])) {
    if (!keys.has(keyOf(fields, entry)) || same(values.get(entry), old.get(entry))) continue;
    changed = true;
    const [group, name] =
      entry.startsWith("props.") || entry.startsWith("meta.") ? splitEntry(entry) : [null, entry];
    let target = result;
    if (group !== null) {
      // Copied at the first change: records of a store are frozen and shared.
      if (result[group] === fields[group]) result[group] = { ...fieldsOf(fields[group]) };
      target = result[group] as Fields;
    }
    if (values.has(entry)) target[name] = values.get(entry);
    else delete target[name];
  }
  return changed ? (result as unknown as R) : current;
}

function splitEntry(entry: string): [group: string, name: string] {
  const dot = entry.indexOf(".");
  return [entry.slice(0, dot), entry.slice(dot + 1)];
}

/** `current` after the change `from` → `to`, which was made without knowing it: only the keys that changed are taken. */
export function rebase<R extends TLRecord>(current: R, from: TLRecord, to: TLRecord): R {
  return withKeys(current, to, changedKeys(from, to));
}
