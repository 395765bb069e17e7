import type { DocumentName } from "@/contract/sync-protocol";
import type * as Y from "yjs";

/** What the rest of the server may ask of live boards. Implemented by `createRoomRegistry` in this file. */
export interface RoomRegistry {
  /** State of a document as a v2 update, from the open room or loaded for the occasion; with the log's seq. */
  state(boardId: string, document: DocumentName): Promise<{ update: Uint8Array; seq: number }>;
  /**
   * Changes a document as the server (title, session state). Resolves when the change is durable;
   * people who are connected see it live. Works while nobody is connected.
   */
  edit(boardId: string, document: DocumentName, change: (doc: Y.Doc) => void): Promise<void>;
  /** People connected now: distinct persons over both documents; screens apart. */
  peopleOn(boardId: string): { people: number; screens: number };
  /** Re-asks the standing of every open socket of the board (optionally of one link) and closes or re-roles it. */
  recheckAccess(boardId: string, linkId?: string): Promise<void>;
  /** Closes every socket of a deleted board with `board_deleted` and forgets its rooms. */
  dropBoard(boardId: string): Promise<void>;
  /** Stops accepting, appends everything pending, closes sockets with `going_down`. Bounded by `deadlineMs`. */
  close(deadlineMs: number): Promise<void>;
}
