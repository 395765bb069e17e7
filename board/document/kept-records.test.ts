import { AssetRecordType, type TLRecord } from "@tldraw/tlschema";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardSchema } from "./board-schema";
import { recordsOf, writeRecord } from "./canvas-document";
import { recordMaps } from "./record-maps";
import { createRecordCheck } from "./check-record";
import { createTextNames } from "./item-texts";
import { keepRecords, layKeptOver } from "./kept-records";
import { cardOfVersion0, schemaWithCard } from "./schema-under-test";
import { sampleBinding, samplePage, sampleShape } from "./testing/sample-records";
import { sampleItem } from "./testing/sample-items";
import { touchedRecords } from "./touched-records";

const schema = createBoardSchema();
const check = createRecordCheck(schema);
const versions = { schema, check };

function docOf(...records: readonly TLRecord[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => records.forEach((record) => writeRecord(doc, record)));
  return doc;
}
const shown = (doc: Y.Doc) => recordsOf(doc, check).records;

const page = samplePage();
const frame = sampleShape("frame", "f");
const inFrame = sampleShape("geo", "g", { parentId: frame.id, x: 5 });
const arrow = sampleShape("arrow", "a", { index: "a7" });
const binding = sampleBinding("b", "a", "g");
const asset = AssetRecordType.create({
  id: AssetRecordType.createId("p"),
  type: "image",
  props: { src: `asset:${"h".repeat(43)}`, w: 1, h: 1, name: "", isAnimated: false, mimeType: "image/png" },
}) as TLRecord;
const image = sampleShape("image", "i", { index: "a8", props: { assetId: asset.id } });

describe("keepRecords", () => {
  it("keeps the records with all they rest on, however far that goes", () => {
    const doc = docOf(page, frame, inFrame, arrow, binding, asset, image, sampleShape("geo", "other"));
    const kept = keepRecords(doc, [binding.id, image.id, "shape:gone"], versions);
    expect(kept).toMatchObject({ changed: [binding.id, image.id], removed: ["shape:gone"] });
    const own = new Y.Doc();
    Y.applyUpdate(own, kept.update);
    expect([...shown(own).keys()].sort()).toEqual(
      [page, frame, inFrame, arrow, binding, asset, image].map(({ id }) => id).sort(),
    );
  });

  it("keeps nothing of a record that cannot be read", () => {
    const doc = docOf(page);
    recordMaps(doc).set("shape:bad", new Y.Map());
    expect(keepRecords(doc, ["shape:bad"], versions)).toMatchObject({ changed: [], removed: [] });
  });
});

describe("layKeptOver", () => {
  const mine = { ...inFrame, x: 77 };
  const kept = keepRecords(docOf(page, frame, mine), [mine.id, "shape:deleted"], versions);

  it("shows the author's version on a board that knows nothing of it", () => {
    const empty = docOf(samplePage("page:other", "a1"));
    layKeptOver(empty, kept, { ...versions, wins: true });
    expect(shown(empty).get(mine.id)).toEqual(mine);
    expect(shown(empty).has(frame.id)).toBe(true);
  });

  it("wins where it must, leaves what it only rests on as it is now, and repeats deletions", () => {
    const moved = { ...frame, x: 900 };
    const now = docOf(page, moved, { ...inFrame, x: 1 }, sampleShape("geo", "deleted"));
    layKeptOver(now, kept, { ...versions, wins: true });
    expect(shown(now).get(mine.id)).toMatchObject({ x: 77 });
    expect(shown(now).get(frame.id)).toMatchObject({ x: 900 });
    expect(shown(now).has("shape:deleted")).toBe(false);
  });

  it("brings back only what is missing where it need not win", () => {
    const now = docOf(page, { ...inFrame, x: 1 }, sampleShape("geo", "deleted"));
    layKeptOver(now, kept, { ...versions, wins: false });
    expect(shown(now).get(mine.id)).toMatchObject({ x: 1 });
    expect(shown(now).has(frame.id)).toBe(true);
    expect(shown(now).has("shape:deleted")).toBe(true);
  });

  it("brings records of an older version to this one", () => {
    const [old, now] = [schemaWithCard(0), schemaWithCard(1)];
    const card = cardOfVersion0("words");
    const older = keepRecords(docOf(page, card), [card.id], { schema: old, check: createRecordCheck(old) });
    const doc = docOf(page);
    layKeptOver(doc, older, { schema: now, check: createRecordCheck(now), wins: true });
    expect(recordsOf(doc, createRecordCheck(now)).records.get(card.id)).toMatchObject({
      props: { text: "words" },
    });
  });
});

describe("touchedRecords", () => {
  it("names what a transaction made, changed, drew on or deleted", () => {
    const stroke = sampleShape("draw", "s", { props: { isComplete: false } });
    const doc = docOf(page, frame, inFrame, stroke);
    let touched: Set<string> = new Set();
    const names = createTextNames();
    doc.on("afterTransaction", (transaction: Y.Transaction) => {
      touched = touchedRecords(doc, transaction, names);
    });
    doc.transact(() => {
      recordMaps(doc).get(inFrame.id)?.set("xyr", [1, 2, 3]);
      recordMaps(doc).delete(frame.id);
      writeRecord(doc, arrow);
      const live = recordMaps(doc).get(stroke.id)?.get("live") as Y.Array<unknown>;
      live.push([new Uint8Array()]);
      doc.getMap("elsewhere").set("a", 1);
    });
    expect([...touched].sort()).toEqual([arrow.id, frame.id, inFrame.id, stroke.id].sort());
  });

  it("names an item whose text was typed into", () => {
    const item = sampleItem("question", "q");
    const doc = docOf(page, item);
    let touched: Set<string> = new Set();
    const names = createTextNames();
    doc.on("afterTransaction", (transaction: Y.Transaction) => {
      touched = touchedRecords(doc, transaction, names);
    });
    doc.getText("t:shape:q/answer").insert(0, "x");
    expect([...touched]).toEqual([item.id]);
  });
});
