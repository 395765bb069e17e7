import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { DamagedUpdate, packUpdate, unpackUpdate } from "./update-codec";

/** Yjs itself loses a key `__proto__` inside a value on the way, in every encoding. */
const Value = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('"__proto__"'));

/** One edit of the document layout that boards use. */
const Edit = fc.oneof(
  fc.record({ kind: fc.constant("set" as const), id: fc.nat(5), value: Value }),
  fc.record({ kind: fc.constant("delete" as const), id: fc.nat(5) }),
  fc.record({ kind: fc.constant("type" as const), id: fc.nat(5), text: fc.string({ unit: "grapheme" }) }),
  fc.record({ kind: fc.constant("draw" as const), id: fc.nat(5), points: fc.uint8Array({ maxLength: 600 }) }),
);
type Edit = typeof Edit extends fc.Arbitrary<infer T> ? T : never;

describe("update codec", () => {
  test("any update has the same effect after packing and unpacking", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Edit, { minLength: 1, maxLength: 40 }), fc.nat(39), async (edits, cut) => {
        const doc = new Y.Doc();
        const updates: Uint8Array[] = [];
        doc.on("update", (update: Uint8Array) => updates.push(update));
        for (const edit of edits) apply(doc, edit);
        const received = new Y.Doc();
        const parts = [Y.mergeUpdates(updates.slice(0, cut + 1)), ...updates.slice(cut + 1)];
        for (const part of parts) Y.applyUpdate(received, await unpackUpdate(await packUpdate(part)));
        expect(contentOf(received)).toEqual(contentOf(doc));
        expect(Y.encodeStateVector(received)).toEqual(Y.encodeStateVector(doc));
        // Deletions travel outside the state vector.
        expect(Y.equalSnapshots(Y.snapshot(received), Y.snapshot(doc))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("a small update costs five bytes and comes back byte for byte", async () => {
    const update = updateOf((doc) => doc.getMap("records").set("a", 1));
    const packed = await packUpdate(update);
    expect(packed).toHaveLength(update.length + 5);
    expect(await unpackUpdate(packed)).toEqual(update);
  });

  test("a large repetitive update is stored in a fraction of its size", async () => {
    const update = updateOf((doc) => {
      for (let index = 0; index < 3_000; index++) {
        doc.getMap("records").set(`shape:${index}`, { type: "note", color: "yellow", x: index });
      }
    });
    expect(update.length).toBeGreaterThan(64 * 1024);
    const packed = await packUpdate(update);
    expect(packed.length).toBeLessThan(update.length / 4);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await unpackUpdate(packed));
    expect(doc.getMap("records").size).toBe(3_000);
  });

  test("every flipped bit and every cut is noticed, in each format", async () => {
    const updates = [
      updateOf((doc) => doc.getMap("records").set("a", 1)),
      updateOf((doc) => doc.getMap("records").set("a", "a".repeat(300))),
      updateOf((doc) =>
        doc.getMap("records").set(
          "a",
          Uint8Array.from({ length: 150 }, (_, i) => i * i * 31),
        ),
      ),
    ];
    for (const update of updates) {
      const packed = await packUpdate(update);
      for (let bit = 0; bit < packed.length * 8; bit++) {
        const damaged = packed.slice();
        damaged[bit >> 3] = (damaged[bit >> 3] as number) ^ (1 << (bit & 7));
        await expect(unpackUpdate(damaged)).rejects.toBeInstanceOf(DamagedUpdate);
      }
      for (let length = 0; length < packed.length; length++) {
        await expect(unpackUpdate(packed.subarray(0, length))).rejects.toBeInstanceOf(DamagedUpdate);
      }
    }
  });

  test("a view into a larger buffer is unpacked by its own bounds", async () => {
    const update = updateOf((doc) => doc.getMap("records").set("a", "b".repeat(500)));
    const packed = await packUpdate(update);
    const around = new Uint8Array(packed.length + 20).fill(9);
    around.set(packed, 7);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await unpackUpdate(around.subarray(7, 7 + packed.length)));
    expect(doc.getMap("records").get("a")).toBe("b".repeat(500));
  });
});

function apply(doc: Y.Doc, edit: Edit): void {
  const records = doc.getMap("records");
  const key = `shape:${edit.id}`;
  switch (edit.kind) {
    case "set":
      return void records.set(key, edit.value);
    case "delete":
      return records.delete(key);
    case "type":
      return doc.getText(`t:${key}`).insert(0, edit.text);
    case "draw":
      return doc.getArray(`live:${key}`).push([edit.points]);
  }
}

function contentOf(doc: Y.Doc): unknown {
  const ids = [0, 1, 2, 3, 4, 5].map((id) => `shape:${id}`);
  return {
    records: doc.getMap("records").toJSON(),
    texts: ids.map((id) => doc.getText(`t:${id}`).toString()),
    strokes: ids.map((id) => doc.getArray(`live:${id}`).toJSON()),
  };
}

function updateOf(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc);
}
