import { describe, expect, it } from "vitest";
import { needsRefit } from "./needs-refit";

const seen = { minX: 0, minY: 0, maxX: 1000, maxY: 600 };

describe("needsRefit", () => {
  it("moves when something lies outside what is seen", () => {
    expect(needsRefit({ minX: 10, minY: 10, maxX: 1001, maxY: 500 }, seen)).toBe(true);
    expect(needsRefit({ minX: -1, minY: 10, maxX: 900, maxY: 500 }, seen)).toBe(true);
  });

  it("stays while everything is seen and fills a good part of the screen", () => {
    expect(needsRefit({ minX: 10, minY: 10, maxX: 990, maxY: 100 }, seen)).toBe(false);
    expect(needsRefit({ minX: 100, minY: 100, maxX: 700, maxY: 500 }, seen)).toBe(false);
  });

  it("comes closer when all of it has become small", () => {
    expect(needsRefit({ minX: 400, minY: 200, maxX: 600, maxY: 300 }, seen)).toBe(true);
  });
});
