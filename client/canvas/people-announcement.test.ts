import { describe, expect, it } from "vitest";
import { peopleAnnouncement } from "./people-announcement";

const person = (name: string) => ({ id: name || "nobody", name, role: "participant" as const });
const people = (...names: string[]) => names.map(person);

describe("peopleAnnouncement", () => {
  it("names who came and who went", () => {
    expect(peopleAnnouncement([], people("Ada", "Ben"))).toBe("Ada and Ben joined.");
    expect(peopleAnnouncement(people("Ada", "Ben"), people("Ben", "Cem"))).toBe("Cem joined. Ada left.");
  });

  it("counts a crowd", () => {
    expect(peopleAnnouncement([], people("A", "B", "C", "D"))).toBe("4 people joined.");
  });

  it("says nothing when nobody came or went, whatever they are called now", () => {
    expect(peopleAnnouncement(people("Ada"), [{ ...person("Ada"), name: "Ada L." }])).toBe("");
  });

  it("has a word for somebody without a name", () => {
    expect(peopleAnnouncement([], [{ id: "x", name: "", role: "viewer" }])).toBe("Reader joined.");
  });
});
