import type * as Y from "yjs";
import type { ErrorCode } from "@/contract/errors";
import type { DocumentName } from "@/contract/sync-protocol";
import type { BoardStore } from "@/server/storage/board-store";
import type { Clock } from "./clock";
import type { Connection } from "./connection";
import type { Room } from "./room";
import type { SyncLimits } from "./sync-limits";
import type { SyncLog } from "./sync-log";
import type { SyncMetrics } from "./sync-metrics";

/** What a room is given. */
export interface RoomDeps {
  boardId: string;
  document: DocumentName;
  store: BoardStore;
  clock: Clock;
  limits: SyncLimits;
  metrics: SyncMetrics;
  log: SyncLog;
  /** What must have succeeded before this document is loaded. */
  before: Promise<void>;
  /** Why a client may not write this document now; null when it may. Asked once the room is open. */
  refusal: (connection: Connection) => ErrorCode | null;
  /** Tidies up what people left who are not connected any more. `isHere` is asked for Yjs client ids. */
  tidyUp: (
    doc: Y.Doc,
    people: { isHere: (clientId: number) => boolean; /** Nobody is connected at all. */ isEmpty: boolean },
  ) => void;
  /** The pages' build that is served now; null in development. */
  build: string | null;
  /** Whether clients may write into root types that boards do not have. */
  anyRoots: boolean;
  /** Nobody uses the room any more, or nobody can. */
  finished: (room: Room) => void;
  /** The store does not know the board any more. */
  boardGone: () => void;
}
