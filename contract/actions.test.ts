import { describe, expect, it } from "vitest";
import { ChangeActionRequest } from "./action-schemas";
import { actionFilterQuery, actionFiltersOf, weekEndOf } from "./actions";

describe("filters in an address", () => {
  it("come back as they were", () => {
    const filters = { status: "all", owner: "Ann & Bo", due: "week", board: "b1", q: "jump label" } as const;
    expect(actionFiltersOf(new URLSearchParams(actionFilterQuery(filters)))).toEqual(filters);
    expect(actionFilterQuery({ status: "open" })).toBe("");
    expect(actionFilterQuery({ status: "open", owner: "" })).toBe("owner=");
    expect(actionFiltersOf([["owner", ""]])).toEqual({ status: "open", owner: "" });
  });

  it("that are unknown or wrong count as left out", () => {
    const query = new URLSearchParams("status=late&owner=*&due=&board=&q=&page=2");
    expect(actionFiltersOf(query)).toEqual({ status: "open", q: "" });
  });
});

describe("a change of an action item", () => {
  it("says something, in one line", () => {
    expect(ChangeActionRequest.safeParse({ by: "Ann" }).success).toBe(false);
    expect(ChangeActionRequest.safeParse({ owner: "a\nb" }).success).toBe(false);
    expect(ChangeActionRequest.safeParse({ owner: "x".repeat(201) }).success).toBe(false);
    expect(ChangeActionRequest.parse({ owner: " Ann " })).toEqual({ owner: "Ann" });
    expect(ChangeActionRequest.parse({ due: "" })).toEqual({ due: "" });
  });
});

describe("weekEndOf", () => {
  it("is the Sunday of a week that begins on Monday, over the end of a year too", () => {
    expect(["2026-11-23", "2026-11-29", "2026-12-31"].map(weekEndOf)).toEqual([
      "2026-11-29",
      "2026-11-29",
      "2027-01-03",
    ]);
  });
});
