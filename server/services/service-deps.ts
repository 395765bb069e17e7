import type * as Y from "yjs";
import type { ErrorCode } from "@/contract/errors";
import type { BoardLimits } from "@/contract/limits";
import type { Role } from "@/contract/roles";
import type { AttemptLimiter } from "@/server/access/attempt-limiter";
import type { BrowserSessions } from "@/server/access/browser-sessions";
import type { Origins } from "@/server/access/origin";
import type { TokenSealer } from "@/server/access/token-sealer";
import type { VoterTag } from "@/server/access/voter-tag";
import type { AccessStore } from "@/server/storage/access-store";
import type { ActionChangeStore } from "@/server/storage/action-changes";
import type { AssetStore } from "@/server/storage/asset-store";
import type { BoardStore } from "@/server/storage/board-store";
import type { PublicationStore } from "@/server/storage/publication-store";
import type { IncomingArchives } from "@/server/archive/incoming-archives";
import type { FramePictureStore } from "@/server/storage/frame-picture-store";
import type { ArchiveAdopter, CanvasAdopter } from "@/server/sync/canvas-adopter";
import type { SessionStore } from "@/server/storage/session-store";
import type { ItemIndex } from "@/server/storage/item-index";
import type { ThumbnailStore } from "@/server/storage/thumbnail-store";
import type { RoomRegistry } from "@/server/sync/room-registry";
import type { SerialRuns } from "./serial-runs";

/** What the use cases stand on. Each takes the part it needs. */
export interface ServiceDeps {
  boards: BoardStore;
  access: AccessStore;
  assets: AssetStore;
  thumbnails: ThumbnailStore;
  publications: PublicationStore;
  framePictures: FramePictureStore;
  incomingArchives: Pick<IncomingArchives, "withFile">;
  /** Ballots, private notes, texts that wait, and short addresses. */
  session: SessionStore;
  /** One after the other whatever changes the session of a board, by the board. */
  sessionRuns: SerialRuns;
  items: ItemIndex;
  actionChanges: ActionChangeStore;
  registry: Pick<
    RoomRegistry,
    "state" | "read" | "edit" | "peopleOn" | "connectedBy" | "recheckAccess" | "dropBoard"
  >;
  /** Why this role may not write the canvas now, by its session document; null when it may. The rooms' own rule. */
  canvasRefusal: (session: Y.Doc, role: Role) => ErrorCode | null;
  adoptCanvas: CanvasAdopter;
  adoptArchive: ArchiveAdopter;
  /** Of Paperboard, for archives. */
  version: string;
  origins: Origins;
  sessions: BrowserSessions;
  sealer: TokenSealer;
  /** Unknown links per address. */
  joinFailures: AttemptLimiter;
  /** Unknown short addresses of sessions per address. */
  codeFailures: AttemptLimiter;
  /** Commands per person and board; each is counted as an attempt. */
  sessionCommands: AttemptLimiter;
  voterTag: VoterTag;
  /** Wrong create keys per address. */
  createKeyFailures: AttemptLimiter;
  createKey: string | null;
  /** Whether boards may be published where there is no create key. */
  library: "closed" | "open";
  boardLimits: BoardLimits;
  /** Name of the pages' build; null in development. */
  build: string | null;
  /** Milliseconds since the epoch. */
  now: () => number;
}
