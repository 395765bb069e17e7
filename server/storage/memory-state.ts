import type { DocumentName } from "@/contract/sync-protocol";
import type { ActionChangeRow } from "./action-changes";
import type { GrantRow, LinkRow, SessionRow } from "./access-store";
import type { BoardRow } from "./board-store";
import type { PublicationRow } from "./publication-store";
import type { FramePictureRow } from "./frame-picture-store";
import type { BallotRow, InboxRow, NoteRow, SessionCodeRow } from "./session-store";
import type { ItemsAt } from "./projection-store";
import type { ThumbnailRow } from "./thumbnail-store";

/** A log row as the memory store keeps it: packed, with the seqs it stands for. */
export interface MemoryLogRow {
  person: string;
  at: number;
  covers: string | null;
  packed: Uint8Array;
}

export interface MemoryDocument {
  head: number;
  /** By seq. */
  rows: Map<number, MemoryLogRow>;
  /** Packed states by seq. */
  snapshots: Map<number, Uint8Array>;
}

/** What the memory stores share, so that deleting a board takes its links and grants along. */
export interface MemoryState {
  boards: Map<string, { row: BoardRow; documents: Record<DocumentName, MemoryDocument> }>;
  links: Map<string, LinkRow>;
  sessions: Map<string, SessionRow>;
  grants: GrantRow[];
  /** By board and theme. */
  thumbnails: Map<string, ThumbnailRow>;
  /** By board and frame. */
  framePictures: Map<string, FramePictureRow>;
  /** Of sessions, by board and what names them. */
  session: {
    ballots: Map<string, BallotRow>;
    notes: Map<string, NoteRow>;
    inbox: Map<string, InboxRow>;
    codes: Map<string, SessionCodeRow>;
  };
  /** By board. */
  publications: Map<string, PublicationRow>;
  projections: Map<string, ItemsAt>;
  actionChanges: ActionChangeRow[];
}

/** An empty database in memory, for one store of each kind. */
export function createMemoryState(): MemoryState {
  return {
    boards: new Map(),
    links: new Map(),
    sessions: new Map(),
    grants: [],
    thumbnails: new Map(),
    publications: new Map(),
    framePictures: new Map(),
    session: { ballots: new Map(), notes: new Map(), inbox: new Map(), codes: new Map() },
    projections: new Map(),
    actionChanges: [],
  };
}
