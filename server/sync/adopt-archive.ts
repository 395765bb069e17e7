import type { SerializedSchema, SerializedStore } from "@tldraw/store";
import type { TLRecord, TLSchema } from "@tldraw/tlschema";
import * as Y from "yjs";
import { finishAbandonedStrokes } from "@/board/document/canvas-document";
import { recordMaps } from "@/board/document/record-maps";
import { readRecord } from "@/board/document/canvas-record";
import { createRecordCheck } from "@/board/document/check-record";
import { schemaVerdict } from "@/board/document/migrate-document";
import { newBoardDocuments } from "@/board/document/new-board";
import { repairRecords } from "@/board/document/repair-records";
import { archivedSession, finishSession } from "@/board/document/archived-session";
import { readBoardFacts, readSchema } from "@/board/document/session-document";
import { readSessionState } from "@/board/document/session-state";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { TEMPLATE_IDS, type TemplateId } from "@/contract/api";
import { errorDetail } from "@/contract/error-details";
import { AppError } from "@/contract/errors";
import { type BoardLimits, LIMITS } from "@/contract/limits";
import { keepPictures } from "./adopt-canvas";
import { inspectUpdate } from "./inspect-update";

/** Both documents of an archive, v2 updates; a stranger may have made them. */
export interface ForeignArchive {
  canvas: Uint8Array;
  session: Uint8Array;
  /** Content hashes of the images in the archive; others are left out. */
  pictures: readonly string[];
  /** When the board was made, in milliseconds since the epoch. */
  at: number;
  limits: Pick<BoardLimits, "recordsPerBoard" | "documentBytes">;
}

/** The documents of the new board, v1 updates made by us. */
export interface AdoptedArchive {
  title: string;
  template: TemplateId;
  documents: { canvas: Uint8Array; session: Uint8Array };
  /** Images that the board shows. */
  pictures: string[];
  /** Objects that no board takes, and that were left out. */
  leftOut: number;
}

/**
 * Makes the first state of a board out of the documents of an archive: the same records under the same ids, the title,
 * where the discussion came from, agenda and results of its session, and whether it is sealed. Nothing of the documents themselves is kept: each record is
 * decoded with its texts, migrated, checked, put in a place where it can be seen, and written anew. Throws AppError
 * `bad_request`, `client_outdated`, `board_limit` or `too_large`. Run it where it can be stopped: documents that were made
 * by hand may take for ever.
 */
export function adoptArchive(
  foreign: ForeignArchive,
  schema: TLSchema = createPaperboardSchema(),
): AdoptedArchive {
  const { limits, at } = foreign;
  const session = openForeign(foreign.session);
  const facts = readBoardFacts(session);
  const stamp = readSchema(session);
  const title = facts.title.trim().slice(0, LIMITS.titleChars);
  if (title === "" || !stamp) throw unreadable();
  const template = TEMPLATE_IDS.find((id) => id === facts.template) ?? "blank";

  const canvas = openForeign(foreign.canvas);
  if (recordMaps(canvas).size > limits.recordsPerBoard) throw new AppError("board_limit");
  const decoded = decodedRecords(canvas);
  const { records, rejected } = checkedRecords(migrated(decoded.records, stamp, schema), schema);
  const shown = keepPictures(records, new Set(foreign.pictures));
  for (const [id, record] of repairRecords(records)) {
    if (record) records.set(id, record);
    else records.delete(id);
  }
  const documents = newBoardDocuments({
    title,
    template,
    origin: originOf(facts.origin),
    at,
    schema,
    records: [...records.values()],
  });
  if (documents.canvas.byteLength > limits.documentBytes) throw new AppError("too_large");
  return {
    title,
    template,
    documents: { ...documents, session: finished(documents.session, session, at) },
    pictures: [...shown],
    leftOut: decoded.rejected + rejected,
  };
}

function unreadable(): AppError {
  return new AppError("bad_request", errorDetail("archive_documents"));
}

/** The document that a v2 update describes in full. Decoding is guarded as for what comes over a socket. */
function openForeign(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  try {
    const v1 = Y.convertUpdateFormatV2ToV1(update);
    if (inspectUpdate(doc, v1).missing) throw new Error("it is not complete in itself");
    Y.applyUpdate(doc, v1);
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error("it is not complete in itself");
    finishAbandonedStrokes(doc);
  } catch {
    // What exactly is wrong helps nobody but whoever made it by hand.
    throw unreadable();
  }
  return doc;
}

/** A record that cannot be read is set aside by every browser, too: the board lives without it. */
function decodedRecords(doc: Y.Doc): { records: Map<string, unknown>; rejected: number } {
  const records = new Map<string, unknown>();
  let rejected = 0;
  for (const [id, map] of recordMaps(doc).entries() as IterableIterator<[string, unknown]>) {
    try {
      if (!(map instanceof Y.Map)) throw new Error("it is no record");
      records.set(id, readRecord(map, id));
    } catch {
      rejected += 1;
    }
  }
  return { records, rejected };
}

function migrated(
  records: Map<string, unknown>,
  stamp: SerializedSchema,
  schema: TLSchema,
): ReadonlyMap<string, unknown> {
  const verdict = schemaVerdict(stamp, schema);
  if (verdict === "same") return records;
  if (verdict === "client-older") throw new AppError("bad_request", errorDetail("archive_newer"));
  try {
    const store = Object.fromEntries(records) as SerializedStore<TLRecord>;
    const result = schema.migrateStoreSnapshot({ schema: stamp, store });
    if (result.type === "success") return new Map(Object.entries(result.value));
  } catch {
    // A migration meets a record that the version it names never wrote.
  }
  throw unreadable();
}

function checkedRecords(decoded: ReadonlyMap<string, unknown>, schema: TLSchema) {
  const check = createRecordCheck(schema);
  const records = new Map<string, TLRecord>();
  let rejected = 0;
  for (const [id, record] of decoded) {
    try {
      records.set(id, check(id, record));
    } catch {
      rejected += 1;
    }
  }
  return { records, rejected };
}

/** Only an address that may be opened. */
function originOf(origin: string): string {
  return /^https?:\/\//i.test(origin) && URL.canParse(origin) && origin.length <= 2_000 ? origin : "";
}

/** The new session document with the seal and the session of the archived one. */
function finished(made: Uint8Array, archived: Y.Doc, at: number): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, made);
  finishSession(doc, readBoardFacts(archived), archivedSession(readSessionState(archived), at));
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
