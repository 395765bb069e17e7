import * as decoding from "lib0/decoding";
import { ERRORS, type ErrorCode } from "@/contract/errors";
import type { LIMITS } from "@/contract/limits";
import {
  encodeNotice,
  encodeRefused,
  encodeSaved,
  MESSAGE,
  SYNC,
  type Notice,
} from "@/contract/sync-protocol";
import type { Standing } from "@/server/services/services";
import type { Clock } from "./clock";
import type { PresenceOwner } from "./presence-table";
import type { SyncMetrics } from "./sync-metrics";
import type { SyncSocket } from "./sync-socket";
import { createTokenBucket } from "./token-bucket";

/** Bytes that may wait for a room that is still being loaded. */
const MAX_WAITING_BYTES = 8 * 1024 * 1024;
/** Sync step 1 asks for a state: costly, and an honest client sends a few. */
const STEP1_PER_SECOND = 2;
const STEP1_BURST = 20;

/** What a connection asks of its room. Each may throw on unreadable bytes. */
export interface ConnectionEvents {
  step1(connection: Connection, stateVector: Uint8Array): void;
  /** The connection's `number`-th document update. */
  update(connection: Connection, update: Uint8Array, number: number): void;
  presence(connection: Connection, update: Uint8Array): void;
  queryPresence(connection: Connection): void;
  closed(connection: Connection): void;
}

/** One client on one document. */
export interface Connection extends PresenceOwner {
  /** The link the role rests on. */
  readonly linkId: string;
  /** The client understands `saved`, `refused` and `notice`. */
  readonly extensions: boolean;
  readonly open: boolean;
  /** Presence was withheld: the next one sent must be everybody's. */
  presenceMissed: boolean;
  /** Asks for the standing again; throws AppError when there is none any more. */
  recheck(): Promise<Standing>;
  /** Takes over what a recheck found; tells the client when its role changed. */
  changeStanding(standing: Standing): void;
  /** From now on messages are handled; those that waited come first. */
  start(events: ConnectionEvents): void;
  sendDocument(message: Uint8Array): void;
  /** A state the client asked for; its size does not count against a slow client. */
  sendState(message: Uint8Array): void;
  sendPresence(message: Uint8Array): void;
  /** Sends `message` if nothing was sent for `idleMs`. */
  keepAlive(message: Uint8Array, idleMs: number): void;
  saved(number: number): void;
  /** For a client that does not know the message, nothing: its edit stays with it. */
  refuse(number: number, code: ErrorCode): void;
  notify(notice: Notice): void;
  close(code: ErrorCode): void;
}

export interface ConnectionOptions {
  socket: SyncSocket;
  standing: Standing;
  recheck: () => Promise<Standing>;
  extensions: boolean;
  clock: Clock;
  limits: typeof LIMITS;
  metrics: SyncMetrics;
}

export function createConnection(options: ConnectionOptions): Connection {
  const { socket, clock, limits, metrics, extensions } = options;
  const updates = createTokenBucket(
    clock,
    limits.updatesPerSecond,
    limits.updatesPerSecond * limits.burstSeconds,
  );
  const presences = createTokenBucket(
    clock,
    limits.presencePerSecond,
    limits.presencePerSecond * limits.burstSeconds,
  );
  const step1s = createTokenBucket(clock, STEP1_PER_SECOND, STEP1_BURST);
  let { role, linkId } = options.standing;
  let events: ConnectionEvents | null = null;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let open = true;
  let received = 0;
  let lastSent = clock.now();
  let stateAllowance = 0;

  const connection: Connection = {
    personId: options.standing.personId,
    extensions,
    presenceId: null,
    presenceMissed: false,
    recheck: options.recheck,
    get role() {
      return role;
    },
    get linkId() {
      return linkId;
    },
    get open() {
      return open;
    },
    changeStanding(next) {
      linkId = next.linkId;
      if (next.role === role) return;
      role = next.role;
      connection.notify({ kind: "role", role });
    },
    start(handlers) {
      events = handlers;
      const messages = waiting;
      waiting = [];
      for (const message of messages) receive(message);
      if (!open) handlers.closed(connection);
    },
    sendDocument(message) {
      metrics.updatesOut += 1;
      send(message);
    },
    sendState(message) {
      stateAllowance = message.byteLength;
      send(message);
    },
    sendPresence(message) {
      if (socket.bufferedAmount > limits.slowConsumerPresenceBytes) {
        metrics.presenceDropped += 1;
        connection.presenceMissed = true;
        return;
      }
      metrics.presenceOut += 1;
      send(message);
    },
    keepAlive(message, idleMs) {
      if (clock.now() - lastSent >= idleMs) send(message);
    },
    saved(number) {
      if (extensions) send(encodeSaved(number));
    },
    refuse(number, code) {
      metrics.refused += 1;
      if (extensions) send(encodeRefused(number, code));
    },
    notify(notice) {
      if (extensions) send(encodeNotice(notice));
    },
    close(code) {
      if (!open) return;
      open = false;
      // The code travels as the reason: a browser shows its own sentence for it, in its own language.
      socket.close(ERRORS[code].close, code);
      events?.closed(connection);
    },
  };

  function send(message: Uint8Array): void {
    if (!open) return;
    if (socket.bufferedAmount > limits.slowConsumerCloseBytes + stateAllowance) {
      metrics.slowConsumers += 1;
      connection.close("slow_consumer");
      return;
    }
    lastSent = clock.now();
    metrics.bytesOut += message.byteLength;
    socket.send(message);
  }

  function receive(message: Uint8Array): void {
    if (!open) return;
    if (!events) {
      waitingBytes += message.byteLength;
      if (waitingBytes > MAX_WAITING_BYTES) connection.close("too_large");
      else waiting.push(message);
      return;
    }
    metrics.bytesIn += message.byteLength;
    if (message.byteLength > limits.messageBytes) {
      connection.close("too_large");
      return;
    }
    try {
      handle(decoding.createDecoder(message), events);
    } catch {
      // Unreadable: this client is broken or hostile, the others go on.
      metrics.malformed += 1;
      connection.close("bad_message");
    }
  }

  function handle(decoder: decoding.Decoder, handlers: ConnectionEvents): void {
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.sync) return handleSync(decoder, handlers);
    if (type === MESSAGE.awareness) {
      metrics.presenceIn += 1;
      const update = decoding.readVarUint8Array(decoder);
      if (presences.take()) handlers.presence(connection, update);
      else metrics.presenceDropped += 1;
      return;
    }
    if (type === MESSAGE.queryAwareness) {
      if (presences.take()) handlers.queryPresence(connection);
      return;
    }
    // `auth` goes from server to client only; other types are for versions to come and say nothing to this one.
    if (type !== MESSAGE.auth && type < MESSAGE.saved) throw new Error("unknown message type");
  }

  function handleSync(decoder: decoding.Decoder, handlers: ConnectionEvents): void {
    const kind = decoding.readVarUint(decoder);
    if (kind === SYNC.step1) {
      const stateVector = decoding.readVarUint8Array(decoder);
      if (step1s.take()) handlers.step1(connection, stateVector);
      else connection.close("rate_limited");
      return;
    }
    if (kind !== SYNC.step2 && kind !== SYNC.update) throw new Error("unknown sync message");
    const update = decoding.readVarUint8Array(decoder);
    metrics.updatesIn += 1;
    received += 1;
    if (!updates.take()) {
      connection.refuse(received, "rate_limited");
      // What a client was not told about would be missing from its document's server copy for ever.
      connection.close("rate_limited");
      return;
    }
    handlers.update(connection, update, received);
  }

  socket.onMessage(receive);
  socket.onClose(() => {
    if (!open) return;
    open = false;
    events?.closed(connection);
  });
  return connection;
}
