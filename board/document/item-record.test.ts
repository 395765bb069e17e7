import type { TLRecord, TLShape } from "@tldraw/tlschema";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createPaperboardSchema } from "../paperboard-schema";
import {
  clearLeftTexts,
  readCheckedRecord,
  recordsOf,
  writeRecord,
  writeRecordsDiff,
  writeTextSplices,
} from "./canvas-document";
import { recordMaps } from "./record-maps";
import { createRecordCheck } from "./check-record";
import { textName } from "./item-texts";
import { CHANGED_ITEM_PROPS, SAMPLE_ITEM_TYPES, sampleItem } from "./testing/sample-items";

const check = createRecordCheck(createPaperboardSchema());

function docWith(...records: TLRecord[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => records.forEach((record) => writeRecord(doc, record)));
  return doc;
}
function exchange(a: Y.Doc, b: Y.Doc): void {
  const [updateA, updateB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)];
  Y.applyUpdate(a, updateB);
  Y.applyUpdate(b, updateA);
}
function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
function itemIn(doc: Y.Doc, id: string): TLShape {
  const read = readCheckedRecord(doc, id, check);
  if (!read || !("record" in read)) throw new Error(JSON.stringify(read));
  return read.record as TLShape;
}
function change(doc: Y.Doc, from: TLShape, props: object): Set<string> {
  const to = { ...from, props: { ...from.props, ...props } };
  return writeRecordsDiff(doc, { added: {}, updated: { [to.id]: [from, to] }, removed: {} } as never, "test");
}
const propsIn = (doc: Y.Doc, id: string) => itemIn(doc, id).props as Record<string, Record<string, object>>;

describe("an item in the document", () => {
  it.each(SAMPLE_ITEM_TYPES)("keeps a %s and every change of it exactly, through an update", (type) => {
    const item = sampleItem(type, "one");
    const doc = docWith(item);
    expect(itemIn(copyOf(doc), item.id)).toEqual(item);
    change(doc, item, CHANGED_ITEM_PROPS[type] ?? {});
    expect(itemIn(copyOf(doc), item.id).props).toEqual({ ...item.props, ...CHANGED_ITEM_PROPS[type] });
  });

  it("is read again with the very objects that did not change: they are neither checked nor drawn again", () => {
    const item = sampleItem("feature-grid", "one");
    const doc = docWith(item);
    const read = (known?: TLShape): TLShape => {
      const found = readCheckedRecord(doc, item.id, check, known);
      if (!found || !("record" in found)) throw new Error(JSON.stringify(found));
      return found.record as TLShape;
    };
    const first = read();
    expect(read(first)).toBe(first);
    change(doc, first, {
      cells: { ...(first.props as { cells: object }).cells, "r1:c1": { status: "todo" } },
    });
    const [before, after] = [first, read(first)].map(
      ({ props }) => props as Record<string, Record<string, object>>,
    );
    expect(after?.["cells"]?.["r1:c1"]).toEqual({ status: "todo" });
    expect(after?.["cells"]?.["r1:c2"]).toBe(before?.["cells"]?.["r1:c2"]);
    expect(after?.["rows"]).toBe(before?.["rows"]);
    expect(read(first)).toEqual(read());
  });

  it("is overwritten by a whole record, texts and entries that were removed included", () => {
    const item = sampleItem("proposal", "one");
    const doc = docWith(item);
    change(doc, item, CHANGED_ITEM_PROPS["proposal"] ?? {});
    doc.transact(() => writeRecord(doc, item));
    expect(itemIn(doc, item.id)).toEqual(item);
  });

  it("writes nothing when nothing changes", () => {
    const item = sampleItem("feature-grid", "one");
    const doc = docWith(item);
    const before = Y.encodeStateVector(doc);
    doc.transact(() => writeRecord(doc, structuredClone(item)));
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });

  it("writes a few dozen bytes for one cell of many", () => {
    const lines = (prefix: string, count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`${prefix}${at}`, { index: `a${1000 + at}`, label: "" }]),
      );
    const [rows, columns] = [lines("r", 40), lines("c", 25)];
    const cells = Object.fromEntries(
      Object.keys(rows).flatMap((row) =>
        Object.keys(columns).map((column) => [`${row}:${column}`, { status: "ok" }]),
      ),
    );
    const item = sampleItem("feature-grid", "one", { props: { rows, columns, cells } });
    const doc = docWith(item);
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    change(doc, item, { cells: { ...cells, "r7:c7": { status: "todo" } } });
    expect(updates).toHaveLength(1);
    expect(updates[0]?.byteLength).toBeLessThanOrEqual(70);
  });
});

describe("two people in one item", () => {
  it("a removed entry stays removed whatever is done to it meanwhile", () => {
    const item = sampleItem("proposal", "one");
    const a = docWith(item);
    const b = copyOf(a);
    const { p1, p2 } = propsIn(a, item.id)["points"] as Record<string, object>;
    change(a, item, { points: { p2 } });
    change(b, item, { points: { p1: { ...p1, sign: "negative", text: "other" }, p2 } });
    exchange(a, b);
    expect(propsIn(a, item.id)["points"]).toEqual({ p2 });
    expect(itemIn(b, item.id)).toEqual(itemIn(a, item.id));
  });

  it("texts changed as values by both keep both changes", () => {
    const item = sampleItem("question", "one", { props: { text: "one two" } });
    const a = docWith(item);
    const b = copyOf(a);
    change(a, item, { text: "zero one two" });
    change(b, item, { text: "one two three" });
    exchange(a, b);
    expect(propsIn(a, item.id)["text"]).toBe("zero one two three");
    expect(itemIn(b, item.id)).toEqual(itemIn(a, item.id));
  });

  it("a writer is told which items now differ from what it wrote", () => {
    const item = sampleItem("question", "one", { props: { text: "one" } });
    const doc = docWith(item);
    expect(change(doc, item, { text: "one two", status: "parked" })).toEqual(new Set());
    expect(change(doc, item, { text: "zero one" })).toEqual(new Set([item.id]));
    expect(propsIn(doc, item.id)["text"]).toBe("zero one two");
  });
});

describe("texts of items", () => {
  const item = sampleItem("proposal", "one");
  const place = (path: string) => ({ recordId: item.id, path });
  const typed = [{ at: 0, deleted: 0, inserted: "x" }];

  it("are written only where the item has them", () => {
    const doc = docWith(item, sampleItem("feature-grid", "grid", { index: "a2" }));
    for (const path of ["title", "points/p1/text"])
      expect(writeTextSplices(doc, place(path), typed, null)).toBe(true);
    for (const path of ["origin", "points/p1/author", "points/p9/text", "points/p1", "code/c1/label"])
      expect(writeTextSplices(doc, place(path), typed, null)).toBe(false);
    const cell = (path: string) => writeTextSplices(doc, { recordId: "shape:grid", path }, typed, null);
    expect(cell("cells/r2:c2/note")).toBe(true);
    expect(cell("cells/r9:c2/note")).toBe(false);
    expect(propsIn(doc, "shape:grid")["cells"]?.["r2:c2"]).toEqual({ note: "x" });
    expect(writeTextSplices(doc, { recordId: "shape:none", path: "title" }, typed, null)).toBe(false);
  });

  it("are shown up to the length that an item may have, so that the item stays valid", () => {
    const doc = docWith(item);
    doc.getText(textName(item.id, "title")).insert(0, "y".repeat(20_000));
    expect(String(propsIn(doc, item.id)["title"])).toHaveLength(10_000);
  });

  it("whose item or entry is gone are emptied for good, once", () => {
    const doc = docWith(item, sampleItem("proposal", "gone", { index: "a2" }));
    recordMaps(doc).delete("shape:gone");
    change(doc, item, { points: {} });
    expect(clearLeftTexts(doc)).toBe(6);
    expect(clearLeftTexts(doc)).toBe(0);
    expect(propsIn(doc, item.id)["title"]).toBe("Split the patch by module");
    expect(doc.getText("t:shape:gone/title").toString()).toBe("");
  });

  it("of a record that cannot be read stay", () => {
    const doc = docWith(item);
    recordMaps(doc).get(item.id)?.set("$", 5);
    expect(clearLeftTexts(doc)).toBe(0);
  });
});

describe("a hand-made item", () => {
  const cases: [string, (map: Y.Map<unknown>) => void][] = [
    ["an entry that is none", (map) => map.set("p:points/p1", 5)],
    ["an entry without its fields", (map) => map.set("p:points/x", {})],
    ["a field of another kind", (map) => map.set("p:points/p1/sign", "loud")],
    ["a field that no entry has", (map) => map.set("p:points/p1/colour", "red")],
    [
      "a list that is none",
      (map) => map.set("$", { ...sampleItem("proposal", "one"), props: { points: 7 } }),
    ],
    ["a nested type", (map) => map.set("p:points/p1/author", new Y.Map())],
    ["an address that may not be opened", (map) => map.set("p:origin", "javascript:alert(1)")],
  ];
  it.each(cases)("with %s is set aside, and the others are shown", (_, damage) => {
    const doc = docWith(sampleItem("proposal", "one"), sampleItem("question", "good", { index: "a2" }));
    damage(recordMaps(doc).get("shape:one") as Y.Map<unknown>);
    const { records, rejected } = recordsOf(doc, check);
    expect([...records.keys()]).toEqual(["shape:good"]);
    expect(rejected.map(({ id }) => id)).toEqual(["shape:one"]);
  });

  it("cannot reach the prototype of our objects", () => {
    const doc = docWith(sampleItem("proposal", "one"));
    const map = recordMaps(doc).get("shape:one");
    map?.set("p:points/__proto__", { polluted: true });
    map?.set("p:points/__proto__/polluted", true);
    map?.set("p:points/p1/__proto__", { polluted: true });
    expect(Object.keys(propsIn(doc, "shape:one")["points"] ?? {})).toEqual(["p1", "p2"]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
