import { isEqual, type TLBinding, type TLRecord, type TLShape, type TLStore } from "tldraw";
import type * as Y from "yjs";
import { readCheckedRecord, type RejectedRecord } from "@/board/document/canvas-document";
import type { RecordCheck } from "@/board/document/check-record";
import { itemLayoutOf } from "@/board/document/item-layout";
import {
  isDangling,
  misplaced,
  onRefugePage,
  surplusBindings,
  type RecordLookup,
} from "@/board/document/repair-records";
import type { PendingChange } from "./outgoing-writer";
import { rebase, withKeys } from "./record-change";

/** What one merge will do to the store. */
export interface StagedMerge {
  puts: Map<string, TLRecord>;
  removes: Set<string>;
  /**
   * Bindings whose shapes are not here (tldraw would drop them silently), bindings of an end that another one holds, and
   * shapes while there is no page at all: they wait, and have to be staged again with the next change.
   */
  waiting: Set<string>;
  /** Records that are shown differently from what the document says (orphans, circles). */
  repaired: Set<string>;
  rejected: RejectedRecord[];
}

export interface StageInput {
  doc: Y.Doc;
  store: TLStore;
  check: RecordCheck;
  /** Ids that changed in the document. */
  dirty: Iterable<string>;
  pending(id: string): PendingChange | undefined;
  /** The shape whose text the person is typing. */
  heldShapeId: string | null;
}

/** Texts that are typed in place, by the key of the record. Those of items are merged while they are typed. */
const TYPED_KEYS: ReadonlySet<string> = new Set(["props.richText", "props.text", "props.name"]);

/** A record of the store by any id; undefined for an id of no kind. */
export function recordOf(store: TLStore, id: string): TLRecord | undefined {
  return store.unsafeGetWithoutCapture(id as TLRecord["id"]);
}

/**
 * Works out how the store must change to show what the document says about `dirty`: with local changes that are not
 * written yet on top, with every record valid and in a place where it can be seen. Changes nothing.
 */
export function stageIncoming(input: StageInput): StagedMerge {
  const { store } = input;
  const staged: StagedMerge = {
    puts: new Map(),
    removes: new Set(),
    waiting: new Set(),
    repaired: new Set(),
    rejected: [],
  };
  const dirty = new Set(input.dirty);
  for (const id of dirty) stageOne(input, staged, id);

  const lookup: RecordLookup = {
    get: (id) => (staged.removes.has(id) ? undefined : (staged.puts.get(id) ?? recordOf(store, id))),
    pages: function* pages() {
      const ids = new Set<string>([...store.query.ids("page").get(), ...staged.puts.keys()]);
      for (const id of ids) {
        const record = lookup.get(id);
        if (record?.typeName === "page") yield record;
      }
    },
  };
  placeShapes(store, staged, lookup, dirty);
  holdBindings(store, staged, lookup);
  holdSurplusBindings(store, staged, lookup);
  return staged;
}

function stageOne(input: StageInput, staged: StagedMerge, id: string): void {
  const current = recordOf(input.store, id);
  const pending = input.pending(id);
  const read = readCheckedRecord(input.doc, id, input.check, current);
  if (read === null) {
    // Deleted; unless it was only just made here and is not written yet.
    if (pending?.kind !== "added" && current) staged.removes.add(id);
    return;
  }
  if ("rejected" in read) {
    staged.rejected.push(read.rejected);
    return;
  }
  if (pending?.kind === "removed" || pending?.kind === "added") return;
  let { record } = read;
  if (pending && pending.to.typeName === record.typeName) record = rebase(record, pending.from, pending.to);
  if (id === input.heldShapeId && current && !itemLayoutOf(record))
    record = withKeys(record, current, TYPED_KEYS);
  if (current && isEqual(current, record)) return;
  staged.puts.set(id, record);
}

function placeShapes(
  store: TLStore,
  staged: StagedMerge,
  lookup: RecordLookup,
  dirty: ReadonlySet<string>,
): void {
  const suspects = new Map<string, TLShape>();
  // Also those that are shown as the document says: that may be a place which is gone.
  for (const id of dirty) {
    const record = lookup.get(id);
    if (record?.typeName === "shape") suspects.set(id, record);
  }
  const childIdsByParent = store.query.index("shape", "parentId").get();
  for (const id of dirty) {
    // Gone, here or only in the document so far: the same deletion may have been made here.
    if (lookup.get(id)) continue;
    for (const childId of childIdsByParent.get(id as TLShape["parentId"]) ?? []) {
      const child = lookup.get(childId);
      if (child?.typeName === "shape") suspects.set(childId, child);
    }
  }
  for (const shape of suspects.values()) {
    const mover = misplaced(shape, lookup);
    if (!mover) continue;
    const moved = onRefugePage(mover, lookup);
    staged.repaired.add(mover.id);
    if (moved) staged.puts.set(mover.id, moved);
    else {
      // Without any page there is nothing to show it on; it comes when a page does.
      staged.puts.delete(mover.id);
      staged.waiting.add(mover.id);
    }
  }
}

function holdBindings(store: TLStore, staged: StagedMerge, lookup: RecordLookup): void {
  for (const [id, record] of staged.puts) {
    if (record.typeName !== "binding" || !isDangling(record, lookup)) continue;
    staged.puts.delete(id);
    staged.waiting.add(id);
    if (recordOf(store, id)) staged.removes.add(id);
  }
  const [fromIndex, toIndex] = [
    store.query.index("binding", "fromId").get(),
    store.query.index("binding", "toId").get(),
  ];
  for (const id of staged.removes) {
    for (const index of [fromIndex, toIndex]) {
      for (const bindingId of index.get(id as TLShape["id"]) ?? []) {
        if (staged.removes.has(bindingId)) continue;
        staged.puts.delete(bindingId);
        staged.removes.add(bindingId);
        staged.waiting.add(bindingId);
      }
    }
  }
}

function holdSurplusBindings(store: TLStore, staged: StagedMerge, lookup: RecordLookup): void {
  const fromIndex = store.query.index("binding", "fromId").get();
  const coming = [...staged.puts.values()].filter((record) => record.typeName === "binding");
  const candidates = new Map<string, TLBinding>();
  for (const { fromId } of coming) {
    for (const id of fromIndex.get(fromId) ?? []) {
      const record = lookup.get(id);
      if (record?.typeName === "binding") candidates.set(id, record);
    }
  }
  for (const binding of coming) candidates.set(binding.id, binding);
  for (const { id } of surplusBindings(candidates.values())) {
    staged.puts.delete(id);
    staged.waiting.add(id);
    if (recordOf(store, id)) staged.removes.add(id);
  }
}

const ORDER: Readonly<Record<string, number>> = { document: 0, page: 1, asset: 2, shape: 3, binding: 4 };

/** Records in an order in which each finds what it needs: pages, assets, parents before children, then bindings. */
export function inDependencyOrder(records: ReadonlyMap<string, TLRecord>): TLRecord[] {
  const depths = new Map<string, number>();
  const depthOf = (record: TLRecord): number => {
    if (record.typeName !== "shape") return 0;
    const known = depths.get(record.id);
    if (known !== undefined) return known;
    depths.set(record.id, 0);
    const parent = records.get(record.parentId);
    const depth = parent ? depthOf(parent) + 1 : 0;
    depths.set(record.id, depth);
    return depth;
  };
  return [...records.values()].sort(
    (a, b) => (ORDER[a.typeName] ?? 9) - (ORDER[b.typeName] ?? 9) || depthOf(a) - depthOf(b),
  );
}
