import { describe, expect, it } from "vitest";
import { contrast, inkOn } from "./ink-on";
import { PERSON_COLORS } from "./person";

describe("inkOn", () => {
  it("keeps initials readable on every cursor colour (4.5:1)", () => {
    for (const color of PERSON_COLORS)
      expect(contrast(color, inkOn(color)), color).toBeGreaterThanOrEqual(4.5);
  });

  it("takes dark ink on light colours and light ink on dark ones", () => {
    expect(inkOn("#ffffff")).toBe("#1d1c1a");
    expect(inkOn("#000000")).toBe("#ffffff");
  });

  it("computes the contrast ratio of WCAG", () => {
    expect(contrast("#ffffff", "#000000")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });
});
