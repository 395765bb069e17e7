import type { TLDrawShapeSegment, TLRecord } from "@tldraw/tlschema";
import { isEqual } from "@tldraw/utils";
import * as Y from "yjs";
import { fieldsOf, isFields, itemLayoutOf, type Fields } from "./item-layout";
import { packItemProps, readItemProps, writeItemLists, type Returning } from "./item-record";
import { layoutOf } from "./shape-layout";
import { packSegments, strokeDelta, unpackSegments } from "./stroke-points";

/**
 * One record of the canvas document, a Y.Map:
 * `$` the whole record as created, one value, without its `id`, which is the map's key (boards from before that was
 * left out have it) · `xyr` geometry `[x, y, rotation]` and, where the shape has both,
 * `w, h` · `p:<prop>`, `m:<meta>` and other top-level names: values that replace those in `$`; `undefined` means
 * absent · `live` chunks of an unfinished freehand stroke. Lists of items have keys of their own, their texts are not
 * here at all: see item-record.ts.
 *
 * One geometry key, because keys written in turn (`x`, then `y`) stop Yjs from merging its tombstones. As long as
 * `live` exists it alone says what the stroke's points are: a whole record written over it, from a stale copy, cannot
 * shorten the stroke. It goes when somebody writes the points of a finished stroke.
 */
export type RecordMap = Y.Map<unknown>;

const BASE = "$";
const GEOMETRY = "xyr";
const LIVE = "live";
const GEOMETRY_FIELDS: ReadonlySet<string> = new Set(["x", "y", "rotation"]);
const SIZE_PROPS: ReadonlySet<string> = new Set(["w", "h"]);

function hasSize(props: Fields): boolean {
  return typeof props["w"] === "number" && typeof props["h"] === "number";
}

function geometryOf(record: Fields): unknown[] {
  const props = fieldsOf(record["props"]);
  const place = [record["x"], record["y"], record["rotation"]];
  return hasSize(props) ? [...place, props["w"], props["h"]] : place;
}

function put(target: Fields, key: string, value: unknown): void {
  // A hand-made document must not reach the prototype of our objects.
  if (key === "__proto__") return;
  if (value === undefined) delete target[key];
  else target[key] = value;
}

function isUnfinished(record: Fields): boolean {
  return fieldsOf(record["props"])["isComplete"] === false;
}

function liveOf(map: RecordMap): Y.Array<unknown> | null {
  const live = map.get(LIVE);
  return live instanceof Y.Array ? live : null;
}

function liveSegments(live: Y.Array<unknown>): TLDrawShapeSegment[] {
  return unpackSegments(live.toArray().filter((chunk): chunk is Uint8Array => chunk instanceof Uint8Array));
}

function segmentsOf(record: Fields): TLDrawShapeSegment[] {
  return (fieldsOf(record["props"])["segments"] ?? []) as TLDrawShapeSegment[];
}

function packRecord(record: TLRecord): Fields {
  const { packed } = layoutOf(record);
  const names = Object.keys(packed);
  // An id compresses to nothing less than itself: 5,000 of them once more are a fifth of a first state.
  const { id: _key, ...fields }: Fields = { ...record };
  const item = itemLayoutOf(record);
  if (item) return { ...fields, props: packItemProps(item, fieldsOf(fields["props"])) };
  if (names.length === 0) return fields;
  const props: Fields = { ...fieldsOf(fields["props"]) };
  for (const name of names) if (name in props) props[name] = packed[name]?.pack(props[name]);
  fields["props"] = props;
  return fields;
}

/** A new map for a record that is not in the document yet; texts of an item apart. */
export function createRecordMap(record: TLRecord): RecordMap {
  const map: RecordMap = new Y.Map();
  const fields = packRecord(record);
  if (layoutOf(record).stroke && isUnfinished(fields)) {
    fields["props"] = { ...fieldsOf(fields["props"]), segments: packSegments([]) };
    map.set(LIVE, Y.Array.from([packSegments(segmentsOf(record as unknown as Fields))]));
  }
  map.set(BASE, fields);
  return map;
}

/**
 * The record that the map at `id` describes, not validated. Throws when the map cannot be read: no base record, foreign types,
 * damaged points. The values inside are shared with the document and must not be changed.
 */
export function readRecord(map: RecordMap, id: string): Fields {
  const base = map.get(BASE);
  if (!isFields(base)) throw new Error("the record has no base");
  const record: Fields = { id, ...base };
  const props: Fields = { ...fieldsOf(base["props"]) };
  const meta: Fields = { ...fieldsOf(base["meta"]) };
  const { packed, stroke } = layoutOf(record);
  const item = itemLayoutOf(record);
  const leaves: [string, unknown][] = [];
  for (const [key, value] of map.entries()) {
    if (key === BASE || key === LIVE || key === GEOMETRY) continue;
    if (value instanceof Y.AbstractType) throw new Error(`unexpected shared type at ${key}`);
    if (item && key.startsWith("p:") && key.includes("/")) leaves.push([key.slice(2), value]);
    else if (key.startsWith("p:")) put(props, key.slice(2), value);
    else if (key.startsWith("m:")) put(meta, key.slice(2), value);
    else put(record, key, value);
  }
  // Last, whatever the order of the keys: replicas iterate a map in different orders.
  if (map.has(GEOMETRY)) readGeometry(map.get(GEOMETRY), record, props);
  const live = stroke ? liveOf(map) : null;
  for (const [name, packing] of Object.entries(packed)) {
    if (live && name === "segments") props[name] = liveSegments(live);
    else if (name in props) props[name] = packing.unpack(props[name]);
  }
  if (isFields(base["props"])) {
    const place = { doc: map.doc, recordId: id };
    record["props"] = item ? readItemProps(item, props, leaves, place) : props;
  }
  if (isFields(base["meta"])) record["meta"] = meta;
  return record;
}

function readGeometry(value: unknown, record: Fields, props: Fields): void {
  if (!Array.isArray(value)) throw new Error("the geometry is no list");
  const [x, y, rotation, w, h] = value as unknown[];
  Object.assign(record, { x, y, rotation });
  if (value.length >= 5 && hasSize(props)) Object.assign(props, { w, h });
}

function sameValue(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || isEqual(a, b);
}

/** Names whose values differ, with the new value; `undefined` for a name that is gone. */
function changesOf(from: Fields, to: Fields): [name: string, value: unknown][] {
  const changes: [string, unknown][] = [];
  for (const name of Object.keys(to)) if (!sameValue(from[name], to[name])) changes.push([name, to[name]]);
  for (const name of Object.keys(from)) if (!(name in to)) changes.push([name, undefined]);
  return changes;
}

function setIfNew(map: RecordMap, key: string, value: unknown, current: unknown): void {
  // The same value again would only cost bytes; several clients often compute the same consequence of one edit.
  if (map.has(key) ? sameValue(map.get(key), value) : sameValue(current, value)) return;
  map.set(key, value);
}

/**
 * Writes what distinguishes `to` from `from`, key by key, and nothing else: what a colleague changed meanwhile in
 * other keys stays. Texts of items apart. Call inside a transaction. Returns whether an entry of an item came back that
 * the document may know better than `to`.
 */
export function writeRecordChange(
  map: RecordMap,
  from: TLRecord,
  to: TLRecord,
  returning: Returning,
): boolean {
  const [before, after] = [from as unknown as Fields, to as unknown as Fields];
  const base = fieldsOf(map.get(BASE));
  const baseProps = fieldsOf(base["props"]);
  const isShape = to.typeName === "shape";
  const afterProps = fieldsOf(after["props"]);
  const sized = isShape && hasSize(afterProps) && hasSize(fieldsOf(before["props"]));
  let moved = false;

  for (const [name, value] of changesOf(before, after)) {
    if (name === "props" || name === "meta" || name === "id" || name === "typeName") continue;
    if (isShape && GEOMETRY_FIELDS.has(name)) moved = true;
    else setIfNew(map, name, value, base[name]);
  }
  for (const [name, value] of changesOf(fieldsOf(before["meta"]), fieldsOf(after["meta"]))) {
    setIfNew(map, `m:${name}`, value, fieldsOf(base["meta"])[name]);
  }
  const layout = layoutOf(to);
  const item = itemLayoutOf(to);
  for (const [name, value] of changesOf(fieldsOf(before["props"]), afterProps)) {
    if (item && (name in item.lists || item.texts.includes(name))) continue;
    if (sized && SIZE_PROPS.has(name)) moved = true;
    else if (layout.stroke && name === "segments") continue;
    else setIfNew(map, `p:${name}`, layout.packed[name]?.pack(value) ?? value, baseProps[name]);
  }
  if (layout.stroke) writeStroke(map, before, after);
  if (moved) setIfNew(map, GEOMETRY, geometryOf(after), isShape ? geometryOf(base) : undefined);
  if (!item) return false;
  const lists = { layout: item, base: baseProps, returning };
  return writeItemLists(map, lists, fieldsOf(before["props"]), afterProps);
}

function writeStroke(map: RecordMap, before: Fields, after: Fields): void {
  const [seen, next] = [segmentsOf(before), segmentsOf(after)];
  const live = liveOf(map);
  const finishes = isUnfinished(before) && !isUnfinished(after);
  if (sameValue(seen, next) && !(finishes && live)) return;
  if (live && isUnfinished(after)) {
    const chunk = strokeDelta(liveSegments(live), seen, next);
    if (chunk) live.push([chunk]);
    return;
  }
  const packed = packSegments(next);
  if (live || !sameBytes(map.get("p:segments"), packed)) map.set("p:segments", packed);
  if (live) map.delete(LIVE);
}

function sameBytes(a: unknown, b: Uint8Array): boolean {
  return a instanceof Uint8Array && a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/**
 * Writes a whole record over one that exists: the keys in which it differs from what the document says now.
 * Of a stroke that is still growing the points are left alone unless the record is a finished stroke.
 */
export function overwriteRecord(map: RecordMap, current: TLRecord, record: TLRecord): void {
  const fields = record as unknown as Fields;
  if (layoutOf(record).stroke && liveOf(map) && isUnfinished(fields)) {
    const kept = fieldsOf((current as unknown as Fields)["props"])["segments"];
    const props = { ...fieldsOf(fields["props"]), segments: kept };
    writeRecordChange(map, current, { ...fields, props } as unknown as TLRecord, "as-given");
    return;
  }
  writeRecordChange(map, current, record, "as-given");
}

/** Whether the map is a freehand stroke whose author has not finished it. Never throws. */
export function isUnfinishedStroke(map: RecordMap): boolean {
  const base = map.get(BASE);
  if (!isFields(base) || !layoutOf(base).stroke) return false;
  const complete = map.has("p:isComplete") ? map.get("p:isComplete") : fieldsOf(base["props"])["isComplete"];
  return complete === false;
}

/**
 * Marks a stroke as finished and keeps its `live` points where they are: should its author come back with more
 * of them, they still belong to it. (Packing them here would race with the author's own last write and could lose.)
 */
export function finishStroke(map: RecordMap): void {
  map.set("p:isComplete", true);
}

/** Yjs client id that wrote last to an unfinished stroke; null when the map does not tell. */
export function strokeAuthor(map: RecordMap): number | null {
  const live = liveOf(map);
  if (!live) return null;
  let last: Y.Item | null = live._start;
  while (last?.right) last = last.right;
  return last?.id.client ?? live._item?.id.client ?? null;
}

/** Type name and type of the record as created; neither where the map has no base. */
export function kindOf(map: RecordMap): { typeName?: unknown; type?: unknown } {
  const { typeName, type } = fieldsOf(map.get(BASE));
  return { typeName, type };
}

/** The props of the record as created; empty when there are none. */
export function basePropsOf(map: RecordMap): Fields {
  return fieldsOf(fieldsOf(map.get(BASE))["props"]);
}
