import type { TLDrawShape, TLRecord, TLShape } from "@tldraw/tlschema";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { writeRecord, writeRecordsDiff } from "./canvas-document";
import { sampleSegments, sampleShape } from "./testing/sample-records";

/** The figures of the layout (design: board document), small enough for every run of the tests. */

function change(doc: Y.Doc, from: TLRecord, to: TLRecord): void {
  writeRecordsDiff(doc, { added: {}, updated: { [to.id]: [from, to] }, removed: {} } as never, "test");
}

function measured(start: TLRecord): { doc: Y.Doc; wireBytes: () => number } {
  const doc = new Y.Doc();
  let bytes = 0;
  doc.on("update", (update) => (bytes += update.byteLength));
  doc.transact(() => writeRecord(doc, start));
  return { doc, wireBytes: () => bytes };
}

describe("bytes of the layout", () => {
  for (const [hertz, budget] of [
    [125, 33_000],
    [20, 12_500],
    [10, 10_500],
  ] as const) {
    it(`a 1,000-point stroke in flushes of ${hertz} a second sends at most ${budget} bytes`, () => {
      const points = sampleSegments(1000)[0]?.points ?? [];
      const upTo = (count: number, isComplete: boolean): TLShape =>
        sampleShape("draw", "stroke", {
          props: { segments: [{ type: "free", points: points.slice(0, count) }], isComplete },
        });
      let shape = upTo(1, false);
      const { doc, wireBytes } = measured(shape);
      const pointsPerFlush = Math.round(125 / hertz);
      for (let count = 1; count < 1000;) {
        count = Math.min(1000, count + pointsPerFlush);
        const next = upTo(count, false);
        change(doc, shape, next);
        shape = next;
      }
      change(doc, shape, upTo(1000, true));
      expect((upTo(1000, true) as TLDrawShape).props.segments[0]?.points).toHaveLength(1000);
      expect(wireBytes()).toBeLessThanOrEqual(budget);
      expect(Y.encodeStateAsUpdate(doc).byteLength).toBeLessThanOrEqual(6_000);
    });
  }

  it("20,000 moves of one shape leave at most 200 bytes in the document and cost at most 70 a move", () => {
    let shape = sampleShape("geo", "moved");
    const { doc, wireBytes } = measured(shape);
    const [atRest, sent] = [Y.encodeStateAsUpdate(doc).byteLength, wireBytes()];
    for (let frame = 1; frame <= 20_000; frame++) {
      const next = { ...shape, x: frame * 1.1, y: frame / 3 };
      change(doc, shape, next);
      shape = next;
    }
    expect(Y.encodeStateAsUpdate(doc).byteLength - atRest).toBeLessThanOrEqual(200);
    expect((wireBytes() - sent) / 20_000).toBeLessThanOrEqual(70);
  });
});
