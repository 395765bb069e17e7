import * as Y from "yjs";
import { SHOWN_TEXT_CHARS } from "./item-layout";
import { rebaseSplices, splicesBetween, type TextSplice } from "./text-splices";

/*
 * Texts of items are root types of the canvas document, `t:<recordId>/<path>`, and the sole truth about the text: two
 * people who open the same empty text at once keep both (a Y.Text made inside a map loses one). The item's prop is a
 * rendering. A text stays when its item or entry goes: an undo brings back what colleagues typed meanwhile, too.
 */

const NAME = /^t:([^/]{1,200})\/(.{1,300})$/s;

/** Name of the root type that holds a text. */
export function textName(recordId: string, path: string): string {
  return `t:${recordId}/${path}`;
}

/** Record and path that a root type's name stands for; null for any other name. */
export function textAddress(name: string): { recordId: string; path: string } | null {
  const match = NAME.exec(name);
  return match ? { recordId: match[1] ?? "", path: match[2] ?? "" } : null;
}

/** The text as it is shown; empty when nobody has written into it. */
export function readText(doc: Y.Doc, recordId: string, path: string): string {
  const name = textName(recordId, path);
  if (!doc.share.has(name)) return "";
  const text = doc.getText(name).toString();
  return text.length > SHOWN_TEXT_CHARS ? text.slice(0, SHOWN_TEXT_CHARS) : text;
}

/** Makes splices (ascending) to a shared text. Call inside a transaction. */
export function spliceText(text: Y.Text, splices: readonly TextSplice[]): void {
  for (const { at, deleted, inserted } of [...splices].reverse()) {
    if (deleted > 0) text.delete(at, deleted);
    if (inserted !== "") text.insert(at, inserted);
  }
}

/**
 * Writes the change `from` → `to`, merged character by character with what the text says by now. Call inside a
 * transaction. Returns whether the text now says something else than `to`.
 */
export function writeTextChange(
  doc: Y.Doc,
  place: { recordId: string; path: string },
  from: string,
  to: string,
): boolean {
  const current = readText(doc, place.recordId, place.path);
  if (from === to) return current !== to;
  const splices = rebaseSplices(splicesBetween(from, to), splicesBetween(from, current));
  spliceText(doc.getText(textName(place.recordId, place.path)), splices);
  return current !== from;
}

/** Addresses of the item texts that a transaction changed. */
export function changedTexts(
  doc: Y.Doc,
  transaction: Y.Transaction,
  names: TextNames,
): { recordId: string; path: string }[] {
  const addresses: { recordId: string; path: string }[] = [];
  for (const type of transaction.changed.keys()) {
    if (type._item !== null) continue;
    const address = textAddress(names.of(doc, type as Y.AbstractType<unknown>) ?? "");
    if (address) addresses.push(address);
  }
  return addresses;
}

/** Remembers the names of root types; Yjs itself can only search for them. */
export interface TextNames {
  of(doc: Y.Doc, type: Y.AbstractType<unknown>): string | undefined;
}

export function createTextNames(): TextNames {
  const known = new WeakMap<Y.AbstractType<unknown>, string>();
  return {
    of(doc, type) {
      if (!known.has(type)) {
        for (const [name, root] of doc.share) known.set(root as Y.AbstractType<unknown>, name);
      }
      return known.get(type);
    },
  };
}
