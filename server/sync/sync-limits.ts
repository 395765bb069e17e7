import { LIMITS } from "@/contract/limits";

/** Bounds and times of the sync server; tests pass smaller ones. Times in milliseconds, sizes in bytes. */
export interface SyncLimits {
  messageBytes: number;
  /** Bytes received per second and connection, averaged over a burst of `burstBytes`. */
  bytesPerSecond: number;
  burstBytes: number;
  updatesPerSecond: number;
  presencePerSecond: number;
  burstSeconds: number;
  presenceBytes: number;
  /** States in one awareness message: y-websocket sends back everybody's when it is sent everybody's. */
  presenceStates: number;
  /** Bytes of an update of a reader that are looked at to find out whether it is a violation. */
  readerUpdateBytes: number;
  connectionsPerBoard: number;
  /** Of these, sockets of people who read a published board without a link. */
  strangersPerBoard: number;
  /** Sockets of one browser session on one document: tabs, not people. */
  connectionsPerSession: number;
  recordsPerBoard: number;
  textsPerBoard: number;
  documentBytes: number;
  httpStateBytes: number;
  slowConsumerPresenceBytes: number;
  slowConsumerCloseBytes: number;
  /** State requests (sync step 1, query awareness) per second; each costs time in proportion to the document. */
  requestsPerSecond: number;
  /** Of one connection's updates that wait for content which has not arrived. */
  waitingBytes: number;
  /** Of edits in memory that could not be written yet; further ones are refused. */
  unsavedBytes: number;
  /** A client whose update waits is asked for what is missing, at most this often. */
  askEveryMs: number;
  /** Messages and bytes kept for a client whose document is still being loaded. */
  earlyMessages: number;
  earlyBytes: number;
  /** Updates that arrive within this time are sent on as one. */
  frameMs: number;
  /** Presence is sent at most this often to each receiver (25 Hz); with n receivers at most every n milliseconds. */
  presenceFrameMs: number;
  /** A peer is asked for a sign of life this often. */
  pingMs: number;
  /** A peer that was silent this long is not shown any more: its cursor must not stay among those who are here. */
  fadeMs: number;
  /** A peer that was silent this long is gone. */
  silenceMs: number;
  /** A peer hears a message at least this often, if only an empty one: y-websocket does not see pings. */
  heartbeatMs: number;
  /** Time for somebody to come back before what they left is tidied up and the room is unloaded. */
  leaveDelayMs: number;
  /** Longest wait of a server-side edit for the disk. */
  editWaitMs: number;
  /** A board at its size limit is measured again at most this often. */
  measureEveryMs: number;
}

export const SYNC_LIMITS: SyncLimits = {
  messageBytes: LIMITS.messageBytes,
  bytesPerSecond: LIMITS.bytesPerSecond,
  burstBytes: LIMITS.burstBytes,
  updatesPerSecond: LIMITS.updatesPerSecond,
  presencePerSecond: LIMITS.presencePerSecond,
  burstSeconds: LIMITS.burstSeconds,
  presenceBytes: LIMITS.presenceBytes,
  presenceStates: 2_000,
  readerUpdateBytes: 64 * 1024,
  connectionsPerBoard: LIMITS.connectionsPerBoard,
  strangersPerBoard: 200,
  connectionsPerSession: 50,
  recordsPerBoard: LIMITS.recordsPerBoard,
  textsPerBoard: LIMITS.textsPerBoard,
  documentBytes: LIMITS.documentBytes,
  httpStateBytes: LIMITS.httpStateBytes,
  slowConsumerPresenceBytes: LIMITS.slowConsumerPresenceBytes,
  slowConsumerCloseBytes: LIMITS.slowConsumerCloseBytes,
  requestsPerSecond: 4,
  waitingBytes: 1024 * 1024,
  unsavedBytes: 64 * 1024 * 1024,
  askEveryMs: 1_000,
  earlyMessages: 1_000,
  earlyBytes: 2 * LIMITS.messageBytes,
  frameMs: 16,
  presenceFrameMs: 40,
  pingMs: 4_000,
  fadeMs: 10_000,
  silenceMs: 45_000,
  heartbeatMs: 15_000,
  leaveDelayMs: 10_000,
  editWaitMs: 10_000,
  measureEveryMs: 30_000,
};
