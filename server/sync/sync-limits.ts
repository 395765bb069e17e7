import { LIMITS } from "@/contract/limits";

/** Bounds and times of the sync server; tests pass smaller ones. Times in milliseconds, sizes in bytes. */
export interface SyncLimits {
  messageBytes: number;
  updatesPerSecond: number;
  presencePerSecond: number;
  burstSeconds: number;
  presenceBytes: number;
  connectionsPerBoard: number;
  /** Sockets of one browser session on one document: tabs, not people. */
  connectionsPerSession: number;
  recordsPerBoard: number;
  documentBytes: number;
  httpStateBytes: number;
  slowConsumerPresenceBytes: number;
  slowConsumerCloseBytes: number;
  /** State requests (sync step 1, query awareness) per second; each costs time in proportion to the document. */
  requestsPerSecond: number;
  /** Of updates that wait for content which has not arrived; Yjs goes through them with every update. */
  waitingBytes: number;
  /** Of edits in memory that could not be written yet; further ones are refused. */
  unsavedBytes: number;
  /** Messages and bytes kept for a client whose document is still being loaded. */
  earlyMessages: number;
  earlyBytes: number;
  /** Updates that arrive within this time are sent on as one. */
  frameMs: number;
  /** Presence is sent at most this often to each receiver (25 Hz); with n receivers at most every n milliseconds. */
  presenceFrameMs: number;
  /** A peer is asked for a sign of life this often, and hears one when nothing else was sent. */
  heartbeatMs: number;
  /** A peer that was silent this long is gone. */
  silenceMs: number;
  /** Time for somebody to come back before what they left is tidied up and the room is unloaded. */
  leaveDelayMs: number;
  /** Longest wait of a server-side edit for the disk. */
  editWaitMs: number;
  /** A board at its size limit is measured again at most this often. */
  measureEveryMs: number;
}

export const SYNC_LIMITS: SyncLimits = {
  messageBytes: LIMITS.messageBytes,
  updatesPerSecond: LIMITS.updatesPerSecond,
  presencePerSecond: LIMITS.presencePerSecond,
  burstSeconds: LIMITS.burstSeconds,
  presenceBytes: LIMITS.presenceBytes,
  connectionsPerBoard: LIMITS.connectionsPerBoard,
  connectionsPerSession: 50,
  recordsPerBoard: LIMITS.recordsPerBoard,
  documentBytes: LIMITS.documentBytes,
  httpStateBytes: LIMITS.httpStateBytes,
  slowConsumerPresenceBytes: LIMITS.slowConsumerPresenceBytes,
  slowConsumerCloseBytes: LIMITS.slowConsumerCloseBytes,
  requestsPerSecond: 4,
  waitingBytes: 1024 * 1024,
  unsavedBytes: 64 * 1024 * 1024,
  earlyMessages: 1000,
  earlyBytes: 2 * LIMITS.messageBytes,
  frameMs: 16,
  presenceFrameMs: 40,
  heartbeatMs: 15_000,
  silenceMs: 45_000,
  leaveDelayMs: 10_000,
  editWaitMs: 10_000,
  measureEveryMs: 30_000,
};
