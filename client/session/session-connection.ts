import * as Y from "yjs";
import { readBoardFacts } from "@/board/document/session-document";
import { ERRORS, type ErrorCode } from "@/contract/errors";
import type { Role } from "@/contract/roles";
import type { HumPlace } from "@/contract/session-commands";
import type { ConnectionEnvironment } from "@/client/sync/connection-environment";
import { createSessionSource, type SessionSource } from "@/client/sync/session-source";
import { createSyncProvider } from "@/client/sync/sync-provider";
import { storedPlace, watchPlace } from "@/client/sync/stored-place";
import { syncUrl } from "@/client/sync/sync-socket";

export type SessionPhase =
  | { phase: "loading" }
  /** The session document is here; it stays so while offline. */
  | { phase: "ready" }
  /** Final: the server refused, with a code of contract/errors and a sentence in English. */
  | { phase: "refused"; code: ErrorCode; message: string };

/** What a page without a canvas knows of its connection; a new object whenever something changed. */
export interface SessionSnapshot {
  connection: SessionPhase;
  online: boolean;
  /** Milliseconds since the epoch, by this browser's clock, since when the socket is down; null while online. */
  offlineSince: number | null;
  /** Why the server does not let this page in at the moment; it is tried again and again. */
  turnedAway: ErrorCode | null;
  role: Role;
  title: string;
  sealed: boolean;
  locked: boolean;
}

export interface SessionConnection extends SessionSource {
  getSnapshot(): SessionSnapshot;
  /** Also for the snapshot. */
  subscribe(listener: () => void): () => void;
  /** Opens the socket. Nothing happens before; calling it again does nothing. */
  open(): void;
  /** Closes for good. */
  destroy(): void;
}

export interface SessionConnectionOptions {
  boardId: string;
  /** Role at page load; notices change it. */
  role: Role;
  /** Asks the server for no more than this role. */
  as?: "room";
  /** Where the person takes part as long as they did not say so. */
  assumedPlace?: HumPlace;
}

/** A board's session document in this browser, read only: without canvas, editor and presence. */
export function createSessionConnection(
  options: SessionConnectionOptions,
  environment: Pick<ConnectionEnvironment, "window" | "clock" | "openSocket" | "fetchState">,
): SessionConnection {
  const { boardId, as } = options;
  const { window } = environment;
  const doc = new Y.Doc();
  const source = createSessionSource();
  source.attach(doc);
  const listeners = new Set<() => void>();
  let role = as ?? options.role;
  let connection: SessionPhase = { phase: "loading" };
  let opened = false;
  let stopPlace = () => {};

  const provider = createSyncProvider({
    doc,
    awareness: null,
    get url() {
      const place = as ? null : (storedPlace(window) ?? options.assumedPlace);
      return syncUrl({ location: window.location, boardId, document: "session", as, place });
    },
    openSocket: environment.openSocket,
    fetchState: (signal, heard) => environment.fetchState(boardId, "session", signal, heard),
    clock: environment.clock,
    // The server alone writes it.
    mayWrite: () => false,
    events: {
      changed,
      firstSync() {
        connection = { phase: "ready" };
      },
      notice(notice) {
        if (notice.kind === "role") role = notice.role;
        changed();
      },
      unsaved: () => undefined,
      saved: () => undefined,
      refused: () => undefined,
      closed(code) {
        connection = { phase: "refused", code, message: ERRORS[code].message };
        changed();
      },
    },
  });
  let snapshot = makeSnapshot();
  source.subscribe(changed);

  function makeSnapshot(): SessionSnapshot {
    const { title, sealed, locked } = readBoardFacts(doc);
    const { online, offlineSince, turnedAway } = provider;
    return { connection, online, offlineSince, turnedAway, role, title, sealed, locked };
  }

  function changed(): void {
    snapshot = makeSnapshot();
    for (const listener of listeners) listener();
  }

  function wake(): void {
    if (window.document.visibilityState === "visible") provider.retryNow();
  }

  return {
    getSnapshot: () => snapshot,
    getState: source.getState,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open() {
      if (opened) return;
      opened = true;
      // The address says where the person is.
      stopPlace = watchPlace(window, () => provider.reconnect());
      window.addEventListener("online", wake);
      window.document.addEventListener("visibilitychange", wake);
      provider.connect();
    },
    destroy() {
      stopPlace();
      window.removeEventListener("online", wake);
      window.document.removeEventListener("visibilitychange", wake);
      provider.destroy();
      doc.destroy();
      listeners.clear();
    },
  };
}
