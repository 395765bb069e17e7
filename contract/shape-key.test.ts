import { expect, it } from "vitest";
import { SHAPE_KEYS, shapeKey, splitShapeKeys } from "./shape-key";

it("gives equal ids equal keys, on every machine the same", () => {
  expect(shapeKey("shape:0HQKtEY-A32YnAfP1eKUh")).toBe(shapeKey("shape:0HQKtEY-A32YnAfP1eKUh"));
  expect(shapeKey("shape:a")).toBe("u0_AG");
});

it("tells the shapes of a full page apart", () => {
  const keys = Array.from({ length: 4000 }, (_, index) => shapeKey(`shape:${index}-${index * 7919}`));
  expect(new Set(keys).size).toBeGreaterThanOrEqual(3999);
});

it("makes rows that can be taken apart again", () => {
  const keys = ["a", "b", "c"].map(shapeKey);
  expect(keys.join("")).toMatch(SHAPE_KEYS);
  expect(splitShapeKeys(keys.join(""))).toEqual(keys);
  expect(splitShapeKeys("")).toEqual([]);
});
