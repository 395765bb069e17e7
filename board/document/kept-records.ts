import type { SerializedSchema } from "@tldraw/store";
import { TLDOCUMENT_ID, type TLRecord, type TLSchema } from "@tldraw/tlschema";
import * as Y from "yjs";
import { readCheckedRecord, recordsOf, writeRecord } from "./canvas-document";
import { recordMaps } from "./record-maps";
import type { RecordCheck } from "./check-record";
import { schemaVerdict } from "./migrate-document";

/**
 * What somebody did to a board, in a form that outlives the board as it was: the records themselves, instead of changes
 * that rest on content which may be gone when they are wanted.
 */
export interface KeptRecords {
  /** Of the records. */
  schema: SerializedSchema;
  /** A document of its own, v1 update: the records as their author last saw them, and those that they rest on. */
  update: Uint8Array;
  /** Records that the author made or changed; the others are only what these rest on. */
  changed: string[];
  /** Records that the author deleted. */
  removed: string[];
}

/** Keeps the records `ids` as `doc` shows them now, with their parents, pages, pictures and ends of arrows. */
export function keepRecords(
  doc: Y.Doc,
  ids: Iterable<string>,
  { schema, check }: { schema: TLSchema; check: RecordCheck },
): KeptRecords {
  const changed: string[] = [];
  const removed: string[] = [];
  const kept = new Map<string, TLRecord>();
  for (const id of ids) {
    const read = readCheckedRecord(doc, id, check);
    if (read === null) removed.push(id);
    else if ("record" in read) {
      changed.push(id);
      keepWithGround(read.record);
    }
  }

  function keepWithGround(record: TLRecord): void {
    if (kept.has(record.id)) return;
    kept.set(record.id, record);
    for (const id of groundOf(record)) {
      const read = readCheckedRecord(doc, id, check);
      if (read && "record" in read) keepWithGround(read.record);
    }
  }

  const own = new Y.Doc();
  own.transact(() => kept.forEach((record) => writeRecord(own, record)));
  const update = Y.encodeStateAsUpdate(own);
  own.destroy();
  return { schema: schema.serialize(), update, changed, removed };
}

/** Records without which a record cannot be shown where it was. */
function groundOf(record: TLRecord): string[] {
  if (record.typeName === "binding") return [record.fromId, record.toId];
  if (record.typeName !== "shape") return [];
  const { assetId } = record.props as { assetId?: unknown };
  return typeof assetId === "string" ? [record.parentId, assetId] : [record.parentId];
}

/**
 * Writes kept records into `doc`, which may be any state of any board. With `wins` the author's version replaces what is
 * there, deletions included; without, only what is missing is brought back. Must not be a document that is synced.
 */
export function layKeptOver(
  doc: Y.Doc,
  kept: KeptRecords,
  { schema, check, wins }: { schema: TLSchema; check: RecordCheck; wins: boolean },
): void {
  const records = readKept(kept, schema, check);
  const changed = new Set(kept.changed);
  doc.transact(() => {
    const maps = recordMaps(doc);
    for (const [id, record] of records)
      if (!maps.has(id) || (wins && changed.has(id))) writeRecord(doc, record);
    if (wins) for (const id of kept.removed) if (maps.has(id) && id !== TLDOCUMENT_ID) maps.delete(id);
  });
}

/** The records in this program's schema; those that cannot be brought to it are left out. */
function readKept(kept: KeptRecords, schema: TLSchema, check: RecordCheck): Map<string, TLRecord> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, kept.update);
  const isOlder = schemaVerdict(kept.schema, schema) === "client-newer";
  const upgrade = (record: unknown) => {
    const migrated = schema.migratePersistedRecord(record as TLRecord, kept.schema, "up");
    return migrated.type === "success" ? migrated.value : record;
  };
  const { records } = recordsOf(
    doc,
    isOlder ? (id, candidate, known) => check(id, upgrade(candidate), known) : check,
  );
  doc.destroy();
  return records;
}
