import { describe, expect, it } from "vitest";
import { matchTitle } from "./match-title";

describe("matchTitle", () => {
  it("finds a part of the title whatever its case and accents", () => {
    expect(matchTitle("Řešení pozdních modulů", "resenÍ")).toBe(true);
    expect(matchTitle("Late module patching, 2019", "MODULE p")).toBe(true);
    expect(matchTitle("Late module patching, 2019", "early")).toBe(false);
  });

  it("matches everything while nothing is typed", () => {
    expect(matchTitle("Anything", "  ")).toBe(true);
  });
});
