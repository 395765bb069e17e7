import { isEqual, isPageId, isShapeId, type RecordsDiff, type TLPage, type TLRecord, type TLShape, type TLStore } from "tldraw";
import type * as Y from "yjs";
import { readCheckedRecord, writeRecordsDiff } from "@/board/document/canvas-document";
import type { RecordCheck } from "@/board/document/check-record";
import { breakTies, isDangling } from "@/board/document/repair-records";
import type { Clock } from "./clock";
import { recordOf } from "./stage-incoming";

/** Quiet time after the last merge before a repair: what a colleague has begun may still be arriving. */
const QUIET_MS = 1500;
/** A binding may wait this long for its shapes before the repair removes it. */
const BINDING_GRACE_MS = 5000;

/** Stands for the parent of all pages, which is none. */
export const PAGES = "pages";

/**
 * Store and document drift apart when tldraw answers a merge with changes of its own (cascades of a deletion, restored
 * defaults) and when a merge shows a record in another place than the document says. Every client does the same, so one
 * of them writes it: the store's version, which depends on nothing but the document. Ties of `index` are broken here too.
 */
export interface DriftRepair {
  /** Records to compare after the next quiet moment. */
  suspect(ids: Iterable<string>): void;
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
  /** Asked when the moment has come. */
  mayRepair(): boolean;
}): DriftRepair {
  const { store, clock, check } = options;
  /** Id → since when it is suspected, ms. */
  const suspects = new Map<string, number>();
  let stop = () => {};

  const parents = new Set<string>();

  function schedule(): void {
    if (suspects.size === 0 && parents.size === 0) return;
    stop();
    stop = clock.after(QUIET_MS, repair);
  }

  function repair(): void {
    const doc = options.doc();
    // Asked again at the next merge, should whoever writes repairs now leave before doing it.
    if (!doc || !options.mayRepair()) return;
    const changes: Changes = { added: {}, updated: {}, removed: {} };
    let mustWait = false;
    for (const [id, since] of suspects) {
      if (options.isHeld(id) || !compare(doc, id, since, changes)) mustWait = true;
      else suspects.delete(id);
    }
    for (const [id, change] of tiesUnder(store, parents)) changes.updated[id] = change;
    parents.clear();
    // Not with the writer's origin: broken ties have to come back into the store.
    writeRecordsDiff(doc, changes as RecordsDiff<TLRecord>, "repair");
    if (mustWait) schedule();
  }

  /** Adds what must be written for one suspect; false when it is too early to tell. */
  function compare(doc: Y.Doc, id: string, since: number, changes: Changes): boolean {
    const shown = recordOf(store, id);
    const read = readCheckedRecord(doc, id, check);
    const written = read && "record" in read ? read.record : null;
    if (shown && written && !isEqual(shown, written)) changes.updated[id] = [written, shown];
    // Nothing else that the document lacks is written: it was deleted, and this client is about to hear of it.
    if (shown && read === null && (shown.typeName === "page" || shown.typeName === "document")) changes.added[id] = shown;
    if (!shown && written?.typeName === "binding") {
      const dangling = isDangling(written, { get: (other) => recordOf(store, other), pages: () => [] });
      if (dangling && clock.now() - since < BINDING_GRACE_MS) return false;
      changes.removed[id] = written;
    }
    return true;
  }

  return {
    suspect(ids) {
      for (const id of ids) if (!suspects.has(id)) suspects.set(id, clock.now());
    },
    touched(ids) {
      for (const id of ids) parents.add(id);
    },
    schedule,
    close: () => stop(),
  };
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
