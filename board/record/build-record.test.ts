import { describe, expect, test } from "vitest";
import { buildRecord } from "./build-record";
import { arrow, BOARD, frame, item, page, recordMap } from "./testing/records-under-test";

describe("buildRecord", () => {
  test("lists items as a room reads them: pages, frames from left to right, then what stands in them", () => {
    const records = recordMap(
      page("second", "a2"),
      item("last", "question", { text: "last" }, { parentId: "page:second", x: -500 }),
      frame("right", "Right", { x: 2000 }),
      frame("left", "Left", { x: 0, y: 20 }),
      item("r1", "question", { text: "r1" }, { parentId: "shape:right", x: 10, y: 10 }),
      item("l2", "question", { text: "l2" }, { parentId: "shape:left", x: 500, y: 30 }),
      item("l3", "question", { text: "l3" }, { parentId: "shape:left", x: 10, y: 400 }),
      item("l1", "question", { text: "l1" }, { parentId: "shape:left", x: 10, y: 10 }),
      item("loose", "question", { text: "loose" }, { x: 0, y: 1500 }),
    );
    const { questions } = buildRecord(records, BOARD);
    expect(questions.map(({ id }) => id)).toEqual(["l1", "l2", "l3", "r1", "loose", "last"]);
    expect(questions.map(({ section }) => section)).toEqual(["Left", "Left", "Left", "Right", "", ""]);
  });

  test("leaves out cards that nobody filled and items that cannot be seen", () => {
    const records = recordMap(
      item("empty", "question", {}),
      item("orphan", "question", { text: "orphan" }, { parentId: "shape:gone" }),
      item("answered", "question", { answer: "only an answer" }),
      item("idle", "action-item", {}),
    );
    const record = buildRecord(records, BOARD);
    expect(record.questions.map(({ id }) => id)).toEqual(["answered"]);
    expect(record.actions).toEqual([]);
  });

  test("a circle of parents does not hang", () => {
    const records = recordMap(
      frame("a", "A", { parentId: "shape:b" }),
      frame("b", "B", { parentId: "shape:a" }),
      item("inside", "question", { text: "inside" }, { parentId: "shape:a" }),
    );
    expect(buildRecord(records, BOARD).questions).toEqual([]);
  });

  test("a decision rests on what it lists and on what an arrow ties to it", () => {
    const records = recordMap(
      item("d", "decision", {
        text: "D",
        restsOn: { "shape:q": { index: "a1" }, "shape:gone": { index: "a2" } },
      }),
      item("q", "question", { text: "Q" }, { y: 200 }),
      item("p", "proposal", { title: "P" }, { y: 400 }),
      arrow("x", "p", "d"),
    );
    expect(buildRecord(records, BOARD).decisions[0]?.restsOn).toEqual([
      { id: "q", name: "Q" },
      { id: "p", name: "P" },
    ]);
  });

  test("grids are whole: a cell that nobody filled is there and empty", () => {
    const records = recordMap(
      item("g", "feature-grid", {
        title: "G",
        rows: { two: { index: "a2", label: "Two" }, one: { index: "a1", label: "One" } },
        columns: { x: { index: "a1", label: "X" } },
        cells: { "one:x": { status: "ok" }, "gone:x": { status: "todo" } },
      }),
    );
    const [grid] = buildRecord(records, BOARD).grids;
    expect(grid?.rows.map(({ label, cells }) => [label, cells[0]?.status])).toEqual([
      ["One", "ok"],
      ["Two", ""],
    ]);
  });

  test("an action item names the item it came from, while that is on the board", () => {
    const records = recordMap(
      item("q", "question", { text: "Q" }),
      item("a", "action-item", { text: "A", origin: "shape:q" }, { y: 100 }),
      item("b", "action-item", { text: "B", origin: "shape:gone" }, { y: 200 }),
    );
    expect(buildRecord(records, BOARD).actions.map(({ origin }) => origin)).toEqual([
      { id: "q", name: "Q" },
      null,
    ]);
  });
});
