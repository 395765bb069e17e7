import { describe, expect, it } from "vitest";
import { LIMITS } from "@/contract/limits";
import { limitNotices } from "./board-limits";

const small = { shapesOnPage: 10, records: 20, documentBytes: 0, texts: 0, pictureBytes: 0 };
const texts = (size: Partial<typeof small>) =>
  limitNotices({ ...small, ...size }, LIMITS, "page:a").map(({ text, tone }) => `${tone}: ${text}`);

describe("limitNotices", () => {
  it("is silent while there is room", () => {
    expect(texts({ shapesOnPage: 1999, records: 31_999, documentBytes: 50e6 })).toEqual([]);
  });

  it("says where comfort ends, how many more fit, and when the page is full", () => {
    expect(texts({ shapesOnPage: 2000 })).toEqual([expect.stringMatching(/^info: 2,000 objects .*2,000/)]);
    expect(texts({ shapesOnPage: 3700 })).toEqual([expect.stringMatching(/^warning: .*300 more fit/)]);
    expect(texts({ shapesOnPage: LIMITS.maxShapesPerPage })).toEqual([
      expect.stringMatching(/^warning: This page is full/),
    ]);
  });

  it("speaks of the board before the server refuses edits, by what is nearer its limit", () => {
    expect(texts({ records: 0.85 * LIMITS.recordsPerBoard })).toEqual([
      expect.stringMatching(/85 % of the objects/),
    ]);
    expect(texts({ documentBytes: 0.95 * LIMITS.documentBytes })).toEqual([
      expect.stringMatching(/95 % of the size/),
    ]);
    expect(texts({ texts: 0.9 * LIMITS.textsPerBoard, documentBytes: 0.85 * LIMITS.documentBytes })).toEqual([
      expect.stringMatching(/^warning: .*90 % of the texts/),
    ]);
    expect(texts({ texts: 0.79 * LIMITS.textsPerBoard })).toEqual([]);
  });

  it("speaks of the pictures before one is refused", () => {
    expect(texts({ pictureBytes: 0.79 * LIMITS.boardAssetBytes })).toEqual([]);
    expect(texts({ pictureBytes: 0.81 * LIMITS.boardAssetBytes })).toEqual([
      expect.stringMatching(/^warning: .*81 % of the 500 MB/),
    ]);
  });

  it("follows the limits of the instance", () => {
    const limits = { recordsPerBoard: 20, documentBytes: 1000, maxShapesPerPage: 10 };
    const size = { ...small, shapesOnPage: 5, records: 16 };
    expect(limitNotices(size, limits, "page:a").map(({ text }) => text)).toEqual([
      expect.stringMatching(/^5 objects .* 5 /),
      expect.stringMatching(/80 % of the objects/),
    ]);
  });

  it("says another thing once dismissed only when it has become worse", () => {
    const ids = (shapesOnPage: number) =>
      limitNotices({ ...small, shapesOnPage }, LIMITS, "page:a").map(({ id }) => id);
    expect(ids(2000)).toEqual(ids(3000));
    expect(ids(3700)).not.toEqual(ids(3000));
    expect(limitNotices({ ...small, shapesOnPage: 2000 }, LIMITS, "page:b")[0]?.id).not.toBe(ids(2000)[0]);
  });
});
