import type { TLDrawShape, TLRecord, TLShape } from "@tldraw/tlschema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardSchema } from "./board-schema";
import { recordsOf, writeRecordsDiff } from "./canvas-document";
import { createRecordCheck } from "./check-record";
import { newBoardDocuments } from "./new-board";
import { repairRecords } from "./repair-records";
import { sampleBinding, samplePage, sampleShape } from "./testing/sample-records";

const check = createRecordCheck(createBoardSchema());
const { canvas: START } = newBoardDocuments({
  schema: createBoardSchema(),
  title: "t",
  template: "blank",
  at: 0,
  records: [samplePage("page:two", "a2")],
});

type Edit = { replica: number; target: string; other: string; value: number; kind: string };

function repairedRecords(doc: Y.Doc): Map<string, TLRecord> {
  const { records, rejected } = recordsOf(doc, check);
  expect(rejected).toEqual([]);
  for (const [id, record] of repairRecords(records)) {
    if (record) records.set(id, check(id, record));
    else records.delete(id);
  }
  return records;
}

function apply(doc: Y.Doc, edit: Edit): void {
  const { records } = recordsOf(doc, check);
  const id = `shape:${edit.target}`;
  const shape = records.get(id) as TLShape | undefined;
  const added: Record<string, TLRecord> = {};
  const updated: Record<string, [TLRecord, TLRecord]> = {};
  const removed: Record<string, TLRecord> = {};
  const update = (to: unknown) => {
    if (shape) updated[id] = [shape, to as TLRecord];
  };
  switch (edit.kind) {
    case "create":
      if (!shape) added[id] = sampleShape(edit.value % 2 ? "frame" : "geo", edit.target);
      break;
    case "draw":
      if (!shape) {
        const segments = [{ type: "free", points: [{ x: 0, y: 0, z: 0.5 }] }];
        added[id] = sampleShape("draw", edit.target, { props: { segments, isComplete: false } });
      } else if (shape.type === "draw") {
        const { props } = shape as TLDrawShape;
        const points = [...(props.segments[0]?.points ?? []), { x: edit.value, y: edit.value / 4, z: 0.5 }];
        update({
          ...shape,
          props: { ...props, segments: [{ type: "free", points }], isComplete: edit.value > 80 },
        });
      }
      break;
    case "move":
      update(shape && { ...shape, x: edit.value, y: -edit.value });
      break;
    case "recolour":
      if (shape && "color" in shape.props)
        update({ ...shape, props: { ...shape.props, color: edit.value % 2 ? "red" : "blue" } });
      break;
    case "reparent":
      update(shape && { ...shape, parentId: edit.value % 3 ? `shape:${edit.other}` : "page:two" });
      break;
    case "reorder":
      update(shape && { ...shape, index: edit.value % 2 ? "a1" : "a2" });
      break;
    case "meta":
      update(shape && { ...shape, meta: edit.value % 2 ? { flag: edit.value } : {} });
      break;
    case "bind": {
      const binding = sampleBinding(edit.target, edit.target, edit.other);
      added[binding.id] = binding;
      break;
    }
    case "delete":
      if (shape) removed[id] = shape;
      break;
    default:
      throw new Error(edit.kind);
  }
  writeRecordsDiff(doc, { added, updated, removed } as never, "test");
}

function syncOneWay(from: Y.Doc, to: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
}

describe("any interleaving of edits", () => {
  const name = fc.constantFrom("a", "b", "c", "d");
  const kind = fc.constantFrom(
    "create",
    "draw",
    "draw",
    "move",
    "recolour",
    "reparent",
    "reorder",
    "meta",
    "bind",
    "delete",
  );
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ replica: fc.nat(2), target: name, other: name, value: fc.nat(100), kind }),
    },
    { weight: 1, arbitrary: fc.record({ from: fc.nat(2), to: fc.nat(2) }) },
  );

  it("converges on three replicas to equal boards that are valid after repair", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const docs = [0, 1, 2].map((index) => {
          const doc = new Y.Doc();
          doc.clientID = index + 1;
          Y.applyUpdate(doc, START);
          return doc;
        });
        const doc = (index: number): Y.Doc => docs[index] as Y.Doc;
        for (const one of steps) {
          if ("from" in one) syncOneWay(doc(one.from), doc(one.to));
          else apply(doc(one.replica), one);
        }
        for (let round = 0; round < 2; round++)
          for (const from of docs) for (const to of docs) if (from !== to) syncOneWay(from, to);
        const boards = docs.map((one) => [...repairedRecords(one)].sort(([a], [b]) => (a < b ? -1 : 1)));
        expect(boards[1]).toEqual(boards[0]);
        expect(boards[2]).toEqual(boards[0]);
        expect(repairRecords(new Map(boards[0])).size).toBe(0);
        docs.forEach((one) => one.destroy());
      }),
      { numRuns: 200 },
    );
  });
});
