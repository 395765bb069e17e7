import { describe, expect, it } from "vitest";
import { staleFor } from "./stale-for";

describe("staleFor", () => {
  it("counts seconds, then minutes, then hours, rounded down", () => {
    expect(staleFor(0)).toBe("1 second");
    expect(staleFor(9_900)).toBe("9 seconds");
    expect(staleFor(47_000)).toBe("40 seconds");
    expect(staleFor(60_000)).toBe("1 minute");
    expect(staleFor(59 * 60_000 + 59_000)).toBe("59 minutes");
    expect(staleFor(7_200_000)).toBe("2 hours");
  });
});
