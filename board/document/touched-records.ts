import type * as Y from "yjs";
import { recordMaps } from "./record-maps";
import { changedTexts, type TextNames } from "./item-texts";

/** Ids of the records that a transaction made, changed or deleted, also by a text of theirs. */
export function touchedRecords(doc: Y.Doc, transaction: Y.Transaction, names: TextNames): Set<string> {
  const root: Y.AbstractType<unknown> = recordMaps(doc) as never;
  const ids = new Set<string>();
  for (const [type, keys] of transaction.changed as Map<Y.AbstractType<unknown>, Set<string | null>>) {
    if (type === root) {
      for (const key of keys) if (key !== null) ids.add(key);
      continue;
    }
    const id = recordIdOf(type, root);
    if (id !== null) ids.add(id);
  }
  for (const { recordId } of changedTexts(doc, transaction, names)) ids.add(recordId);
  return ids;
}

/** The record that a shared type inside the document is a part of. */
function recordIdOf(type: Y.AbstractType<unknown>, root: Y.AbstractType<unknown>): string | null {
  for (let inner = type; inner._item; inner = inner.parent as Y.AbstractType<unknown>) {
    if (inner.parent === root) return inner._item.parentSub;
    if (!inner.parent) return null;
  }
  return null;
}
