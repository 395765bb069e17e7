import { describe, expect, it } from "vitest";
import { initialsOf } from "./initials";

describe("initialsOf", () => {
  it("takes the first letters of the first and the last word", () => {
    expect(initialsOf("petr jan novák")).toBe("PN");
    expect(initialsOf("room 4")).toBe("R4");
    expect(initialsOf("Mirek")).toBe("M");
  });

  it("keeps what people see as one letter whole", () => {
    expect(initialsOf("👩‍💻 dev")).toBe("👩‍💻D");
  });

  it("has a mark for people without a name", () => {
    expect(initialsOf("  ")).toBe("?");
  });
});
