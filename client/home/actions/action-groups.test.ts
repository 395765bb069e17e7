import { describe, expect, it } from "vitest";
import type { ListedAction } from "@/contract/actions";
import { actionGroups, keyOf } from "./action-groups";

const action = (id: string, due: string, status: ListedAction["status"] = "open") =>
  ({ boardId: "b", id, due, status }) as ListedAction;

describe("actionGroups", () => {
  it("cuts a list where the reader's day, the end of the week and the milestones are", () => {
    const list = [
      action("a", "2026-11-22"),
      action("b", "2026-11-23"),
      action("c", "2026-11-29"),
      action("d", "2026-11-30"),
      action("e", "v6.20"),
      action("f", ""),
      action("g", "2026-11-01", "done"),
      action("h", "", "dropped"),
    ];
    const names = actionGroups(list, "2026-11-23").map(({ name, actions }) => [
      name,
      ...actions.map(({ id }) => id),
    ]);
    expect(names).toEqual([
      ["overdue", "a"],
      ["week", "b", "c"],
      ["later", "d"],
      ["milestone", "e"],
      ["none", "f"],
      ["closed", "g", "h"],
    ]);
  });

  it("leaves what was ticked off since where it was", () => {
    const before = action("a", "2026-11-22");
    const placed = new Map([[keyOf(before), before]]);
    const groups = actionGroups([{ ...before, status: "done" }], "2026-11-23", placed);
    expect(groups.map(({ name }) => name)).toEqual(["overdue"]);
  });

  it("on a Sunday the week ends that day", () => {
    const list = [action("a", "2026-11-29"), action("b", "2026-11-30")];
    expect(actionGroups(list, "2026-11-29").map(({ name }) => name)).toEqual(["week", "later"]);
  });
});
