// @vitest-environment happy-dom
import fc from "fast-check";
import { createShapeId, type Editor, type TLShapeId } from "tldraw";
import { describe, expect, it } from "vitest";
import { createRecordCheck } from "@/board/document/check-record";
import { sampleItem } from "@/board/document/testing/sample-items";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { inOrder } from "@/board/shapes/item-fields";
import type { ItemTextSession } from "./item-texts";
import { DEED_ITEMS, ITEM_DEEDS } from "./testing/item-deeds";
import { openTestBoard, type TestBoard } from "./testing/test-client";

const check = createRecordCheck(createPaperboardSchema());

type Step =
  | { who: number; deed: string; value: number; other: number }
  | { from: number; to: number; frame: boolean };

const exchange = fc.record({ from: fc.nat(2), to: fc.nat(2), frame: fc.boolean() });
const steps: fc.Arbitrary<Step[]> = fc.subarray(Object.keys(ITEM_DEEDS), { minLength: 4 }).chain((deeds) =>
  fc.array(
    fc.oneof<fc.MaybeWeightedArbitrary<Step>[]>(
      {
        weight: 3,
        arbitrary: fc.record({
          who: fc.nat(2),
          deed: fc.constantFrom(...deeds),
          value: fc.nat(40),
          other: fc.nat(40),
        }),
      },
      { weight: 1, arbitrary: exchange },
    ),
    { minLength: 5, maxLength: 50 },
  ),
);

function propsIn<P>(editor: Editor, id: TLShapeId): P {
  const shape = editor.getShape(id);
  if (!shape) throw new Error(`no shape ${id}`);
  return shape.props as P;
}

function settle(board: TestBoard): void {
  for (let round = 0; round < 3; round++) {
    board.sync();
    board.clock.advance(10_000);
  }
  board.sync();
}

function meet(
  board: TestBoard,
  count: number,
  { from, to, frame }: { from: number; to: number; frame: boolean },
): void {
  const [a, b] = [board.client(from % count), board.client(to % count)];
  a.binding.flush();
  if (a !== b) board.exchange(a, b);
  if (frame) board.clock.runFrame();
}

function expectOneBoard(board: TestBoard): void {
  const [first, ...others] = board.clients;
  const shown = first?.shown() ?? new Map();
  for (const client of others) expect(client.shown()).toEqual(shown);
  for (const client of board.clients) {
    expect(client.written()).toEqual(shown);
    expect(client.crashes).toEqual([]);
    expect(client.setAside).toEqual([]);
  }
  for (const [id, record] of shown) check(id, record);
}

describe("two and three people in the same items", () => {
  for (const count of [2, 3]) {
    it(`${count} editors end with equal, valid items, equal to the document, whatever they do, undo and redo`, () => {
      fc.assert(
        fc.property(steps, (taken) => {
          const board = openTestBoard(count, DEED_ITEMS);
          const sessions = board.clients.map(() => new Map<string, ItemTextSession>());
          try {
            for (const step of taken) {
              if ("from" in step) meet(board, count, step);
              else {
                const who = step.who % count;
                const open = sessions[who] ?? new Map<string, ItemTextSession>();
                ITEM_DEEDS[step.deed]?.({ ...step, client: board.client(who), sessions: open, who });
              }
            }
            for (const open of sessions) for (const session of open.values()) session.close();
            settle(board);
            expectOneBoard(board);
          } finally {
            board.close();
          }
        }),
        { numRuns: 100 },
      );
    }, 120_000);
  }

  it("lose nothing: every character, point, field and move of theirs is there in the end", () => {
    const kinds = ["type", "cell", "point", "reorder"] as const;
    const deed = fc.record({ who: fc.nat(2), kind: fc.constantFrom(...kinds), at: fc.nat(1000) });
    const step = fc.oneof({ weight: 3, arbitrary: deed }, { weight: 1, arbitrary: exchange });
    const proposal = createShapeId("p");
    const grid = createShapeId("g");
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (taken) => {
        const rows = Object.fromEntries(
          Array.from({ length: 3 }, (_, row) => [`r${row}`, { index: `a${row + 1}`, label: "" }]),
        );
        const board = openTestBoard(3, [
          sampleItem("proposal", "p", { props: { summary: "", points: {} } }),
          sampleItem("feature-grid", "g", { index: "a2", props: { rows, cells: {} } }),
        ]);
        try {
          const texts = board.clients.map((client) =>
            client.binding.texts.open({ itemId: proposal, path: "summary" }),
          );
          const typed: string[] = [];
          const points: string[] = [];
          const cells = new Map<string, string>();
          taken.forEach((one, position) => {
            if ("from" in one) return meet(board, 3, one);
            const { editor } = board.client(one.who);
            if (one.kind === "type") {
              // One character of its own for each deed, from beyond what a keyboard has.
              const character = String.fromCharCode(0x4e00 + position);
              const text = texts[one.who];
              text?.splice({ at: one.at % (text.get().length + 1), deleted: 0, inserted: character });
              typed.push(character);
            } else if (one.kind === "cell") {
              // Each person has a field of every cell of their own.
              const field = (["status", "note", "asOf"] as const)[one.who] ?? "asOf";
              const key = `r${one.at % 3}:c${1 + (one.at % 2)}`;
              const { cells: before } = propsIn<{ cells: Record<string, object> }>(editor, grid);
              const next = { ...before, [key]: { ...before[key], [field]: `v${position}` } };
              editor.updateShape({ id: grid, type: "feature-grid", props: { cells: next } } as never);
              cells.set(`${key}/${field}`, `v${position}`);
            } else {
              const { points: before } = propsIn<{ points: Record<string, { index: string }> }>(
                editor,
                proposal,
              );
              const id = one.kind === "point" ? `n${position}` : Object.keys(before)[0];
              if (id === undefined) return;
              const point = { index: "a1", sign: "positive", text: id, author: "", settled: "" };
              const moved = { ...(before[id] ?? point), index: `a${1 + (one.at % 9)}` };
              const next = { ...before, [id]: one.kind === "point" ? point : moved };
              editor.updateShape({ id: proposal, type: "proposal", props: { points: next } } as never);
              if (one.kind === "point") points.push(id);
            }
          });
          settle(board);
          expectOneBoard(board);
          const { summary, points: ended } = board.client(0).shape(proposal).props as unknown as {
            summary: string;
            points: Record<string, { index: string; text: string }>;
          };
          expect([...summary].sort()).toEqual(typed.sort());
          expect(Object.keys(ended).sort()).toEqual(points.sort());
          const order = inOrder(ended).map(({ id }) => id);
          for (const client of board.clients) {
            const { points: theirs } = client.shape(proposal).props as unknown as { points: typeof ended };
            expect(inOrder(theirs).map(({ id }) => id)).toEqual(order);
          }
          const { cells: filled } = board.client(0).shape(grid).props as unknown as {
            cells: Record<string, Record<string, string>>;
          };
          for (const [address, value] of cells) {
            const [key = "", field = ""] = address.split("/");
            expect(filled[key]?.[field]).toBe(value);
          }
        } finally {
          board.close();
        }
      }),
      { numRuns: 80 },
    );
  }, 120_000);
});
