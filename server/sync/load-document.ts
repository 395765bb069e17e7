import * as Y from "yjs";
import { AppError, errorCodeOf } from "@/contract/errors";
import type { DocumentName } from "@/contract/sync-protocol";
import type { BoardStore } from "@/server/storage/board-store";

/** A document as it stands at the end of its log. */
export interface OpenedDocument {
  doc: Y.Doc;
  /** Highest seq of the log. */
  seq: number;
  /** Seq of the snapshot it was built from, 0 without one, and what came after it. */
  snapshotSeq: number;
  rowsSince: number;
  bytesSince: number;
  /** Bytes of what was read; about the size of a state. */
  bytes: number;
}

/**
 * Loads a document whole or not at all. Throws AppError `not_found`, `board_unreadable` when a part is missing or
 * cannot be applied, `storage_failed` when the store does not answer: worth another try.
 */
export async function loadDocument(
  store: Pick<BoardStore, "loadDocument">,
  boardId: string,
  document: DocumentName,
): Promise<OpenedDocument> {
  const loaded = await store.loadDocument(boardId, document).catch((error: unknown) => {
    throw errorCodeOf(error) ? error : new AppError("storage_failed", undefined, { cause: error });
  });
  const doc = new Y.Doc();
  const { store: structs } = doc;
  try {
    // One transaction: observers and garbage collection run once instead of once a row.
    doc.transact(() => {
      if (loaded.snapshot) Y.applyUpdate(doc, loaded.snapshot.update);
      for (const row of loaded.rows) Y.applyUpdate(doc, row.update);
    });
    if (structs.pendingStructs || structs.pendingDs)
      throw new Error("some of the log rests on content it does not have");
  } catch (error) {
    doc.destroy();
    throw new AppError("board_unreadable", undefined, { cause: error });
  }
  const bytesSince = loaded.rows.reduce((sum, row) => sum + row.update.byteLength, 0);
  return {
    doc,
    seq: loaded.seq,
    snapshotSeq: loaded.snapshot?.seq ?? 0,
    rowsSince: loaded.rows.length,
    bytesSince,
    bytes: bytesSince + (loaded.snapshot?.update.byteLength ?? 0),
  };
}
