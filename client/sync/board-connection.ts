import type { Editor, TLStore } from "tldraw";
import type { BoardMeta } from "@/board/document/session-document";
import type { ErrorCode } from "@/contract/errors";
import type { Presence } from "@/contract/presence";
import type { Role } from "@/contract/roles";
import type { ItemTextAddress, ItemTexts } from "./item-texts";
import type { SessionSource } from "./session-source";

/** Whether what this browser holds is durable on the server. `unsaved` counts local edits that are not. */
export type SavedState =
  | { kind: "saved" }
  | { kind: "saving"; unsaved: number }
  /** The server has the edits but cannot write them; it retries. */
  | { kind: "storage-failing"; unsaved: number }
  | { kind: "offline"; unsaved: number };

/** Somebody else with a socket on the board. */
export interface Peer extends Presence {
  clientId: number;
}

/** What the connection knows about the board from the session document. */
export type BoardFacts = Pick<
  BoardMeta,
  "title" | "template" | "sealed" | "seal" | "locked" | "publishedAt" | "continues" | "continuedBy"
>;

export type ConnectionPhase =
  /** The document is not here yet; nothing may be edited. */
  | { phase: "loading" }
  /** First sync done: `store` is filled and may be mounted. Stays so while offline. */
  | { phase: "ready"; store: TLStore }
  /** Final: the server refused, with a code of contract/errors and a sentence for people. */
  | { phase: "refused"; code: ErrorCode; message: string };

/** Edits of this person that the server does not take (role, seal, epoch); they are not on the board. */
export interface WithheldEdits {
  edits: number;
  code: ErrorCode;
  /** The reason is gone, and they still belong to this board: `sendWithheld` may be tried. */
  canSend: boolean;
}

export interface ConnectionNotice {
  id: string;
  /** What it is about; one notice at most per topic. `outdated` and `withheld` have actions of their own. */
  topic: string;
  tone: "info" | "warning" | "error";
  text: string;
}

/** A snapshot of the connection; a new object whenever something changed (useSyncExternalStore). */
export interface ConnectionSnapshot {
  connection: ConnectionPhase;
  /** True while both sockets are open and synced. */
  online: boolean;
  role: Role;
  saved: SavedState;
  board: BoardFacts;
  /** Who is here. Replaced when people, names, colours, roles, pages, following or edited texts change, not with every cursor. */
  peers: readonly Peer[];
  /** Sentences for people, newest last: refused edits, records set aside, going down. Dismissed by `dismiss`. */
  notices: readonly ConnectionNotice[];
  /** Milliseconds since the epoch since when the socket is down; null while online. */
  offlineSince: number | null;
  /** Why the server does not let this client in at the moment, e.g. `board_full`; it is tried again and again. */
  turnedAway: ErrorCode | null;
  /** Null while there are none. */
  withheld: WithheldEdits | null;
}

export interface ConnectionOptions {
  boardId: string;
  /** Role at page load; notices change it. */
  role: Role;
  /** Asks the server for no more than this role: the room screen in a facilitator's browser. */
  as?: "room";
  /** Null while the visitor has not typed a name; presence is sent from then on. */
  person: { name: string; color: string } | null;
}

/** A live board in this browser: two documents, their sockets, the tldraw store bound to them. */
export interface BoardConnection {
  getSnapshot(): ConnectionSnapshot;
  subscribe(listener: () => void): () => void;
  /** The running session: agenda, queue, hum checks. Apart from the snapshot, which changes for other reasons. */
  readonly session: SessionSource;
  /** The shared texts of the board's items. `open` also throws before the board is here. */
  readonly itemTexts: ItemTexts;
  /** Tells the others which text of an item the person is typing into; null: none. */
  setEditing(address: ItemTextAddress | null): void;
  /** Null for a reader who is nobody by name any more. */
  setPerson(person: { name: string; color: string } | null): void;
  /** Called by the canvas once the editor is mounted (presence, gestures, undo, guards). Returns how to detach. */
  attachEditor(editor: Editor): () => void;
  dismiss(noticeId: string): void;
  /**
   * The canvas with the withheld edits in it, as an update v1, to keep as a copy; once the server has refused this client
   * for good, with whatever was unsaved then. Null when there is nothing to keep.
   */
  withheldCopy(): Uint8Array | null;
  /** Puts the withheld edits on the board after all; they are withheld again if it still does not take them. */
  sendWithheld(): void;
  /** Forgets the withheld edits for good. Resolves when this browser keeps nothing of them any more. */
  discardWithheld(): Promise<void>;
  /** The canvas as a v1 state update; encodes the whole document, so ask rarely. */
  documentState(): Uint8Array;
  /** Texts of items that anybody has ever written into; see LIMITS.textsPerBoard. */
  textCount(): number;
  /** Opens the sockets. Nothing happens before; calling it again does nothing. */
  open(): void;
  /** Flushes pending edits, closes sockets, removes presence. The connection cannot be opened again. */
  destroy(): void;
}
