import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applySplices, mergeTexts, movedPosition, rebaseSplices, splicesBetween } from "./text-splices";

const words = fc.stringMatching(/^[ab c]{0,30}$/);
const any = fc.string({ unit: "grapheme", maxLength: 12 });

describe("splices between two texts", () => {
  it("turn one into the other, whatever they are", () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(words, words), fc.tuple(any, any)), ([from, to]) => {
        const splices = splicesBetween(from, to);
        expect(applySplices(from, splices)).toBe(to);
        let end = -1;
        for (const { at, deleted } of splices) {
          expect(at).toBeGreaterThan(end);
          end = at + deleted;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("touch only what differs", () => {
    expect(splicesBetween("one two three", "one 2 three!")).toEqual([
      { at: 4, deleted: 3, inserted: "2" },
      { at: 13, deleted: 0, inserted: "!" },
    ]);
  });

  it("never split a character of two units", () => {
    expect(splicesBetween("a😀b", "a😁b")).toEqual([{ at: 1, deleted: 2, inserted: "😁" }]);
    expect(splicesBetween("😀", "😀😀")).toEqual([{ at: 2, deleted: 0, inserted: "😀" }]);
  });

  it("are one for texts that have nothing in common", () => {
    const [from, to] = ["x".repeat(5000), "y".repeat(5000)];
    expect(splicesBetween(from, to)).toEqual([{ at: 0, deleted: 5000, inserted: to }]);
  });
});

describe("merging two changes of one text", () => {
  it("keeps both", () => {
    expect(mergeTexts("the answer", "the short answer", "the answer is no")).toBe("the short answer is no");
    expect(mergeTexts("", "mine", "theirs")).toBe("theirsmine");
  });

  it("keeps what was inserted inside of what the other deleted, and deletes once what both did", () => {
    expect(mergeTexts("abcdef", "af", "abcXdef")).toBe("aXf");
    expect(mergeTexts("abcdef", "aef", "abf")).toBe("af");
  });

  it("loses nothing that either inserted and brings back nothing that either deleted", () => {
    const insertion = fc.record({ at: fc.nat(20), deleted: fc.nat(6), text: fc.constantFrom("", "X", "YY") });
    fc.assert(
      fc.property(insertion, insertion, (one, other) => {
        const base = "abcdefghijklmnopqrst";
        const splice = ({ at, deleted, text }: typeof one, letter: string) => ({
          at,
          deleted: Math.min(deleted, base.length - at),
          inserted: text.replaceAll(/[XY]/g, letter),
        });
        const [ours, theirs] = [splice(one, "1"), splice(other, "2")];
        const merged = applySplices(applySplices(base, [theirs]), rebaseSplices([ours], [theirs]));
        for (const { inserted } of [ours, theirs]) expect(merged).toContain(inserted);
        const kept = [...base].filter(
          (_, index) => ![ours, theirs].some(({ at, deleted }) => index >= at && index < at + deleted),
        );
        expect(merged.replaceAll(/[12]/g, "")).toBe(kept.join(""));
      }),
      { numRuns: 2000 },
    );
  });

  it("moves a caret with the text around it", () => {
    const splices = splicesBetween("one three", "one two three");
    expect(movedPosition(2, splices)).toBe(2);
    expect(movedPosition(9, splices)).toBe(13);
    expect(movedPosition(5, [{ at: 3, deleted: 4, inserted: "x" }])).toBe(4);
  });
});
