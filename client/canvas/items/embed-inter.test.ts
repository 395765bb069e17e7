import { expect, it } from "vitest";
import { parseUnicodeRange } from "./embed-inter";

it("reads the ranges of a font face", () => {
  expect(parseUnicodeRange("U+0000-00FF, U+131,u+4??")).toEqual([
    [0, 0xff],
    [0x131, 0x131],
    [0x400, 0x4ff],
  ]);
  expect(parseUnicodeRange("")).toEqual([[0, 0x10ffff]]);
});
