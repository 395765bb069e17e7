import * as Y from "yjs";
import type { DocumentName } from "@/contract/sync-protocol";
import type { BoardStore, LogRow } from "@/server/storage/board-store";

/** A snapshot is due after this many rows, or this many bytes, since the last. */
const SNAPSHOT_ROWS = 1_000;
const SNAPSHOT_BYTES = 2 * 1024 * 1024;
/** Rows after which a room that empties leaves a snapshot: fewer are quickly loaded. */
const WORTHWHILE_ROWS = 50;
const READ_ROWS = 500;

/** Keeps loading fast: snapshots, and older rows merged per author and second. History is thinned, never deleted. */
export interface LogCompactor {
  /** The log has grown enough for a snapshot while people work. */
  readonly isDue: boolean;
  /** The log has grown enough for a snapshot when the room empties. */
  readonly isWorthwhile: boolean;
  /** The log grew by these rows. */
  grew(rows: readonly { update: Uint8Array }[]): void;
  /** Writes `state`, the document at `seq`, then merges the rows before it. Failures are logged; nothing depends on it. */
  compact(seq: number, state: Uint8Array): Promise<void>;
}

export function createLogCompactor(options: {
  boardId: string;
  document: DocumentName;
  store: Pick<BoardStore, "writeSnapshot" | "readLog" | "mergeRows">;
  log: { warn(fields: object, message: string): void };
  snapshotSeq: number;
  rowsSince: number;
  bytesSince: number;
}): LogCompactor {
  const { boardId, document, store, log } = options;
  let { snapshotSeq, rowsSince, bytesSince } = options;
  let running = false;

  async function mergeOlderRows(after: number, upTo: number): Promise<void> {
    let from = after;
    for (;;) {
      const rows = await store.readLog(boardId, document, { after: from, upTo, limit: READ_ROWS });
      for (const group of perAuthorAndSecond(rows)) {
        const last = group.at(-1);
        if (!last || group.length < 2) continue;
        await store.mergeRows(
          boardId,
          document,
          group.map(({ seq }) => seq),
          { person: last.person, at: last.at, update: Y.mergeUpdates(group.map(({ update }) => update)) },
        );
      }
      const end = rows.at(-1);
      if (!end || rows.length < READ_ROWS) return;
      from = end.seq;
    }
  }

  return {
    get isDue() {
      return !running && (rowsSince >= SNAPSHOT_ROWS || bytesSince >= SNAPSHOT_BYTES);
    },
    get isWorthwhile() {
      return !running && rowsSince >= WORTHWHILE_ROWS;
    },
    grew(rows) {
      rowsSince += rows.length;
      for (const { update } of rows) bytesSince += update.byteLength;
    },
    async compact(seq, state) {
      if (running || seq <= snapshotSeq) return;
      running = true;
      rowsSince = 0;
      bytesSince = 0;
      try {
        const before = snapshotSeq;
        await store.writeSnapshot(boardId, document, seq, state);
        snapshotSeq = seq;
        await mergeOlderRows(before, seq);
      } catch (error) {
        log.warn(
          { error, boardId, document },
          "the log could not be compacted; it is whole and will be later",
        );
      } finally {
        running = false;
      }
    },
  };
}

/** Neighbouring or not, rows of one person in one second, ascending. */
function perAuthorAndSecond(rows: readonly LogRow[]): LogRow[][] {
  const groups = new Map<string, LogRow[]>();
  for (const row of rows) {
    const key = `${Math.floor(row.at / 1000)} ${row.person}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}
