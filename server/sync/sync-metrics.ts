import type { ErrorCode } from "@/contract/errors";

/** Upper bounds, in milliseconds, of the append latency histogram's buckets; the last bucket is everything above. */
export const APPEND_BUCKETS_MS = [1, 2, 5, 10, 20, 50, 100, 250, 500, 1000, 5000] as const;

/** Counters of the sync server, for /metrics and the benchmarks. All only grow, except `connections` and `rooms`. */
export interface SyncMetrics {
  connections: number;
  rooms: number;
  updatesIn: number;
  updatesOut: number;
  bytesIn: number;
  bytesOut: number;
  presenceIn: number;
  presenceOut: number;
  /** Presence not sent because the receiver was slow, or not taken because it was malformed or too frequent. */
  presenceDropped: number;
  /** Updates answered with `refused`, or dropped where the client does not know that message. */
  refused: number;
  /** The same by code. */
  refusedByCode: CodeCounts;
  /** Sockets that were not let in, and sockets that the server closed, by code. */
  connectionsRefused: CodeCounts;
  connectionsClosed: CodeCounts;
  /** Connections closed for unreadable messages. */
  malformed: number;
  slowConsumers: number;
  appends: number;
  appendFailures: number;
  appendMsSum: number;
  /** Appends per bucket of `APPEND_BUCKETS_MS`, and one more. */
  appendBuckets: number[];
}

type CodeCounts = Partial<Record<ErrorCode, number>>;

export function createSyncMetrics(): SyncMetrics {
  return {
    connections: 0,
    rooms: 0,
    updatesIn: 0,
    updatesOut: 0,
    bytesIn: 0,
    bytesOut: 0,
    presenceIn: 0,
    presenceOut: 0,
    presenceDropped: 0,
    refused: 0,
    refusedByCode: {},
    connectionsRefused: {},
    connectionsClosed: {},
    malformed: 0,
    slowConsumers: 0,
    appends: 0,
    appendFailures: 0,
    appendMsSum: 0,
    appendBuckets: Array.from({ length: APPEND_BUCKETS_MS.length + 1 }, () => 0),
  };
}

export function countAppend(metrics: SyncMetrics, tookMs: number): void {
  metrics.appends += 1;
  metrics.appendMsSum += tookMs;
  const bucket = APPEND_BUCKETS_MS.findIndex((bound) => tookMs <= bound);
  const index = bucket === -1 ? APPEND_BUCKETS_MS.length : bucket;
  metrics.appendBuckets[index] = (metrics.appendBuckets[index] ?? 0) + 1;
}

export function countCode(counts: CodeCounts, code: ErrorCode): void {
  counts[code] = (counts[code] ?? 0) + 1;
}
