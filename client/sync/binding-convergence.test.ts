// @vitest-environment happy-dom
import fc from "fast-check";
import { createShapeId, type Editor, type TLShapeId } from "tldraw";
import { describe, expect, it } from "vitest";
import { createBoardSchema } from "@/board/document/board-schema";
import { createRecordCheck } from "@/board/document/check-record";
import { repairRecords } from "@/board/document/repair-records";
import { sampleBinding, samplePage, sampleShape } from "@/board/document/testing/sample-records";
import { openTestBoard } from "./testing/test-client";

const check = createRecordCheck(createBoardSchema());
const START = [
  samplePage(),
  samplePage("page:two", "a2"),
  sampleShape("frame", "a"),
  sampleShape("geo", "b", { index: "a2" }),
  sampleShape("arrow", "c", { index: "a3" }),
];
const NAMES = ["a", "b", "c", "d", "e"] as const;

/** What a person can do in tldraw, on one shape. */
const DEEDS: Record<string, (editor: Editor, id: TLShapeId, other: TLShapeId, value: number) => void> = {
  create: (editor, id, _other, value) => {
    if (!editor.getShape(id))
      editor.createShape({ id, type: value % 2 ? "frame" : "geo", x: value, y: value });
  },
  move: (editor, id, _other, value) => {
    const shape = editor.getShape(id);
    if (shape) editor.updateShape({ id, type: shape.type, x: value, y: value * 2 });
  },
  colour: (editor, id, _other, value) => {
    const shape = editor.getShape(id);
    if (shape && "color" in shape.props) {
      editor.updateShape({ id, type: shape.type, props: { color: value % 2 ? "red" : "blue" } } as never);
    }
  },
  reparent: (editor, id, other) => {
    const [shape, parent] = [editor.getShape(id), editor.getShape(other)];
    if (shape && parent?.type === "frame" && id !== other && !editor.hasAncestor(parent, id))
      editor.reparentShapes([id], other);
  },
  otherPage: (editor, id) => {
    if (editor.getShape(id)) editor.reparentShapes([id], "page:two" as never);
  },
  group: (editor, id, other) => {
    const [one, two] = [editor.getShape(id), editor.getShape(other)];
    if (
      one &&
      two &&
      id !== other &&
      one.parentId === two.parentId &&
      one.parentId === editor.getCurrentPageId()
    ) {
      editor.groupShapes([id, other]);
    }
  },
  bind: (editor, id, other, value) => {
    if (editor.getShape(id)?.type !== "arrow" || !editor.getShape(other) || id === other) return;
    editor.createBinding({ ...sampleBinding(`${value}`, "x", "y"), fromId: id, toId: other } as never);
  },
  toFront: (editor, id) => {
    if (editor.getShape(id)) editor.bringToFront([id]);
  },
  delete: (editor, id) => {
    editor.markHistoryStoppingPoint("delete");
    editor.deleteShape(id);
  },
  mark: (editor) => void editor.markHistoryStoppingPoint("mark"),
  undo: (editor) => void editor.undo(),
  redo: (editor) => void editor.redo(),
};

describe("two and three people at once", () => {
  const name = fc.constantFrom(...NAMES);
  const step = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        who: fc.nat(2),
        deed: fc.constantFrom(...Object.keys(DEEDS)),
        target: name,
        other: name,
        value: fc.nat(50),
      }),
    },
    { weight: 2, arbitrary: fc.record({ from: fc.nat(2), to: fc.nat(2), frame: fc.boolean() }) },
  );

  for (const count of [2, 3]) {
    it(`${count} editors end with equal, valid boards, equal to the document, whatever they do and in whatever order it arrives`, () => {
      fc.assert(
        fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
          const board = openTestBoard(count, START);
          try {
            for (const one of steps) {
              if ("deed" in one) {
                const { editor } = board.client(one.who % count);
                DEEDS[one.deed]?.(editor, createShapeId(one.target), createShapeId(one.other), one.value);
                continue;
              }
              const [from, to] = [board.client(one.from % count), board.client(one.to % count)];
              from.binding.flush();
              if (from !== to) board.exchange(from, to);
              if (one.frame) board.clock.runFrame();
            }
            // Repairs follow from merges; a second round proves that they end.
            for (let round = 0; round < 3; round++) {
              board.sync();
              board.clock.advance(10_000);
            }
            board.sync();
            const [first, ...others] = board.clients;
            const shown = first?.shown() ?? new Map();
            for (const client of others) expect(client.shown()).toEqual(shown);
            for (const client of board.clients) {
              expect(client.written()).toEqual(shown);
              expect(client.crashes).toEqual([]);
              expect(client.setAside).toEqual([]);
            }
            expect(repairRecords(shown).size).toBe(0);
            for (const [id, record] of shown) check(id, record);
          } finally {
            board.close();
          }
        }),
        { numRuns: 25 },
      );
    }, 120_000);
  }
});
