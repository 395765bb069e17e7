import type { HumChoice, HumPlace, InboxKind } from "@/contract/session-commands";

/** A voice in an open hum check. `voter` is a one-way tag (server/access/voter-tag.ts). */
export interface BallotRow {
  boardId: string;
  humId: string;
  voter: string;
  choice: HumChoice;
  place: HumPlace;
  /** Null in an anonymous hum check. */
  name: string | null;
}

/** A note that nobody else sees yet. */
export interface NoteRow {
  boardId: string;
  writingId: string;
  id: string;
  personId: string;
  name: string;
  text: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/** A text that waits for a scribe. */
export interface InboxRow {
  boardId: string;
  id: string;
  personId: string;
  name: string;
  kind: InboxKind;
  text: string;
  /** Milliseconds since the epoch. */
  at: number;
}

export interface SessionCodeRow {
  code: string;
  boardId: string;
  linkId: string;
}

/**
 * What of a session is secret until it is due, and its short address. Everything goes with its board. Writes are durable when
 * they resolve, and throw AppError `not_found` for an unknown board.
 */
export interface SessionStore {
  /** Replaces the voter's ballot in this hum check. */
  putBallot(row: BallotRow): Promise<void>;
  listBallots(boardId: string, humId: string): Promise<BallotRow[]>;
  /** Takes back the voter's ballot, if there is one. */
  removeBallot(key: Pick<BallotRow, "boardId" | "humId" | "voter">): Promise<void>;
  /** Erases the ballots of every hum check of the board that is not named. */
  eraseBallotsExcept(boardId: string, humIds: readonly string[]): Promise<void>;

  /** Writes or replaces a note. False, and nothing happens, when the id is somebody else's note. */
  putNote(row: NoteRow): Promise<boolean>;
  removeNote(key: Pick<NoteRow, "boardId" | "writingId" | "id" | "personId">): Promise<void>;
  /** Oldest first. */
  listNotes(boardId: string, writingId: string): Promise<NoteRow[]>;
  /** Erases the notes of every private writing of the board but one (null: of all). */
  eraseNotesExcept(boardId: string, writingId: string | null): Promise<void>;

  /** Throws AppError `conflict` when the id is taken. */
  addInboxText(row: InboxRow): Promise<void>;
  findInboxText(boardId: string, id: string): Promise<InboxRow | null>;
  /** Oldest first. */
  listInbox(boardId: string): Promise<InboxRow[]>;
  removeInboxText(boardId: string, id: string): Promise<void>;

  /** Throws AppError `conflict` when the code is taken. */
  addCode(row: SessionCodeRow): Promise<void>;
  findCode(code: string): Promise<SessionCodeRow | null>;
  listCodes(boardId: string): Promise<SessionCodeRow[]>;
  removeCode(code: string): Promise<void>;
  /** Boards that have a short address: those whose session runs, or whose end was cut off. */
  boardsWithCodes(): Promise<string[]>;
}
