import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coveredBy, firstFlaw, formatSeqs, parseSeqs, type SeqRange } from "./covered-seqs";

describe("covered seqs", () => {
  test("neighbours are written as one range", () => {
    expect(
      formatSeqs([
        [7, 7],
        [3, 3],
        [5, 6],
      ]),
    ).toBe("3,5-7");
  });

  test("what is written is read again", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (seqs) => {
        const ranges = parseSeqs(formatSeqs(seqs.map((seq) => [seq, seq])));
        const read = ranges?.flatMap(([from, to]) =>
          Array.from({ length: to - from + 1 }, (_, i) => from + i),
        );
        expect(read).toEqual([...seqs].sort((a, b) => a - b));
      }),
    );
  });

  test.each(["", "3,", "a", "3-", "-3", "3;4", " 3"])("'%s' is not a list of seqs", (text) => {
    expect(parseSeqs(text)).toBeNull();
  });

  test("a row that does not end at its own seq says nonsense", () => {
    expect(coveredBy({ seq: 5, covers: null })).toEqual([[5, 5]]);
    expect(coveredBy({ seq: 5, covers: "3,5" })).toEqual([
      [3, 3],
      [5, 5],
    ]);
    expect(coveredBy({ seq: 5, covers: "3-6" })).toBeNull();
    expect(coveredBy({ seq: 5, covers: "3" })).toBeNull();
  });

  test("any partition of the log is whole, and lacks exactly what is taken away", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(4), { minLength: 1, maxLength: 30 }),
        fc.nat(29),
        fc.nat(29),
        (groups, a, b) => {
          const head = groups.length;
          const after = a % head;
          const ranges = groups.map((_, index): SeqRange => [index + 1, index + 1]);
          // Rows of a group merge into one; a merged row is there when its highest seq is after the snapshot.
          const rows = [...new Set(groups)]
            .map((group) => ranges.filter((_, index) => groups[index] === group))
            .filter((covered) => (covered.at(-1) as SeqRange)[1] > after);
          expect(firstFlaw(rows.flat(), after, head)).toBeNull();
          const lost = rows[b % rows.length] as SeqRange[];
          const missing = lost.map(([seq]) => seq).filter((seq) => seq > after);
          expect(firstFlaw(rows.filter((row) => row !== lost).flat(), after, head)).toBe(missing[0]);
          expect(firstFlaw([...rows.flat(), ...lost], after, head)).toBe(missing[0]);
        },
      ),
    );
  });
});
