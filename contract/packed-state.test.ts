import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packState, unpackState } from "./packed-state";

const bytes = (text: string) => new TextEncoder().encode(text);
const A = "0HQKtEY-A32YnAfP1eKUh";
const B = "B-4aHq3tGAXFrz_ykzmeq";

describe("a packed state", () => {
  it("spells an id out once", () => {
    const once = bytes(`shape:${A}`);
    const often = bytes(`shape:${A} `.repeat(50));
    expect(packState(often).length - packState(once).length).toBeLessThan(50 * "shape: ".length + 120);
    expect(unpackState(packState(often))).toEqual(often);
  });

  it.each([
    ["nothing", ""],
    ["no ids", "a board"],
    ["ids at both ends", `:${A}:${B}:${A}`],
    ["an id inside longer words", `:${A}${B}:${A}x:${A}`],
    ["what is an id only once something else was cut out", `:${A}:${A.slice(0, 10)}:${A}${A.slice(10)}:${A}`],
    ["an id that is cut off", `:${A} :${A.slice(0, 20)}`],
    ["colons only", ":::::"],
  ])("brings back %s", (_, text) => {
    expect(unpackState(packState(bytes(text)))).toEqual(bytes(text));
  });

  it("brings back any bytes", () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 30 }),
      fc.constantFrom(":", `:${A}`, `shape:${B}`, A, B.slice(5), "-").map(bytes),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const update = Uint8Array.from(pieces.flatMap((some) => [...some]));
        expect(unpackState(packState(update))).toEqual(update);
      }),
    );
  });

  it.each([
    ["another format", [2, 0, 0, 0]],
    ["a stretch longer than the rest", [1, 1, 9, 1, 0, 1, 65]],
    ["an id that is not there", [1, 1, 0, 1, 0, 1, 65]],
    ["nothing at all", []],
  ])("is refused with %s", (_, packed) => {
    expect(() => unpackState(Uint8Array.from(packed))).toThrow();
  });
});
