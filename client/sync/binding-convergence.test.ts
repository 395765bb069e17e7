// @vitest-environment happy-dom
import fc from "fast-check";
import { createShapeId } from "tldraw";
import { describe, expect, it } from "vitest";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { createRecordCheck } from "@/board/document/check-record";
import { repairRecords } from "@/board/document/repair-records";
import { samplePage, sampleShape } from "@/board/document/testing/sample-records";
import { DEED_SHAPES, DEEDS, type DeedShape } from "./testing/deeds";
import { openTestBoard, type TestBoard, type TestClient } from "./testing/test-client";

const check = createRecordCheck(createPaperboardSchema());
const START = [
  samplePage(),
  samplePage("page:two", "a2"),
  sampleShape("frame", "a"),
  sampleShape("geo", "b", { index: "a2" }),
  sampleShape("arrow", "c", { index: "a3" }),
];
const RUNS = 300;
const MOST_STEPS = 60;
const NAMES = Object.keys(DEED_SHAPES) as DeedShape[];

type Step =
  | { who: number; deed: string; target: DeedShape; other: DeedShape; value: number }
  | { from: number; to: number; frame: boolean }
  | { who: number; writes: boolean };

/** Some of the deeds and shapes per board, so that what interacts meets often. */
const steps: fc.Arbitrary<Step[]> = fc
  .tuple(fc.subarray(Object.keys(DEEDS), { minLength: 5 }), fc.subarray(NAMES, { minLength: 3 }))
  .chain(([deeds, names]) =>
    fc.array(
      fc.oneof<fc.MaybeWeightedArbitrary<Step>[]>(
        {
          weight: 12,
          arbitrary: fc.record({
            who: fc.nat(2),
            deed: fc.constantFrom(...deeds),
            target: fc.constantFrom(...names),
            other: fc.constantFrom(...names),
            value: fc.nat(50),
          }),
        },
        { weight: 5, arbitrary: fc.record({ from: fc.nat(2), to: fc.nat(2), frame: fc.boolean() }) },
        { weight: 1, arbitrary: fc.record({ who: fc.nat(2), writes: fc.boolean() }) },
      ),
      { minLength: 5, maxLength: MOST_STEPS },
    ),
  );

/** The role of a person changes: the editor takes no more edits, and the binding writes none. */
function setRole(client: TestClient, writes: boolean): void {
  client.binding.setWritable(writes);
  client.editor.updateInstanceState({ isReadonly: !writes });
}

function take(board: TestBoard, count: number, step: Step): void {
  if ("writes" in step) {
    setRole(board.client(step.who % count), step.writes);
    return;
  }
  if ("deed" in step) {
    const who = step.who % count;
    const { editor } = board.client(who);
    // tldraw's interface offers none of them to a person who may only look.
    if (editor.getIsReadonly()) return;
    const [id, other] = [createShapeId(step.target), createShapeId(step.other)];
    DEEDS[step.deed]?.(editor, { name: step.target, id, other, value: step.value, who });
    return;
  }
  const [from, to] = [board.client(step.from % count), board.client(step.to % count)];
  from.binding.flush();
  if (from !== to) board.exchange(from, to);
  if (step.frame) board.clock.runFrame();
}

function settle(board: TestBoard): void {
  for (const client of board.clients) {
    setRole(client, true);
    client.editor.setEditingShape(null);
  }
  // Repairs follow from merges; a second round proves that they end.
  for (let round = 0; round < 3; round++) {
    board.sync();
    board.clock.advance(10_000);
  }
  board.sync();
}

describe("two and three people at once", () => {
  for (const count of [2, 3]) {
    it(`${count} editors end with equal, valid boards, equal to the document, whatever they do and in whatever order it arrives`, () => {
      fc.assert(
        fc.property(steps, (taken) => {
          const board = openTestBoard(count, START);
          try {
            for (const step of taken) take(board, count, step);
            settle(board);
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
        { numRuns: RUNS },
      );
    }, 120_000);
  }
});

/** Found by the above: each client moved the arrow above another shape, and wrote that over the other, for ever. */
it("an arrow whose end two people tie at once has one place in the order", () => {
  const board = openTestBoard(3, START);
  try {
    const tie = { deed: "bind", target: "c" } as const;
    const move = { who: 0, deed: "move", target: "a", other: "a", value: 0 } as const;
    const write = { from: 0, to: 0, frame: false };
    const ties: Step[] = [
      { ...tie, who: 1, other: "a", value: 0 },
      { ...tie, who: 0, other: "b", value: 1 },
    ];
    for (const step of [...ties, write, move, write, move, move]) take(board, 3, step);
    settle(board);
    const [first, ...others] = board.clients;
    for (const client of others) expect(client.shown()).toEqual(first?.shown());
    for (const client of board.clients) expect(client.written()).toEqual(first?.shown());
  } finally {
    board.close();
  }
});
