import type { DocumentName } from "@/contract/sync-protocol";
import type { TemplateId } from "@/contract/api";

/** One row of a board's log. `update` is a Yjs update, format v1; the store packs it as it likes. */
export interface LogRow {
  seq: number;
  /** Public id of the author, `link:<id>` for a token without a browser session, `server` for the server itself. */
  person: string;
  /** Milliseconds since the epoch, by the server's clock. */
  at: number;
  update: Uint8Array;
}

export interface BoardRow {
  id: string;
  title: string;
  template: TemplateId;
  createdAt: number;
  /** Time of the last durable edit of the canvas. */
  editedAt: number;
  /** Since when the board is in the trash; null while it is not. */
  deletedAt: number | null;
}

export interface LoadedDocument {
  /** State at `seq` as one v1 update; null while none was written. */
  snapshot: { seq: number; update: Uint8Array } | null;
  /** Rows after the snapshot, ascending. */
  rows: LogRow[];
  /** Highest seq in the log; 0 for an empty log. */
  seq: number;
}

export interface NewBoard {
  id: string;
  title: string;
  template: TemplateId;
  createdAt: number;
  /** An imported board keeps when it was last edited; otherwise that is its creation. */
  editedAt?: number;
  /** First state of both documents, v1 updates; becomes log row 1 by `person`. */
  documents: Record<DocumentName, Uint8Array>;
  person: string;
}

/**
 * Durable home of boards and of their logs. A promise that resolves means the data is on disk:
 * `kill -9` afterwards loses nothing of it. Every implementation passes `board-store-contract.ts`.
 */
export interface BoardStore {
  /** Writes the board and the first row of both logs in one transaction. Throws AppError `conflict` if the id exists. */
  createBoard(board: NewBoard): Promise<void>;
  /** Also one in the trash. */
  getBoard(boardId: string): Promise<BoardRow | null>;
  /** Boards among `boardIds` that exist and are not in the trash, last edited first. */
  listBoards(boardIds: readonly string[]): Promise<BoardRow[]>;
  renameBoard(boardId: string, title: string): Promise<void>;
  /** Puts a board into the trash, with all that belongs to it. False if there is none or it lies there already. */
  trashBoard(boardId: string, at: number): Promise<boolean>;
  /** Takes a board out of the trash as it was. False if it is not there. */
  restoreBoard(boardId: string): Promise<boolean>;
  /** Boards among `boardIds` that are in the trash, last deleted first. */
  listTrash(boardIds: readonly string[]): Promise<BoardRow[]>;
  /** Boards that have been in the trash since before `before`. */
  trashedBefore(before: number): Promise<string[]>;
  /**
   * Removes the board with its logs, snapshots, links, grants and pictures. With `trashedBefore` only one that
   * has been in the trash since before then: a restore that comes first wins. False if there was none.
   */
  deleteBoard(boardId: string, options?: { trashedBefore: number }): Promise<boolean>;

  /**
   * The whole document. Throws AppError `not_found` when the board does not exist and `board_unreadable` when
   * any part of it is missing or damaged: a partial document is never returned.
   */
  loadDocument(boardId: string, document: DocumentName): Promise<LoadedDocument>;
  /**
   * Appends rows in one transaction and returns the seq of the last. All or none.
   * Throws `not_found` for an unknown board and `storage_failed` when the disk refuses.
   */
  appendRows(boardId: string, document: DocumentName, rows: readonly Omit<LogRow, "seq">[]): Promise<number>;
  /**
   * Appends to both documents of a board in one transaction, for what must become durable together (a migration and
   * its stamp). All or none; throws as `appendRows` does.
   */
  appendTogether(
    boardId: string,
    rows: Readonly<Record<DocumentName, readonly Omit<LogRow, "seq">[]>>,
  ): Promise<void>;
  /** Adds a snapshot of the state at `seq`. Older snapshots stay: history starts from them. */
  writeSnapshot(boardId: string, document: DocumentName, seq: number, update: Uint8Array): Promise<void>;
  /** Rows with `after < seq <= upTo`, ascending; at most `limit`. */
  readLog(
    boardId: string,
    document: DocumentName,
    range: { after: number; upTo: number; limit: number },
  ): Promise<LogRow[]>;
  /**
   * Replaces the rows `seqs` by one row with the highest of these seqs (compaction: same author, same second).
   * One transaction; nothing changes when one of them is gone already.
   */
  mergeRows(
    boardId: string,
    document: DocumentName,
    seqs: readonly number[],
    merged: Omit<LogRow, "seq">,
  ): Promise<void>;
  /** Bytes at rest of a document's log and snapshots. */
  storedBytes(boardId: string, document: DocumentName): Promise<number>;
  /** Cheap proof that the database answers, for /readyz. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
