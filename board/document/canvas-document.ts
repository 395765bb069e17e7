import type { RecordsDiff } from "@tldraw/store";
import type { TLRecord } from "@tldraw/tlschema";
import * as Y from "yjs";
import {
  basePropsOf,
  createRecordMap,
  finishStroke,
  isUnfinishedStroke,
  kindOf,
  overwriteRecord,
  readRecord,
  strokeAuthor,
  writeRecordChange,
  type RecordMap,
} from "./canvas-record";
import type { RecordCheck } from "./check-record";
import { fieldsOf, hasText, itemLayoutOf, type Fields } from "./item-layout";
import { hasTextNow, markText, sharingKnown, writeItemTexts, type Returning } from "./item-record";
import { spliceText, textAddress, textName } from "./item-texts";
import { recordMaps } from "./record-maps";
import type { TextSplice } from "./text-splices";

/** A record that is in the document but cannot be shown, and why. */
export interface RejectedRecord {
  id: string;
  reason: string;
}

/**
 * Reads and checks one record: the record, what is wrong with it, or null when there is none of that id. `known`: the
 * record as it was read before; what says the same is the same object again, and is not checked again.
 */
export function readCheckedRecord(
  doc: Y.Doc,
  id: string,
  check: RecordCheck,
  known?: TLRecord,
): { record: TLRecord } | { rejected: RejectedRecord } | null {
  const map: unknown = recordMaps(doc).get(id);
  if (map === undefined) return null;
  try {
    if (!(map instanceof Y.Map)) throw new Error("it is no record");
    return { record: check(id, known ? sharing(readRecord(map, id), known) : readRecord(map, id), known) };
  } catch (error) {
    return { rejected: { id, reason: error instanceof Error ? error.message : "it cannot be read" } };
  }
}

function sharing(record: Fields, known: TLRecord): Fields {
  const layout = itemLayoutOf(record);
  if (!layout || record["type"] !== typeOf(known)) return record;
  return { ...record, props: sharingKnown(layout, fieldsOf(record["props"]), propsOf(known)) };
}

/**
 * Every record of the document, checked; the rest is listed with its reasons. Not repaired: see repair-records.ts. With
 * `wanted` only records of these kinds are looked at: decoding and checking is what takes the time.
 */
export function recordsOf(
  doc: Y.Doc,
  check: RecordCheck,
  wanted?: (kind: { typeName?: unknown; type?: unknown }) => boolean,
): { records: Map<string, TLRecord>; rejected: RejectedRecord[] } {
  const records = new Map<string, TLRecord>();
  const rejected: RejectedRecord[] = [];
  for (const [id, map] of recordMaps(doc).entries() as IterableIterator<[string, unknown]>) {
    if (wanted && map instanceof Y.Map && !wanted(kindOf(map))) continue;
    const read = readCheckedRecord(doc, id, check);
    if (read && "record" in read) records.set(id, read.record);
    else if (read) rejected.push(read.rejected);
  }
  return { records, rejected };
}

/**
 * Creates or overwrites a record; over an existing one only the keys that differ are written. Call inside a transaction.
 * Returns whether a text of an item was kept, and so says something else than the record.
 */
export function writeRecord(doc: Y.Doc, record: TLRecord, returning: Returning = "as-given"): boolean {
  const maps = recordMaps(doc);
  const existing: unknown = maps.get(record.id);
  const current = existing instanceof Y.Map ? readIfPossible(existing, record.id) : null;
  const overwrites = current?.typeName === record.typeName && typeOf(current) === typeOf(record);
  if (existing instanceof Y.Map && current && overwrites) overwriteRecord(existing, current, record);
  else maps.set(record.id, createRecordMap(record));
  const before = overwrites && returning === "as-given" ? propsOf(current) : null;
  return writeTexts(doc, record, before, returning);
}

function typeOf(record: TLRecord | null): string {
  return record && "type" in record ? record.type : "";
}

function propsOf(record: TLRecord): Fields {
  return fieldsOf((record as { props?: unknown }).props);
}

function writeTexts(doc: Y.Doc, record: TLRecord, before: Fields | null, returning: Returning): boolean {
  const layout = itemLayoutOf(record);
  if (!layout) return false;
  return writeItemTexts(doc, { recordId: record.id, layout }, before, propsOf(record), returning);
}

function readIfPossible(map: RecordMap, id: string): TLRecord | null {
  try {
    return readRecord(map, id) as unknown as TLRecord;
  } catch {
    // Unreadable: the caller replaces it whole, which is the only way to repair it.
    return null;
  }
}

/**
 * Writes the changes of a tldraw store in one transaction with `origin`. A change to a record that is not in the
 * document is dropped: a colleague deleted it, and an edit must not bring it back. Texts of items are merged with what
 * colleagues wrote, and what comes back may have been changed by them; returns the ids of items that may now differ from the
 * store.
 */
export function writeRecordsDiff(doc: Y.Doc, diff: RecordsDiff<TLRecord>, origin: unknown): Set<string> {
  const differing = new Set<string>();
  doc.transact(() => {
    const maps = recordMaps(doc);
    for (const record of Object.values(diff.added))
      if (writeRecord(doc, record, "as-written")) differing.add(record.id);
    for (const [from, to] of Object.values(diff.updated)) {
      const map: unknown = maps.get(to.id);
      if (!(map instanceof Y.Map)) continue;
      const cameBack = writeRecordChange(map, from, to, "as-written");
      if (writeTexts(doc, to, propsOf(from), "as-written") || cameBack) differing.add(to.id);
    }
    for (const id of Object.keys(diff.removed)) if (maps.has(id)) maps.delete(id);
  }, origin);
  return differing;
}

/**
 * Changes a text of an item while it is typed, in one transaction with `origin`; splices are ascending. False, and
 * nothing is written, when the item has no such text (any more).
 */
export function writeTextSplices(
  doc: Y.Doc,
  place: { recordId: string; path: string },
  splices: readonly TextSplice[],
  origin: unknown,
): boolean {
  const map: unknown = recordMaps(doc).get(place.recordId);
  const layout = map instanceof Y.Map ? itemLayoutOf(kindOf(map)) : null;
  if (!(map instanceof Y.Map) || !layout) return false;
  const base = basePropsOf(map);
  if (!hasTextNow(map, layout, base, place.path)) return false;
  doc.transact(() => {
    markText(map, layout, base, place.path);
    spliceText(doc.getText(textName(place.recordId, place.path)), splices);
  }, origin);
  return true;
}

/**
 * Empties texts whose item is gone or has them no longer; for the server, while nobody is there who could undo that.
 * Returns how many. Repeating it changes nothing.
 */
export function clearLeftTexts(doc: Y.Doc): number {
  const paths = new Map<string, string[]>();
  for (const name of doc.share.keys()) {
    const address = textAddress(name);
    if (address) paths.set(address.recordId, [...(paths.get(address.recordId) ?? []), address.path]);
  }
  const left: Y.Text[] = [];
  for (const [recordId, own] of paths) {
    const map: unknown = recordMaps(doc).get(recordId);
    const record = map instanceof Y.Map ? readIfPossible(map, recordId) : null;
    // A record that cannot be read may be one that a later version can.
    if (map !== undefined && !record) continue;
    const layout = record && itemLayoutOf(record);
    for (const path of own) {
      const text = doc.getText(textName(recordId, path));
      if (text.length > 0 && !(layout && hasText(layout, propsOf(record), path))) left.push(text);
    }
  }
  doc.transact(() => {
    for (const text of left) text.delete(0, text.length);
  });
  return left.length;
}

/** Freehand strokes that nobody has finished, with the Yjs client that drew last. Looks at every record. */
export function unfinishedStrokes(doc: Y.Doc): { shapeId: string; clientId: number | null }[] {
  const found: { shapeId: string; clientId: number | null }[] = [];
  for (const [shapeId, map] of recordMaps(doc).entries() as IterableIterator<[string, unknown]>) {
    if (map instanceof Y.Map && isUnfinishedStroke(map)) found.push({ shapeId, clientId: strokeAuthor(map) });
  }
  return found;
}

/**
 * Finishes strokes whose author is gone: all unfinished ones, or those of `shapeIds`. For the server. Returns the
 * ids it finished; repeating it changes nothing.
 */
export function finishAbandonedStrokes(doc: Y.Doc, shapeIds?: Iterable<string>): string[] {
  const maps = recordMaps(doc);
  const candidates = shapeIds ? [...shapeIds] : [...maps.keys()];
  const ids = candidates.filter((id) => {
    const map: unknown = maps.get(id);
    return map instanceof Y.Map && isUnfinishedStroke(map);
  });
  if (ids.length === 0) return [];
  doc.transact(() => {
    for (const id of ids) {
      const map = maps.get(id);
      if (map) finishStroke(map);
    }
  });
  return ids;
}
