import { describe, expect, test } from "vitest";
import { clampCursor, cursorAt, moveCursor, selectedBlock, type GridCursor } from "./grid-cursor";

const size = { rows: 3, columns: 4 };
const press = (cursor: GridCursor, key: string, held: { shiftKey?: boolean; ctrlKey?: boolean } = {}) =>
  moveCursor(cursor, { key, shiftKey: false, ctrlKey: false, ...held }, size);

describe("moveCursor", () => {
  test("arrows move by one and stop at the labels and at the last line", () => {
    expect(press(cursorAt(0, 0), "ArrowUp")).toEqual(cursorAt(-1, 0));
    expect(press(cursorAt(-1, 0), "ArrowUp")).toEqual(cursorAt(-1, 0));
    expect(press(cursorAt(2, 3), "ArrowDown")).toEqual(cursorAt(2, 3));
    expect(press(cursorAt(2, 3), "ArrowRight")).toEqual(cursorAt(2, 3));
    expect(press(cursorAt(1, 1), "ArrowLeft")).toEqual(cursorAt(1, 0));
  });

  test("Ctrl goes to the end, first of the cells, then of the labels", () => {
    expect(press(cursorAt(2, 2), "ArrowUp", { ctrlKey: true })).toEqual(cursorAt(0, 2));
    expect(press(cursorAt(0, 2), "ArrowUp", { ctrlKey: true })).toEqual(cursorAt(-1, 2));
    expect(press(cursorAt(0, 0), "ArrowRight", { ctrlKey: true })).toEqual(cursorAt(0, 3));
    expect(press(cursorAt(1, 2), "Home")).toEqual(cursorAt(1, 0));
    expect(press(cursorAt(1, 0), "Home")).toEqual(cursorAt(1, -1));
    expect(press(cursorAt(-1, -1), "Home", { ctrlKey: true })).toEqual(cursorAt(0, 0));
    expect(press(cursorAt(0, 0), "End", { ctrlKey: true })).toEqual(cursorAt(2, 3));
  });

  test("Shift extends the selection from where it began", () => {
    const first = press(cursorAt(1, 1), "ArrowRight", { shiftKey: true });
    const second = first && press(first, "ArrowUp", { shiftKey: true });
    expect(second && selectedBlock(second)).toEqual({
      from: { row: 0, column: 1 },
      to: { row: 1, column: 2 },
    });
  });

  test("Tab goes from line to line and ends behind the last cell", () => {
    expect(press(cursorAt(0, 3), "Tab")).toEqual(cursorAt(1, 0));
    expect(press(cursorAt(2, 3), "Tab")).toBeNull();
    expect(press(cursorAt(1, -1), "Tab", { shiftKey: true })).toEqual(cursorAt(0, 3));
    expect(press(cursorAt(-1, -1), "Tab", { shiftKey: true })).toBeNull();
  });

  test("other keys do not move", () => {
    expect(press(cursorAt(0, 0), "t")).toBeNull();
    expect(press(cursorAt(0, 0), "Enter")).toBeNull();
  });
});

test("a cursor whose line is gone is on the last one that is left", () => {
  expect(clampCursor(cursorAt(5, 5), { rows: 2, columns: 0 })).toEqual(cursorAt(1, -1));
});
