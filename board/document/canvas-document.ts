import type { RecordsDiff } from "@tldraw/store";
import type { TLRecord } from "@tldraw/tlschema";
import * as Y from "yjs";
import {
  createRecordMap,
  finishStroke,
  isUnfinishedStroke,
  overwriteRecord,
  readRecord,
  strokeAuthor,
  writeRecordChange,
  type RecordMap,
} from "./canvas-record";
import type { RecordCheck } from "./check-record";

/** The canvas document: root map `records`, record id → map of one record (see canvas-record.ts). */
export function recordMaps(doc: Y.Doc): Y.Map<RecordMap> {
  return doc.getMap<RecordMap>("records");
}

/** A record that is in the document but cannot be shown, and why. */
export interface RejectedRecord {
  id: string;
  reason: string;
}

/** Reads and checks one record: the record, what is wrong with it, or null when there is none of that id. */
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
    return { record: check(id, readRecord(map, id), known) };
  } catch (error) {
    return { rejected: { id, reason: error instanceof Error ? error.message : "it cannot be read" } };
  }
}

/** Every record of the document, checked; the rest is listed with its reasons. Not repaired: see repair-records.ts. */
export function recordsOf(
  doc: Y.Doc,
  check: RecordCheck,
): { records: Map<string, TLRecord>; rejected: RejectedRecord[] } {
  const records = new Map<string, TLRecord>();
  const rejected: RejectedRecord[] = [];
  for (const id of recordMaps(doc).keys()) {
    const read = readCheckedRecord(doc, id, check);
    if (read && "record" in read) records.set(id, read.record);
    else if (read) rejected.push(read.rejected);
  }
  return { records, rejected };
}

/** Creates or overwrites a record; over an existing one only the keys that differ are written. Call inside a transaction. */
export function writeRecord(doc: Y.Doc, record: TLRecord): void {
  const maps = recordMaps(doc);
  const existing: unknown = maps.get(record.id);
  const current = existing instanceof Y.Map ? readIfPossible(existing, record.id) : null;
  if (existing instanceof Y.Map && current?.typeName === record.typeName)
    overwriteRecord(existing, current, record);
  else maps.set(record.id, createRecordMap(record));
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
 * document is dropped: a colleague deleted it, and an edit must not bring it back.
 */
export function writeRecordsDiff(doc: Y.Doc, diff: RecordsDiff<TLRecord>, origin: unknown): void {
  doc.transact(() => {
    const maps = recordMaps(doc);
    for (const record of Object.values(diff.added)) writeRecord(doc, record);
    for (const [from, to] of Object.values(diff.updated)) {
      const map: unknown = maps.get(to.id);
      if (map instanceof Y.Map) writeRecordChange(map, from, to);
    }
    for (const id of Object.keys(diff.removed)) if (maps.has(id)) maps.delete(id);
  }, origin);
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
