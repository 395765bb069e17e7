import { expect, test } from "vitest";
import { applySplices } from "@/board/document/text-splices";
import { endOfSplices, movedCaret, typedSplices } from "./text-edit";

test("the caret tells which of several equal characters was typed or deleted", () => {
  expect(typedSplices("aaa", "aaaa", 1)).toEqual([{ at: 0, deleted: 0, inserted: "a" }]);
  expect(typedSplices("aaa", "aaaa", 4)).toEqual([{ at: 3, deleted: 0, inserted: "a" }]);
  expect(typedSplices("aaaa", "aaa", 2)).toEqual([{ at: 2, deleted: 1, inserted: "" }]);
});

test("a replaced selection, a correction elsewhere and no caret at all give the new text", () => {
  for (const [before, after, caret] of [
    ["one two", "one 2", 5],
    ["teh end", "the end", 7],
    ["abc", "xbz", null],
    ["abc", "", 0],
  ] as const)
    expect(applySplices(before, typedSplices(before, after, caret))).toBe(after);
});

test("a caret stays with the text before it, also when somebody inserts right there", () => {
  expect(movedCaret(4, [{ at: 0, deleted: 0, inserted: "xx" }])).toBe(6);
  expect(movedCaret(4, [{ at: 4, deleted: 0, inserted: "xx" }])).toBe(4);
  expect(movedCaret(4, [{ at: 2, deleted: 5, inserted: "" }])).toBe(2);
});

test("after an undo the caret stands behind what came back", () => {
  expect(
    endOfSplices([
      { at: 1, deleted: 2, inserted: "" },
      { at: 5, deleted: 0, inserted: "abc" },
    ]),
  ).toBe(6);
  expect(endOfSplices([])).toBeNull();
});
