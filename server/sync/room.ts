import * as Y from "yjs";
import { AppError, type ErrorCode } from "@/contract/errors";
import { may } from "@/contract/roles";
import { SYNC, type DocumentName } from "@/contract/sync-protocol";
import type { Connection } from "./connection";
import type { ConnectionEvents } from "./connection-events";
import { createDocumentBroadcast } from "./document-broadcast";
import { encodeSync } from "./encode-sync";
import { createRootInspector } from "./inspect-roots";
import { inspectUpdate, type UpdateInspection } from "./inspect-update";
import { createLiveDocument, type LiveDocument } from "./live-document";
import { loadDocument } from "./load-document";
import { createPresenceGate } from "./presence-gate";
import type { RoomDeps } from "./room-deps";
import { createRoomLeaving } from "./room-leaving";
import { createWaitingUpdates, type ReceivedUpdate } from "./waiting-updates";

/** Author of what the server itself writes. */
const SERVER = "server";

/** One live document of a board: its connections, its log, its presence. */
export class Room implements ConnectionEvents {
  /** Resolves when the document is loaded whole; rejects with an AppError, and then the room is of no use. */
  readonly ready: Promise<void>;
  /** Everybody with a socket here, those included whose messages still wait for the document. */
  readonly connections = new Set<Connection>();
  private opened: LiveDocument | null = null;
  private ended = false;
  private accepting = true;
  /** Updates that Yjs emits while one is being applied. */
  private emitted: Uint8Array[] = [];
  private readonly waiting;
  private readonly broadcast;
  private readonly leaving;
  private readonly inspectRoots = createRootInspector();
  private readonly presenceGate;

  constructor(private readonly deps: RoomDeps) {
    const { clock, limits, metrics, log } = deps;
    this.waiting = createWaitingUpdates(limits);
    this.broadcast = createDocumentBroadcast({ connections: this.connections, clock, limits });
    this.leaving = createRoomLeaving({
      clock,
      limits,
      isEmpty: () => this.connections.size === 0,
      isOpen: () => this.opened !== null,
      isAccepting: () => this.accepting,
      hasEnded: () => this.ended,
      tidyUp: () => this.tidyUp(),
      flush: () => this.loaded.appender.flush(),
      compact: () => this.loaded.compactor.finish(this.loaded.seq),
      isIdle: () => this.loaded.appender.idle,
      end: () => this.end(),
      failed: (error) => log.error({ error, boardId: deps.boardId }, "a room could not be unloaded"),
    });
    this.presenceGate = createPresenceGate({ members: () => this.connections, clock, limits, metrics });
    metrics.rooms += 1;
    this.ready = this.load();
    // Whoever waits for it hears of a failure; when nobody does, nobody needs to.
    this.ready.catch(() => {});
  }

  /** For the log. */
  get address(): { boardId: string; document: DocumentName } {
    const { boardId, document } = this.deps;
    return { boardId, document };
  }

  /** The loaded document. Throws before `ready`. */
  get doc(): Y.Doc {
    return this.loaded.doc;
  }

  get unsavedBytes(): number {
    return this.opened?.appender.unsavedBytes ?? 0;
  }

  /** Its edits cannot be saved at the moment. */
  get isFailing(): boolean {
    return this.opened?.appender.failing ?? false;
  }

  /** Keeps the room from being unloaded; returns how to let it go. */
  hold(): () => void {
    return this.leaving.hold();
  }

  /** Lets a connection, whose access was confirmed, take part. The room must be ready. */
  admit(connection: Connection): void {
    if (this.ended || connection.isClosed) return;
    connection.notice({ kind: "role", role: connection.role });
    const { build } = this.deps;
    if (build !== null && connection.build !== null && connection.build !== build)
      connection.notice({ kind: "reload" });
    if (this.loaded.appender.failing) connection.notice({ kind: "storage", state: "failing" });
    this.stateWanted(connection);
    connection.open();
    connection.sendPresence(this.presenceGate.snapshot());
  }

  /** State as a v2 update, with the seq it contains. The room must be ready. */
  state(): { update: Uint8Array; seq: number } {
    return { update: this.loaded.stateV2(), seq: this.loaded.seq };
  }

  /** How far the log holds the document. The room must be ready. */
  get logged(): { seq: number; whole: boolean } {
    const { seq, appender } = this.loaded;
    return { seq, whole: appender.idle };
  }

  /**
   * Changes the document as the server, or in the name of `person`. Resolves when that is durable; throws AppError
   * `storage_failed` when it takes too long.
   */
  async edit(change: (doc: Y.Doc) => void, person: string = SERVER): Promise<void> {
    const { clock, limits } = this.deps;
    if (!this.accepting) throw new AppError("going_down");
    this.write(person, null, () => this.doc.transact(() => change(this.doc)));
    let cancel = () => {};
    const tooLong = new Promise<never>((_, reject) => {
      cancel = clock.after(limits.editWaitMs, () => reject(new AppError("storage_failed")));
    });
    try {
      await Promise.race([this.durable(), tooLong]);
    } finally {
      cancel();
    }
  }

  /** Asks every connection (of one link, if given) again what it may do. */
  async recheckAccess(linkId?: string): Promise<void> {
    // What changed while they might still read reaches them first: that the session ended, before its link does.
    this.broadcast.flush();
    const concerned = [...this.connections].filter((connection) => !linkId || connection.linkId === linkId);
    await Promise.all(
      concerned.map(async (connection) => {
        if (await connection.recheckAccess()) this.presenceGate.roleChanged(connection);
      }),
    );
  }

  /** `late`: this process stood still itself; what it did not hear meanwhile says nothing. */
  heartbeat({ late }: { late: boolean }): void {
    for (const connection of this.connections) connection.heartbeat({ late });
  }

  /** Ends the room without writing anything more: it cannot be loaded, or its board is gone. */
  drop(code: ErrorCode): void {
    for (const connection of this.connections) connection.close(code);
    this.end();
  }

  /** From now on nothing that arrives is read; it will be sent again to the next process. */
  stopAccepting(): void {
    this.accepting = false;
    for (const connection of this.connections) connection.notice({ kind: "going-down" });
  }

  /** Makes everything durable and sends what waits. Rejects when the room is ended before. */
  async flush(): Promise<void> {
    await this.ready;
    this.broadcast.flush();
    await this.loaded.appender.flush();
    await this.loaded.compactor.settled();
  }

  stateRequested(connection: Connection, stateVector: Uint8Array): void {
    const { httpStateBytes } = this.deps.limits;
    const knows = Y.decodeStateVector(stateVector);
    if (knows.size > 0) {
      connection.sendState(encodeSync(SYNC.step2, Y.encodeStateAsUpdate(this.doc, stateVector)));
      return;
    }
    const state = this.loaded.stateV1();
    if (connection.extensions && state.byteLength > httpStateBytes) {
      connection.notice({ kind: "state-over-http", bytes: state.byteLength });
    } else connection.sendState(encodeSync(SYNC.step2, state));
  }

  stateWanted(connection: Connection): void {
    connection.sendStateVector(encodeSync(SYNC.step1, Y.encodeStateVector(this.doc)));
  }

  presenceRequested(connection: Connection): void {
    connection.sendPresence(this.presenceGate.snapshot());
  }

  presence(connection: Connection, message: Uint8Array): void {
    if (this.accepting) this.presenceGate.receive(connection, message);
  }

  presenceChanges(connection: Connection, content: Uint8Array): void {
    if (this.accepting) this.presenceGate.receiveChanges(connection, content);
  }

  update(connection: Connection, update: Uint8Array, about: { number: number; isDiff: boolean }): void {
    // Not acknowledged either: the client keeps it and sends it to the next process.
    if (!this.accepting) return;
    if (update.byteLength > this.deps.limits.readerUpdateBytes && !may(connection.role, "edit")) {
      // Decoding it would cost more than it is worth.
      connection.refused(about.number, "read_only");
      return;
    }
    if (this.take({ connection, update, ...about, missing: null }))
      this.waiting.take(this.doc, (received) => this.take(received));
  }

  /** Deals with an update of a client. Returns whether the document may have changed. */
  private take(received: ReceivedUpdate): boolean {
    const { connection, update, number, isDiff } = received;
    const { appender, doc } = this.loaded;
    const inspection = inspectUpdate(doc, update, this.inspectRoots);
    if (!inspection.addsContent && !inspection.deletes) {
      // y-websocket always answers our step 1, readers too, mostly with what is known.
      appender.add(SERVER, null, () => connection.saved(number));
      return false;
    }
    const code = this.refusal(connection, update, inspection);
    if (code) {
      connection.refused(number, code);
      return false;
    }
    if (inspection.missing) {
      this.waiting.add({ ...received, missing: inspection.missing });
      return false;
    }
    // A diff holds whatever the server lacked, also what others wrote and a crash took from us.
    if (!isDiff) connection.wrote(inspection.authors);
    this.write(connection.personId, connection, () => this.apply(update, inspection));
    appender.add(SERVER, null, () => connection.saved(number));
    return true;
  }

  /** Applies an update that was found to be complete. Throws when it cannot be applied all the same. */
  private apply(update: Uint8Array, { overlaps }: UpdateInspection): void {
    const { doc } = this.loaded;
    try {
      // Yjs would look at known structs again, and fails on the rest of one whose beginning was collected as garbage.
      Y.applyUpdate(doc, overlaps ? Y.diffUpdate(update, Y.encodeStateVector(doc)) : update);
    } catch (error) {
      // Yjs was interrupted, and what it holds now is anybody's guess: start over from the log, which must not get
      // any of this, or loading it would fail in the same way.
      this.emitted = [];
      void this.giveUp(error);
      throw error;
    }
    const { store } = doc;
    if (!store.pendingStructs && !store.pendingDs) return;
    // Only hand-made structs that rest on each other in a circle; they must not wait for anybody else's.
    store.pendingStructs = null;
    store.pendingDs = null;
    throw new Error("an update rests on itself");
  }

  /** Ends a room whose document cannot be trusted, once all that is known to be good is durable; people reconnect. */
  private async giveUp(error: unknown): Promise<void> {
    this.deps.log.error({ error, ...this.address }, "the document failed; it will be loaded again");
    this.accepting = false;
    this.loaded.compactor.stop();
    try {
      await this.loaded.appender.flush();
    } catch {
      // Stopped meanwhile, by a shutdown or because the board is gone: then there is nothing left to do.
      return;
    }
    this.drop("internal");
  }

  faded(connection: Connection): void {
    this.presenceGate.faded(connection);
  }

  closed(connection: Connection): void {
    this.connections.delete(connection);
    this.waiting.forget(connection);
    const clientIds = this.clientIdsOf(connection);
    this.presenceGate.leave(connection);
    if (!this.ended) this.leaving.left(clientIds);
  }

  private get loaded(): LiveDocument {
    if (!this.opened) throw new Error(`room ${this.deps.boardId}/${this.deps.document} is not open`);
    return this.opened;
  }

  private async load(): Promise<void> {
    const { boardId, document, store } = this.deps;
    try {
      await this.deps.before;
      const loaded = await loadDocument(store, boardId, document);
      if (this.ended) throw new AppError("board_deleted");
      this.opened = createLiveDocument(this.deps, loaded, (failing, error) =>
        this.storageChanged(failing, error),
      );
      this.doc.on("update", (update: Uint8Array) => void this.emitted.push(update));
      this.leaving.left(new Set());
    } catch (error) {
      this.end();
      throw error;
    }
  }

  private refusal(
    connection: Connection,
    update: Uint8Array,
    inspection: UpdateInspection,
  ): ErrorCode | null {
    const { limits } = this.deps;
    const { appender, gauge } = this.loaded;
    const code = this.deps.refusal(connection);
    if (code) return code;
    if (appender.unsavedBytes + update.byteLength > limits.unsavedBytes) return "storage_failed";
    if (!inspection.addsContent) return null;
    const { newRecords, roots } = inspection;
    if (roots.strange !== null && !this.deps.anyRoots) return "bad_request";
    return gauge.isFull(update.byteLength, { newRecords, newRoots: roots.newRoots }) ? "board_limit" : null;
  }

  /** Runs `apply`, sends on what it changed and logs it. */
  private write(person: string, from: Connection | null, apply: () => void): void {
    const { appender, gauge } = this.loaded;
    this.emitted = [];
    try {
      apply();
    } finally {
      // Also when it failed half-way: what is in the document must get into the log and to the others.
      const changes = this.emitted;
      this.emitted = [];
      for (const update of changes) {
        this.broadcast.add(update, from);
        appender.add(person, update);
        gauge.grew(update.byteLength);
      }
      if (changes.length > 0) this.broadcast.request();
    }
  }

  private storageChanged(failing: boolean, error: unknown): void {
    const { boardId, document, log } = this.deps;
    if (failing) log.error({ error, boardId, document }, "edits cannot be saved; trying again");
    else log.info({ boardId, document }, "edits are saved again");
    for (const connection of this.connections) {
      if (connection.isOpen) connection.notice({ kind: "storage", state: failing ? "failing" : "ok" });
    }
  }

  /** Resolves when everything written so far is durable; rejects when the room ends before. */
  private durable(): Promise<void> {
    return new Promise((resolve, reject) => {
      const { appender } = this.loaded;
      appender.add(SERVER, null, resolve);
      appender.flush().catch(() => reject(new AppError(this.accepting ? "board_deleted" : "going_down")));
    });
  }

  /** What it wrote or is seen under. */
  private clientIdsOf(connection: Connection): Set<number> {
    const shown = this.presenceGate.clientIdOf(connection);
    return new Set(shown === null ? connection.authors : [...connection.authors, shown]);
  }

  private tidyUp(): void {
    if (this.ended || !this.accepting) return;
    const here = new Set([...this.connections].flatMap((connection) => [...this.clientIdsOf(connection)]));
    try {
      this.write(SERVER, null, () =>
        this.deps.tidyUp(this.doc, {
          isHere: (clientId) => here.has(clientId) || this.leaving.mayComeBack(clientId),
          isEmpty: this.connections.size === 0 && !this.leaving.mayAnybodyComeBack,
        }),
      );
    } catch (error) {
      this.deps.log.error({ error, boardId: this.deps.boardId }, "what people left could not be tidied up");
    }
  }

  /** Stops everything; what is not durable is given up. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.broadcast.stop();
    this.presenceGate.stop();
    this.leaving.stop();
    this.opened?.end();
    this.deps.metrics.rooms -= 1;
    this.deps.finished(this);
  }
}
