import * as decoding from "lib0/decoding";
import { ERRORS, errorCodeOf, type ErrorCode } from "@/contract/errors";
import type { Role } from "@/contract/roles";
import type { HumPlace } from "@/contract/session-commands";
import {
  encodeNotice,
  encodeRefused,
  encodeSaved,
  MESSAGE,
  SYNC,
  type Notice,
} from "@/contract/sync-protocol";
import type { Standing } from "@/server/services/services";
import { createAcknowledgements } from "./acknowledgements";
import type { Clock } from "./clock";
import type { ConnectionEvents } from "./connection-events";
import { EMPTY_PRESENCE, type PresenceMember } from "./presence-gate";
import { rememberAuthors } from "./remember-authors";
import type { Admission } from "./room-registry";
import type { SyncLimits } from "./sync-limits";
import type { SyncLog } from "./sync-log";
import { countCode, type SyncMetrics } from "./sync-metrics";
import type { SyncSocket } from "./sync-socket";
import { createTokenBucket } from "./token-bucket";

interface ConnectionDeps {
  socket: SyncSocket;
  admission: Admission;
  events: ConnectionEvents;
  clock: Clock;
  limits: SyncLimits;
  metrics: SyncMetrics;
  log: SyncLog;
}

/** One client on one document: reads its messages, keeps its limits, sends it what fits through its socket. */
export class Connection implements PresenceMember {
  readonly extensions: boolean;
  /** Epoch of the board that this client's document is of; null when that is not known. */
  epoch: number | null;
  /** Fingerprint of the client's schema, if it told. */
  readonly schema: string | null;
  /** The build that the client's page is of, if it told. */
  readonly build: string | null;
  /** Where the person says that they take part. */
  readonly place: HumPlace | null;
  /** Yjs clients that wrote through this connection. */
  readonly authors = new Set<number>();
  private standing: Standing;
  private phase: "waiting" | "open" | "closed" = "waiting";
  private early: Uint8Array[] = [];
  private earlyBytes = 0;
  private updates = 0;
  private presenceMissed = false;
  /** Bytes of first states that may still be in the socket's buffer: they do not make a client slow. */
  private stateBytes = 0;
  private heardAt: number;
  private sentAt: number;
  private recheck = 0;
  /** A step 1 of ours has not been answered yet. */
  private asked = false;
  /** The client's step 1 was answered: it knows everything before the next change. */
  private hasState = false;
  private askedAgainAt = -Infinity;
  private cancelAsk: (() => void) | null = null;
  private readonly acknowledgements;
  private readonly byteBucket;
  private readonly updateBucket;
  private readonly presenceBucket;
  private readonly requestBucket;

  constructor(private readonly deps: ConnectionDeps) {
    const { socket, admission, clock, limits, metrics } = deps;
    this.standing = admission.standing;
    this.extensions = admission.extensions;
    this.epoch = admission.epoch ?? null;
    this.schema = admission.schema ?? null;
    this.build = admission.build ?? null;
    this.place = admission.place ?? null;
    this.heardAt = clock.now();
    this.sentAt = clock.now();
    this.acknowledgements = createAcknowledgements((upTo) => {
      if (this.extensions) this.send(encodeSaved(upTo));
    });
    const bucket = (perSecond: number) =>
      createTokenBucket(clock, perSecond, perSecond * limits.burstSeconds);
    this.byteBucket = createTokenBucket(clock, limits.bytesPerSecond, limits.burstBytes);
    this.updateBucket = bucket(limits.updatesPerSecond);
    this.presenceBucket = bucket(limits.presencePerSecond);
    this.requestBucket = bucket(limits.requestsPerSecond);
    metrics.connections += 1;
    socket.onClose(() => this.ended());
    socket.onAlive(() => {
      this.heardAt = clock.now();
    });
    socket.onMessage((message) => this.receive(message));
  }

  get role(): Role {
    return this.standing.role;
  }

  get personId(): string {
    return this.standing.personId;
  }

  get linkId(): string {
    return this.standing.linkId;
  }

  /** Reads a published board without a link: is nobody to the others, and not counted. */
  get byLibrary(): boolean {
    return this.standing.byLibrary === true;
  }

  get sessionId(): string | null {
    return this.standing.sessionId;
  }

  get owner(): string {
    return this.standing.sessionId ?? this.standing.personId;
  }

  get isOpen(): boolean {
    return this.phase === "open";
  }

  get isClosed(): boolean {
    return this.phase === "closed";
  }

  /** The document is here and access was confirmed: from now on messages are read, first those that waited. */
  open(): void {
    if (this.phase !== "waiting") return;
    this.phase = "open";
    const early = this.early;
    this.early = [];
    for (const message of early) this.read(message);
  }

  /**
   * Asks again what this client may do. Closes the connection when it may not be here any more, or when that cannot
   * be found out. Returns whether it may do something else than before.
   */
  async recheckAccess(): Promise<boolean> {
    const asked = ++this.recheck;
    try {
      const standing = await this.deps.admission.recheck();
      // An answer that was asked for later knows more.
      if (asked !== this.recheck || this.isClosed) return false;
      const before = this.standing;
      this.standing = standing;
      if (standing.role === before.role) return standing.byLibrary !== before.byLibrary;
      if (this.isOpen) this.notice({ kind: "role", role: standing.role });
      return true;
    } catch (error) {
      const code = errorCodeOf(error);
      if (code === null)
        this.deps.log.error({ error, boardId: this.standing.boardId }, "access could not be checked");
      this.close(code ?? "internal");
      return false;
    }
  }

  /** Sends the document's state, which may be larger than what a slow client is allowed to leave waiting. */
  sendState(message: Uint8Array): void {
    this.hasState = true;
    this.stateBytes = this.bufferedAmount() + message.byteLength;
    this.send(message);
  }

  /**
   * Sends changes of the document; a client that cannot keep up is closed and comes back with its state vector. Before
   * the client has its state they are left out: the state will hold them, and Yjs would apply their deletions at once
   * and keep back the content that replaces it.
   */
  sendUpdate(message: Uint8Array): void {
    if (this.phase !== "open" || !this.hasState) return;
    const { limits, metrics } = this.deps;
    const waiting = this.bufferedAmount();
    if (waiting <= limits.slowConsumerCloseBytes) this.stateBytes = 0;
    else if (waiting > limits.slowConsumerCloseBytes + this.stateBytes) {
      metrics.slowConsumers += 1;
      this.close("slow_consumer");
      return;
    }
    metrics.updatesOut += 1;
    this.send(message);
  }

  sendPresence(message: Uint8Array): void {
    if (this.phase !== "open") return;
    const { limits, metrics, events } = this.deps;
    if (this.bufferedAmount() > limits.slowConsumerPresenceBytes) {
      this.presenceMissed = true;
      metrics.presenceDropped += 1;
      return;
    }
    if (this.presenceMissed) {
      // What it missed is in the whole of it, and the latest is all that counts.
      this.presenceMissed = false;
      events.presenceRequested(this);
      return;
    }
    metrics.presenceOut += 1;
    this.send(message);
  }

  notice(notice: Notice): void {
    if (this.extensions) this.send(encodeNotice(notice));
  }

  /** Update `number` waits for missing content: no later one is called saved before it. */
  waits(number: number): void {
    this.acknowledgements.waits(number);
    this.askAgain();
  }

  /** What is missing may well be the client's own, refused before: its answer to our step 1 brings that again. */
  private askAgain(): void {
    if (this.asked || this.cancelAsk || !this.acknowledgements.anyWaits) return;
    const { clock, limits, events } = this.deps;
    const waitMs = this.askedAgainAt + limits.askEveryMs - clock.now();
    if (waitMs > 0) {
      this.cancelAsk = clock.after(waitMs, () => {
        this.cancelAsk = null;
        this.askAgain();
      });
      return;
    }
    this.askedAgainAt = clock.now();
    events.stateWanted(this);
  }

  /** Sends our step 1; the client answers with what it has and we lack. */
  sendStateVector(message: Uint8Array): void {
    this.asked = true;
    this.send(message);
  }

  /** Update `number` is durable. Those before it are too, or wait. */
  saved(number: number): void {
    this.acknowledgements.saved(number);
  }

  refused(number: number, code: ErrorCode): void {
    this.acknowledgements.refused(number);
    this.deps.metrics.refused += 1;
    countCode(this.deps.metrics.refusedByCode, code);
    if (this.extensions) this.send(encodeRefused(number, code));
  }

  /** Says goodbye with the close code of `code`. What it sent and was accepted stays accepted. */
  close(code: ErrorCode): void {
    if (this.isClosed) return;
    this.deps.socket.close(ERRORS[code].close, code);
    countCode(this.deps.metrics.connectionsClosed, code);
    this.ended();
  }

  /** Called now and then: finds peers that vanished, and lets quiet ones know that we are here. */
  heartbeat({ late }: { late: boolean }): void {
    const { socket, clock, limits } = this.deps;
    const now = clock.now();
    if (!late && now - this.heardAt >= limits.silenceMs) {
      socket.terminate();
      this.ended();
      return;
    }
    if (!late && now - this.heardAt >= limits.fadeMs) this.deps.events.faded(this);
    socket.ping();
    // y-websocket does not see pings, and leaves after 30 s without a message: half a period, or it could be almost two.
    if (this.phase === "open" && now - this.sentAt >= limits.heartbeatMs / 2)
      this.sendPresence(EMPTY_PRESENCE);
  }

  private send(message: Uint8Array): void {
    if (this.isClosed) return;
    this.sentAt = this.deps.clock.now();
    this.deps.metrics.bytesOut += message.byteLength;
    this.deps.socket.send(message);
  }

  private bufferedAmount(): number {
    return this.deps.socket.bufferedAmount;
  }

  private receive(message: Uint8Array | null): void {
    if (this.isClosed) return;
    const { limits, metrics, clock } = this.deps;
    this.heardAt = clock.now();
    if (message === null) {
      metrics.malformed += 1;
      this.close("bad_message");
      return;
    }
    metrics.bytesIn += message.byteLength;
    if (message.byteLength > limits.messageBytes) {
      this.close("too_large");
      return;
    }
    if (!this.byteBucket.take(message.byteLength)) {
      this.close("rate_limited");
      return;
    }
    if (this.phase === "open") {
      this.read(message);
      return;
    }
    this.early.push(message);
    this.earlyBytes += message.byteLength;
    if (this.early.length > limits.earlyMessages || this.earlyBytes > limits.earlyBytes)
      this.close("rate_limited");
  }

  private read(message: Uint8Array): void {
    this.guarded(() => this.dispatch(decoding.createDecoder(message)));
  }

  /** Deals with something this client sent: when it turns out to be unreadable, this connection ends and no other. */
  guarded(deal: () => void): void {
    if (this.isClosed) return;
    try {
      deal();
    } catch (error) {
      this.deps.metrics.malformed += 1;
      this.deps.log.warn(
        { error, boardId: this.standing.boardId, person: this.personId },
        "a connection sent something unreadable",
      );
      this.close("bad_message");
    }
  }

  private dispatch(decoder: decoding.Decoder): void {
    const { events, metrics } = this.deps;
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.sync) {
      const kind = decoding.readVarUint(decoder);
      const content = readLast(decoder);
      if (kind === SYNC.step1) {
        if (this.allows(this.requestBucket)) events.stateRequested(this, content);
      } else if (kind === SYNC.step2 || kind === SYNC.update) {
        if (!this.allows(this.updateBucket)) return;
        metrics.updatesIn += 1;
        this.updates += 1;
        if (kind === SYNC.step2) this.asked = false;
        events.update(this, content, { number: this.updates, isDiff: kind === SYNC.step2 });
      } else throw new Error(`unknown kind ${kind} of sync message`);
    } else if (type === MESSAGE.awareness || (type === MESSAGE.presenceChange && this.extensions)) {
      const content = readLast(decoder);
      // Too often: this one is left out, a later one says it all.
      if (!this.presenceBucket.take()) metrics.presenceDropped += 1;
      else if (type === MESSAGE.awareness) events.presence(this, content);
      else events.presenceChanges(this, content);
    } else if (type === MESSAGE.queryAwareness) {
      if (decoding.hasContent(decoder)) throw new Error("a query is followed by more");
      if (this.allows(this.requestBucket)) events.presenceRequested(this);
    } else throw new Error(`unknown type ${type} of message`);
  }

  /** A left out update or request would leave the client waiting for ever; closed, it starts over after a while. */
  private allows(bucket: { take(): boolean }): boolean {
    if (bucket.take()) return true;
    this.close("rate_limited");
    return false;
  }

  private ended(): void {
    if (this.isClosed) return;
    this.phase = "closed";
    this.cancelAsk?.();
    this.early = [];
    this.deps.metrics.connections -= 1;
    this.deps.events.closed(this);
  }

  /** Remembers who writes through this connection, as far as that can be told. */
  wrote(authors: ReadonlySet<number>): void {
    rememberAuthors(this.authors, authors);
  }
}

/** The rest of a message, which must be one byte array. */
function readLast(decoder: decoding.Decoder): Uint8Array {
  const content = decoding.readVarUint8Array(decoder);
  if (decoding.hasContent(decoder)) throw new Error("a message is followed by more");
  return content;
}
