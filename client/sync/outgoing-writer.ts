import type { RecordsDiff, TLRecord } from "tldraw";
import type { Clock } from "./clock";
import { changedKeys, rebase, withKeys } from "./record-change";

/** What happened to one record in the store and is not in the document yet. */
export type PendingChange =
  | { kind: "added"; record: TLRecord }
  | { kind: "updated"; from: TLRecord; to: TLRecord }
  | { kind: "removed"; record: TLRecord };

/** Time between two flushes, ms. */
const ALONE_MS = 1000;
const STROKE_MS = 50;
const DRAG_MS = 100;
/** Above this many shapes in one flush a drag goes out once a second, and when the pointer is lifted. */
export const MANY_SHAPES = 20;
const MANY_SHAPES_MS = 1000;

/**
 * Gathers the store's changes and writes them to the document a few times a second. What is not written yet is laid over
 * what comes in (`pending`), so that a colleague's edit of the same shape does not undo it in the meantime.
 */
export interface OutgoingWriter {
  /**
   * Returns the ids of records of which something no longer waits though it was not written: taken back by an undo, or
   * changed back. Meanwhile it was laid over what came in, so the record must be compared with the document once more.
   */
  add(diff: RecordsDiff<TLRecord>): string[];
  pending(id: string): PendingChange | undefined;
  /** A colleague deleted the record: what was to be written to it is dropped. */
  forget(id: string): void;
  /** Writes everything now: the pointer was lifted, the tab is hidden. */
  flush(): void;
  /** Drops everything unwritten and returns the ids. */
  discard(): string[];
  /** Nobody else is on the board: once a second is enough. */
  setAlone(alone: boolean): void;
  /** Whether something waits to be written. */
  readonly hasPending: boolean;
  close(): void;
}

export function createOutgoingWriter(options: {
  clock: Clock;
  /** Writes a change to the document, in one transaction. */
  write(diff: RecordsDiff<TLRecord>): void;
}): OutgoingWriter {
  const { clock } = options;
  const changes = new Map<string, PendingChange>();
  let alone = true;
  let lastFlushMs = -Infinity;
  let timer: { at: number; stop: () => void } | null = null;

  function flush(): void {
    timer?.stop();
    timer = null;
    if (changes.size === 0) return;
    const diff = { added: {}, updated: {}, removed: {} } as Record<
      keyof RecordsDiff<TLRecord>,
      Record<string, unknown>
    >;
    for (const [id, change] of changes) {
      if (change.kind === "added") diff.added[id] = change.record;
      else if (change.kind === "removed") diff.removed[id] = change.record;
      else diff.updated[id] = [change.from, change.to];
    }
    changes.clear();
    lastFlushMs = clock.now();
    options.write(diff as RecordsDiff<TLRecord>);
  }

  function schedule(): void {
    if (changes.size === 0) return;
    const at = lastFlushMs + intervalMs(changes, alone);
    if (at <= clock.now()) return flush();
    if (timer && timer.at <= at) return;
    timer?.stop();
    timer = { at, stop: clock.after(at - clock.now(), flush) };
  }

  return {
    add(diff) {
      const takenBack: string[] = [];
      const put = (id: string, next: (before: PendingChange | undefined) => Next) => {
        const { change, isLess } = next(changes.get(id));
        if (change) changes.set(id, change);
        else changes.delete(id);
        if (isLess) takenBack.push(id);
      };
      for (const record of Object.values(diff.added)) put(record.id, (before) => added(before, record));
      for (const [from, to] of Object.values(diff.updated)) put(to.id, (before) => updated(before, from, to));
      for (const record of Object.values(diff.removed)) put(record.id, (before) => removed(before, record));
      schedule();
      return takenBack;
    },
    pending: (id) => changes.get(id),
    forget: (id) => void changes.delete(id),
    flush,
    discard() {
      const ids = [...changes.keys()];
      changes.clear();
      timer?.stop();
      timer = null;
      return ids;
    },
    setAlone(next) {
      if (alone === next) return;
      alone = next;
      schedule();
    },
    get hasPending() {
      return changes.size > 0;
    },
    close() {
      timer?.stop();
      timer = null;
    },
  };
}

/** What waits after one more change; null when nothing does. */
interface Next {
  change: PendingChange | null;
  /** Something that waited before does not any more. */
  isLess: boolean;
}

function added(before: PendingChange | undefined, record: TLRecord): Next {
  // The document still has what was removed a moment ago: an undo, written as a change.
  return before?.kind === "removed"
    ? { change: { kind: "updated", from: before.record, to: record }, isLess: true }
    : { change: { kind: "added", record }, isLess: false };
}

function updated(before: PendingChange | undefined, from: TLRecord, to: TLRecord): Next {
  if (before?.kind === "added") {
    return { change: { kind: "added", record: rebase(before.record, from, to) }, isLess: false };
  }
  if (before?.kind !== "updated") return { change: { kind: "updated", from, to }, isLess: false };
  // Key by key: a colleague's value that came into the store between the two is not ours to write.
  const earlier = changedKeys(before.from, before.to);
  const fresh = new Set([...changedKeys(from, to)].filter((key) => !earlier.has(key)));
  const start = withKeys(before.from, from, fresh);
  const end = rebase(before.to, from, to);
  const left = changedKeys(start, end);
  return {
    change: left.size === 0 ? null : { kind: "updated", from: start, to: end },
    isLess: [...earlier].some((key) => !left.has(key)),
  };
}

function removed(before: PendingChange | undefined, record: TLRecord): Next {
  if (before?.kind === "added") return { change: null, isLess: true };
  if (before?.kind !== "updated") return { change: { kind: "removed", record }, isLess: false };
  // As the document has it: should an undo bring it back, what was changed before and not written is still to be.
  const written = withKeys(record, before.from, changedKeys(before.from, before.to));
  return { change: { kind: "removed", record: written }, isLess: false };
}

function intervalMs(changes: ReadonlyMap<string, PendingChange>, alone: boolean): number {
  if (alone) return ALONE_MS;
  let drags = 0;
  for (const change of changes.values()) {
    if (change.kind !== "updated" || isUnfinishedStroke(change.to)) return STROKE_MS;
    if (change.to.typeName === "shape") drags += 1;
  }
  return drags > MANY_SHAPES ? MANY_SHAPES_MS : DRAG_MS;
}

function isUnfinishedStroke(record: TLRecord): boolean {
  return record.typeName === "shape" && (record.props as { isComplete?: unknown }).isComplete === false;
}
