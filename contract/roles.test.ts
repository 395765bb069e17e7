import { describe, expect, it } from "vitest";
import { ACTIONS, type Action, may, ROLES, type Role, strongerRole } from "./roles";

/** The matrix of the access design, one row per action; columns room, viewer, participant, facilitator. */
const MATRIX: Record<Action, readonly [boolean, boolean, boolean, boolean]> = {
  read: [true, true, true, true],
  duplicate: [false, true, true, true],
  presence: [false, true, true, true],
  cursor: [false, false, true, true],
  speak: [false, true, true, true],
  edit: [false, false, true, true],
  "edit-sealed-actions": [false, false, true, true],
  "pass-on": [false, false, true, true],
  "run-session": [false, false, false, true],
  manage: [false, false, false, true],
};

describe("may", () => {
  const cells = ACTIONS.flatMap((action) =>
    ROLES.map((role, column): [Role, Action, boolean] => [role, action, MATRIX[action][column] ?? false]),
  );
  it.each(cells)("%s / %s is %s", (role, action, allowed) => {
    expect(may(role, action)).toBe(allowed);
  });

  it("never gives a stronger role less", () => {
    for (const action of ACTIONS) {
      const allowed = ROLES.map((role) => may(role, action));
      expect(allowed).toEqual([...allowed].sort((a, b) => Number(a) - Number(b)));
    }
  });
});

describe("strongerRole", () => {
  it("is the right one of any two, in either order", () => {
    expect(strongerRole("viewer", "participant")).toBe("participant");
    expect(strongerRole("participant", "viewer")).toBe("participant");
    expect(strongerRole("facilitator", "room")).toBe("facilitator");
    expect(strongerRole("room", "room")).toBe("room");
  });
});
