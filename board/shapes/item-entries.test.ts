import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newEntryId, withChangedEntry, withEntry, withMovedEntry, withoutEntry } from "./item-entries";
import { inOrder, type Entries } from "./item-fields";

type Named = { index: string; name: string };
const names = (entries: Entries<Named>) => inOrder(entries).map(({ name }) => name);

function listOf(...all: string[]): Entries<Named> {
  return all.reduce<Entries<Named>>((entries, name) => withEntry(entries, name, { name }), {});
}

describe("lists of items", () => {
  it("grow at the end, or behind an entry", () => {
    const list = listOf("a", "b", "c");
    expect(names(list)).toEqual(["a", "b", "c"]);
    expect(names(withEntry(list, "x", { name: "x" }, "a"))).toEqual(["a", "x", "b", "c"]);
    expect(names(withEntry(list, "x", { name: "x" }, "gone"))).toEqual(["a", "b", "c", "x"]);
  });

  it("let an entry stand at any place", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.integer({ min: -1, max: 7 }), (from, to) => {
        const all = ["a", "b", "c", "d", "e", "f"];
        const name = all[from] as string;
        const moved = names(withMovedEntry(listOf(...all), name, to));
        const place = Math.min(Math.max(to, 0), 5);
        expect(moved.indexOf(name)).toBe(place);
        expect(moved.filter((other) => other !== name)).toEqual(all.filter((other) => other !== name));
      }),
    );
  });

  it("accept an entry between two with the same index, as two people leave them", () => {
    const tied = { a: { index: "a1", name: "a" }, b: { index: "a1", name: "b" } };
    const list = withEntry<Named>(tied, "x", { name: "x" }, "a");
    expect(Object.keys(list)).toHaveLength(3);
    expect(names(list).indexOf("x")).toBeGreaterThan(names(list).indexOf("a"));
  });

  it("change and lose one entry and leave the others as they are", () => {
    const list = listOf("a", "b");
    expect(withChangedEntry(list, "b", { name: "B" })).toEqual({ ...list, b: { ...list.b, name: "B" } });
    expect(withChangedEntry(list, "gone", { name: "x" })).toBe(list);
    expect(withoutEntry(list, "a")).toEqual({ b: list.b });
  });

  it("have ids that can stand in a path", () => {
    for (let i = 0; i < 200; i += 1) expect(newEntryId()).toMatch(/^[\w-]{10}$/);
  });
});
