import { isEqual } from "@tldraw/utils";
import type * as Y from "yjs";
import {
  fieldsOf,
  isFields,
  ownerExists,
  settledProps,
  textsOf,
  type Fields,
  type ItemLayout,
  type ItemList,
} from "./item-layout";
import { readText, spliceText, textName, writeTextChange } from "./item-texts";
import { splicesBetween } from "./text-splices";

/*
 * Props of an item in its record's map. Beside the keys of canvas-record.ts:
 * `p:<list>/<id>` an entry that was added after the item, one value; `null` once it was removed, which wins over edits
 * of its fields · `p:<list>/<id>/<field>` a field of an entry or cell that was changed since · `p:cells/<r>:<c>/note`
 * says only that the cell has that text. Texts are not here: see item-texts.ts.
 */

type RecordMap = Y.Map<unknown>;

/** How that which comes back (a record, an entry) is written over what the document still has of it. */
export type Returning =
  /** It becomes what is given: a migration, a restored version. */
  | "as-given"
  /** Texts and fields of the document stay: they are newer than what comes back by an undone deletion. */
  | "as-written";

function same(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || isEqual(a, b);
}

/** Props as they are stored with a new record: without texts. */
export function packItemProps(layout: ItemLayout, props: Fields): Fields {
  const packed: Fields = { ...settledProps(layout, props) };
  for (const name of layout.texts) if (name in packed) packed[name] = "";
  for (const [name, list] of Object.entries(layout.lists)) {
    if (list.texts.length === 0 || !isFields(packed[name])) continue;
    packed[name] = Object.fromEntries(
      Object.entries(packed[name]).map(([id, entry]) => [id, packEntry(list, fieldsOf(entry))]),
    );
  }
  return packed;
}

function packEntry(list: ItemList, entry: Fields): Fields {
  const packed = { ...entry };
  for (const field of list.texts) {
    if (list.kind === "entries") delete packed[field];
    else if (field in packed) packed[field] = "";
  }
  return packed;
}

/**
 * Puts lists and texts of an item into `props`, which hold those of its base. `leaves`: the map's keys of the kind
 * `<list>/...`, without their prefix. Throws when an entry is none.
 */
export function readItemProps(
  layout: ItemLayout,
  props: Fields,
  leaves: readonly (readonly [string, unknown])[],
  place: { doc: Y.Doc | null; recordId: string },
): Fields {
  const text = (path: string) => (place.doc ? readText(place.doc, place.recordId, path) : "");
  const result: Fields = { ...props };
  for (const name of layout.texts) if (name in result) result[name] = text(name);
  for (const [name, list] of Object.entries(layout.lists)) {
    if (!isFields(result[name])) continue;
    const own = leaves
      .filter(([key]) => key.startsWith(`${name}/`))
      .map(([key, value]) => [key.slice(name.length + 1), value] as const);
    const entries = list.kind === "entries" ? readEntries(result[name], own) : readCells(result[name], own);
    for (const id of list.texts.length > 0 ? Object.keys(entries) : []) {
      for (const field of list.texts) {
        const entry = entries[id];
        if (entry && (list.kind === "entries" || field in entry))
          entries[id] = { ...entry, [field]: text(`${name}/${id}/${field}`) };
      }
    }
    result[name] = entries;
  }
  return settledProps(layout, result);
}

/**
 * Props with those lists, entries and cells of `known` (the same item as it was read before) that say the same: what is
 * the same object need not be checked, compared or drawn again, and of a large grid nearly everything is.
 */
export function sharingKnown(layout: ItemLayout, props: Fields, known: Fields): Fields {
  const shared: Fields = { ...props };
  for (const name of Object.keys(layout.lists)) {
    const [list, old] = [props[name], known[name]];
    if (!isFields(list) || !isFields(old)) continue;
    const ids = Object.keys(list);
    let equal = Object.keys(old).length === ids.length;
    for (const id of ids) {
      if (sameFields(list[id], old[id])) list[id] = old[id];
      else equal = false;
    }
    shared[name] = equal ? old : list;
  }
  return shared;
}

/** Whether two entries have equal fields; their fields are plain values. */
function sameFields(a: unknown, b: unknown): boolean {
  if (!isFields(a) || !isFields(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => a[name] === b[name] && Object.hasOwn(b, name));
}

function put(target: Fields, key: string, value: unknown): void {
  // A hand-made document must not reach the prototype of our objects.
  if (key === "__proto__") return;
  if (value === undefined) delete target[key];
  else target[key] = value;
}

function readEntries(base: Fields, leaves: readonly (readonly [string, unknown])[]): Record<string, Fields> {
  const whole: Fields = {};
  for (const [id, entry] of Object.entries(base)) put(whole, id, entry);
  for (const [key, value] of leaves) if (!key.includes("/")) put(whole, key, value);
  const entries: Record<string, Fields> = {};
  for (const [id, entry] of Object.entries(whole)) {
    if (entry === null) continue;
    if (!isFields(entry)) throw new Error(`the entry ${id} is none`);
    entries[id] = { ...entry };
  }
  for (const [key, value] of leaves) {
    const slash = key.indexOf("/");
    const id = key.slice(0, slash);
    if (slash > 0 && Object.hasOwn(entries, id)) put(entries[id] as Fields, key.slice(slash + 1), value);
  }
  return entries;
}

/** Cells that nobody changed are those of the base themselves: a large grid is read again for every character. */
function readCells(base: Fields, leaves: readonly (readonly [string, unknown])[]): Record<string, Fields> {
  const cells: Record<string, Fields> = {};
  const own = new Set<string>();
  for (const key of Object.keys(base)) if (key !== "__proto__") cells[key] = fieldsOf(base[key]);
  for (const [key, value] of leaves) {
    const slash = key.indexOf("/");
    const id = key.slice(0, slash);
    if (slash < 1 || id === "__proto__") continue;
    if (!own.has(id)) cells[id] = { ...cells[id] };
    own.add(id);
    put(cells[id] as Fields, key.slice(slash + 1), value);
  }
  return cells;
}

/**
 * Writes the leaves in which lists differ; texts apart. Returns whether something came back that the document may know
 * better than `after`.
 */
export function writeItemLists(
  map: RecordMap,
  /** `base`: the props of the record as created. */
  item: { layout: ItemLayout; base: Fields; returning: Returning },
  before: Fields,
  after: Fields,
): boolean {
  const { layout, base, returning } = item;
  let cameBack = false;
  for (const [name, list] of Object.entries(layout.lists)) {
    if (before[name] === after[name]) continue;
    const [from, to] = [fieldsOf(before[name]), fieldsOf(after[name])];
    for (const id of new Set([...Object.keys(from), ...Object.keys(to)])) {
      if (from[id] === to[id]) continue;
      const stored = fieldsOf(base[name])[id];
      const place = { map, key: `p:${name}/${id}`, stored };
      if (list.kind === "entries") {
        cameBack ||= from[id] === undefined && map.has(place.key);
        writeEntry(place, list, [from[id], to[id]], returning);
      }
      // What goes with its row or column is not written: it comes back with it.
      else if (ownerExists(list, after, name, id))
        writeFields(place, list, fieldsOf(from[id]), fieldsOf(to[id]));
    }
  }
  return cameBack;
}

interface EntryPlace {
  map: RecordMap;
  key: string;
  /** What the base of the record says. */
  stored: unknown;
}

function writeEntry(
  place: EntryPlace,
  list: ItemList,
  [from, to]: readonly [unknown, unknown],
  returning: Returning,
): void {
  const { map, key, stored } = place;
  const current = map.has(key) ? map.get(key) : stored;
  if (to === undefined) {
    if (current !== null && current !== undefined) map.set(key, null);
    return;
  }
  if (from !== undefined) {
    writeFields({ map, key, stored: current }, list, fieldsOf(from), fieldsOf(to));
    return;
  }
  const entry = packEntry(list, fieldsOf(to));
  if (!same(current, entry)) map.set(key, entry);
  if (returning === "as-written") return;
  // Fields that were changed before the entry went would otherwise be laid over the one that comes.
  for (const [field, value] of Object.entries(entry)) {
    const fieldKey = `${key}/${field}`;
    if (map.has(fieldKey) && !same(map.get(fieldKey), value)) map.set(fieldKey, value);
  }
}

function writeFields({ map, key, stored }: EntryPlace, list: ItemList, from: Fields, to: Fields): void {
  for (const field of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (same(from[field], to[field])) continue;
    const fieldKey = `${key}/${field}`;
    const current = map.has(fieldKey) ? map.get(fieldKey) : fieldsOf(stored)[field];
    if (list.texts.includes(field)) {
      if (list.kind === "cells" && field in to) markCellText(map, fieldKey, current);
    } else if (!same(current, to[field])) map.set(fieldKey, to[field]);
  }
}

function markCellText(map: RecordMap, fieldKey: string, current: unknown): void {
  if (current === undefined) map.set(fieldKey, "");
}

/** Whether an item has a text at `path`, found out without reading the whole of it: asked for every keystroke. */
export function hasTextNow(map: RecordMap, layout: ItemLayout, base: Fields, path: string): boolean {
  const isThere = (name: string, id: string) => {
    const key = `p:${name}/${id}`;
    return isFields(map.has(key) ? map.get(key) : fieldsOf(base[name])[id]);
  };
  const [name = "", id, field, ...more] = path.split("/");
  if (id === undefined) return layout.texts.includes(name);
  const list = Object.hasOwn(layout.lists, name) ? layout.lists[name] : undefined;
  if (!list || field === undefined || more.length > 0 || !list.texts.includes(field)) return false;
  if (list.kind === "entries") return isThere(name, id);
  const colon = id.indexOf(":");
  return isThere(list.rows, id.slice(0, colon)) && isThere(list.columns, id.slice(colon + 1));
}

/**
 * Notes in the record's map that the text at `path` exists, where the map has to say so (a cell that nobody filled).
 * Call in the transaction that writes the text.
 */
export function markText(map: RecordMap, layout: ItemLayout, base: Fields, path: string): void {
  const [name = "", id = "", field = ""] = path.split("/");
  if (layout.lists[name]?.kind !== "cells") return;
  const key = `p:${path}`;
  markCellText(map, key, map.has(key) ? map.get(key) : fieldsOf(fieldsOf(base[name])[id])[field]);
}

/**
 * Writes the texts in which `before` (null: the record is new) and `after` differ. Returns whether a text now says
 * something else than `after`, since colleagues wrote into it too.
 */
export function writeItemTexts(
  doc: Y.Doc,
  place: { recordId: string; layout: ItemLayout },
  before: Fields | null,
  after: Fields,
  returning: Returning,
): boolean {
  const { recordId, layout } = place;
  const from = before ? textsOf(layout, before) : new Map<string, string>();
  const to = textsOf(layout, after);
  let differs = false;
  for (const path of new Set([...from.keys(), ...to.keys()])) {
    const [old, next] = [from.get(path), to.get(path)];
    if (old === next || !existsIn(layout, after, path)) continue;
    if (old !== undefined || (before && existsIn(layout, before, path))) {
      differs = writeTextChange(doc, { recordId, path }, old ?? "", next ?? "") || differs;
      continue;
    }
    const current = readText(doc, recordId, path);
    if (current === next) continue;
    if (returning === "as-written" && current !== "") differs = true;
    else spliceText(doc.getText(textName(recordId, path)), splicesBetween(current, next ?? ""));
  }
  return differs;
}

function existsIn(layout: ItemLayout, props: Fields, path: string): boolean {
  const [name = "", id] = path.split("/");
  const list = layout.lists[name];
  return id === undefined || !list || ownerExists(list, props, name, id);
}
