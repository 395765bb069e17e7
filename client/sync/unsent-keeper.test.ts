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
  const events = { failed: vi.fn(), outdated: vi.fn() };
  return { clock, ...events, keeper: createUnsentKeeper({ edits, clock, epoch: () => epoch, ...events }) };
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
    keeper.saved([one]);
    await Promise.resolve();
    expect(await edits.load()).toHaveLength(1);
    keeper.saved([two]);
    await vi.waitFor(async () => expect(await edits.load()).toEqual([]));
  });

  it("of another epoch are not offered for sending", async () => {
    const edits = createMemoryUnsentEdits();
    const before = open(edits, 1);
    before.keeper.unsaved(edit("a"));
    before.keeper.flush();
    const after = open(edits, 2);
    expect(await after.keeper.load()).toEqual([]);
    expect(after.outdated).toHaveBeenCalledOnce();
    expect(await edits.load()).toHaveLength(1);
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
