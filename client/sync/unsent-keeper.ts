import * as Y from "yjs";
import type { KeptRecords } from "@/board/document/kept-records";
import type { Clock } from "./clock";
import { gesturesOf, type UnsavedEdit } from "./unsaved-ledger";
import type { UnsentEdits, UnsentRow } from "./unsent-edits";

/** An edit that the server acknowledges sooner than this is never written to disk. */
const KEEP_AFTER_MS = 300;
/** So many small rows of this page are written anew as few: each holds its records whole, and a long drag would repeat them. */
const MOST_ROWS = 32;
/** A row gets no further edits beyond this, bytes: the next page sends it as one message. From half of it on it is not small. */
const ROW_BYTES = 1024 * 1024;

/** An edit of an earlier page load. */
export interface RestoredEdit extends UnsavedEdit {
  /** Epoch of the board that it was made on. */
  epoch: number;
  kept?: KeptRecords;
}

/** Writes edits that stay unacknowledged to `UnsentEdits`, and removes them when they are durable. */
export interface UnsentKeeper {
  /** Edits of earlier page loads, oldest first, of whatever epoch; empty where nothing can be kept. */
  load(): Promise<RestoredEdit[]>;
  unsaved(edit: UnsavedEdit): void;
  /** They are durable, or are to be forgotten. Resolves when nothing of them is kept any more. */
  saved(edits: readonly UnsavedEdit[]): Promise<void>;
  /** Writes at once what waits for `KEEP_AFTER_MS`: page or document may be gone in a moment. */
  flush(): void;
  close(): void;
}

export interface UnsentKeeperOptions {
  edits: UnsentEdits;
  clock: Clock;
  /** Of the document that edits are made in now. */
  epoch(): number;
  /** The records of these ids as that document shows them. */
  keep(ids: ReadonlySet<string>): KeptRecords | null;
  /** Keeping failed for the first time: unsaved edits will not survive a reload. */
  failed(): void;
}

interface Group {
  /** Edits of the row that are not durable yet; the row goes with the last. */
  open: Set<UnsavedEdit>;
  key: Promise<number | null>;
  /**
   * May be written anew together with others. Never those of an earlier page load: perhaps they are of another epoch, and of
   * records that this page does not show.
   */
  isSmall: boolean;
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
    for (const row of rowsOf(edits)) writeRow(row);
    mergeRows();
  }

  function writeRow(edits: readonly UnsavedEdit[]): Group {
    const touched = new Set(edits.flatMap(({ records }) => [...(records ?? [])]));
    const gestures = gesturesOf(edits);
    const kept = touched.size > 0 ? options.keep(touched) : null;
    const [first] = edits;
    const update =
      edits.length === 1 && first ? first.update : Y.mergeUpdates(edits.map((edit) => edit.update));
    const key = options.edits
      .add({
        update,
        transactions: edits.reduce((sum, edit) => sum + edit.transactions, 0),
        ...(gestures.length > 0 ? { gestures } : {}),
        epoch: options.epoch(),
        ...(kept ? { kept } : {}),
      })
      .catch(fail);
    const isSmall = update.byteLength < ROW_BYTES / 2;
    const group: Group = { open: new Set(edits), key, isSmall };
    for (const edit of edits) groups.set(edit, group);
    return group;
  }

  function mergeRows(): void {
    const inOrder = [...new Set(groups.values())];
    // Only those after the last large one: rows are sent by the next page in the order in which they were written.
    const rows = new Set(inOrder.slice(inOrder.findLastIndex(({ isSmall }) => !isSmall) + 1));
    if (rows.size <= MOST_ROWS) return;
    const edits = [...groups].flatMap(([edit, group]) => (rows.has(group) ? [edit] : []));
    const keys = rowsOf(edits).map((row) => writeRow(row).key);
    // Only once those are there; should that fail, the old ones are sent again by the next page, which harms nobody.
    void Promise.all(keys)
      .then((written) =>
        written.includes(null) ? undefined : Promise.all([...rows].map((row) => removeRow(row))),
      )
      .catch(fail);
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
      return rows.map(({ key, ...edit }): RestoredEdit => {
        groups.set(edit, { open: new Set([edit]), key: Promise.resolve(key), isSmall: false });
        return edit;
      });
    },
    unsaved(edit) {
      waiting.add(edit);
      stopTimer ??= options.clock.after(KEEP_AFTER_MS, write);
    },
    async saved(edits) {
      const done: Group[] = [];
      for (const edit of edits) {
        waiting.delete(edit);
        const group = groups.get(edit);
        groups.delete(edit);
        if (group?.open.delete(edit) && group.open.size === 0) done.push(group);
      }
      await Promise.all(done.map((group) => removeRow(group).catch(fail)));
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

/** Edits in their order, in as few rows as their size allows. */
function rowsOf(edits: readonly UnsavedEdit[]): UnsavedEdit[][] {
  const rows: UnsavedEdit[][] = [];
  let row: UnsavedEdit[] = [];
  let bytes = 0;
  for (const edit of edits) {
    if (row.length > 0 && bytes + edit.update.byteLength > ROW_BYTES) {
      rows.push(row);
      row = [];
      bytes = 0;
    }
    row.push(edit);
    bytes += edit.update.byteLength;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}
