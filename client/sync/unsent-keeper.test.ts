import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { fakeClock } from "./testing/fake-clock";
import { createMemoryUnsentEdits, type UnsentEdits } from "./unsent-edits";
import { createUnsentKeeper } from "./unsent-keeper";

function edit(key: string) {
  const doc = new Y.Doc();
  doc.getMap("m").set(key, 1);
  return { update: Y.encodeStateAsUpdate(doc), transactions: 1 };
}

function open(edits: UnsentEdits, epoch = 0) {
  const clock = fakeClock();
  const failed = vi.fn();
  const keep = (ids: ReadonlySet<string>) => ({
    schema: { schemaVersion: 2 as const, sequences: {} },
    update: new Uint8Array(),
    changed: [...ids],
    removed: [],
  });
  return { clock, failed, keeper: createUnsentKeeper({ edits, clock, epoch: () => epoch, keep, failed }) };
}

describe("unsent edits", () => {
  it("that are acknowledged quickly are never written", async () => {
    const edits = createMemoryUnsentEdits();
    const { keeper, clock } = open(edits);
    const one = edit("a");
    keeper.unsaved(one);
    clock.advance(200);
    keeper.saved([one]);
    clock.advance(10_000);
    expect(await edits.load()).toEqual([]);
  });

  it("are kept for the next page load, with their number, until they are durable", async () => {
    const edits = createMemoryUnsentEdits();
    const first = open(edits);
    first.keeper.unsaved(edit("a"));
    first.keeper.unsaved(edit("b"));
    first.clock.advance(300);

    const second = open(edits);
    const restored = await second.keeper.load();
    expect(restored.map(({ transactions }) => transactions)).toEqual([2]);
    const doc = new Y.Doc();
    for (const { update } of restored) Y.applyUpdate(doc, update);
    expect(doc.getMap("m").toJSON()).toEqual({ a: 1, b: 1 });
    second.keeper.saved(restored);
    await vi.waitFor(async () => expect(await edits.load()).toEqual([]));
  });

  it("stay until the last edit of a group is durable", async () => {
    const edits = createMemoryUnsentEdits();
    const { keeper } = open(edits);
    const [one, two] = [edit("a"), edit("b")];
    keeper.unsaved(one);
    keeper.unsaved(two);
    keeper.flush();
    // Waits until whatever is to be removed has been.
    await keeper.saved([one]);
    expect(await edits.load()).toHaveLength(1);
    keeper.saved([two]);
    await vi.waitFor(async () => expect(await edits.load()).toEqual([]));
  });

  it("are kept with the epoch they were made in and the records they touched, and can be forgotten", async () => {
    const edits = createMemoryUnsentEdits();
    const before = open(edits, 1);
    before.keeper.unsaved({ ...edit("a"), records: new Set(["shape:a"]) });
    before.keeper.unsaved({ ...edit("b"), records: new Set(["shape:a", "shape:b"]) });
    before.keeper.flush();
    const after = open(edits, 2);
    const restored = await after.keeper.load();
    expect(restored).toMatchObject([
      { epoch: 1, transactions: 2, kept: { changed: ["shape:a", "shape:b"] } },
    ]);
    expect(await edits.load()).toHaveLength(1);
    after.keeper.saved(restored);
    await vi.waitFor(async () => expect(await edits.load()).toEqual([]));
  });

  it("of a long time offline are few rows, with all of them in their order", async () => {
    const edits = createMemoryUnsentEdits();
    const { keeper, clock } = open(edits);
    const doc = new Y.Doc();
    const made: ReturnType<typeof edit>[] = [];
    doc.on("update", (update: Uint8Array) => {
      const next = { update, transactions: 1, records: new Set(["shape:a"]) };
      made.push(next);
      keeper.unsaved(next);
    });
    for (let step = 0; step < 100; step++) {
      doc.getMap("m").set("x", step);
      clock.advance(300);
      await Promise.resolve();
    }
    await vi.waitFor(async () => expect((await edits.load()).length).toBeLessThanOrEqual(33));
    const restored = await open(edits).keeper.load();
    expect(restored.reduce((sum, { transactions }) => sum + transactions, 0)).toBe(100);
    const again = new Y.Doc();
    for (const { update } of restored) Y.applyUpdate(again, update);
    expect(again.getMap("m").get("x")).toBe(99);
    await keeper.saved(made);
    expect(await edits.load()).toEqual([]);
  });

  it("of a long time offline are in rows that can be sent, in their order", async () => {
    const edits = createMemoryUnsentEdits();
    const { keeper, clock } = open(edits);
    const doc = new Y.Doc();
    const large = new Set([20, 60]);
    doc.on("update", (update: Uint8Array) => keeper.unsaved({ update, transactions: 1 }));
    for (let step = 0; step < 150; step++) {
      const bytes = large.has(step) ? 700_000 : 40_000;
      doc.getMap("m").set(`${step}`, new Uint8Array(bytes));
      clock.advance(300);
      await Promise.resolve();
    }
    await vi.waitFor(async () => expect((await edits.load()).length).toBeLessThan(100));
    const rows = await edits.load();
    expect(Math.max(...rows.map(({ update }) => update.byteLength))).toBeLessThanOrEqual(1024 * 1024 + 1000);
    expect(rows.reduce((sum, { transactions }) => sum + transactions, 0)).toBe(150);
    const again = new Y.Doc();
    for (const { update } of rows) {
      Y.applyUpdate(again, update);
      expect(again.store.pendingStructs).toBeNull();
    }
    expect(again.getMap("m").size).toBe(150);
  });

  it("that cannot be kept are reported once, and nothing else breaks", async () => {
    const broken: UnsentEdits = {
      load: () => Promise.reject(new Error("no storage")),
      add: () => Promise.reject(new Error("no storage")),
      remove: () => Promise.reject(new Error("no storage")),
      close: () => undefined,
    };
    const { keeper, failed } = open(broken);
    expect(await keeper.load()).toEqual([]);
    const one = edit("a");
    keeper.unsaved(one);
    keeper.flush();
    keeper.saved([one]);
    await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
  });
});
