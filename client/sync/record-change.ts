import type { TLRecord } from "@tldraw/tlschema";
import { isEqual } from "@tldraw/utils";
import { itemLayoutOf, type ItemLayout } from "@/board/document/item-layout";
import { mergeTexts } from "@/board/document/text-splices";

/**
 * Changes of records, key by key: `opacity`, `props.color`, `meta.origin`. Place and size of a shape count as one key,
 * as they do in the document: half of one person's move and half of another's is a place nobody chose. Lists of items
 * have a key for each entry (`props.points/<id>`: whether it is there) and each field (`props.points/<id>/text`).
 */

type Fields = Record<string, unknown>;

const GEOMETRY = "geometry";
const GEOMETRY_FIELDS = ["x", "y", "rotation"];
const GEOMETRY_PROPS = ["w", "h"];

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function same(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || isEqual(a, b);
}

function asFields(record: TLRecord): Fields {
  return record as unknown as Fields;
}

function namesOf(a: Fields, b: Fields): Set<string> {
  return new Set([...Object.keys(a), ...Object.keys(b)]);
}

/** The keys in which two versions of a record differ. */
export function changedKeys(from: TLRecord, to: TLRecord): Set<string> {
  const [before, after] = [asFields(from), asFields(to)];
  const keys = new Set<string>();
  const isShape = to.typeName === "shape";
  for (const name of namesOf(before, after)) {
    if (name === "props" || name === "meta" || same(before[name], after[name])) continue;
    keys.add(isShape && GEOMETRY_FIELDS.includes(name) ? GEOMETRY : name);
  }
  const [metaBefore, metaAfter] = [fieldsOf(before["meta"]), fieldsOf(after["meta"])];
  for (const name of namesOf(metaBefore, metaAfter))
    if (!same(metaBefore[name], metaAfter[name])) keys.add(`meta.${name}`);
  const layout = itemLayoutOf(to);
  const [propsBefore, propsAfter] = [fieldsOf(before["props"]), fieldsOf(after["props"])];
  for (const name of namesOf(propsBefore, propsAfter)) {
    const [old, next] = [propsBefore[name], propsAfter[name]];
    if (Object.is(old, next)) continue;
    if (layout && name in layout.lists) addListKeys(keys, name, fieldsOf(old), fieldsOf(next), layout);
    else if (!same(old, next))
      keys.add(isShape && GEOMETRY_PROPS.includes(name) ? GEOMETRY : `props.${name}`);
  }
  return keys;
}

function addListKeys(keys: Set<string>, name: string, from: Fields, to: Fields, layout: ItemLayout): void {
  const isEntries = layout.lists[name]?.kind === "entries";
  for (const id of namesOf(from, to)) {
    if (Object.is(from[id], to[id])) continue;
    const [old, next] = [fieldsOf(from[id]), fieldsOf(to[id])];
    if (isEntries && Object.hasOwn(from, id) !== Object.hasOwn(to, id)) keys.add(`props.${name}/${id}`);
    for (const field of namesOf(old, next))
      if (!same(old[field], next[field])) keys.add(`props.${name}/${id}/${field}`);
  }
}

/** Whether two versions agree in one key. */
export function sameKey(a: TLRecord, b: TLRecord, key: string): boolean {
  return same(valueOf(asFields(a), key), valueOf(asFields(b), key));
}

/** A key's parts: where the value stands, and its name there. */
type Place =
  | { kind: "geometry" }
  | { kind: "top" | "meta" | "prop"; name: string }
  | { kind: "entry"; list: string; id: string }
  | { kind: "field"; list: string; id: string; field: string };

function placeOf(key: string, layout: ItemLayout | null, isShape: boolean): Place {
  if (isShape && key === GEOMETRY) return { kind: "geometry" };
  if (key.startsWith("meta.")) return { kind: "meta", name: key.slice(5) };
  if (!key.startsWith("props.")) return { kind: "top", name: key };
  const name = key.slice(6);
  const [list = "", id, ...rest] = name.split("/");
  if (!layout || id === undefined || !(list in layout.lists)) return { kind: "prop", name };
  return rest.length === 0 ? { kind: "entry", list, id } : { kind: "field", list, id, field: rest.join("/") };
}

function valueOf(record: Fields, key: string): unknown {
  const place = placeOf(key, itemLayoutOf(record), record["typeName"] === "shape");
  const props = fieldsOf(record["props"]);
  switch (place.kind) {
    case "geometry":
      return [...GEOMETRY_FIELDS.map((name) => record[name]), ...GEOMETRY_PROPS.map((name) => props[name])];
    case "top":
      return record[place.name];
    case "meta":
      return fieldsOf(record["meta"])[place.name];
    case "prop":
      return props[place.name];
    case "entry":
      return Object.hasOwn(fieldsOf(props[place.list]), place.id);
    case "field":
      return fieldsOf(fieldsOf(props[place.list])[place.id])[place.field];
  }
}

/** Whether a key is a text of an item, which is merged character by character and by nothing else. */
function isTextKey(key: string, layout: ItemLayout | null): boolean {
  if (!layout || !key.startsWith("props.")) return false;
  const [name = "", id, field] = key.slice(6).split("/");
  if (id === undefined) return layout.texts.includes(name);
  return field !== undefined && layout.lists[name]?.texts.includes(field) === true;
}

/** The keys that are texts of an item. */
export function textKeysOf(record: TLRecord, keys: Iterable<string>): Set<string> {
  const layout = itemLayoutOf(record);
  return new Set(layout ? [...keys].filter((key) => isTextKey(key, layout)) : []);
}

/**
 * `current` with the values that `source` has for `keys`; the same object when nothing changes. A field of an entry
 * that `current` does not have is left out.
 */
export function withKeys<R extends TLRecord>(current: R, source: TLRecord, keys: ReadonlySet<string>): R {
  if (keys.size === 0) return current;
  const draft = createDraft(asFields(current));
  const from = asFields(source);
  const layout = itemLayoutOf(asFields(current));
  const places = [...keys].map((key) => placeOf(key, layout, current.typeName === "shape"));
  // Entries first: a field of one that comes is part of it.
  for (const place of places)
    if (place.kind === "entry") takeEntry(draft, fieldsOf(from["props"])[place.list], place);
  for (const place of places) {
    if (place.kind === "geometry") {
      for (const name of GEOMETRY_FIELDS) draft.take(null, from, name);
      for (const name of GEOMETRY_PROPS) draft.take("props", fieldsOf(from["props"]), name);
    } else if (place.kind === "top") draft.take(null, from, place.name);
    else if (place.kind === "meta") draft.take("meta", fieldsOf(from["meta"]), place.name);
    else if (place.kind === "prop") draft.take("props", fieldsOf(from["props"]), place.name);
    else if (place.kind === "field") takeField(draft, fieldsOf(from["props"])[place.list], place, layout);
  }
  return draft.changed ? (draft.result as unknown as R) : current;
}

/** A copy of a record that is made as far as it is changed: records of a store are frozen and shared. */
interface Draft {
  readonly result: Fields;
  readonly changed: boolean;
  /** Takes the value, or the absence, of `name` in `source`. */
  take(group: "props" | "meta" | null, source: Fields, name: string): void;
  list(name: string): Fields;
  setList(name: string, value: Fields): void;
}

function createDraft(record: Fields): Draft {
  const result: Fields = { ...record };
  let changed = false;
  const groupOf = (group: "props" | "meta"): Fields => {
    if (result[group] === record[group]) result[group] = { ...fieldsOf(record[group]) };
    return result[group] as Fields;
  };
  return {
    result,
    get changed() {
      return changed;
    },
    take(group, source, name) {
      const old = group === null ? result : fieldsOf(result[group]);
      if (same(old[name], source[name]) && name in old === name in source) return;
      changed = true;
      const target = group === null ? result : groupOf(group);
      if (name in source) target[name] = source[name];
      else delete target[name];
    },
    list: (name) => fieldsOf(fieldsOf(result["props"])[name]),
    setList(name, value) {
      changed = true;
      groupOf("props")[name] = value;
    },
  };
}

function takeEntry(draft: Draft, source: unknown, { list, id }: { list: string; id: string }): void {
  const entries = draft.list(list);
  const wanted = fieldsOf(source);
  if (Object.hasOwn(wanted, id) === Object.hasOwn(entries, id)) return;
  if (Object.hasOwn(wanted, id)) draft.setList(list, { ...entries, [id]: wanted[id] });
  else {
    const { [id]: _gone, ...others } = entries;
    draft.setList(list, others);
  }
}

function takeField(
  draft: Draft,
  source: unknown,
  { list, id, field }: { list: string; id: string; field: string },
  layout: ItemLayout | null,
): void {
  const entries = draft.list(list);
  const from = fieldsOf(fieldsOf(source)[id]);
  const isCell = layout?.lists[list]?.kind === "cells";
  if (!isCell && (!Object.hasOwn(entries, id) || !Object.hasOwn(fieldsOf(source), id))) return;
  const entry = fieldsOf(entries[id]);
  if (same(entry[field], from[field])) return;
  const next = { ...entry };
  if (from[field] === undefined) delete next[field];
  else next[field] = from[field];
  if (isCell && Object.keys(next).length === 0) {
    const { [id]: _empty, ...others } = entries;
    draft.setList(list, others);
  } else draft.setList(list, { ...entries, [id]: next });
}

/**
 * `current` after the change `from` → `to`, which was made without knowing it: only the keys that changed are taken
 * (of these, `keys`), texts of items are merged character by character.
 */
export function rebase<R extends TLRecord>(
  current: R,
  from: TLRecord,
  to: TLRecord,
  keys: ReadonlySet<string> = changedKeys(from, to),
): R {
  const texts = new Set([...textKeysOf(current, keys)].filter((key) => inBoth(from, to, key)));
  if (texts.size === 0) return withKeys(current, to, keys);
  const others = new Set([...keys].filter((key) => !texts.has(key)));
  const rebased = withKeys(current, to, others);
  return withKeys(rebased, withTexts(to, from, rebased, texts), texts);
}

/** Whether the owner of a text is neither added nor removed by a change: an entry comes and goes with its texts. */
function inBoth(from: TLRecord, to: TLRecord, key: string): boolean {
  const layout = itemLayoutOf(to);
  const place = placeOf(key, layout, true);
  if (place.kind !== "field" || layout?.lists[place.list]?.kind !== "entries") return true;
  const entry = `props.${place.list}/${place.id}`;
  return valueOf(asFields(from), entry) === true && valueOf(asFields(to), entry) === true;
}

/** `record` with another text at `path` (`answer`, `points/<id>/text`); the same object when it is that already. */
export function withText<R extends TLRecord>(record: R, path: string, text: string): R {
  const key = `props.${path}`;
  const place = placeOf(key, itemLayoutOf(record), true);
  const props = { ...fieldsOf(asFields(record)["props"]) };
  putText(props, place, text);
  return withKeys(record, { ...asFields(record), props } as unknown as TLRecord, new Set([key]));
}

function putText(props: Fields, place: Place, text: string): void {
  if (place.kind === "prop") props[place.name] = text;
  if (place.kind !== "field") return;
  const entries = fieldsOf(props[place.list]);
  props[place.list] = { ...entries, [place.id]: { ...fieldsOf(entries[place.id]), [place.field]: text } };
}

/** `to` with its texts merged into those of `current`. */
function withTexts(to: TLRecord, from: TLRecord, current: TLRecord, keys: Iterable<string>): TLRecord {
  const layout = itemLayoutOf(to);
  const props: Fields = { ...fieldsOf(asFields(to)["props"]) };
  const text = (record: TLRecord, key: string) => String(valueOf(asFields(record), key) ?? "");
  for (const key of keys) {
    const merged = mergeTexts(text(from, key), text(to, key), text(current, key));
    putText(props, placeOf(key, layout, true), merged);
  }
  return { ...asFields(to), props } as unknown as TLRecord;
}
