import type { SerializedSchema, SerializedStore } from "@tldraw/store";
import type { TLRecord, TLSchema } from "@tldraw/tlschema";
import * as Y from "yjs";
import { readBoardCopy } from "@/board/document/board-copy";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { readRecord } from "@/board/document/canvas-record";
import { createRecordCheck } from "@/board/document/check-record";
import { schemaVerdict } from "@/board/document/migrate-document";
import { newBoardDocuments } from "@/board/document/new-board";
import { repairRecords } from "@/board/document/repair-records";
import { BoardCopyFacts } from "@/contract/api-schemas";
import { hashOfAssetSource } from "@/contract/assets";
import { AppError } from "@/contract/errors";
import type { BoardLimits } from "@/contract/limits";
import { inspectUpdate } from "./inspect-update";

/** A canvas that a stranger made, to become a board. */
export interface ForeignCanvas {
  /** See board/document/board-copy.ts; anything at all may be in it. */
  update: Uint8Array;
  template: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** Content hashes of the pictures that the new board may show; others are left out. */
  pictures: readonly string[];
  limits: Pick<BoardLimits, "recordsPerBoard" | "documentBytes">;
}

/** The documents of the new board, v1 updates made by us, and the pictures that it shows. */
export interface AdoptedCanvas {
  title: string;
  documents: { canvas: Uint8Array; session: Uint8Array };
  pictures: string[];
}

/**
 * Makes the first state of a board out of a document that came from outside. Nothing of the document itself is kept:
 * every record is decoded, migrated, checked as if a colleague had written it, put in a place where it can be seen, and
 * written anew. Throws AppError `bad_request`, `client_outdated`, `board_limit` or `too_large`. Takes time in proportion
 * to the update for what a page sends, and far longer for what a hand may make: run it where it can be stopped.
 */
export function adoptCanvas(
  foreign: ForeignCanvas,
  schema: TLSchema = createPaperboardSchema(),
): AdoptedCanvas {
  const { limits } = foreign;
  const doc = openForeign(foreign.update, limits);
  const copy = readBoardCopy(doc);
  const facts = BoardCopyFacts.safeParse(copy.facts);
  if (!facts.success) {
    const title = facts.error.issues.find(({ path }) => path[0] === "title");
    throw unreadable(title?.message);
  }
  const records = checkedRecords(decodedRecords(copy.records, facts.data.schema, schema), schema);
  const shown = keepPictures(records, new Set(foreign.pictures));
  for (const [id, record] of repairRecords(records)) {
    if (record) records.set(id, record);
    else records.delete(id);
  }
  const { title } = facts.data;
  const { template, at } = foreign;
  const documents = newBoardDocuments({ title, template, at, schema, records: [...records.values()] });
  doc.destroy();
  if (documents.canvas.byteLength > limits.documentBytes) throw new AppError("too_large");
  return { title, documents, pictures: [...shown] };
}

function unreadable(detail = "The copy cannot be read."): AppError {
  return new AppError("bad_request", detail);
}

/** The document that an update describes in full. Decoding is guarded as for what comes over a socket. */
function openForeign(update: Uint8Array, limits: ForeignCanvas["limits"]): Y.Doc {
  const doc = new Y.Doc();
  let newRecords: number;
  try {
    const inspection = inspectUpdate(doc, update);
    if (inspection.missing || inspection.deletes) throw new Error("it is not complete in itself");
    ({ newRecords } = inspection);
  } catch {
    // What exactly is wrong helps nobody but whoever made it by hand.
    throw unreadable();
  }
  if (newRecords > limits.recordsPerBoard) throw new AppError("board_limit");
  try {
    Y.applyUpdate(doc, update);
  } catch {
    throw unreadable();
  }
  if (doc.store.pendingStructs || doc.store.pendingDs) throw unreadable();
  return doc;
}

/** Every record in this program's schema, not checked yet. */
function decodedRecords(
  maps: ReturnType<typeof readBoardCopy>["records"],
  stamp: SerializedSchema,
  schema: TLSchema,
): Map<string, unknown> {
  const decoded = new Map<string, unknown>();
  for (const [id, map] of maps.entries() as IterableIterator<[string, unknown]>) {
    if (!(map instanceof Y.Map)) throw unreadable();
    try {
      decoded.set(id, readRecord(map, id));
    } catch {
      throw unreadable();
    }
  }
  const verdict = schemaVerdict(stamp, schema);
  if (verdict === "same") return decoded;
  if (verdict === "client-older") {
    throw new AppError(
      "client_outdated",
      "This page and the server differ in version. Reload the page and try again.",
    );
  }
  try {
    const store = Object.fromEntries(decoded) as SerializedStore<TLRecord>;
    const migrated = schema.migrateStoreSnapshot({ schema: stamp, store });
    if (migrated.type === "success") return new Map(Object.entries(migrated.value));
  } catch {
    // A migration meets a record that the version it names never wrote.
  }
  throw unreadable();
}

function checkedRecords(decoded: ReadonlyMap<string, unknown>, schema: TLSchema): Map<string, TLRecord> {
  const check = createRecordCheck(schema);
  const records = new Map<string, TLRecord>();
  for (const [id, record] of decoded) {
    try {
      records.set(id, check(id, record));
    } catch (error) {
      const reason = error instanceof Error ? error.message.slice(0, 200) : "unknown";
      throw new AppError("bad_request", `The copy holds an object that no board takes (${reason}).`);
    }
  }
  return records;
}

function sourceOf(record: TLRecord): string | null {
  if (record.typeName !== "asset") return null;
  const { src } = record.props as { src?: string | null };
  return src ? src : null;
}

function hasSource(record: TLRecord): boolean {
  return sourceOf(record) !== null;
}

/** Leaves out pictures that the new board may not show; returns which it does. Changes `records`. */
export function keepPictures(records: Map<string, TLRecord>, allowed: ReadonlySet<string>): Set<string> {
  const shown = new Set<string>();
  for (const [id, record] of records) {
    const hash = pictureOf(record);
    if (hash !== null && allowed.has(hash)) shown.add(hash);
    else if (hash !== null || hasSource(record)) records.set(id, withoutSource(record));
  }
  return shown;
}

function pictureOf(record: TLRecord): string | null {
  return hashOfAssetSource(sourceOf(record));
}

/** The picture's place stays, for whoever has the file. */
function withoutSource(record: TLRecord): TLRecord {
  if (record.typeName !== "asset") return record;
  return { ...record, props: { ...record.props, src: null } } as TLRecord;
}
