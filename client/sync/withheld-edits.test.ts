import { createShapeId } from "tldraw";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardSchema } from "@/board/document/board-schema";
import { recordsOf, writeRecord } from "@/board/document/canvas-document";
import { recordMaps } from "@/board/document/record-maps";
import { createRecordCheck } from "@/board/document/check-record";
import { keepRecords } from "@/board/document/kept-records";
import { samplePage, sampleShape } from "@/board/document/testing/sample-records";
import { canvasWithEdits, fitsCanvas, withheldTogether } from "./withheld-edits";

const schema = createBoardSchema();
const versions = { schema, check: createRecordCheck(schema) };
const GEO = createShapeId("g");

function board(...ids: string[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    writeRecord(doc, samplePage());
    ids.forEach((id, n) => writeRecord(doc, sampleShape("geo", id, { index: `a${n + 1}`, x: 1 })));
  });
  return doc;
}
function cloneOf(doc: Y.Doc): Y.Doc {
  const clone = new Y.Doc();
  Y.applyUpdate(clone, Y.encodeStateAsUpdate(doc));
  return clone;
}
/** An edit of a clone of `doc`, as it is kept for the next page load. */
function edit(doc: Y.Doc, change: (clone: Y.Doc) => void) {
  const clone = cloneOf(doc);
  const before = Y.encodeStateVector(clone);
  clone.transact(() => change(clone));
  const kept = keepRecords(clone, [GEO], versions);
  return { update: Y.encodeStateAsUpdate(clone, before), transactions: 1, epoch: 0, kept };
}
const shown = (doc: Y.Doc, id: string = GEO) => recordsOf(doc, versions.check).records.get(id);

it("an edit fits when all it rests on is there and what it touches stays valid", () => {
  const doc = board("g");
  const move = edit(doc, (clone) => recordMaps(clone).get(GEO)?.set("xyr", [5, 5, 0]));
  expect(fitsCanvas(doc, [move], versions)).toBe(true);
  expect(fitsCanvas(board("g"), [move], versions)).toBe(false);
  // As another version may have written it: what it means today is nobody's guess.
  const foreign = edit(doc, (clone) => recordMaps(clone).get(GEO)?.set("p:color", "plaid"));
  expect(fitsCanvas(doc, [{ ...foreign, kept: move.kept }], versions)).toBe(false);
  expect(shown(doc)).toMatchObject({ x: 1 });
});

it("of the same epoch an edit is merged key by key, and brings back what a colleague deleted", () => {
  const doc = board("g", "other");
  const move = edit(doc, (clone) => recordMaps(clone).get(GEO)?.set("xyr", [5, 5, 0]));
  recordMaps(doc).get(GEO)?.set("opacity", 0.3);
  const merged = canvasWithEdits(doc, [move], { ...versions, sameEpoch: true });
  expect(shown(merged)).toMatchObject({ x: 5, opacity: 0.3 });
  recordMaps(doc).delete(GEO);
  const back = canvasWithEdits(doc, [move], { ...versions, sameEpoch: true });
  expect(shown(back)).toMatchObject({ x: 5 });
  expect(shown(back, createShapeId("other"))).toBeDefined();
});

it("of another epoch the author's version is shown on the board as it is now", () => {
  const move = edit(board("g"), (clone) => recordMaps(clone).get(GEO)?.set("xyr", [5, 5, 0]));
  const now = board("g", "new");
  const copy = canvasWithEdits(now, [move], { ...versions, sameEpoch: false });
  expect(shown(copy)).toMatchObject({ x: 5 });
  expect(shown(copy, createShapeId("new"))).toBeDefined();
  expect(shown(now)).toMatchObject({ x: 1 });
});

it("several lots of withheld edits are one, which fits only if all do", () => {
  const base = board("g");
  const [one, two] = [cloneOf(base), cloneOf(base)];
  recordMaps(one).get(GEO)?.set("opacity", 0.3);
  recordMaps(two).get(GEO)?.set("xyr", [5, 5, 0]);
  const edits = [{ update: new Uint8Array(), transactions: 1 }];
  const together = withheldTogether(
    { edits, code: "locked", doc: one, fits: false },
    { edits, code: "board_limit", doc: two, fits: true },
  );
  expect(together).toMatchObject({ code: "board_limit", fits: false });
  expect(together.edits).toHaveLength(2);
  expect(shown(together.doc)).toMatchObject({ x: 5, opacity: 0.3 });
});
