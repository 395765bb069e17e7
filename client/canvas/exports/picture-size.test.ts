import { describe, expect, test } from "vitest";
import { exportFileName } from "./file-name";
import { fittingScale, isTooLarge, pictureSize } from "./picture-size";

describe("pictureSize", () => {
  test("says what a picture will have, and what is more than browsers draw", () => {
    expect(pictureSize({ w: 1600.5, h: 900 }, 2)).toEqual({ width: 3201, height: 1800 });
    expect(isTooLarge({ width: 8000, height: 8000 })).toBe(false);
    expect(isTooLarge({ width: 8001, height: 8000 })).toBe(true);
    expect(isTooLarge({ width: 20_000, height: 10 })).toBe(true);
  });

  test("fits a picture into pixels and sides, and never enlarges it beyond what was wanted", () => {
    expect(fittingScale({ w: 100, h: 100 }, 2, { pixels: 1_000_000, side: 1000 })).toBe(2);
    expect(fittingScale({ w: 1000, h: 1000 }, 2, { pixels: 1_000_000, side: 8000 })).toBe(1);
    expect(fittingScale({ w: 10_000, h: 10 }, 2, { pixels: 1_000_000, side: 1000 })).toBe(0.1);
  });
});

describe("exportFileName", () => {
  test.each([
    [["Weekly", "Proposals"], "Weekly, Proposals.png"],
    [["Weekly", ""], "Weekly.png"],
    [['a/b\\c:d*e?f"g<h>i|j\u0000k\u202e'], "a b c d e f g h i j k.png"],
    [["..", " . "], "board.png"],
    [["日本語"], "日本語.png"],
  ])("%j is saved as %s", (parts, name) => expect(exportFileName(parts, "png")).toBe(name));
});
