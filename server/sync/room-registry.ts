import type * as Y from "yjs";
import { schemaFingerprint } from "@/board/document/board-schema";
import { readBoardFacts } from "@/board/document/session-document";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { AppError, ERRORS, errorCodeOf, type ErrorCode } from "@/contract/errors";
import type { HumPlace } from "@/contract/session-commands";
import type { DocumentName } from "@/contract/sync-protocol";
import type { Standing } from "@/server/services/services";
import type { BoardStore } from "@/server/storage/board-store";
import { systemClock, type Clock } from "./clock";
import { Connection } from "./connection";
import { tidyCanvas } from "./tidy-canvas";
import { migrateBoard } from "./migrate-board";
import { canvasRefusal } from "./role-gate";
import { Room } from "./room";
import { SYNC_LIMITS, type SyncLimits } from "./sync-limits";
import type { SyncLog } from "./sync-log";
import { countCode, createSyncMetrics, type SyncMetrics } from "./sync-metrics";
import type { SyncSocket } from "./sync-socket";

/** A socket that may read a document. Who asks was found out before it was opened. */
export interface Admission {
  boardId: string;
  document: DocumentName;
  /** With the role `room` for a screen, whatever else its browser may do. */
  standing: Standing;
  /** Asks again, for a role that changed or a link that was revoked. Throws as `Services.standing` does. */
  recheck(): Promise<Standing>;
  /** The client asked for `saved`, `refused` and `notice`. */
  extensions: boolean;
  /** Epoch of the board that the client's document is of; null when it says nothing. */
  epoch?: number | null;
  /** Fingerprint of the client's schema; null when it says nothing. */
  schema?: string | null;
  /** The build that the client's page is of; null when it says nothing. */
  build?: string | null;
  /** Where the person says that they take part. */
  place?: HumPlace | null;
  /** Address of the client, for the log. */
  address: string;
}

/** How far the log holds a document. */
export interface LoggedState {
  seq: number;
  /** Everything in the document is in the log; otherwise some edits of the last moment are not yet. */
  whole: boolean;
}

/** What the rest of the server may ask of live boards. Implemented by `createRoomRegistry` in this file. */
export interface RoomRegistry {
  /**
   * Takes over an open socket: loads the document, speaks the protocol of docs/sync-spec.md, closes the socket with
   * a code of contract/errors when something is wrong. Call it in the turn in which the socket opened.
   */
  connect(socket: SyncSocket, admission: Admission): void;
  /**
   * State of a document as a v2 update, from the open room or loaded for the occasion; with the log's seq.
   * Throws AppError `not_found`, `board_unreadable`, `storage_failed` or `going_down`.
   */
  state(boardId: string, document: DocumentName): Promise<{ update: Uint8Array; seq: number }>;
  /**
   * Changes a document as the server (title, session state), or in the name of `person`. Resolves when the change is
   * durable; people who are connected see it live. Works while nobody is connected. Throws as `state` does; after
   * `storage_failed` the change may still become durable, since the room goes on trying.
   */
  edit(boardId: string, document: DocumentName, change: (doc: Y.Doc) => void, person?: string): Promise<void>;
  /** Looks at a document as it is now, and how much of it is on disk, without changing it. Throws as `state` does. */
  read<T>(boardId: string, document: DocumentName, look: (doc: Y.Doc, logged: LoggedState) => T): Promise<T>;
  /** People connected now: distinct persons over both documents; of them those who say they are in the room; screens apart. */
  peopleOn(boardId: string): { people: number; inRoom: number; screens: number };
  /** Who is connected now, by the link that they rest on: distinct persons over both documents; screens apart. */
  connectedBy(boardId: string): Map<string, { people: Set<string>; screens: number }>;
  /** Re-asks the standing of every open socket of the board (optionally of one link) and closes or re-roles it. */
  recheckAccess(boardId: string, linkId?: string): Promise<void>;
  /** Closes every socket of a deleted board with `board_deleted` and forgets its rooms. */
  dropBoard(boardId: string): Promise<void>;
  /** Stops accepting, appends everything pending, closes sockets with `going_down`. Bounded by `deadlineMs`. */
  close(deadlineMs: number): Promise<void>;
  /** Counters for /metrics; read them whenever. */
  readonly metrics: SyncMetrics;
  /** What is in memory now: boards, bytes of edits that are not on disk yet, and documents whose appends fail. */
  inMemory(): { boards: number; unsavedBytes: number; failing: number };
}

export interface RoomRegistryDeps {
  store: BoardStore;
  log: SyncLog;
  clock?: Clock;
  limits?: Partial<SyncLimits>;
  /** The pages' build that is served now: pages of another are told to reload. */
  build?: string | null;
  /** Takes content of any shape, for tests of what is below the layout of boards. */
  anyRoots?: boolean;
  metrics?: SyncMetrics;
}

/** The live boards of this process. Loads a document when the first one asks for it and lets it go after the last. */
export function createRoomRegistry(deps: RoomRegistryDeps): RoomRegistry {
  const { store, log, clock = systemClock(), metrics = createSyncMetrics() } = deps;
  const limits: SyncLimits = { ...SYNC_LIMITS, ...deps.limits };
  const schema = createPaperboardSchema();
  const fingerprint = schemaFingerprint(schema);
  const rooms = new Map<string, Room>();
  let closing = false;
  let cancelHeartbeat = startHeartbeat();

  function startHeartbeat(): () => void {
    const due = clock.now() + limits.pingMs;
    return clock.after(limits.pingMs, () => {
      // A process that was stopped or starved runs its timers before it reads what came in meanwhile.
      const late = clock.now() - due >= limits.pingMs;
      for (const room of rooms.values()) room.heartbeat({ late });
      cancelHeartbeat = startHeartbeat();
    });
  }

  function openRoom(boardId: string, document: DocumentName): Room {
    const key = `${boardId}/${document}`;
    const existing = rooms.get(key);
    // Also while it is being loaded: everybody who asks shares that.
    if (existing) return existing;
    // The canvas asks the session document whether it may be written, so that one is open as long as the canvas is.
    const session = document === "canvas" ? openRoom(boardId, "session") : null;
    const releaseSession = session?.hold();
    const room = new Room({
      boardId,
      document,
      store,
      clock,
      limits,
      metrics,
      log,
      // One after the other: the canvas must not be read while it is being migrated.
      before: session ? session.ready : migrateBoard({ store, schema, clock, log }, boardId),
      refusal: (connection) =>
        session
          ? (canvasRefusal(session.doc, connection.role) ?? staleness(session.doc, connection))
          : "forbidden",
      tidyUp: session ? tidyCanvas : () => {},
      build: deps.build ?? null,
      anyRoots: deps.anyRoots ?? false,
      finished(ended) {
        if (rooms.get(key) === ended) rooms.delete(key);
        releaseSession?.();
      },
      boardGone: () => dropRooms(boardId),
    });
    rooms.set(key, room);
    return room;
  }

  /** Why an edit does not belong to the board as it is now, made by somebody who may edit; null when it does. */
  function staleness(session: Y.Doc, connection: Connection): ErrorCode | null {
    if (connection.schema !== null && connection.schema !== fingerprint) return "client_outdated";
    return connection.epoch !== null && connection.epoch !== readBoardFacts(session).epoch
      ? "board_replaced"
      : null;
  }

  function dropRooms(boardId: string): void {
    for (const room of roomsOf(boardId)) room.drop("board_deleted");
  }

  /** The canvas first: it holds the session document. */
  function roomsOf(boardId: string): Room[] {
    return (["canvas", "session"] as const).flatMap((document) => rooms.get(`${boardId}/${document}`) ?? []);
  }

  async function withRoom<T>(
    boardId: string,
    document: DocumentName,
    use: (room: Room) => T,
  ): Promise<Awaited<T>> {
    if (closing) throw new AppError("going_down");
    const room = openRoom(boardId, document);
    const release = room.hold();
    try {
      await room.ready;
      return await use(room);
    } finally {
      release();
    }
  }

  function refusalAtDoor(room: Room, { sessionId, byLibrary }: Standing): ErrorCode | null {
    if (room.connections.size >= limits.connectionsPerBoard) return "board_full";
    if (byLibrary) {
      // However many strangers read, there is room for those who were given a link.
      const strangers = [...room.connections].filter((connection) => connection.byLibrary);
      return strangers.length >= limits.strangersPerBoard ? "board_full" : null;
    }
    if (sessionId === null) return null;
    const own = [...room.connections].filter((connection) => connection.sessionId === sessionId);
    return own.length >= limits.connectionsPerSession ? "rate_limited" : null;
  }

  async function admit(room: Room, connection: Connection, admission: Admission): Promise<void> {
    try {
      // Asked again now that the connection can be found: a link revoked during the handshake would be missed.
      await Promise.all([room.ready, connection.recheckAccess()]);
      const session = rooms.get(`${admission.boardId}/session`);
      // Its document begins as it is now. Clients that know nothing of epochs are not asked for one.
      if (connection.extensions && session) connection.epoch ??= readBoardFacts(session.doc).epoch;
      room.admit(connection);
    } catch (error) {
      const code = errorCodeOf(error);
      const { boardId, document } = admission;
      if (code === null || code === "board_unreadable") {
        log.error({ error, boardId, document }, "a document could not be opened");
      }
      connection.close(code ?? "internal");
    }
  }

  return {
    connect(socket, admission) {
      const refuse = (code: ErrorCode) => {
        countCode(metrics.connectionsRefused, code);
        socket.close(ERRORS[code].close, code);
      };
      if (closing) {
        refuse("going_down");
        return;
      }
      const room = openRoom(admission.boardId, admission.document);
      const refused = refusalAtDoor(room, admission.standing);
      if (refused) {
        refuse(refused);
        return;
      }
      const connection = new Connection({ socket, admission, events: room, clock, limits, metrics, log });
      room.connections.add(connection);
      void admit(room, connection, admission);
    },
    state: (boardId, document) => withRoom(boardId, document, (room) => room.state()),
    edit: (boardId, document, change, person) =>
      withRoom(boardId, document, (room) => room.edit(change, person)),
    async read<T>(
      boardId: string,
      document: DocumentName,
      look: (doc: Y.Doc, logged: LoggedState) => T,
    ): Promise<T> {
      return withRoom<T>(boardId, document, (room) => look(room.doc, room.logged));
    },
    metrics,
    inMemory() {
      const open = [...rooms.values()];
      return {
        boards: new Set(open.map(({ address }) => address.boardId)).size,
        unsavedBytes: open.reduce((sum, room) => sum + room.unsavedBytes, 0),
        failing: open.filter((room) => room.isFailing).length,
      };
    },
    peopleOn(boardId) {
      const people = new Set<string>();
      const inRoom = new Set<string>();
      let screens = 0;
      for (const room of roomsOf(boardId)) {
        let here = 0;
        for (const { role, personId, place, byLibrary } of room.connections) {
          if (byLibrary) continue;
          if (role === "room") here += 1;
          else people.add(personId);
          if (role !== "room" && place === "room") inRoom.add(personId);
        }
        // A screen opens both documents and is one screen.
        screens = Math.max(screens, here);
      }
      return { people: people.size, inRoom: inRoom.size, screens };
    },
    connectedBy(boardId) {
      const byLink = new Map<string, { people: Set<string>; screens: number }>();
      for (const room of roomsOf(boardId)) {
        const screens = new Map<string, number>();
        for (const { role, personId, linkId, byLibrary } of room.connections) {
          if (byLibrary) continue;
          const here = byLink.get(linkId) ?? { people: new Set(), screens: 0 };
          byLink.set(linkId, here);
          if (role === "room") screens.set(linkId, (screens.get(linkId) ?? 0) + 1);
          else here.people.add(personId);
          here.screens = Math.max(here.screens, screens.get(linkId) ?? 0);
        }
      }
      return byLink;
    },
    async recheckAccess(boardId, linkId) {
      await Promise.all(roomsOf(boardId).map((room) => room.recheckAccess(linkId)));
    },
    async dropBoard(boardId) {
      dropRooms(boardId);
    },
    async close(deadlineMs) {
      closing = true;
      cancelHeartbeat();
      const open = [...rooms.values()];
      for (const room of open) room.stopAccepting();
      let cancelDeadline = () => {};
      const deadline = new Promise<void>((resolve) => {
        cancelDeadline = clock.after(deadlineMs, resolve);
      });
      await Promise.race([deadline, Promise.allSettled(open.map((room) => room.flush()))]);
      cancelDeadline();
      for (const room of open) {
        if (room.unsavedBytes > 0) {
          log.error(
            { ...room.address, bytes: room.unsavedBytes },
            "edits could not be saved before the shutdown",
          );
        }
        room.drop("going_down");
      }
    },
  };
}
