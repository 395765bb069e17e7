import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { recordsOf } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { repairRecords } from "@/board/document/repair-records";
import { generateBoard, generateRecords } from "./generate-board";

const typesOf = (shapes: number) => {
  const counts: Record<string, number> = {};
  for (const record of generateRecords({ shapes })) {
    const kind = record.typeName === "shape" ? record.type : record.typeName;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
};

test("a generated board has 60 % notes, 20 % geo, 10 % bound arrows, 10 % strokes", () => {
  expect(typesOf(1000)).toEqual({ note: 600, geo: 200, arrow: 100, draw: 100, binding: 200, page: 1 });
});

test("the same seed gives the same board, another seed another one", () => {
  const board = generateRecords({ shapes: 100, seed: 7 });
  expect(generateRecords({ shapes: 100, seed: 7 })).toEqual(board);
  expect(generateRecords({ shapes: 100, seed: 8 })).not.toEqual(board);
});

test("every record is valid, has its place, and a page holds no more than the product allows", () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, generateBoard({ shapes: 9000 }).canvas);
  const { records, rejected } = recordsOf(doc, createRecordCheck(createPaperboardSchema()));
  expect(rejected).toEqual([]);
  expect(repairRecords(records).size).toBe(0);
  expect([...records.values()].filter(({ typeName }) => typeName === "page")).toHaveLength(3);
});

test("generated shapes compress no better than what people draw", () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, generateBoard({ shapes: 1000 }).canvas);
  // Captured boards: 368 kB for 5,000 shapes. Far below that, the generator would flatter the figures.
  expect(gzipSync(Y.encodeStateAsUpdateV2(doc)).length / 1000).toBeGreaterThan(60);
});
