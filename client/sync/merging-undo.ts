import {
  canonicalizeRotation,
  isPageId,
  isShapeId,
  type Editor,
  type Mat,
  type RecordsDiff,
  type TLBinding,
  type TLInstancePageState,
  type TLPageId,
  type TLParentId,
  type TLRecord,
  type TLShape,
  type TLStore,
} from "tldraw";
import { heldEnd } from "@/board/document/repair-records";
import { changedKeys, rebase, sameKey, textKeysOf } from "./record-change";

/** What says together where a shape is. */
const PLACE = ["parentId", "geometry"];

/** Tells whether what a record shows for a key came from a colleague. */
export interface RemoteValues {
  /** The colleague's version that brought the value, or undefined when none did. */
  version(id: string, key: string): TLRecord | undefined;
  /** Where a shape was that a colleague deleted; undefined when none did. */
  lastPlace(id: string): LastPlace | undefined;
}

/** Where the children of a shape were, when it went. */
export interface LastPlace {
  /** From the shape's space to that of its page. */
  transform: Mat;
  pageId: TLPageId;
}

/**
 * Undo and redo on a shared board. tldraw puts whole records back, which reverts what colleagues did to them meanwhile and
 * brings back what they deleted. With this, undo and redo change only the keys that the person's own edit had changed,
 * and not those that show a colleague's value since; records that are gone stay gone; a shape whose old parent is gone
 * keeps the one it has. Works by wrapping the store's `applyDiff` for the calls of tldraw's history
 * (`ignoreEphemeralKeys`), which has no other seam. Returns how to take it out again.
 */
export function installMergingUndo(editor: Editor, remote: RemoteValues): () => void {
  const { store } = editor;
  const original = store.applyDiff;
  store.applyDiff = function applyMerged(diff, options) {
    if (!options?.ignoreEphemeralKeys) return original.call(store, diff, options);
    keepChildren(editor, diff);
    original.call(store, mergedDiff(editor, diff, remote), options);
  };
  return () => {
    store.applyDiff = original;
  };
}

function recordIn(store: TLStore, id: string): TLRecord | undefined {
  return store.get(id as TLRecord["id"]);
}

function isShared(store: TLStore, record: TLRecord): boolean {
  return store.scopedTypes.document.has(record.typeName);
}

/** What colleagues put into a shape or onto a page which now goes would go with it, or out of sight. */
function keepChildren(editor: Editor, diff: RecordsDiff<TLRecord>): void {
  for (const id of Object.keys(diff.removed)) {
    const home = homeWithout(editor, diff, id);
    if (!home || !(isShapeId(id) || isPageId(id))) continue;
    const strangers = editor.getSortedChildIdsForParent(id).filter((childId) => !(childId in diff.removed));
    if (strangers.length === 0) continue;
    editor.run(() => editor.reparentShapes(strangers, home), { ignoreShapeLock: true });
  }
}

/** Where the children of a record that goes can stay; undefined when there is no such place, or no such record. */
function homeWithout(editor: Editor, diff: RecordsDiff<TLRecord>, id: string): TLParentId | undefined {
  if (isPageId(id)) {
    return (
      editor.getPage(id) && editor.getPages().find((page) => page.id !== id && !(page.id in diff.removed))?.id
    );
  }
  const shape = isShapeId(id) ? editor.getShape(id) : undefined;
  if (!shape) return undefined;
  const ancestors = [...editor.getShapeAncestors(shape)].reverse();
  const home = ancestors.find((ancestor) => !(ancestor.id in diff.removed));
  return home?.id ?? editor.getAncestorPageId(shape) ?? editor.getCurrentPageId();
}

function mergedDiff(
  editor: Editor,
  diff: RecordsDiff<TLRecord>,
  remote: RemoteValues,
): RecordsDiff<TLRecord> {
  const { store } = editor;
  const added: Record<string, TLRecord> = {};
  const updated: Record<string, [TLRecord, TLRecord]> = {};
  const willExist = (id: string) => (store.has(id as TLRecord["id"]) || id in added) && !(id in diff.removed);

  // A colleague may have tied that end of the arrow to something else meanwhile.
  const isFree = (binding: TLBinding) =>
    editor
      .getBindingsFromShape(binding.fromId, binding.type)
      .every((other) => heldEnd(other) !== heldEnd(binding) || !willExist(other.id));

  const additions = Object.values(diff.added);
  for (const record of additions) {
    // Somebody else has restored it already.
    if (recordIn(store, record.id) && isShared(store, record)) continue;
    added[record.id] = record;
  }
  for (const record of additions) {
    if (!(record.id in added)) continue;
    if (
      record.typeName === "binding" &&
      !(willExist(record.fromId) && willExist(record.toId) && isFree(record))
    )
      delete added[record.id];
    if (record.typeName === "shape" && !willExist(record.parentId)) {
      added[record.id] = onPage(editor, record, remote.lastPlace(record.parentId), willExist);
    }
  }
  for (const [from, to] of Object.values(diff.updated)) {
    const current = recordIn(store, to.id);
    if (!isShared(store, to)) {
      updated[to.id] = [from, to.typeName === "instance_page_state" ? withoutMissing(to, willExist) : to];
      continue;
    }
    if (!current) continue;
    const all = changedKeys(from, to);
    // Texts of items are merged character by character, whoever wrote last.
    const texts = textKeysOf(current, all);
    // What shows the very value that the own change left is the person's, though a colleague had set it once: an undo
    // before brought it back.
    const isOwn = (key: string) => sameKey(current, from, key) || !isRemote(remote, current, key);
    const keys = new Set([...all].filter((key) => texts.has(key) || isOwn(key)));
    const isTorn = PLACE.some((key) => all.has(key) && !keys.has(key));
    const mayMove = to.typeName === "shape" && !isTorn && mayMoveTo(editor, to, willExist);
    if (all.has("parentId") && !mayMove) {
      // Place and order mean something only inside the parent they were made in.
      for (const key of [...PLACE, "index"]) keys.delete(key);
    }
    const merged = rebase(current, from, to, keys);
    if (merged !== current) updated[to.id] = [current, merged];
  }
  return { added, updated, removed: diff.removed } as RecordsDiff<TLRecord>;
}

/** The shape on a page, where it was to be seen inside the parent that is gone. */
function onPage(
  editor: Editor,
  shape: TLShape,
  last: LastPlace | undefined,
  willExist: (id: string) => boolean,
): TLShape {
  if (!last || !willExist(last.pageId)) return { ...shape, parentId: editor.getCurrentPageId() };
  const { x, y } = last.transform.applyToPoint(shape);
  const rotation = canonicalizeRotation(shape.rotation + last.transform.rotation());
  return { ...shape, parentId: last.pageId, x, y, rotation };
}

function isRemote(remote: RemoteValues, current: TLRecord, key: string): boolean {
  const version = remote.version(current.id, key);
  return version !== undefined && sameKey(current, version, key);
}

function mayMoveTo(editor: Editor, shape: TLShape, willExist: (id: string) => boolean): boolean {
  if (!willExist(shape.parentId)) return false;
  // A colleague may have put the old parent into this very shape.
  let parentId: TLParentId | undefined = shape.parentId;
  while (parentId !== undefined && !isPageId(parentId)) {
    if (parentId === shape.id) return false;
    parentId = editor.getShape(parentId)?.parentId;
  }
  return true;
}

function withoutMissing(state: TLInstancePageState, willExist: (id: string) => boolean): TLInstancePageState {
  const known = <Id extends string>(id: Id | null) => (id !== null && willExist(id) ? id : null);
  return {
    ...state,
    selectedShapeIds: state.selectedShapeIds.filter(willExist),
    hintingShapeIds: state.hintingShapeIds.filter(willExist),
    erasingShapeIds: state.erasingShapeIds.filter(willExist),
    focusedGroupId: known(state.focusedGroupId),
    croppingShapeId: known(state.croppingShapeId),
    hoveredShapeId: known(state.hoveredShapeId),
    editingShapeId: known(state.editingShapeId),
  };
}
