import { describe, expect, it } from "vitest";
import type { PersonHere } from "./people-here";
import { peopleChanges } from "./people-changes";

function person(name: string, id = name, role: PersonHere["role"] = "participant"): PersonHere {
  return { id, name, color: "#112233", role, canBeFollowed: true, followsMe: false };
}
const [ada, ben, cleo, dan] = [person("Ada"), person("Ben"), person("Cleo"), person("Dan")];

describe("peopleChanges", () => {
  it("says nothing when nobody came or went", () => {
    expect(peopleChanges([ada], [{ ...ada, followsMe: true }])).toBe("");
  });

  it("names who came and who went", () => {
    expect(peopleChanges([ada], [ada, ben])).toBe("Ben joined.");
    expect(peopleChanges([ada, ben], [])).toBe("Ada and Ben left.");
    expect(peopleChanges([ada], [ben, cleo])).toBe("Ben and Cleo joined. Ada left.");
  });

  it("counts a crowd", () => {
    expect(peopleChanges([], [ada, ben, cleo, dan])).toBe("4 people joined.");
    expect(peopleChanges([ada, ben, cleo, dan], [])).toBe("4 people left.");
  });

  it("has a word for people without a name", () => {
    expect(peopleChanges([], [person("", "v", "viewer")])).toBe("Reader joined.");
  });
});
