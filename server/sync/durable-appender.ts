import { errorCodeOf } from "@/contract/errors";
import type { LogRow } from "@/server/storage/board-store";
import type { Clock } from "./clock";
import { mergeUpdates } from "./merge-updates";
import { countAppend, type SyncMetrics } from "./sync-metrics";

/** Longest wait of an update before it is written, in milliseconds; what arrives meanwhile goes along. */
const APPEND_DELAY_MS = 50;
/** An append that takes longer than this counts as failing, though it may still succeed. */
const SLOW_APPEND_MS = 5_000;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 10_000;

/** One append: updates by author, and who wants to know when they are durable. */
interface Batch {
  authors: Map<string, { at: number; updates: Uint8Array[] }>;
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
  /** The last attempt failed or hangs; it will be repeated. */
  readonly failing: boolean;
  /** Bytes that are not durable yet. */
  readonly unsavedBytes: number;
  /** Gives up what is not durable: the board is gone, or the time to shut down is over. */
  stop(): void;
}

interface AppenderDeps {
  append: (rows: Omit<LogRow, "seq">[]) => Promise<number>;
  clock: Clock;
  metrics: SyncMetrics;
  /** Called before each append, while the document holds exactly the log and these rows; for snapshots. */
  beforeAppend?: () => void;
  /** The log now ends at `seq`. */
  appended: (seq: number, written: { rows: number; bytes: number }) => void;
  /** Appends began to fail, or work again. */
  failingChanged: (failing: boolean, error: unknown) => void;
  /** The store does not know the board any more. */
  gone: () => void;
}

const emptyBatch = (): Batch => ({ authors: new Map(), durable: [] });
const isEmpty = (batch: Batch) => batch.authors.size === 0 && batch.durable.length === 0;

/** Makes edits durable before they are called saved: one append at a time, nothing lost when one fails. */
export function createDurableAppender(deps: AppenderDeps): DurableAppender {
  const { clock, metrics } = deps;
  let pending = emptyBatch();
  let writing: Batch | null = null;
  let failing = false;
  let attempts = 0;
  let stopped = false;
  let unsavedBytes = 0;
  let cancelTimer: (() => void) | null = null;
  const waiters: { resolve: () => void; reject: (error: Error) => void }[] = [];

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
    const batch = pending;
    writing = batch;
    pending = emptyBatch();
    const rows = [...batch.authors].flatMap(([person, own]) => {
      own.updates = mergeUpdates(own.updates);
      return own.updates.map((update) => ({ person, at: own.at, update }));
    });
    if (rows.length > 0) {
      const error = await attempt(rows);
      if (stopped) return;
      if (error) {
        failed(batch, error.cause);
        return;
      }
    }
    writing = null;
    attempts = 0;
    setFailing(false, null);
    for (const durable of batch.durable) durable();
    afterWrite();
  }

  /** Null when the rows are on disk. */
  async function attempt(rows: Omit<LogRow, "seq">[]): Promise<{ cause: unknown } | null> {
    const bytes = rows.reduce((sum, row) => sum + row.update.byteLength, 0);
    const startedAt = clock.now();
    const cancelSlow = clock.after(SLOW_APPEND_MS, () => {
      setFailing(true, new Error(`an append takes longer than ${SLOW_APPEND_MS} ms`));
    });
    unsavedBytes = bytes;
    try {
      deps.beforeAppend?.();
      const seq = await deps.append(rows);
      if (stopped) return null;
      countAppend(metrics, clock.now() - startedAt);
      unsavedBytes -= bytes;
      deps.appended(seq, { rows: rows.length, bytes });
      return null;
    } catch (error) {
      return { cause: error };
    } finally {
      cancelSlow();
    }
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

  function failed(batch: Batch, error: unknown): void {
    metrics.appendFailures += 1;
    writing = null;
    if (errorCodeOf(error) === "not_found") {
      deps.gone();
      return;
    }
    // Back to the front: what came meanwhile follows, and one retry writes both.
    const later = pending;
    pending = { authors: batch.authors, durable: [...batch.durable, ...later.durable] };
    for (const [person, { at, updates }] of later.authors) {
      const earlier = pending.authors.get(person);
      if (earlier) earlier.updates.push(...updates);
      else pending.authors.set(person, { at, updates });
    }
    setFailing(true, error);
    const delay = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts);
    attempts += 1;
    schedule(delay);
  }

  function setFailing(now: boolean, error: unknown): void {
    if (failing === now || stopped) return;
    failing = now;
    deps.failingChanged(now, error);
  }

  return {
    add(person, update, durable) {
      if (stopped) return;
      if (update === null && isEmpty(pending) && !writing) {
        durable?.();
        return;
      }
      if (update) {
        unsavedBytes += update.byteLength;
        const own = pending.authors.get(person);
        if (own) own.updates.push(update);
        else pending.authors.set(person, { at: clock.now(), updates: [update] });
      }
      if (durable) pending.durable.push(durable);
      schedule(APPEND_DELAY_MS);
    },
    flush() {
      if (stopped) return Promise.reject(new Error("the appender was stopped"));
      if (isEmpty(pending) && !writing) return Promise.resolve();
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
    get unsavedBytes() {
      return unsavedBytes;
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
