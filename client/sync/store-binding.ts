// Longer than 400 lines: both ways between store and document share what is dirty, pending and held; their parts are imported.

import {
  isEqual,
  isShapeId,
  transaction,
  type Editor,
  type RecordsDiff,
  type TLRecord,
  type TLSchema,
  type TLStore,
} from "tldraw";
import type * as Y from "yjs";
import { writeRecordsDiff, type RejectedRecord } from "@/board/document/canvas-document";
import { recordMaps } from "@/board/document/record-maps";
import { createRecordCheck, type RecordCheck } from "@/board/document/check-record";
import type { Clock } from "./clock";
import { fieldsOf, itemLayoutOf, settledProps } from "@/board/document/item-layout";
import { changedTexts, createTextNames } from "@/board/document/item-texts";
import { createDriftRepair, PAGES } from "./drift-repair";
import { endGestureOn, heldShapeId } from "./gesture-guard";
import { createItemTextSessions } from "./item-text-sessions";
import type { ItemTextAddress, ItemTexts } from "./item-texts";
import { installMergingUndo, type LastPlace } from "./merging-undo";
import { createOutgoingWriter } from "./outgoing-writer";
import { installPageDeletion } from "./page-deletion";
import { changedKeys, withText } from "./record-change";
import { sharingEqual } from "./share-equal";
import { inDependencyOrder, recordOf, stageIncoming, type StagedMerge } from "./stage-incoming";
import { trustChecked } from "./trust-checked";

export interface StoreBindingOptions {
  store: TLStore;
  schema: TLSchema;
  clock: Clock;
  /** When what came in is shown; in the next frame by default. */
  showSoon?: (show: () => void) => () => void;
  /** Called before a record is checked: brings records of an older board up to date in memory. */
  upgrade?: (record: unknown) => unknown;
  /** Whether this client is the one that writes repairs for everybody now. */
  mayRepair(): boolean;
  /** Records that cannot be shown, newly found. */
  setAside(records: readonly RejectedRecord[]): void;
  /** Something local waits to be written, or no longer does: written, or taken back. */
  pending(): void;
}

/**
 * Keeps a tldraw store and a canvas document the same, both ways. The store is filled by `bind` before an editor is
 * mounted on it (5,000 records into a live editor block it for seconds); local changes are written only while
 * `setWritable(true)`.
 */
export interface StoreBinding {
  /** Makes the store show `doc` from now on, instead of an earlier one. */
  bind(doc: Y.Doc): void;
  attachEditor(editor: Editor): () => void;
  /** Texts of items, typed straight into the document. */
  readonly texts: ItemTexts;
  setWritable(writable: boolean): void;
  setAlone(alone: boolean): void;
  /** Writes what waits, including changes tldraw has not reported yet (it reports them per frame). */
  flush(): void;
  /** Shows at once what came in since the last frame. */
  integrate(): void;
  /** Whether local changes wait to be written. */
  readonly hasPending: boolean;
  destroy(): void;
}

/** Forces tldraw to report to listeners now what it would report in the next animation frame. */
function reportChanges(store: TLStore): void {
  store.listen(() => undefined)();
}

export function createStoreBinding(options: StoreBindingOptions): StoreBinding {
  const { store, clock, showSoon = clock.frame } = options;
  const checkRecord = createRecordCheck(options.schema);
  const { upgrade } = options;
  const checked = new WeakSet<TLRecord>();
  const check: RecordCheck = (id, candidate, known) => {
    const record = sharingEqual(checkRecord(id, upgrade ? upgrade(candidate) : candidate, known), known);
    checked.add(record);
    return record;
  };
  const stopTrusting = trustChecked(store, checked);
  /** Origin of the writer's transactions: they are in the store already. */
  const own = Symbol("store");

  let doc: Y.Doc | null = null;
  let editor: Editor | null = null;
  let writable = false;
  /** While a merge is under way: ids whose records it changed in the store. */
  let mergedIds: Set<string> | null = null;
  /** While a step of typing is put into the history: the store ends as it was, and there is nothing to write. */
  let addsStep = false;
  let dirty = new Set<string>();
  let waiting = new Set<string>();
  const rejected = new Map<string, string>();
  let stopFrame: (() => void) | null = null;
  /** Colleagues' versions by id and key, for undo; see merging-undo.ts. */
  const remoteVersions = new Map<string, Map<string, TLRecord>>();
  /** Where shapes were that colleagues deleted, for undo. */
  const lastPlaces = new Map<string, LastPlace>();

  const textNames = createTextNames();
  const writer = createOutgoingWriter({
    clock,
    write: (diff) => {
      if (doc) showAgain(writeRecordsDiff(doc, diff, own));
      // What was undone before it was written changes nothing in the document, which then says nothing either.
      options.pending();
    },
  });
  const texts = createItemTextSessions({
    store,
    doc: () => doc,
    mayWrite: () => writable,
    flush,
    addStep,
  });
  const drift = createDriftRepair({
    store,
    clock,
    check,
    doc: () => doc,
    isHeld: (id) => id === heldShapeId(editor),
    mayRepair: () => writable && options.mayRepair(),
    mayWrite: () => writable,
    conform(ids) {
      for (const id of ids) dirty.add(id);
      integrate();
    },
  });

  function onDocument(events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void {
    if (transaction.origin === own) return;
    for (const event of events) {
      const [id] = event.path;
      if (typeof id === "string") dirty.add(id);
      else for (const key of event.changes.keys.keys()) dirty.add(key);
    }
    showAgain([]);
  }

  function onTransaction(transaction: Y.Transaction): void {
    if (doc && transaction.origin !== own)
      showAgain(changedTexts(doc, transaction, textNames).map(({ recordId }) => recordId));
  }

  /** What the document says about these records is shown in the next frame. */
  function showAgain(ids: Iterable<string>): void {
    for (const id of ids) dirty.add(id);
    if (dirty.size > 0) stopFrame ??= showSoon(integrate);
  }

  /** The text is on the board already: taken away for a moment, out of sight, and put back as the person's change. */
  function addStep({ itemId, path }: ItemTextAddress, before: string, after: string): void {
    integrate();
    const record = recordOf(store, itemId);
    if (!editor || !record) return;
    const target = editor;
    reportChanges(store);
    addsStep = true;
    try {
      transaction(() => {
        const takeAway = () => store.mergeRemoteChanges(() => store.put([withText(record, path, before)]));
        target.run(takeAway, { history: "ignore" });
        target.markHistoryStoppingPoint(`text ${path}`);
        target.run(() => store.put([withText(record, path, after)]), { ignoreShapeLock: true });
      });
      reportChanges(store);
    } finally {
      addsStep = false;
    }
  }

  function onStoreChange({
    changes,
    source,
  }: {
    changes: RecordsDiff<TLRecord>;
    source: "user" | "remote";
  }): void {
    if (mergedIds) {
      for (const group of [changes.added, changes.updated, changes.removed]) {
        for (const id of Object.keys(group)) mergedIds.add(id);
      }
      return;
    }
    if (source !== "user" || !writable || addsStep) return;
    const hadPending = writer.hasPending;
    showAgain(writer.add(changes));
    readAgain(changes);
    if (hadPending || writer.hasPending) options.pending();
  }

  /**
   * An own deletion or creation that waits hides what a colleague does to the record meanwhile. When it is taken back
   * before it was written, the record is compared with the document once more.
   */
  function readAgain({ added, removed }: RecordsDiff<TLRecord>): void {
    const ids = [
      ...Object.keys(added).filter((id) => writer.pending(id)?.kind === "updated"),
      ...Object.keys(removed).filter((id) => !writer.pending(id)),
    ];
    for (const id of ids) {
      if (doc && recordMaps(doc).has(id)) showAgain([id]);
    }
  }

  function integrate(): void {
    stopFrame?.();
    stopFrame = null;
    if (!doc || (dirty.size === 0 && waiting.size === 0)) return;
    reportChanges(store);
    const ids = new Set([...dirty, ...waiting]);
    dirty = new Set();
    waiting = new Set();
    if (editor) {
      const removed = new Set(
        [...ids].filter((id) => !!doc && !recordMaps(doc).has(id) && recordOf(store, id)),
      );
      if (removed.size > 0) {
        endGestureOn(editor, removed);
        reportChanges(store);
      }
    }
    const held = heldShapeId(editor);
    const staged = stageIncoming({
      doc,
      store,
      check,
      dirty: ids,
      pending: writer.pending,
      heldShapeId: held,
    });
    for (const id of staged.removes) writer.forget(id);
    if (held && ids.has(held)) dirty.add(held);
    waiting = staged.waiting;
    noteRemoteVersions(staged);
    merge(staged);
    drift.suspect(staged.repaired);
    drift.suspect(staged.waiting);
    drift.touched(parentsOf(staged.puts.values()));
    reportRejected(ids, staged.rejected);
    drift.schedule();
  }

  /** All in one merge: 1,000 single ones take 1.7 s, one takes 73 ms. A bad record would reject all of them. */
  function merge(staged: StagedMerge): void {
    const puts = inDependencyOrder(staged.puts);
    const removes = [...staged.removes].sort(bindingsFirst) as TLRecord["id"][];
    if (puts.length === 0 && removes.length === 0) return;
    mergedIds = new Set();
    try {
      if (tryMerge(puts, removes)) return;
      for (const record of puts) {
        if (!tryMerge([record], []))
          staged.rejected.push({ id: record.id, reason: "the editor cannot show it" });
      }
      for (const id of removes) tryMerge([], [id]);
    } finally {
      reportChanges(store);
      suspectConsequences(staged, mergedIds);
      mergedIds = null;
    }
  }

  /** What tldraw does in consequence of a merge is done by every client alike; drift repair has one of them write it. */
  function suspectConsequences(staged: StagedMerge, ids: ReadonlySet<string>): void {
    const unexpected = [...ids].filter((id) => {
      const shown = recordOf(store, id);
      return shown ? !isEqual(shown, staged.puts.get(id)) : !staged.removes.has(id);
    });
    drift.suspect(unexpected, true);
  }

  function tryMerge(puts: TLRecord[], removes: TLRecord["id"][]): boolean {
    let done = false;
    const run = () => {
      try {
        transaction(() =>
          store.mergeRemoteChanges(() => {
            if (puts.length > 0) store.put(puts);
            if (removes.length > 0) store.remove(removes);
          }),
        );
        done = true;
      } catch {
        // Rolled back; the caller goes record by record and sets the culprit aside. Past this point it would
        // crash the editor.
        done = false;
      }
    };
    // Nothing that follows from a colleague's edit belongs into the person's undo history.
    if (editor) editor.run(run, { history: "ignore" });
    else run();
    return done;
  }

  function noteRemoteVersions(staged: StagedMerge): void {
    if (!editor) return;
    for (const [id, record] of staged.puts) {
      const before = recordOf(store, id);
      if (!before) continue;
      const versions = remoteVersions.get(id) ?? new Map<string, TLRecord>();
      for (const key of changedKeys(before, record)) versions.set(key, record);
      remoteVersions.set(id, versions);
    }
    for (const id of staged.removes) {
      remoteVersions.delete(id);
      const shape = isShapeId(id) ? editor.getShape(id) : undefined;
      const pageId = shape && editor.getAncestorPageId(shape);
      if (shape && pageId)
        lastPlaces.set(id, { transform: editor.getShapePageTransform(shape).clone(), pageId });
    }
  }

  function forgetRemote(): void {
    remoteVersions.clear();
    lastPlaces.clear();
  }

  function reportRejected(ids: ReadonlySet<string>, found: readonly RejectedRecord[]): void {
    const fresh = found.filter(({ id, reason }) => rejected.get(id) !== reason);
    for (const id of ids) rejected.delete(id);
    for (const { id, reason } of found) rejected.set(id, reason);
    if (fresh.length > 0) options.setAside(fresh);
  }

  function flush(): void {
    reportChanges(store);
    writer.flush();
  }

  function unbind(): void {
    if (doc) recordMaps(doc).unobserveDeep(onDocument);
    doc?.off("afterTransaction", onTransaction);
    doc = null;
  }

  const stopSettling = settleItems(store);
  const stopListening = store.listen(onStoreChange, { scope: "document", source: "all" });

  return {
    bind(next) {
      writer.discard();
      unbind();
      doc = next;
      recordMaps(next).observeDeep(onDocument);
      next.on("afterTransaction", onTransaction);
      dirty = new Set([...recordMaps(next).keys(), ...sharedIds(store)]);
      integrate();
      texts.rebind();
    },
    attachEditor(next) {
      editor = next;
      const removeUndo = installMergingUndo(next, {
        version: (id, key) => remoteVersions.get(id)?.get(key),
        lastPlace: (id) => lastPlaces.get(id),
      });
      const removePageDeletion = installPageDeletion(next);
      const onEvent = (info: { type: string; name?: string }) => {
        if (info.type !== "pointer" || info.name !== "pointer_up") return;
        // A gesture ends with the state that everybody must see; its last changes come within this frame.
        clock.frame(flush);
      };
      next.on("event", onEvent);
      const stopWatching = next.store.listen(
        () => {
          // The text that was held while it was typed is compared with the document once more.
          if (dirty.size > 0 && heldShapeId(editor) === null) stopFrame ??= showSoon(integrate);
        },
        { scope: "session" },
      );
      return () => {
        flush();
        next.off("event", onEvent);
        stopWatching();
        removeUndo();
        removePageDeletion();
        forgetRemote();
        if (editor === next) editor = null;
      };
    },
    setWritable(next) {
      if (writable === next) return;
      if (!next) reportChanges(store);
      writable = next;
      if (next) {
        drift.schedule();
        return;
      }
      // What could not be written any more must not be shown as if it were there, nor be undone.
      for (const id of writer.discard()) dirty.add(id);
      integrate();
      editor?.clearHistory();
      forgetRemote();
    },
    setAlone(alone) {
      writer.setAlone(alone);
      // People came or went: this client may now be the one that repairs.
      drift.schedule();
    },
    texts,
    flush,
    integrate,
    get hasPending() {
      return writer.hasPending;
    },
    destroy() {
      stopFrame?.();
      texts.closeAll();
      stopTrusting();
      stopListening();
      stopSettling();
      writer.close();
      drift.close();
      unbind();
    },
  };
}

/** Keeps items in the form that documents yield, whatever edits them. Returns how to stop. */
function settleItems(store: TLStore): () => void {
  const settled = <R extends TLRecord>(record: R): R => {
    const layout = itemLayoutOf(record);
    if (!layout) return record;
    const props = fieldsOf((record as { props?: unknown }).props);
    const next = settledProps(layout, props);
    return next === props ? record : { ...record, props: next };
  };
  const { sideEffects } = store;
  const stopCreate = sideEffects.registerBeforeCreateHandler("shape", settled);
  const stopChange = sideEffects.registerBeforeChangeHandler("shape", (_, next) => settled(next));
  return () => {
    stopCreate();
    stopChange();
  };
}

function bindingsFirst(a: string, b: string): number {
  return Number(b.startsWith("binding:")) - Number(a.startsWith("binding:"));
}

function sharedIds(store: TLStore): string[] {
  return store
    .allRecords()
    .filter((record) => store.scopedTypes.document.has(record.typeName))
    .map((record) => record.id);
}

function parentsOf(records: Iterable<TLRecord>): Set<string> {
  const parents = new Set<string>();
  for (const record of records) {
    if (record.typeName === "shape") parents.add(record.parentId);
    else if (record.typeName === "page") parents.add(PAGES);
  }
  return parents;
}
