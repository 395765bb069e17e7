import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { Notice } from "@/contract/sync-protocol";
import type { ErrorCode } from "@/contract/errors";
import type { Presence } from "@/contract/presence";
import type { Role } from "@/contract/roles";
import type { ConnectionEnvironment } from "./connection-environment";
import { createLocalPresence, type LocalPresence } from "./presence";
import { createSyncProvider, type SyncProvider, type SyncProviderEvents } from "./sync-provider";
import { storedPlace, watchPlace } from "./stored-place";
import { syncUrl } from "./sync-socket";
import type { UnsavedEdit } from "./unsaved-ledger";

/** This browser's copy of the canvas document with its connection and presence. Replaced when edits were refused. */
export interface CanvasReplica {
  doc: Y.Doc;
  awareness: Awareness;
  provider: SyncProvider;
  presence: LocalPresence;
  /** Closes for good; returns the edits that were not acknowledged. The document stays readable. */
  close(): UnsavedEdit[];
}

export interface CanvasReplicaOptions {
  boardId: string;
  as: "room" | undefined;
  environment: ConnectionEnvironment;
  /** Epoch of the board that the document is of; null before it is known. Asked for each socket. */
  epoch(): number | null;
  /** Fingerprint of the schema that is written here. */
  schema: string;
  /** The build that the page is of; left out where that is not known. */
  build?: string;
  role(): Role;
  person(): { name: string; color: string } | null;
  /** The text of an item that the person types into. */
  editing(): Presence["editing"];
  mayWrite(): boolean;
  /** Whether the person's pointer is down. */
  isPointing(): boolean;
  /** Whether changes of the store wait to be written to the document. */
  hasPending(): boolean;
  /** The document as of before this replica, update v2, if it was asked for. */
  firstState?: Promise<Uint8Array | null>;
  /** Somebody else came, went or changed. */
  presenceChanged(): void;
  events: SyncProviderEvents;
}

export function createCanvasReplica(options: CanvasReplicaOptions): CanvasReplica {
  const { boardId, environment } = options;
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const presence = createLocalPresence({
    awareness,
    clock: environment.clock,
    role: options.role,
    person: options.person,
    hasPending: options.hasPending,
    editing: options.editing,
  });
  presence.update();
  const onPresence = (changes: { added: number[]; updated: number[]; removed: number[] }) => {
    const ids = [...changes.added, ...changes.updated, ...changes.removed];
    if (ids.some((id) => id !== awareness.clientID)) options.presenceChanged();
  };
  awareness.on("change", onPresence);
  const provider = createSyncProvider({
    doc,
    awareness,
    get url() {
      const { location } = environment.window;
      const { as, schema, build } = options;
      return syncUrl({ location, boardId, document: "canvas", as, schema, build, epoch: options.epoch() });
    },
    openSocket: environment.openSocket,
    fetchState: (signal, heard) => environment.fetchState(boardId, "canvas", signal, heard),
    firstState: options.firstState,
    clock: environment.clock,
    mayWrite: options.mayWrite,
    isPointing: options.isPointing,
    events: options.events,
  });
  provider.connect();
  return {
    doc,
    awareness,
    provider,
    presence,
    close() {
      awareness.off("change", onPresence);
      presence.stop();
      const unacknowledged = provider.destroy();
      awareness.destroy();
      return unacknowledged;
    },
  };
}

/** The session document with its connection; read only. */
export interface SessionReplica {
  doc: Y.Doc;
  provider: SyncProvider;
  close(): void;
}

export function createSessionReplica(options: {
  boardId: string;
  as: "room" | undefined;
  environment: ConnectionEnvironment;
  events: {
    changed(): void;
    firstSync(): void;
    notice(notice: Notice): void;
    closed(code: ErrorCode): void;
  };
}): SessionReplica {
  const { boardId, environment } = options;
  const doc = new Y.Doc();
  doc.on("update", options.events.changed);
  const nothing = () => undefined;
  const provider = createSyncProvider({
    doc,
    awareness: null,
    get url() {
      const place = options.as ? null : storedPlace(environment.window);
      const { location } = environment.window;
      return syncUrl({ location, boardId, document: "session", as: options.as, place });
    },
    openSocket: environment.openSocket,
    fetchState: (signal, heard) => environment.fetchState(boardId, "session", signal, heard),
    clock: environment.clock,
    // The server alone writes it.
    mayWrite: () => false,
    events: { ...options.events, unsaved: nothing, saved: nothing, refused: nothing },
  });
  const stopPlace = watchPlace(environment.window, () => provider.reconnect());
  provider.connect();
  return {
    doc,
    provider,
    close() {
      stopPlace();
      provider.destroy();
      doc.destroy();
    },
  };
}
