import type { DocumentName } from "@/contract/sync-protocol";
import type { BoardStore, LogRow } from "@/server/storage/board-store";
import { mergeUpdates } from "./merge-updates";

/** A snapshot is due after this many rows if they amount to something, and after `MAX_ROWS` whatever they amount to. */
const MIN_ROWS = 200;
const MAX_ROWS = 5_000;
const MIN_BYTES = 64 * 1024;
/** Leaving a board with this many rows to replay is worth a snapshot. */
const ROWS_AT_UNLOAD = 50;
const PAGE_ROWS = 1_000;

interface LogAddress {
  store: Pick<BoardStore, "readLog" | "mergeRows" | "writeSnapshot">;
  boardId: string;
  document: DocumentName;
}

/** Keeps a log quick to load, beside the edits and never in their way. Deletes no history. */
export interface LogCompactor {
  /** Call before each append, while the document holds exactly the log and what is being appended. */
  beforeAppend(): void;
  appended(seq: number, written: { rows: number; bytes: number }): void;
  /** Waits for work under way and, if it is worth it, leaves a snapshot at `seq`; the document must hold just that. */
  finish(seq: number): Promise<void>;
  /** Resolves when no work is under way. */
  settled(): Promise<void>;
  stop(): void;
}

/**
 * Writes snapshots every so many rows and bytes (in proportion to the document, or large boards would be copied again
 * and again), then merges the rows before them per author and second.
 */
export function createLogCompactor(
  deps: LogAddress & {
    /** State of the document, a v1 update. */
    encodeState: () => Uint8Array;
    /** Where the log stood when it was loaded. */
    loaded: { snapshotSeq: number; rowsSince: number; bytesSince: number; bytes: number };
    failed: (error: unknown) => void;
  },
): LogCompactor {
  let { rowsSince, bytesSince } = deps.loaded;
  let stateBytes = deps.loaded.bytes;
  let mergedUpTo = deps.loaded.snapshotSeq;
  let captured: Uint8Array | null = null;
  let running: Promise<void> | null = null;
  let stopped = false;

  const isDue = () =>
    rowsSince >= MAX_ROWS || (rowsSince >= MIN_ROWS && bytesSince >= Math.max(MIN_BYTES, stateBytes / 4));

  async function compact(seq: number, state: Uint8Array): Promise<void> {
    try {
      await deps.store.writeSnapshot(deps.boardId, deps.document, seq, state);
      await mergeOldRows({ ...deps, after: mergedUpTo, upTo: seq, stopped: () => stopped });
      mergedUpTo = seq;
    } catch (error) {
      // The log alone is enough to load the board; the next round tries again.
      deps.failed(error);
    } finally {
      running = null;
    }
  }

  function start(seq: number, state: Uint8Array): Promise<void> {
    rowsSince = 0;
    bytesSince = 0;
    stateBytes = state.byteLength;
    running = compact(seq, state);
    return running;
  }

  return {
    beforeAppend() {
      captured = isDue() && !running && !stopped ? deps.encodeState() : null;
    },
    appended(seq, { rows, bytes }) {
      rowsSince += rows;
      bytesSince += bytes;
      if (captured && !stopped) void start(seq, captured);
      captured = null;
    },
    async finish(seq) {
      if (running) await running;
      if (!stopped && rowsSince >= ROWS_AT_UNLOAD) await start(seq, deps.encodeState());
    },
    settled: () => running ?? Promise.resolve(),
    stop() {
      stopped = true;
    },
  };
}

/** Merges rows `after < seq <= upTo` per author and second, each group in its own transaction. */
export async function mergeOldRows(
  deps: LogAddress & { after: number; upTo: number; stopped?: () => boolean },
): Promise<void> {
  const { store, boardId, document, upTo } = deps;
  let { after } = deps;
  for (;;) {
    const rows = await store.readLog(boardId, document, { after, upTo, limit: PAGE_ROWS });
    for (const group of groupsOf(rows)) {
      if (deps.stopped?.()) return;
      const last = group.at(-1);
      const [update, ...rest] = mergeUpdates(group.map((row) => row.update));
      if (!last || !update || rest.length > 0) continue;
      const seqs = group.map(({ seq }) => seq);
      await store.mergeRows(boardId, document, seqs, { person: last.person, at: last.at, update });
    }
    const end = rows.at(-1);
    if (!end || rows.length < PAGE_ROWS) return;
    after = end.seq;
  }
}

function groupsOf(rows: readonly LogRow[]): LogRow[][] {
  const groups = new Map<string, LogRow[]>();
  for (const row of rows) {
    const key = `${Math.floor(row.at / 1000)} ${row.person}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
