import type * as Y from "yjs";
import { finishAbandonedStrokes, unfinishedStrokes } from "@/board/document/canvas-document";
import { isLocked, isSealed } from "@/board/document/session-document";
import { errorCodeOf, type ErrorCode } from "@/contract/errors";
import { LIMITS } from "@/contract/limits";
import { may, type Role } from "@/contract/roles";
import type { DocumentName } from "@/contract/sync-protocol";
import type { Standing } from "@/server/services/services";
import type { BoardStore } from "@/server/storage/board-store";
import { systemClock, type Clock } from "./clock";
import { createConnection, type Connection } from "./connection";
import { createRoom, type Room } from "./room";
import { createSyncMetrics, type SyncMetrics } from "./sync-metrics";
import type { SyncSocket } from "./sync-socket";

/** A room that nobody is in stays in memory this long: a reload or a short outage finds it there. */
const KEEP_EMPTY_MS = 20_000;
/** A client that is gone may come back and finish its stroke itself for this long. */
const FINISH_STROKE_AFTER_MS = 5_000;

/** A socket that may read a document. */
export interface Admission {
  boardId: string;
  document: DocumentName;
  standing: Standing;
  /** Asks for the standing again; throws AppError when there is none any more. */
  recheck: () => Promise<Standing>;
  /** The client asked for `saved`, `refused` and `notice`. */
  extensions: boolean;
}

/** What the rest of the server may ask of live boards. */
export interface RoomRegistry {
  /** Takes over an admitted socket, in the same turn in which it opened. Loads the board if it is not in memory. */
  connect(socket: SyncSocket, admission: Admission): void;
  /** State of a document as a v2 update, from the open room or loaded for the occasion; with the log's seq. */
  state(boardId: string, document: DocumentName): Promise<{ update: Uint8Array; seq: number }>;
  /**
   * Changes a document as the server (title, session state). Resolves when the change is durable;
   * people who are connected see it live. Works while nobody is connected.
   */
  edit(boardId: string, document: DocumentName, change: (doc: Y.Doc) => void): Promise<void>;
  /** What `read` makes of a document, from the open room or loaded for the occasion. Must not change it. */
  read<Result>(boardId: string, document: DocumentName, read: (doc: Y.Doc) => Result): Promise<Result>;
  /** People connected now: distinct persons over both documents; screens apart. */
  peopleOn(boardId: string): { people: number; screens: number };
  /** Re-asks the standing of every open socket of the board (optionally of one link) and closes or re-roles it. */
  recheckAccess(boardId: string, linkId?: string): Promise<void>;
  /** Closes every socket of a deleted board with `board_deleted` and forgets its rooms. */
  dropBoard(boardId: string): Promise<void>;
  /** Stops accepting, appends everything pending, closes sockets with `going_down`. Bounded by `deadlineMs`. */
  close(deadlineMs: number): Promise<void>;
}

interface RegistryDeps {
  store: BoardStore;
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
  clock?: Clock;
  limits?: typeof LIMITS;
  metrics?: SyncMetrics;
}

/** A room and why it must stay in memory. */
interface Entry {
  /** Shared by everybody who asks while the document is being loaded. */
  loading: Promise<Room>;
  room: Room | null;
  /** Users without a socket: an edit under way, the canvas room that looks at its session document. */
  holds: number;
  cancelEviction: () => void;
  leave: () => void;
}

export function createRoomRegistry(deps: RegistryDeps): RoomRegistry {
  const { store, log } = deps;
  const clock = deps.clock ?? systemClock();
  const limits = deps.limits ?? LIMITS;
  const metrics = deps.metrics ?? createSyncMetrics();
  const entries = new Map<string, Entry>();
  const connectionsOf = new Map<string, number>();
  /** Admitted, while their room is being loaded: a link that is revoked meanwhile ends them too. */
  const waiting = new Map<string, Set<Connection>>();
  const evictions = new Set<Promise<void>>();
  let closing = false;

  const keyOf = (boardId: string, document: DocumentName) => `${boardId}/${document}`;

  function refusalFor(document: DocumentName, session: Room | null) {
    return (role: Role): ErrorCode | null => {
      if (document === "session" || !session || !may(role, "edit")) return "read_only";
      if (isSealed(session.doc)) return "sealed";
      return isLocked(session.doc) && !may(role, "run-session") ? "locked" : null;
    };
  }

  function entryOf(boardId: string, document: DocumentName): Entry {
    const key = keyOf(boardId, document);
    const known = entries.get(key);
    if (known) {
      known.cancelEviction();
      return known;
    }
    const entry: Entry = {
      loading: Promise.resolve().then(() => load(boardId, document, entry)),
      room: null,
      holds: 0,
      cancelEviction: () => {},
      leave: () => {},
    };
    entries.set(key, entry);
    entry.loading.catch(() => {
      // A board that could not be read is asked for again next time; nothing of it stays here.
      if (entries.get(key) === entry) entries.delete(key);
      entry.leave();
    });
    return entry;
  }

  async function load(boardId: string, document: DocumentName, entry: Entry): Promise<Room> {
    let session: Room | null = null;
    if (document === "canvas") {
      const held = await hold(boardId, "session");
      entry.leave = held.release;
      session = held.room;
    }
    const room = createRoom({
      boardId,
      document,
      loaded: await store.loadDocument(boardId, document),
      store,
      clock,
      limits,
      metrics,
      log,
      refusal: refusalFor(document, session),
      clientLeft: (from, clientId) =>
        clock.after(FINISH_STROKE_AFTER_MS, () => finishStrokesOf(from, clientId)),
      emptied: () => evictLater(boardId, document, entry),
      broken: (_, code) => forget(boardId, document, entry, code),
    });
    entry.room = room;
    metrics.rooms += 1;
    // Whoever drew when the server went down is not here; a stroke must not stay unfinished for ever.
    if (document === "canvas" && unfinishedStrokes(room.doc).length > 0) {
      room
        .edit((doc) => void finishAbandonedStrokes(doc))
        .catch((error: unknown) => {
          log.warn({ error, boardId }, "unfinished strokes could not be finished");
        });
    }
    return room;
  }

  function finishStrokesOf(room: Room, clientId: number): void {
    if (room.document !== "canvas" || entries.get(keyOf(room.boardId, "canvas"))?.room !== room) return;
    const isBack = [...room.connections].some(({ presenceId }) => presenceId === clientId);
    const strokes = isBack
      ? []
      : unfinishedStrokes(room.doc).filter((stroke) => stroke.clientId === clientId);
    if (strokes.length === 0) return;
    const ids = strokes.map(({ shapeId }) => shapeId);
    room
      .edit((doc) => void finishAbandonedStrokes(doc, ids))
      .catch((error: unknown) => {
        log.warn({ error, boardId: room.boardId }, "a stroke whose author left could not be finished");
      });
  }

  /** Keeps a room in memory until `release`. Throws what loading throws. */
  async function hold(boardId: string, document: DocumentName): Promise<{ room: Room; release: () => void }> {
    const entry = entryOf(boardId, document);
    entry.holds += 1;
    let held = true;
    const release = () => {
      if (!held) return;
      held = false;
      entry.holds -= 1;
      evictLater(boardId, document, entry);
    };
    try {
      return { room: await entry.loading, release };
    } catch (error) {
      release();
      throw error;
    }
  }

  async function withRoom<Result>(
    boardId: string,
    document: DocumentName,
    use: (room: Room) => Result | Promise<Result>,
  ): Promise<Result> {
    const { room, release } = await hold(boardId, document);
    try {
      return await use(room);
    } finally {
      release();
    }
  }

  function evictLater(boardId: string, document: DocumentName, entry: Entry): void {
    entry.cancelEviction();
    if (!entry.room || entry.holds > 0 || entry.room.connections.size > 0) return;
    entry.cancelEviction = clock.after(KEEP_EMPTY_MS, () => {
      const eviction = evict(boardId, document, entry).finally(() => evictions.delete(eviction));
      evictions.add(eviction);
    });
  }

  async function evict(boardId: string, document: DocumentName, entry: Entry): Promise<void> {
    const { room } = entry;
    const unused = () => room !== null && entry.holds === 0 && room.connections.size === 0;
    if (!room || !unused()) return;
    // Nobody looks, so there is time; whoever comes meanwhile keeps the room.
    await room.flush().catch(() => {});
    if (unused()) await room.compact();
    if (!unused() || entries.get(keyOf(boardId, document)) !== entry) return;
    if (room.idle) remove(boardId, document, entry);
    else evictLater(boardId, document, entry);
  }

  function remove(boardId: string, document: DocumentName, entry: Entry): void {
    entry.cancelEviction();
    if (entries.get(keyOf(boardId, document)) === entry) entries.delete(keyOf(boardId, document));
    if (entry.room) metrics.rooms -= 1;
    entry.room?.destroy();
    entry.room = null;
    entry.leave();
    entry.leave = () => {};
  }

  function forget(boardId: string, document: DocumentName, entry: Entry, code: ErrorCode): void {
    if (entries.get(keyOf(boardId, document)) === entry) entries.delete(keyOf(boardId, document));
    entry.room?.closeAll(code);
    const { room } = entry;
    if (code === "board_deleted" || !room) {
      remove(boardId, document, entry);
      return;
    }
    // What was taken before is still made durable; the next connection loads it from the log.
    const saving = room
      .flush()
      .catch((error: unknown) => log.error({ error, boardId, document }, "a broken room could not be saved"))
      .then(() => remove(boardId, document, entry))
      .finally(() => evictions.delete(saving));
    evictions.add(saving);
  }

  function roomsOf(boardId: string): Room[] {
    return (["canvas", "session"] as const).flatMap(
      (document) => entries.get(keyOf(boardId, document))?.room ?? [],
    );
  }

  async function recheck(boardId: string, connection: Connection): Promise<void> {
    try {
      const standing = await connection.recheck();
      if (!connection.open) return;
      connection.changeStanding(standing);
      for (const room of roomsOf(boardId)) if (room.connections.has(connection)) room.roleChanged(connection);
    } catch (error) {
      const code = errorCodeOf(error);
      if (code === null) log.error({ error, boardId }, "access could not be checked");
      // Who cannot be checked is not let through.
      connection.close(code ?? "internal");
    }
  }

  function wait(boardId: string, connection: Connection): () => void {
    const others = waiting.get(boardId) ?? new Set();
    waiting.set(boardId, others.add(connection));
    return () => {
      others.delete(connection);
      if (others.size === 0 && waiting.get(boardId) === others) waiting.delete(boardId);
    };
  }

  return {
    connect(socket, admission) {
      const { boardId, document } = admission;
      const connection = createConnection({ ...admission, socket, clock, limits, metrics });
      if (closing) return connection.close("going_down");
      const open = connectionsOf.get(boardId) ?? 0;
      if (open >= limits.connectionsPerBoard) return connection.close("board_full");
      connectionsOf.set(boardId, open + 1);
      socket.onClose(() => {
        const left = (connectionsOf.get(boardId) ?? 1) - 1;
        if (left > 0) connectionsOf.set(boardId, left);
        else connectionsOf.delete(boardId);
      });
      const stopWaiting = wait(boardId, connection);
      hold(boardId, document).then(
        ({ room, release }) => {
          stopWaiting();
          if (connection.open) room.connect(connection);
          release();
        },
        (error: unknown) => {
          stopWaiting();
          const code = errorCodeOf(error);
          log.error({ error, boardId, document }, "a board could not be loaded");
          connection.close(code ?? "internal");
        },
      );
    },
    state: (boardId, document) =>
      withRoom(boardId, document, (room) => ({ update: room.state(), seq: room.seq })),
    edit: (boardId, document, change) => withRoom(boardId, document, (room) => room.edit(change)),
    read: (boardId, document, read) => withRoom(boardId, document, (room) => read(room.doc)),
    peopleOn(boardId) {
      const people = new Set<string>();
      let screens = 0;
      for (const room of roomsOf(boardId)) {
        for (const { role, personId } of room.connections) {
          if (role !== "room") people.add(personId);
          else if (room.document === "canvas") screens += 1;
        }
      }
      return { people: people.size, screens };
    },
    async recheckAccess(boardId, linkId) {
      const concerned = [
        ...roomsOf(boardId).map(({ connections }) => connections),
        waiting.get(boardId) ?? [],
      ]
        .flatMap((connections) => [...connections])
        .filter((connection) => linkId === undefined || connection.linkId === linkId);
      await Promise.all(concerned.map((connection) => recheck(boardId, connection)));
    },
    async dropBoard(boardId) {
      for (const document of ["canvas", "session"] as const) {
        const entry = entries.get(keyOf(boardId, document));
        if (!entry) continue;
        await entry.loading.catch(() => {});
        entry.room?.closeAll("board_deleted");
        remove(boardId, document, entry);
      }
    },
    async close(deadlineMs) {
      closing = true;
      let expire = () => {};
      const deadline = new Promise<void>((resolve) => {
        expire = clock.after(deadlineMs, resolve);
      });
      await Promise.race([deadline, closeRooms()]);
      expire();
      for (const { room } of entries.values()) {
        if (room && !room.idle)
          log.error({ boardId: room.boardId }, "went down with edits that are not saved");
      }
      for (const [key, entry] of [...entries]) {
        const [boardId, document] = key.split("/") as [string, DocumentName];
        remove(boardId, document, entry);
      }
    },
  };

  async function closeRooms(): Promise<void> {
    const loaded = [...entries.values()];
    const rooms = (await Promise.allSettled(loaded.map(({ loading }) => loading))).flatMap((result) =>
      result.status === "fulfilled" ? [result.value] : [],
    );
    // Saved first, then goodbye: what arrives in between is saved by the second round.
    await Promise.allSettled(rooms.map((room) => room.flush()));
    for (const room of rooms) room.closeAll("going_down");
    await Promise.allSettled(rooms.map((room) => room.flush()));
    await Promise.allSettled(rooms.map((room) => room.compact()));
    await Promise.allSettled(evictions);
  }
}
