import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LIMITS } from "./limits";
import { readPresence, readWho } from "./presence";
import { Presence } from "./presence-schema";
import { ROLES } from "./roles";
import { MAX_DRAGGED } from "./shape-key";

const often = (usual: fc.Arbitrary<unknown>, rare: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 60, arbitrary: usual }, { weight: 1, arbitrary: rare });
const number = often(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0),
);
const text = often(
  fc.string({ maxLength: 12 }),
  fc.integer({ min: 0, max: 230 }).map((chars) => "x".repeat(chars)),
);
const junk = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(null, undefined, true, [], {}, "", 0, "constructor", JSON.parse('{"__proto__": {"x": 1}}')),
);
/** Now and then something else than what belongs here. */
const mostly = (value: fc.Arbitrary<unknown>) => often(value, junk);
const object = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, mostly(value)])), {
    requiredKeys: Object.keys(fields).slice(0, 2),
  });
const box = object({ x: number, y: number, w: number, h: number });

const state = mostly(
  fc.record(
    Object.fromEntries(
      Object.entries({
        name: text,
        color: often(fc.constant("#12abEF"), fc.constantFrom("#12abef;", "red")),
        person: object({ id: text, role: often(fc.constantFrom(...ROLES), fc.constant("owner")) }),
        page: text,
        cursor: object({ x: number, y: number, rotation: number, type: text }),
        selection: often(
          fc.array(mostly(text), { maxLength: 5 }),
          fc.array(text, { minLength: 95, maxLength: 105 }),
        ),
        selectionBox: box,
        camera: object({ x: number, y: number, z: number }),
        screen: box,
        brush: box,
        scribbles: often(
          fc.array(mostly(fc.object({ maxDepth: 2 })), { maxLength: 4 }),
          fc.array(fc.object(), { minLength: 7, maxLength: 9 }),
        ),
        dragged: often(
          fc.constant("abcde12_-Z"),
          fc.constantFrom("", "abcdefg", "ab<de", "abcde".repeat(MAX_DRAGGED + 1)),
        ),
        draggedTo: often(
          fc.array(mostly(number), { minLength: 3, maxLength: 3 }),
          fc.array(number, { minLength: 2, maxLength: 4 }),
        ),
        editing: object({ item: text, path: text }),
        chat: text,
        following: text,
        at: number,
        unknown: junk,
      }).map(([key, value]) => [key, mostly(value)]),
    ),
    { requiredKeys: [] },
  ),
);

describe("reading presence", () => {
  it("says of any state what the schema says of it", () => {
    let readable = 0;
    fc.assert(
      fc.property(state, (value) => {
        const said = Presence.safeParse(value);
        if (said.success) readable += 1;
        expect(readPresence(value)).toEqual(said.success ? said.data : null);
        const who = Presence.pick({ name: true, person: true }).safeParse(value);
        expect(readWho(value)).toEqual(who.success ? who.data : null);
      }),
      { numRuns: 3_000 },
    );
    // Else the test would compare refusals alone.
    expect(readable).toBeGreaterThan(200);
  });

  it("reads every field, and each alone when it is wrong is refused", () => {
    const full: Presence = {
      name: "Ann",
      color: "#12abEF",
      person: { id: "ann", role: "participant" },
      page: "page:1",
      cursor: { x: 1.5, y: -2, rotation: 0, type: "default" },
      selection: ["shape:1"],
      camera: { x: 0, y: 0, z: 1 },
      screen: { x: 0, y: 0, w: 800, h: 600 },
      brush: null,
      scribbles: [{ points: [{ x: 1, y: 2 }] }],
      selectionBox: { x: 0, y: 0, w: 10, h: 20 },
      dragged: "abcde12_-Z",
      draggedTo: [1, 2, 0],
      editing: { item: "shape:1", path: "title" },
      chat: "look here",
      following: "ann",
      at: 1_000,
    };
    expect(Object.keys(full).toSorted()).toEqual(Object.keys(Presence.shape).toSorted());
    expect(readPresence(full)).toEqual(full);
    for (const key of Object.keys(full)) expect(readPresence({ ...full, [key]: true }), key).toBeNull();
    expect(readPresence({ ...full, name: "x".repeat(LIMITS.nameChars + 1) })).toBeNull();
  });

  it("lets nothing through by the name of a prototype", () => {
    const hostile = JSON.parse(
      '{"__proto__": {"name": "x"}, "scribbles": [{"__proto__": {"points": 1}, "id": "a"}]}',
    );
    const read = readPresence(hostile);
    expect(read).toEqual({ name: "", scribbles: [{ id: "a" }] });
    expect(Object.getPrototypeOf(read?.scribbles?.[0])).toBe(Object.prototype);
    expect(readPresence([])).toBeNull();
  });
});
