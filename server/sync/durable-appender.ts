import * as Y from "yjs";
import { errorCodeOf } from "@/contract/errors";
import type { LogRow } from "@/server/storage/board-store";
import type { Clock } from "./clock";
import { countAppend, type SyncMetrics } from "./sync-metrics";

/** Longest wait of an update before it is written, in milliseconds; what arrives meanwhile goes along. */
export const APPEND_DELAY_MS = 50;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 10_000;

/** One append: rows, merged per author, and who wants to know when they are durable. */
interface Batch {
  updates: Map<string, { at: number; updates: Uint8Array[] }>;
  durable: (() => void)[];
}

export interface DurableAppender {
  /**
   * Takes an update for the log; null for one that changed nothing. `durable` is called once it and everything
   * added before it is on disk, at once when it is already. In order of the calls.
   */
  add(person: string, update: Uint8Array | null, durable?: () => void): void;
  /** Writes without waiting for the delay. Resolves when everything added so far is durable; rejects when stopped before. */
  flush(): Promise<void>;
  /** Nothing waits and nothing is being written. */
  readonly idle: boolean;
  /** The last attempt failed; it will be repeated. */
  readonly failing: boolean;
  /** Gives up what is not durable: the board is gone. */
  stop(): void;
}

interface AppenderDeps {
  append: (rows: Omit<LogRow, "seq">[]) => Promise<number>;
  clock: Clock;
  metrics: SyncMetrics;
  /** Called before each append while document and log agree up to this batch; for snapshots. */
  beforeAppend?: () => void;
  /** The log now ends at `seq`. */
  appended: (seq: number) => void;
  /** Appends began to fail, or work again. */
  failingChanged: (failing: boolean, error: unknown) => void;
  /** The store does not know the board any more. */
  gone: () => void;
}

const emptyBatch = (): Batch => ({ updates: new Map(), durable: [] });

/** Makes edits durable before they are called saved: one append at a time, nothing lost when one fails. */
export function createDurableAppender(deps: AppenderDeps): DurableAppender {
  const { clock, metrics } = deps;
  let pending = emptyBatch();
  let writing: Batch | null = null;
  let failing = false;
  let attempts = 0;
  let stopped = false;
  let cancelTimer: (() => void) | null = null;
  let waiters: { resolve: () => void; reject: (error: Error) => void }[] = [];

  const isEmpty = (batch: Batch) => batch.updates.size === 0 && batch.durable.length === 0;

  function schedule(delayMs: number): void {
    if (cancelTimer || writing || stopped) return;
    cancelTimer = clock.after(delayMs, () => {
      cancelTimer = null;
      void write();
    });
  }

  async function write(): Promise<void> {
    if (writing || stopped || isEmpty(pending)) return;
    cancelTimer?.();
    cancelTimer = null;
    writing = pending;
    pending = emptyBatch();
    const rows = [...writing.updates].map(([person, { at, updates }]) => ({
      person,
      at,
      update: updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates),
    }));
    const startedAt = clock.now();
    try {
      if (rows.length > 0) {
        deps.beforeAppend?.();
        const seq = await deps.append(rows);
        if (stopped) return;
        countAppend(metrics, clock.now() - startedAt);
        deps.appended(seq);
      }
    } catch (error) {
      if (!stopped) failed(rows, error);
      return;
    }
    const done = writing;
    writing = null;
    attempts = 0;
    if (failing) {
      failing = false;
      deps.failingChanged(false, null);
    }
    for (const durable of done.durable) durable();
    afterWrite();
  }

  function afterWrite(): void {
    if (!isEmpty(pending)) {
      // People who wait for a flush do not wait for the delay too.
      if (waiters.length > 0) void write();
      else schedule(APPEND_DELAY_MS);
      return;
    }
    for (const { resolve } of waiters.splice(0)) resolve();
  }

  function failed(rows: Omit<LogRow, "seq">[], error: unknown): void {
    metrics.appendFailures += 1;
    const lost = writing ?? emptyBatch();
    writing = null;
    if (errorCodeOf(error) === "not_found") {
      deps.gone();
      return;
    }
    // Back to the front: what came meanwhile follows, and one retry writes both.
    const later = pending;
    pending = { updates: new Map(), durable: [...lost.durable, ...later.durable] };
    for (const { person, at, update } of rows) pending.updates.set(person, { at, updates: [update] });
    for (const [person, { at, updates }] of later.updates) {
      const earlier = pending.updates.get(person);
      if (earlier) earlier.updates.push(...updates);
      else pending.updates.set(person, { at, updates });
    }
    if (!failing) {
      failing = true;
      deps.failingChanged(true, error);
    }
    const delay = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts);
    attempts += 1;
    schedule(delay);
  }

  return {
    add(person, update, durable) {
      if (stopped) return;
      if (update === null && isEmpty(pending) && !writing) {
        durable?.();
        return;
      }
      if (update) {
        const own = pending.updates.get(person);
        if (own) own.updates.push(update);
        else pending.updates.set(person, { at: clock.now(), updates: [update] });
      }
      if (durable) pending.durable.push(durable);
      schedule(APPEND_DELAY_MS);
    },
    flush() {
      if (isEmpty(pending) && !writing) return Promise.resolve();
      if (stopped) return Promise.reject(new Error("the appender was stopped"));
      return new Promise((resolve, reject) => {
        waiters.push({ resolve, reject });
        void write();
      });
    },
    get idle() {
      return isEmpty(pending) && !writing;
    },
    get failing() {
      return failing;
    },
    stop() {
      stopped = true;
      cancelTimer?.();
      cancelTimer = null;
      pending = emptyBatch();
      writing = null;
      for (const { reject } of waiters.splice(0)) reject(new Error("the appender was stopped"));
    },
  };
}
