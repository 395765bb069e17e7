import * as encoding from "lib0/encoding";
import { writeUpdate } from "y-protocols/sync";
import * as Y from "yjs";
import { AppError, errorCodeOf, type ErrorCode } from "@/contract/errors";
import type { LIMITS } from "@/contract/limits";
import { may, type Role } from "@/contract/roles";
import { encodeNotice, MESSAGE, SYNC, type DocumentName } from "@/contract/sync-protocol";
import type { BoardStore, LoadedDocument } from "@/server/storage/board-store";
import type { Clock } from "./clock";
import { createLogCompactor } from "./compact-log";
import type { Connection, ConnectionEvents } from "./connection";
import { createDurableAppender } from "./durable-appender";
import { createFrameThrottle } from "./frame-throttle";
import { createPresenceTable, encodePresence } from "./presence-table";
import type { SyncMetrics } from "./sync-metrics";

/** Edits and presence go out at most this often per receiver, in milliseconds. */
const FRAME_MS = 33;
/** y-websocket gives a silent server up after 30 s. */
const KEEP_ALIVE_MS = 15_000;
/** Bytes of edits that refer to others not seen yet. They fill up in moments, or come from a broken client. */
const MAX_PENDING_BYTES = 4 * 1024 * 1024;
/** Up to this many writers in one frame each are spared their own edits. */
const ECHO_FREE_WRITERS = 4;
const EMPTY_UPDATE_BYTES = 2;
/** Origin of edits that the server makes itself. */
const SERVER = Symbol("server");
/** Author of those edits in the log. */
export const SERVER_PERSON = "server";

const NOTHING = encodePresence([]);

/** One document that is in memory, with everybody connected to it. */
export interface Room {
  readonly boardId: string;
  readonly document: DocumentName;
  readonly doc: Y.Doc;
  readonly connections: ReadonlySet<Connection>;
  /** Seq up to which the log holds what the document shows, or showed. */
  readonly seq: number;
  /** Nobody is connected and everything is durable. */
  readonly idle: boolean;
  connect(connection: Connection): void;
  /** Changes the document as the server; resolves when that is durable. */
  edit(change: (doc: Y.Doc) => void): Promise<void>;
  /** Whole state, an update v2; the same bytes until the next change. */
  state(): Uint8Array;
  /** Resolves when everything that was taken so far is durable. */
  flush(): Promise<void>;
  /** Writes a snapshot if the log has grown since the last, and merges old rows. Failures are logged: the log has it all. */
  compact(): Promise<void>;
  /** Closes every connection with `code`. */
  closeAll(code: ErrorCode): void;
  /** Presence of a connection whose role changed is asked for again. */
  roleChanged(connection: Connection): void;
  destroy(): void;
}

export interface RoomOptions {
  boardId: string;
  document: DocumentName;
  loaded: LoadedDocument;
  store: BoardStore;
  clock: Clock;
  limits: typeof LIMITS;
  metrics: SyncMetrics;
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
  /** Why an edit by this role is not taken now; null when it is. */
  refusal: (role: Role) => ErrorCode | null;
  /** A client (by Yjs client id) is gone and may come back; null: nobody is here. Finishes what it left half done. */
  clientLeft: (room: Room, clientId: number) => void;
  /** Nobody is connected any more. */
  emptied: (room: Room) => void;
  /** The document in memory can no longer be trusted, or its board is gone: forget the room. */
  broken: (room: Room, code: ErrorCode) => void;
}

/** Builds the document from what was loaded. Throws AppError `board_unreadable` when the bytes are no document. */
export function createRoom(options: RoomOptions): Room {
  const { boardId, document, store, clock, limits, metrics, log } = options;
  const doc = buildDocument(options.loaded);
  const connections = new Set<Connection>();
  const presence = createPresenceTable(metrics);
  let seq = options.loaded.seq;
  let bytes = Y.encodeStateAsUpdate(doc).byteLength;
  let recordCount = document === "canvas" ? doc.getMap("records").size : 0;
  let outgoing: { update: Uint8Array; origin: unknown }[] = [];
  /** What the document emitted while one update was applied. */
  let emitted: Uint8Array | null = null;
  let cachedState: Uint8Array | null = null;
  let destroyed = false;

  const compactor = createLogCompactor({
    boardId,
    document,
    store,
    log,
    snapshotSeq: options.loaded.snapshot?.seq ?? 0,
    rowsSince: options.loaded.rows.length,
    bytesSince: options.loaded.rows.reduce((sum, { update }) => sum + update.byteLength, 0),
  });
  /** State that the log will hold once the append under way is done. */
  let snapshotDue: Uint8Array | null = null;

  const appender = createDurableAppender({
    async append(rows) {
      const last = await store.appendRows(boardId, document, rows);
      compactor.grew(rows);
      return last;
    },
    clock,
    metrics,
    beforeAppend() {
      snapshotDue = compactor.isDue ? Y.encodeStateAsUpdate(doc) : null;
    },
    appended(last) {
      seq = last;
      if (!snapshotDue) return;
      void compactor.compact(last, snapshotDue);
      bytes = snapshotDue.byteLength;
      snapshotDue = null;
    },
    failingChanged(failing, error) {
      if (failing) log.error({ error, boardId, document }, "edits cannot be saved; trying again");
      else log.warn({ boardId, document }, "edits are saved again");
      const notice = { kind: "storage", state: failing ? "failing" : "ok" } as const;
      for (const connection of connections) connection.notify(notice);
    },
    gone: () => fail("board_deleted"),
  });

  doc.on("update", (update: Uint8Array, origin: unknown) => {
    cachedState = null;
    bytes += update.byteLength;
    if (origin === SERVER) appender.add(SERVER_PERSON, update);
    else emitted = update;
    outgoing.push({ update, origin });
    documentFrames.request();
  });
  if (document === "canvas") {
    doc.getMap("records").observe((event) => {
      for (const { action } of event.changes.keys.values()) {
        if (action === "add") recordCount += 1;
        else if (action === "delete") recordCount -= 1;
      }
    });
  }

  const documentFrames = createFrameThrottle(clock, FRAME_MS, () => {
    const frame = outgoing;
    outgoing = [];
    broadcast(frame);
  });

  const presenceFrames = createFrameThrottle(clock, FRAME_MS, () => {
    const changes = presence.takeChanges();
    if (!changes) return;
    let everybody: Uint8Array | null = null;
    for (const connection of connections) {
      if (!connection.presenceMissed) {
        connection.sendPresence(changes);
        continue;
      }
      connection.presenceMissed = false;
      connection.sendPresence((everybody ??= presence.everybody() ?? NOTHING));
    }
  });

  const stopKeepAlive = repeat(clock, KEEP_ALIVE_MS, () => {
    for (const connection of connections) connection.keepAlive(NOTHING, KEEP_ALIVE_MS);
  });

  function broadcast(frame: { update: Uint8Array; origin: unknown }[]): void {
    if (frame.length === 0 || connections.size === 0) return;
    const writers = new Set(frame.map(({ origin }) => origin));
    const whole = documentMessage(frame.map(({ update }) => update));
    for (const connection of connections) {
      if (!writers.has(connection)) {
        connection.sendDocument(whole);
      } else if (writers.size <= ECHO_FREE_WRITERS) {
        const others = frame.filter(({ origin }) => origin !== connection).map(({ update }) => update);
        if (others.length > 0) connection.sendDocument(documentMessage(others));
      } else {
        // Merging once more for each of many writers costs more than sending them what they know.
        connection.sendDocument(whole);
      }
    }
  }

  /** Checks, applies and hands an update to the log. Throws on bytes that are no update. */
  function takeUpdate(connection: Connection, update: Uint8Array, number: number): void {
    const isEmpty = update.byteLength === EMPTY_UPDATE_BYTES && update[0] === 0 && update[1] === 0;
    // Every y-websocket client answers step 1 so, readers too.
    if (isEmpty) {
      appender.add(connection.personId, null, () => connection.saved(number));
      return;
    }
    const refusal = options.refusal(connection.role);
    if (refusal) {
      connection.refuse(number, refusal);
      return;
    }
    // Decoded whole before anything is applied: damaged bytes must not be applied half.
    const { structs } = Y.decodeUpdate(update);
    const grows = structs.length > 0;
    const overLimit =
      recordCount >= limits.recordsPerBoard || bytes + update.byteLength > limits.documentBytes;
    if (grows && overLimit) {
      connection.refuse(number, "board_limit");
      return;
    }
    emitted = null;
    try {
      Y.applyUpdate(doc, update, connection);
    } catch (error) {
      log.error({ error, boardId, document }, "an update could not be applied; the room is loaded again");
      connection.close("bad_message");
      fail("internal");
      return;
    }
    const { pendingStructs, pendingDs } = doc.store;
    const incomplete = pendingStructs !== null || pendingDs !== null;
    // What refers to edits not seen yet is kept whole: the document says nothing of it until they come.
    appender.add(connection.personId, incomplete ? update : emitted, () => connection.saved(number));
    if ((pendingStructs?.update.byteLength ?? 0) > MAX_PENDING_BYTES) connection.close("bad_message");
  }

  function fail(code: ErrorCode): void {
    if (destroyed) return;
    options.broken(room, code);
  }

  const events: ConnectionEvents = {
    step1(connection, stateVector) {
      const knowsNothing = stateVector.byteLength <= 1;
      if (connection.extensions && knowsNothing && bytes > limits.httpStateBytes) {
        connection.notify({ kind: "state-over-http", bytes });
        return;
      }
      connection.sendState(step2Message(Y.encodeStateAsUpdate(doc, stateVector)));
    },
    update: takeUpdate,
    presence(connection, update) {
      if (presence.receive(connection, update)) presenceFrames.request();
      // A state that others learn nothing from is answered all the same, or the client thinks we are gone.
      else connection.keepAlive(NOTHING, FRAME_MS);
    },
    queryPresence(connection) {
      connection.sendPresence(presence.everybody() ?? NOTHING);
    },
    closed(connection) {
      if (!connections.delete(connection)) return;
      metrics.connections -= 1;
      const clientId = connection.presenceId;
      if (presence.leave(connection)) presenceFrames.request();
      if (clientId !== null) options.clientLeft(room, clientId);
      if (connections.size === 0) options.emptied(room);
    },
  };

  const room: Room = {
    boardId,
    document,
    doc,
    connections,
    get seq() {
      return seq;
    },
    get idle() {
      return connections.size === 0 && appender.idle;
    },
    connect(connection) {
      connections.add(connection);
      metrics.connections += 1;
      connection.sendDocument(
        encoding.encode((encoder) => {
          encoding.writeVarUint(encoder, MESSAGE.sync);
          encoding.writeVarUint(encoder, SYNC.step1);
          encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc));
        }),
      );
      const everybody = presence.everybody();
      if (everybody) connection.sendPresence(everybody);
      if (appender.failing) connection.notify({ kind: "storage", state: "failing" });
      connection.start(events);
    },
    async edit(change) {
      doc.transact(() => change(doc), SERVER);
      await appender.flush();
    },
    state() {
      return (cachedState ??= Y.encodeStateAsUpdateV2(doc));
    },
    flush: () => appender.flush(),
    async compact() {
      if (!appender.idle || !compactor.isWorthwhile) return;
      await compactor.compact(seq, Y.encodeStateAsUpdate(doc));
    },
    closeAll(code) {
      documentFrames.flush();
      const notice = code === "going_down" ? encodeNotice({ kind: "going-down" }) : null;
      for (const connection of [...connections]) {
        if (notice && connection.extensions) connection.sendDocument(notice);
        connection.close(code);
      }
    },
    roleChanged(connection) {
      if (may(connection.role, "cursor")) return;
      if (presence.leave(connection)) presenceFrames.request();
    },
    destroy() {
      destroyed = true;
      appender.stop();
      documentFrames.stop();
      presenceFrames.stop();
      stopKeepAlive();
      doc.destroy();
    },
  };
  return room;
}

function documentMessage(updates: Uint8Array[]): Uint8Array {
  const update = updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates);
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync);
    writeUpdate(encoder, update);
  });
}

function step2Message(update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync);
    encoding.writeVarUint(encoder, SYNC.step2);
    encoding.writeVarUint8Array(encoder, update);
  });
}

function buildDocument({ snapshot, rows }: LoadedDocument): Y.Doc {
  const doc = new Y.Doc();
  try {
    const updates = rows.map(({ update }) => update);
    if (snapshot) updates.unshift(snapshot.update);
    // One transaction, or observers and garbage collection would run once per row.
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    return doc;
  } catch (error) {
    doc.destroy();
    if (errorCodeOf(error)) throw error;
    throw new AppError("board_unreadable", undefined, { cause: error });
  }
}

function repeat(clock: Clock, everyMs: number, run: () => void): () => void {
  let cancel = clock.after(everyMs, again);
  function again(): void {
    cancel = clock.after(everyMs, again);
    run();
  }
  return () => cancel();
}
