import { expect, it } from "vitest";
import * as Y from "yjs";
import { isPartOf } from "./is-part-of";

/** Updates of one client, each of one transaction. */
function updatesOf(...changes: ((doc: Y.Doc) => void)[]): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const change of changes) doc.transact(() => change(doc));
  return updates;
}
function docOf(...updates: (Uint8Array | undefined)[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) if (update) Y.applyUpdate(doc, update);
  return doc;
}
const write = (text: string) => (doc: Y.Doc) => doc.getText("t").insert(0, text);

it("an update is part of a document that has it, also among others and though it was overwritten since", () => {
  const updates = updatesOf(
    (doc) => doc.getMap("m").set("x", 1),
    (doc) => doc.getMap("m").set("x", 2),
  );
  const doc = docOf(...updates);
  expect(updates.map((update) => isPartOf(doc, update))).toEqual([true, true]);
  expect(updates.map((update) => isPartOf(docOf(updates[0]), update))).toEqual([true, false]);
  expect(isPartOf(new Y.Doc(), Y.encodeStateAsUpdate(new Y.Doc()))).toBe(true);
});

it("an update that only deletes is part of a document in which all of that is deleted", () => {
  const [written, first, rest] = updatesOf(
    write("abcd"),
    (doc) => doc.getText("t").delete(1, 1),
    (doc) => doc.getText("t").delete(1, 2),
  );
  if (!first || !rest) throw new Error("three updates");
  expect(isPartOf(docOf(written), first)).toBe(false);
  expect(isPartOf(docOf(written, first), first)).toBe(true);
  expect(isPartOf(docOf(written, first), rest)).toBe(false);
  expect(isPartOf(docOf(written, first, rest), rest)).toBe(true);
  expect(isPartOf(docOf(), first)).toBe(false);
});

it("an update that waits for others is not part of the document", () => {
  const [, second] = updatesOf(write("a"), write("b"));
  if (!second) throw new Error("two updates");
  expect(isPartOf(docOf(second), second)).toBe(false);
});
