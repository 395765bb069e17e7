import { expect, test } from "vitest";
import { flatness } from "./judgement";

const MB = 1e6;

test("memory is flat when the end is about where it began, whatever happened in between", () => {
  expect(flatness([80, 82, 140, 150, 84, 83].map((mb) => mb * MB))).toEqual({
    faults: [],
    note: "81.0 MB after the restart, 83.5 MB at the end",
  });
});

test("memory that grows is a fault, one lucky sample or not", () => {
  expect(flatness([80, 80, 100, 110, 130, 80].map((mb) => mb * MB)).faults).toEqual([
    "memory grew: 80.0 MB after the restart, 105.0 MB at the end",
  ]);
});

test("a soak too short to tell leaves it open, and does not pass for flat", () => {
  expect(flatness([80 * MB, 81 * MB, 400 * MB])).toMatchObject({ open: true, faults: [] });
  expect(flatness([])).toMatchObject({ open: true });
});
