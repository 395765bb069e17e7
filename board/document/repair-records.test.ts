import type { TLRecord, TLShape } from "@tldraw/tlschema";
import type { IndexKey } from "@tldraw/utils";
import { T } from "@tldraw/validate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexAfter } from "./index-between";
import { repairRecords } from "./repair-records";
import { sampleBinding, samplePage, sampleShape } from "./testing/sample-records";

function board(...records: TLRecord[]): Map<string, TLRecord> {
  return new Map(records.map((record) => [record.id, record]));
}

function repaired(records: Map<string, TLRecord>): Map<string, TLRecord> {
  const result = new Map(records);
  for (const [id, record] of repairRecords(records)) {
    if (record) result.set(id, record);
    else result.delete(id);
  }
  return result;
}

const parentOf = (records: Map<string, TLRecord>, id: string) =>
  (records.get(id) as TLShape | undefined)?.parentId;

describe("repairRecords", () => {
  it("leaves a sound board alone", () => {
    const frame = sampleShape("frame", "f");
    expect(
      repairRecords(board(samplePage(), frame, sampleShape("geo", "g", { parentId: frame.id }))).size,
    ).toBe(0);
  });

  it("puts a shape whose parent is gone on the first page", () => {
    const records = board(
      samplePage("page:b", "a2"),
      samplePage("page:a", "a1"),
      sampleShape("geo", "g", { parentId: "shape:gone" }),
    );
    expect(parentOf(repaired(records), "shape:g")).toBe("page:a");
  });

  it("moves only the root of what was cut off", () => {
    const records = board(
      samplePage(),
      sampleShape("frame", "f", { parentId: "page:gone" }),
      sampleShape("geo", "g", { parentId: "shape:f" }),
    );
    expect([...repairRecords(records).keys()]).toEqual(["shape:f"]);
  });

  it("breaks a circle of parents at its lowest id", () => {
    const records = board(
      samplePage(),
      sampleShape("group", "b", { parentId: "shape:a" }),
      sampleShape("group", "a", { parentId: "shape:c" }),
      sampleShape("group", "c", { parentId: "shape:b" }),
      sampleShape("geo", "Z-hangs-from-it", { parentId: "shape:c" }),
      sampleShape("geo", "self", { parentId: "shape:self" }),
    );
    expect([...repairRecords(records).keys()].sort()).toEqual(["shape:a", "shape:self"]);
  });

  it("removes a binding that lost a shape", () => {
    const records = board(samplePage(), sampleShape("arrow", "a"), sampleBinding("b", "a", "gone"));
    expect(repaired(records).has("binding:b")).toBe(false);
  });

  it("[CD8] leaves one binding for an end of an arrow, the one with the lowest id that has its shapes", () => {
    const start = sampleBinding("s", "a", "g");
    const records = board(
      samplePage(),
      sampleShape("arrow", "a"),
      sampleShape("geo", "g", { index: "a2" }),
      sampleShape("geo", "h", { index: "a3" }),
      sampleBinding("3", "a", "h"),
      sampleBinding("2", "a", "g"),
      sampleBinding("1", "a", "gone"),
      { ...start, props: { ...start.props, terminal: "start" } } as TLRecord,
    );
    expect([...repaired(records).keys()].filter((id) => id.startsWith("binding:")).sort()).toEqual([
      "binding:2",
      "binding:s",
    ]);
  });

  it("breaks ties of index by id", () => {
    const records = board(
      samplePage(),
      sampleShape("geo", "b"),
      sampleShape("geo", "a"),
      sampleShape("geo", "c", { index: "a1V" }),
    );
    const result = repaired(records);
    const order = ["shape:a", "shape:b", "shape:c"].map((id) => (result.get(id) as TLShape).index);
    expect(order[0]).toBe("a1");
    expect([...order].sort()).toEqual(order);
    expect(new Set(order).size).toBe(3);
  });

  it("finds nothing more once applied, whatever the board", () => {
    const id = fc.constantFrom("a", "b", "c", "d", "e");
    const parent = fc.oneof(
      id.map((name) => `shape:${name}`),
      fc.constantFrom("page:page", "page:two", "page:gone"),
    );
    const index = fc.constantFrom("a1", "a2", "a1V", "a10V", "a11");
    const shape = fc
      .record({ id, parentId: parent, index })
      .map(({ id: name, ...rest }) => sampleShape("group", name, rest));
    fc.assert(
      fc.property(
        fc.array(shape, { maxLength: 12 }),
        fc.array(fc.tuple(id, id), { maxLength: 4 }),
        (shapes, ends) => {
          const records = board(
            samplePage(),
            samplePage("page:two", "a1"),
            ...shapes,
            ...ends.map(([from, to], position) => sampleBinding(String(position), from, to)),
          );
          expect(repairRecords(repaired(records)).size).toBe(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("indexAfter", () => {
  it("gives a valid index between its bounds", () => {
    const digit = fc.constantFrom(..."0123456789ABCXYZabcxyz");
    const last = fc.constantFrom(..."123456789ABCXYZabcxyz");
    const tail = fc.tuple(fc.array(digit, { maxLength: 4 }), last).map(([head, end]) => head.join("") + end);
    fc.assert(
      fc.property(tail, (suffix) => {
        const upper = `a1${suffix}` as IndexKey;
        const between = indexAfter("a1" as IndexKey, upper);
        expect(between > "a1" && between < upper).toBe(true);
        T.indexKey.validate(between);
      }),
    );
  });
});
