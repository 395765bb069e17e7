import {
  isEqual,
  isPageId,
  isShapeId,
  type RecordsDiff,
  type TLPage,
  type TLRecord,
  type TLShape,
  type TLStore,
} from "tldraw";
import type * as Y from "yjs";
import { readCheckedRecord, writeRecordsDiff } from "@/board/document/canvas-document";
import type { RecordCheck } from "@/board/document/check-record";
import { itemLayoutOf } from "@/board/document/item-layout";
import { breakTies, isDangling } from "@/board/document/repair-records";
import type { Clock } from "./clock";
import { changedKeys, textKeysOf, withKeys } from "./record-change";
import { recordOf } from "./stage-incoming";

/** Quiet time after the last merge before a repair: what a colleague has begun may still be arriving. */
const QUIET_MS = 1500;
/** Where it never gets quiet, a repair comes after this long. */
const LATEST_MS = 5000;
/** The others wait this long for the one that repairs; it may have seen the edits in another order, and no drift. */
const FALLBACK_MS = 6000;
/** A binding may wait this long for its shapes before the repair removes it. */
const BINDING_GRACE_MS = 5000;

/** Stands for the parent of all pages, which is none. */
export const PAGES = "pages";

/**
 * Store and document drift apart when tldraw answers a merge with changes of its own (cascades of a deletion, groups
 * that dissolve, restored defaults) and when a merge shows a record in another place than the document says. Most often
 * every client does the same, so one of them writes it, and the others only if it has not been written after a while; a
 * client that may not write goes back to what the document says. Ties of `index` are broken here too.
 */
export interface DriftRepair {
  /** Records to compare after the next quiet moment. `byEditor`: tldraw changed them in consequence of a merge. */
  suspect(ids: Iterable<string>, byEditor?: boolean): void;
  /** Children of these parents may have equal indices; `PAGES` stands for the pages. */
  touched(parentIds: Iterable<string>): void;
  schedule(): void;
  close(): void;
}

export function createDriftRepair(options: {
  store: TLStore;
  clock: Clock;
  check: RecordCheck;
  doc(): Y.Doc | null;
  /** Whether the person is typing into it: what is shown is not final. */
  isHeld(id: string): boolean;
  /** Whether this client is the one that repairs; asked when the moment has come. */
  mayRepair(): boolean;
  mayWrite(): boolean;
  /** Shows again what the document says about these records. */
  conform(ids: readonly string[]): void;
}): DriftRepair {
  const { store, clock, check } = options;
  const suspects = new Map<string, Suspect>();
  /** Parents whose children may have equal indices, and since when. */
  const parents = new Map<string, number>();
  let stop = () => {};
  let scheduledMs: number | null = null;

  function schedule(): void {
    if (suspects.size === 0 && parents.size === 0) return;
    stop();
    scheduledMs ??= clock.now();
    stop = clock.after(Math.max(0, Math.min(QUIET_MS, scheduledMs + LATEST_MS - clock.now())), repair);
  }

  function repair(): void {
    scheduledMs = null;
    const doc = options.doc();
    if (!doc) return;
    const isOurs = options.mayRepair();
    const isDue = (sinceMs: number) => isOurs || clock.now() - sinceMs >= FALLBACK_MS;
    const changes: Changes = { added: {}, updated: {}, removed: {} };
    for (const [id, suspect] of suspects) {
      if (isDue(suspect.sinceMs) && !options.isHeld(id) && compare(doc, id, suspect, changes))
        suspects.delete(id);
    }
    const outdated = Object.entries(changes.updated).filter(([, [written]]) => hasTexts(written));
    const due = [...parents].filter(([, sinceMs]) => isDue(sinceMs)).map(([id]) => id);
    for (const id of due) parents.delete(id);
    if (options.mayWrite()) {
      for (const [id, change] of tiesUnder(store, new Set(due))) changes.updated[id] = change;
      // Not with the writer's origin: broken ties have to come back into the store.
      writeRecordsDiff(doc, changes as RecordsDiff<TLRecord>, "repair");
      if (outdated.length > 0) options.conform(outdated.map(([id]) => id));
    } else {
      options.conform([
        ...Object.keys(changes.updated),
        ...Object.keys(changes.removed),
        ...Object.keys(changes.added),
      ]);
    }
    schedule();
  }

  /** Adds what must be written for one suspect; false when it is too early to tell. */
  function compare(doc: Y.Doc, id: string, { sinceMs, byEditor }: Suspect, changes: Changes): boolean {
    const shown = recordOf(store, id);
    const read = readCheckedRecord(doc, id, check);
    const written = read && "record" in read ? read.record : null;
    if (shown && written && !isEqual(shown, written)) {
      // The document alone says what the texts of items are.
      const texts = textKeysOf(written, changedKeys(shown, written));
      changes.updated[id] = [written, withKeys(shown, written, texts)];
    }
    // Nothing else that the document lacks is written: it was deleted, and this client is about to hear of it.
    if (shown && read === null && (shown.typeName === "page" || shown.typeName === "document"))
      changes.added[id] = shown;
    if (!shown && written?.typeName === "binding") {
      const dangling = isDangling(written, { get: (other) => recordOf(store, other), pages: () => [] });
      if (dangling && clock.now() - sinceMs < BINDING_GRACE_MS) return false;
      changes.removed[id] = written;
    }
    if (!shown && written?.typeName === "shape" && byEditor) changes.removed[id] = written;
    return true;
  }

  return {
    suspect(ids, byEditor = false) {
      for (const id of ids) {
        const known = suspects.get(id);
        suspects.set(id, {
          sinceMs: known?.sinceMs ?? clock.now(),
          byEditor: byEditor || known?.byEditor === true,
        });
      }
    },
    touched(ids) {
      for (const id of ids) if (!parents.has(id)) parents.set(id, clock.now());
    },
    schedule,
    close: () => stop(),
  };
}

/** Whether a record is an item, whose texts the store may show as they were. */
function hasTexts(record: TLRecord): boolean {
  return itemLayoutOf(record) !== null;
}

interface Suspect {
  sinceMs: number;
  byEditor: boolean;
}

interface Changes {
  added: Record<string, TLRecord>;
  updated: Record<string, [TLRecord, TLRecord]>;
  removed: Record<string, TLRecord>;
}

/** Changes that give siblings of equal index different ones. */
function tiesUnder(store: TLStore, parents: ReadonlySet<string>): Map<string, [TLRecord, TLRecord]> {
  const changes = new Map<string, [TLRecord, TLRecord]>();
  const childIds = store.query.index("shape", "parentId").get();
  for (const parent of parents) {
    const ids: Iterable<string> =
      parent === PAGES ? store.query.ids("page").get() : (childIds.get(parent as TLShape["parentId"]) ?? []);
    const siblings: (TLPage | TLShape)[] = [];
    for (const id of ids) {
      const record = isPageId(id) || isShapeId(id) ? recordOf(store, id) : undefined;
      if (record?.typeName === "page" || record?.typeName === "shape") siblings.push(record);
    }
    for (const [id, index] of breakTies(siblings)) {
      const record = siblings.find((sibling) => sibling.id === id);
      if (record) changes.set(id, [record, { ...record, index }]);
    }
  }
  return changes;
}
