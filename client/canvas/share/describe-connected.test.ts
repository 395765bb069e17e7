import { describe, expect, it } from "vitest";
import { describeConnected, effectOfEnding } from "./describe-connected";

const NAMES = new Map([
  ["a", "Ada"],
  ["b", "Ben"],
  ["c", "Cleo"],
  ["d", "Dan"],
  ["r", ""],
]);
const effect = (people: string[], screens = 0, self: string | null = "me") =>
  effectOfEnding(describeConnected({ people, screens }, NAMES, self));

describe("what ending a link does", () => {
  it("says that nobody is there", () => {
    expect(effect([])).toBe("Nobody is connected through it at the moment.");
  });

  it("names up to three people and counts the rest", () => {
    expect(effect(["a"])).toBe("1 person is connected through it and loses the board at once: Ada.");
    expect(effect(["a", "b", "c", "d", "r", "unknown"])).toBe(
      "6 people are connected through it and lose the board at once: Ada, Ben, Cleo, 1 other and 2 without a name.",
    );
  });

  it("counts room screens apart", () => {
    expect(effect([], 2)).toBe("2 room screens go blank.");
  });

  it("does not count this person, who stays", () => {
    expect(effect(["me"])).toBe(
      "Nobody is connected through it at the moment. You came by it yourself; you stay in charge.",
    );
    expect(describeConnected({ people: ["me", "a"], screens: 0 }, NAMES, "me")).toEqual({
      count: 1,
      names: "Ada",
      screens: 0,
      self: true,
    });
  });
});
