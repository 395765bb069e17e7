import type { SerializedSchema, SerializedStore } from "@tldraw/store";
import type { TLRecord, TLSchema } from "@tldraw/tlschema";
import { isEqual } from "@tldraw/utils";
import type * as Y from "yjs";
import { writeRecord } from "./canvas-document";
import { recordMaps } from "./record-maps";
import { readRecord, type RecordMap } from "./canvas-record";
import { readSchema, writeSchema } from "./session-document";

/** How this program stands to a stored board: `client-older` must not write, `client-newer` migrates. */
export type SchemaVerdict = "same" | "client-older" | "client-newer";

function versionsOf(stored: SerializedSchema): Record<string, number> | null {
  return stored.schemaVersion === 2 ? stored.sequences : null;
}

/**
 * Compares a board's schema stamp with ours. A board without a stamp, or with one of a kind this version does not
 * know, counts as newer than us: nobody writes into what cannot be understood.
 */
export function schemaVerdict(stored: SerializedSchema | null, schema: TLSchema): SchemaVerdict {
  const theirs = stored && versionsOf(stored);
  if (!theirs) return "client-older";
  const ours = schema.serialize().sequences;
  const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  let verdict: SchemaVerdict = "same";
  for (const name of names) {
    const [own, other] = [ours[name] ?? -1, theirs[name] ?? -1];
    if (own < other) return "client-older";
    if (own > other) verdict = "client-newer";
  }
  return verdict;
}

/** Whether the server has to migrate the board before it serves it. */
export function documentNeedsMigration(session: Y.Doc, schema: TLSchema): boolean {
  return schemaVerdict(readSchema(session), schema) === "client-newer";
}

/**
 * Brings the canvas to this program's schema and stamps the session document, each in one transaction; for the server,
 * once, on load, and the two updates must become durable together. Returns whether anything was written. Throws,
 * having changed nothing, when the board is newer than this program or a migration fails.
 */
export function migrateDocument(documents: { canvas: Y.Doc; session: Y.Doc }, schema: TLSchema): boolean {
  const stored = readSchema(documents.session);
  const verdict = schemaVerdict(stored, schema);
  if (verdict === "same") return false;
  if (verdict === "client-older" || !stored) throw new Error("the board was written by a newer version");

  const before = readableRecords(documents.canvas);
  const migrated = schema.migrateStoreSnapshot({
    schema: stored,
    store: Object.fromEntries(before) as SerializedStore<TLRecord>,
  });
  if (migrated.type === "error") throw new Error(`the board cannot be migrated: ${migrated.reason}`);
  const after = migrated.value as Record<string, TLRecord>;

  documents.canvas.transact(() => {
    for (const [id, record] of Object.entries(after))
      if (!isEqual(before.get(id), record)) writeRecord(documents.canvas, record);
    for (const id of before.keys()) if (!(id in after)) recordMaps(documents.canvas).delete(id);
  });
  writeSchema(documents.session, schema.serialize());
  return true;
}

/** Records that can be decoded; what cannot is left as it is, for a later version that may know it. */
function readableRecords(canvas: Y.Doc): Map<string, TLRecord> {
  const records = new Map<string, TLRecord>();
  for (const [id, map] of recordMaps(canvas).entries() as IterableIterator<[string, RecordMap]>) {
    try {
      const record = readRecord(map, id) as unknown as TLRecord;
      if (record.id === id) records.set(id, record);
    } catch {
      continue;
    }
  }
  return records;
}
