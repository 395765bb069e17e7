import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { SYNC } from "@/contract/sync-protocol";
import { BOARD, content, syncWorld } from "./testing/sync-world";
import type { Trouble } from "./testing/troubled-store";

const isAppend = (trouble: Trouble) => (method: string) => (method === "appendRows" ? trouble : null);

describe("durability", () => {
  it("[DU1] step 2 and updates are counted from 1, and acknowledged by their number", async () => {
    const world = await syncWorld();
    const client = await world.join();
    expect(client.saved).toBe(1);
    content(client.doc).set("a", 1);
    content(client.doc).set("b", 2);
    await world.pass(50);
    expect(client.saved).toBe(3);
  });

  it("[DU2] updates wait 50 ms at most and are appended together, merged per author", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    const startedAt = world.clock.now();
    content(ann.doc).set("a", 1);
    content(bob.doc).set("b", 1);
    content(ann.doc).set("a", 2);
    await world.pass(49);
    expect(world.troubled.calls.appendRows).toBeUndefined();
    await world.pass(1);
    expect(world.troubled.calls.appendRows).toBe(1);
    const rows = (await world.rows()).slice(1);
    expect(rows.map(({ person, at }) => [person, at])).toEqual([
      ["ann", startedAt],
      ["bob", startedAt],
    ]);
    expect(content((await world.stored()).doc).toJSON()).toEqual({ a: 2, b: 1 });
  });

  it("[DU2] one append at a time: what arrives during one goes with the next", async () => {
    const world = await syncWorld();
    const client = await world.join();
    world.troubled.plan = isAppend("hang");
    content(client.doc).set("a", 1);
    await world.pass(50);
    content(client.doc).set("b", 2);
    content(client.doc).set("c", 3);
    await world.pass(1_000);
    expect(world.troubled.calls.appendRows).toBe(1);
    world.troubled.plan = () => null;
    world.troubled.release();
    await world.settle();
    expect(client.saved).toBe(2);
    await world.pass(50);
    expect(world.troubled.calls.appendRows).toBe(2);
    expect(client.saved).toBe(4);
  });

  it("[DU2] somebody who waits for the disk does not start a second append", async () => {
    const world = await syncWorld();
    const client = await world.join();
    world.troubled.plan = isAppend("hang");
    content(client.doc).set("a", 1);
    await world.pass(50);
    const edits = ["b", "c"].map((key) =>
      world.registry.edit(BOARD, "canvas", (doc) => content(doc).set(key, 1)),
    );
    await world.settle();
    expect(world.troubled.calls.appendRows).toBe(1);
    world.troubled.plan = () => null;
    world.troubled.release();
    await Promise.all(edits);
    expect(world.troubled.calls.appendRows).toBe(2);
    expect((await world.rows()).map(({ person }) => person)).toEqual(["server", "ann", "server"]);
  });

  it("[DU3] nothing is called saved before it is on disk, and one append is one acknowledgement", async () => {
    const world = await syncWorld();
    const client = await world.join();
    world.troubled.plan = isAppend("hang");
    for (let index = 0; index < 5; index += 1) content(client.doc).set(`key ${index}`, index);
    await world.pass(1_000);
    expect(client.saved).toBe(1);
    const acknowledgements = client.heard.filter((kind) => kind === "saved").length;
    world.troubled.release();
    await world.settle();
    expect(client.saved).toBe(6);
    expect(client.heard.filter((kind) => kind === "saved")).toHaveLength(acknowledgements + 1);
  });

  it("[DU3] each author hears of the own updates", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    content(ann.doc).set("a", 1);
    await world.pass(50);
    expect([ann.saved, bob.saved]).toEqual([2, 1]);
  });

  it("[DU4] known content is acknowledged once what it may consist of is durable", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    world.troubled.plan = isAppend("hang");
    content(ann.doc).set("a", 1);
    await world.pass(50);
    expect(content(bob.doc).toJSON()).toEqual({ a: 1 });
    // Bob sends what he has of Ann, which is in memory but not on disk.
    bob.sendUpdate(Y.encodeStateAsUpdate(bob.doc), SYNC.step2);
    await world.pass(100);
    expect(bob.saved).toBe(1);
    world.troubled.release();
    await world.pass(100);
    expect(bob.saved).toBe(2);
  });

  it("[DU5] a refused update is named, and a later acknowledgement does not mean it", async () => {
    const world = await syncWorld({ limits: { recordsPerBoard: 3 } });
    const client = await world.join();
    const records = client.doc.getMap("records");
    client.doc.transact(() => {
      for (const key of ["x", "y", "z"]) records.set(key, new Y.Map());
    });
    await world.pass(50);
    expect(client.refused).toEqual([{ update: 2, code: "board_limit" }]);
    const other = await world.join({ person: "bob" });
    content(other.doc).set("b", 1);
    await world.pass(50);
    expect(other.saved).toBe(2);
    expect((await world.stored()).doc.getMap("records").has("x")).toBe(false);
  });

  it.each(["fail", "fail-afterwards"] as const)(
    "[DU6] an append that fails (%s) is tried again until it succeeds; meanwhile people are told and nothing is called saved",
    async (trouble) => {
      const world = await syncWorld();
      const [ann, bob] = [await world.join(), await world.join({ person: "bob", role: "viewer" })];
      world.troubled.plan = isAppend(trouble);
      content(ann.doc).set("a", 1);
      await world.pass(50);
      content(ann.doc).set("b", 1);
      await world.pass(20);
      expect(ann.saved).toBe(1);
      for (const client of [ann, bob])
        expect(client.notices).toContainEqual({ kind: "storage", state: "failing" });
      expect(content(bob.doc).toJSON()).toEqual({ a: 1, b: 1 });

      world.troubled.plan = () => null;
      await world.pass(250);
      expect(ann.saved).toBe(3);
      for (const client of [ann, bob])
        expect(client.notices.at(-1)).toEqual({ kind: "storage", state: "ok" });
      expect(content((await world.stored()).doc).toJSON()).toEqual({ a: 1, b: 1 });
    },
  );

  it("[DU6] attempts become rarer, up to one every ten seconds", async () => {
    const world = await syncWorld();
    const client = await world.join();
    world.troubled.plan = isAppend("fail");
    content(client.doc).set("a", 1);
    await world.pass(50);
    const attempts: number[] = [];
    for (let second = 0; second < 60; second += 1) {
      const before = world.troubled.calls.appendRows ?? 0;
      for (let part = 0; part < 4; part += 1) await world.pass(250);
      attempts.push((world.troubled.calls.appendRows ?? 0) - before);
    }
    expect(attempts[0]).toBe(2);
    expect(attempts.slice(30).reduce((sum, count) => sum + count)).toBe(3);
  });

  it("[DU6] somebody who joins meanwhile is told too", async () => {
    const world = await syncWorld();
    const client = await world.join();
    world.troubled.plan = isAppend("fail");
    content(client.doc).set("a", 1);
    await world.pass(50);
    const late = await world.join({ person: "bob" });
    expect(late.notices).toContainEqual({ kind: "storage", state: "failing" });
    expect(content(late.doc).toJSON()).toEqual({ a: 1 });
  });

  it("[DU7] an append that hangs counts as failing after five seconds", async () => {
    const world = await syncWorld();
    const client = await world.join();
    world.troubled.plan = isAppend("hang");
    content(client.doc).set("a", 1);
    await world.pass(50);
    await world.pass(4_999);
    expect(client.notices.some(({ kind }) => kind === "storage")).toBe(false);
    await world.pass(1);
    expect(client.notices.at(-1)).toEqual({ kind: "storage", state: "failing" });
    world.troubled.release();
    await world.settle();
    expect(client.notices.at(-1)).toEqual({ kind: "storage", state: "ok" });
    expect(client.saved).toBe(2);
  });

  it("[DU8] a crash at any append, however it goes wrong, loses nothing that was called saved", async () => {
    const outcomes = new Set<string>();
    for (let at = 1; at <= 6; at += 1) {
      for (const trouble of ["fail", "fail-afterwards", "hang"] as const) {
        const world = await syncWorld();
        const clients = [await world.join(), await world.join({ person: "bob" })];
        world.troubled.plan = (method, call) => (method === "appendRows" && call >= at ? trouble : null);
        for (let round = 0; round < 6; round += 1) {
          // The step 2 was the first, so that this is update `round + 2` of each.
          for (const { doc } of clients) content(doc).set(`${doc.clientID}, update ${round + 2}`, round);
          await world.pass(30);
        }
        world.restart();
        const survived = content((await world.stored()).doc).toJSON();
        for (const { doc, saved } of clients) {
          outcomes.add(`${saved - 1} of 6`);
          for (let number = 2; number <= saved; number += 1) {
            expect(survived).toHaveProperty(`${doc.clientID}, update ${number}`);
          }
        }
        // Whoever comes back brings the rest.
        const back = await world.join({ doc: clients[0]?.doc ?? new Y.Doc() });
        await world.pass(60);
        expect(back.saved).toBe(1);
        expect(content((await world.stored()).doc).toJSON()).toEqual(content(back.doc).toJSON());
        expect(content(back.doc).size).toBeGreaterThanOrEqual(6);
      }
    }
    // The crashes came at different times.
    expect(outcomes.size).toBeGreaterThan(2);
  });

  it("[DU8] what a client was shown but was not saved comes back with any client that has it", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    world.troubled.plan = isAppend("hang");
    content(ann.doc).set("a", 1);
    await world.pass(60);
    expect(content(bob.doc).toJSON()).toEqual({ a: 1 });
    world.restart();
    expect(content((await world.stored()).doc).toJSON()).toEqual({});
    const again = await world.join({ person: "bob", doc: bob.doc });
    await world.pass(60);
    expect(again.saved).toBe(1);
    expect(content((await world.stored()).doc).toJSON()).toEqual({ a: 1 });
  });

  it("[DU9] the log gets snapshots, keeps every author and second of its rows, and loads to the same document", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    for (let round = 0; round < 260; round += 1) {
      const doc = round % 2 === 0 ? ann.doc : bob.doc;
      content(doc).set(`key ${round % 40}`, "x".repeat(1_000));
      await world.pass(100);
    }
    const loaded = await world.stored();
    expect(loaded.snapshot).not.toBeNull();
    expect(content(loaded.doc).toJSON()).toEqual(content(ann.doc).toJSON());

    const rows = await world.rows();
    // Two authors a second where there were ten rows a second.
    const merged = rows.filter(({ seq }) => seq <= (loaded.snapshot?.seq ?? 0));
    const seconds = new Set(merged.map(({ at }) => Math.floor(at / 1000)));
    expect(merged.length).toBeLessThanOrEqual(2 * seconds.size + 1);
    const replayed = new Y.Doc();
    for (const row of rows) Y.applyUpdate(replayed, row.update);
    expect(content(replayed).toJSON()).toEqual(content(ann.doc).toJSON());
    expect(new Set(rows.map(({ person }) => person))).toEqual(new Set(["server", "ann", "bob"]));
  });

  it("[DU9] a compaction that fails harms nobody", async () => {
    const world = await syncWorld();
    const client = await world.join();
    world.troubled.plan = (method) => (method === "writeSnapshot" || method === "mergeRows" ? "fail" : null);
    for (let round = 0; round < 260; round += 1) {
      content(client.doc).set(`key ${round}`, "x".repeat(500));
      await world.pass(100);
    }
    expect(world.logged).toContainEqual(
      expect.objectContaining({ message: "the log could not be compacted" }),
    );
    expect(client.saved).toBe(261);
    expect(content((await world.stored()).doc).toJSON()).toEqual(content(client.doc).toJSON());
  });

  it("[DU10] while too much is unsaved, further edits are refused and those before are kept", async () => {
    const world = await syncWorld({ limits: { unsavedBytes: 2_000 } });
    const client = await world.join();
    world.troubled.plan = isAppend("fail");
    content(client.doc).set("a", "x".repeat(1_500));
    await world.pass(60);
    content(client.doc).set("b", "x".repeat(1_500));
    await world.pass(60);
    expect(client.refused).toEqual([{ update: 3, code: "storage_failed" }]);
    world.troubled.plan = () => null;
    await world.pass(1_000);
    expect([...content((await world.stored()).doc).keys()]).toEqual(["a"]);
  });
});
