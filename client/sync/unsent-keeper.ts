import * as Y from "yjs";
import type { Clock } from "./clock";
import type { UnsavedEdit } from "./unsaved-ledger";
import type { UnsentEdits, UnsentRow } from "./unsent-edits";

/** An edit that the server acknowledges sooner than this is never written to disk. */
const KEEP_AFTER_MS = 300;

/** Writes edits that stay unacknowledged to `UnsentEdits`, and removes them when they are durable. */
export interface UnsentKeeper {
  /** Edits of earlier page loads, oldest first; empty where nothing can be kept. */
  load(): Promise<UnsavedEdit[]>;
  unsaved(edit: UnsavedEdit): void;
  saved(edits: readonly UnsavedEdit[]): void;
  /** Writes at once what waits for `KEEP_AFTER_MS`: the page may be gone in a moment. */
  flush(): void;
  close(): void;
}

export interface UnsentKeeperOptions {
  edits: UnsentEdits;
  clock: Clock;
  epoch(): number;
  /** Keeping failed for the first time: unsaved edits will not survive a reload. */
  failed(): void;
  /** Rows of another epoch: they no longer fit the board and stay where they are. */
  outdated(rows: readonly UnsentRow[]): void;
}

interface Group {
  /** Edits of the row that are not durable yet; the row goes with the last. */
  open: Set<UnsavedEdit>;
  key: Promise<number | null>;
}

export function createUnsentKeeper(options: UnsentKeeperOptions): UnsentKeeper {
  const groups = new Map<UnsavedEdit, Group>();
  let waiting = new Set<UnsavedEdit>();
  let stopTimer: (() => void) | null = null;
  let hasFailed = false;
  let closed = false;

  function fail(): null {
    if (!hasFailed && !closed) options.failed();
    hasFailed = true;
    return null;
  }

  function write(): void {
    stopTimer?.();
    stopTimer = null;
    if (waiting.size === 0) return;
    const edits = [...waiting];
    waiting = new Set();
    const key = options.edits
      .add({
        update:
          edits.length === 1 && edits[0] ? edits[0].update : Y.mergeUpdates(edits.map((edit) => edit.update)),
        transactions: edits.reduce((sum, edit) => sum + edit.transactions, 0),
        epoch: options.epoch(),
      })
      .catch(fail);
    const group: Group = { open: new Set(edits), key };
    for (const edit of edits) groups.set(edit, group);
  }

  async function removeRow(group: Group): Promise<void> {
    const key = await group.key;
    if (key !== null) await options.edits.remove([key]);
  }

  return {
    async load() {
      const rows = await options.edits.load().catch(() => {
        fail();
        return [] as UnsentRow[];
      });
      const outdated = rows.filter((row) => row.epoch !== options.epoch());
      if (outdated.length > 0) options.outdated(outdated);
      return rows
        .filter((row) => row.epoch === options.epoch())
        .map(({ key, update, transactions }) => {
          const edit: UnsavedEdit = { update, transactions };
          groups.set(edit, { open: new Set([edit]), key: Promise.resolve(key) });
          return edit;
        });
    },
    unsaved(edit) {
      waiting.add(edit);
      stopTimer ??= options.clock.after(KEEP_AFTER_MS, write);
    },
    saved(edits) {
      for (const edit of edits) {
        waiting.delete(edit);
        const group = groups.get(edit);
        groups.delete(edit);
        if (!group?.open.delete(edit) || group.open.size > 0) continue;
        removeRow(group).catch(fail);
      }
    },
    flush: write,
    close() {
      write();
      closed = true;
      const rows = [...new Set(groups.values())].map((group) => group.key);
      // After the last row has been written, not before.
      void Promise.all(rows).then(() => options.edits.close());
    },
  };
}
