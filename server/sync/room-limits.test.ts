import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { MESSAGE } from "@/contract/sync-protocol";
import { content, syncWorld } from "./testing/sync-world";

describe("limits", () => {
  it("[LI1] a message that is too large ends the connection for good", async () => {
    const world = await syncWorld({ limits: { messageBytes: 5_000 } });
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    content(ann.doc).set("a", "x".repeat(5_000));
    await world.pass(60);
    expect(ann.closed).toBe("4413 too_large");
    expect(bob.closed).toBeNull();
    expect(content((await world.stored()).doc).size).toBe(0);
  });

  it("[LI1] more bytes than the burst allows close the connection, to be tried again", async () => {
    const world = await syncWorld({ limits: { bytesPerSecond: 1_000, burstBytes: 10_000 } });
    const [steady, flood] = [await world.join(), await world.join({ person: "bob" })];
    for (let second = 0; second < 30; second += 1) {
      content(steady.doc).set("a", "x".repeat(800));
      content(flood.doc).set("b", "x".repeat(3_000));
      await world.pass(1_000);
    }
    expect(steady.closed).toBeNull();
    expect(flood.closed).toBe("1013 rate_limited");
  });

  it("[LI2] more updates than the burst allows close the connection; as many as the rate allows do not", async () => {
    const world = await syncWorld({ limits: { updatesPerSecond: 10, burstSeconds: 2 } });
    const [steady, flood] = [await world.join(), await world.join({ person: "bob" })];
    for (let tenth = 0; tenth < 100; tenth += 1) {
      content(steady.doc).set("a", tenth);
      await world.pass(100);
    }
    expect(steady.closed).toBeNull();
    for (let index = 0; index < 25; index += 1) content(flood.doc).set("b", index);
    await world.pass(60);
    expect(flood.closed).toBe("1013 rate_limited");
    // What was read before the limit stays; the rest comes with the next connection.
    const again = await world.join({ person: "bob", doc: flood.doc });
    await world.pass(60);
    expect(again.saved).toBe(1);
    expect(content((await world.stored()).doc).get("b")).toBe(24);
  });

  it("[LI3] presence beyond the rate is left out, and the connection stays", async () => {
    const world = await syncWorld({ limits: { presencePerSecond: 10, burstSeconds: 1 } });
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    for (let step = 0; step < 30; step += 1) ann.showPresence({ name: `step ${step}` });
    await world.pass(1_000);
    expect(ann.closed).toBeNull();
    expect(world.metrics.presenceDropped).toBe(20);
    ann.showPresence({ name: "later" });
    await world.pass(100);
    expect(bob.presence.get(ann.doc.clientID)?.state).toMatchObject({ name: "later" });
  });

  it("[LI4] a presence state that is too large is left out", async () => {
    const world = await syncWorld({ limits: { presenceBytes: 500 } });
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    ann.showPresence({ name: "Ann" });
    await world.pass(100);
    ann.showPresence({ name: "Ann", scribbles: [{ text: "x".repeat(500) }] });
    await world.pass(100);
    expect(bob.presence.get(ann.doc.clientID)?.clock).toBe(1);
    expect(ann.closed).toBeNull();
  });

  it("[LI5] a full board takes one in when somebody leaves", async () => {
    const world = await syncWorld({ limits: { connectionsPerBoard: 2 } });
    const [first] = [await world.join(), await world.join({ person: "bob" })];
    expect((await world.join({ person: "carl" })).closed).toBe("1013 board_full");
    first.socket.client.close();
    expect((await world.join({ person: "carl" })).closed).toBeNull();
  });

  it("[LI5] one browser session has so many sockets on a document, and others are not concerned", async () => {
    const world = await syncWorld({ limits: { connectionsPerSession: 2 } });
    const ann = { session: "session-a" };
    await world.join(ann);
    await world.join(ann);
    expect((await world.join(ann)).closed).toBe("1013 rate_limited");
    expect((await world.join({ session: "session-b" })).closed).toBeNull();
    for (let index = 0; index < 3; index += 1)
      expect((await world.join({ session: null })).closed).toBeNull();
  });

  it("[LI6] only so much waits for missing content", async () => {
    const world = await syncWorld({ limits: { waitingBytes: 2_000 } });
    const author = new Y.Doc();
    const updates: Uint8Array[] = [];
    author.on("update", (update: Uint8Array) => updates.push(update));
    for (let index = 0; index < 20; index += 1) content(author).set(`key ${index}`, "x".repeat(200));
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    // Every second one, and not the first: none can be applied.
    for (let index = 1; index < 20; index += 2) ann.sendUpdate(updates[index] as Uint8Array);
    await world.pass(60);
    expect(ann.closed).toBe("4400 bad_message");
    content(bob.doc).set("b", 1);
    await world.pass(60);
    expect(content((await world.stored()).doc).get("b")).toBe(1);
  });

  it("[LI7] at the limit of records none is added; the others are still edited and deleted", async () => {
    const world = await syncWorld({ limits: { recordsPerBoard: 4 } });
    const client = await world.join();
    const records = client.doc.getMap<Y.Map<unknown>>("records");
    // The board came with a document record and a page.
    const first = new Y.Map<unknown>();
    records.set("shape:1", first);
    records.set("shape:2", new Y.Map());
    await world.pass(60);
    records.set("shape:3", new Y.Map());
    await world.pass(60);
    expect(client.refused).toEqual([{ update: 4, code: "board_limit" }]);

    const again = await world.join({ person: "bob" });
    const theirs = again.doc.getMap<Y.Map<unknown>>("records");
    theirs.get("shape:1")?.set("xyr", [1, 2, 3]);
    theirs.delete("shape:2");
    theirs.set("shape:4", new Y.Map());
    await world.pass(60);
    expect(again.refused).toEqual([]);
    expect([...(await world.stored()).doc.getMap("records").keys()]).toContain("shape:4");
  });

  it("[LI7] a deleted record that is created anew counts", async () => {
    const world = await syncWorld({ limits: { recordsPerBoard: 3 } });
    const client = await world.join();
    const records = client.doc.getMap("records");
    records.set("shape:1", new Y.Map());
    records.delete("shape:1");
    records.set("shape:2", new Y.Map());
    await world.pass(60);
    expect(client.refused).toEqual([]);
    records.set("shape:1", new Y.Map());
    await world.pass(60);
    expect(client.refused).toEqual([{ update: 5, code: "board_limit" }]);
  });

  it("[LI8] a full document takes deletions only, and edits again once it has shrunk", async () => {
    const world = await syncWorld({ limits: { documentBytes: 10_000, measureEveryMs: 1_000 } });
    const client = await world.join();
    for (let index = 0; index < 4; index += 1) content(client.doc).set(`key ${index}`, "x".repeat(2_000));
    await world.pass(60);
    expect(client.refused).toEqual([]);
    client.sendUpdate(updateOf((doc) => content(doc).set("more", "x".repeat(3_000))));
    await world.pass(60);
    expect(client.refused).toEqual([{ update: 6, code: "board_limit" }]);
    content(client.doc).delete("key 0");
    content(client.doc).delete("key 1");
    await world.pass(2_000);
    expect(client.refused).toHaveLength(1);
    client.sendUpdate(updateOf((doc) => content(doc).set("more", "x".repeat(3_000))));
    await world.pass(60);
    expect(client.refused).toHaveLength(1);
    expect([...content((await world.stored()).doc).keys()].sort()).toEqual(["key 2", "key 3", "more"]);
  });

  it("[LI8] a deletion is taken however full the document is", async () => {
    const world = await syncWorld({ limits: { documentBytes: 10_000 } });
    const client = await world.join();
    for (let index = 0; index < 40; index += 1) content(client.doc).set(`key ${index}`, "x".repeat(100));
    while (client.refused.length === 0) {
      client.sendUpdate(
        updateOf((doc) => content(doc).set(`filler ${client.refused.length}`, "x".repeat(5))),
      );
      await world.pass(20);
    }
    client.doc.transact(() => {
      for (let index = 0; index < 40; index += 2) content(client.doc).delete(`key ${index}`);
    });
    await world.pass(60);
    expect(client.refused).toHaveLength(1);
    expect(
      [...content((await world.stored()).doc).keys()].filter((key) => key.startsWith("key")),
    ).toHaveLength(20);
  });

  it("[LI8] edits that replace each other never fill a document", async () => {
    const world = await syncWorld({ limits: { documentBytes: 20_000, measureEveryMs: 1 } });
    const client = await world.join();
    for (let index = 0; index < 50; index += 1) {
      content(client.doc).set("same", `${index}${"x".repeat(2_000)}`);
      await world.pass(60);
    }
    expect(client.refused).toEqual([]);
    expect(client.saved).toBe(51);
  });

  it("[LI9] a slow client loses presence first and gets the latest once it has caught up", async () => {
    const world = await syncWorld({ limits: { slowConsumerPresenceBytes: 3_000 } });
    const [ann, slow] = [await world.join(), await world.join({ person: "bob", role: "viewer" })];
    ann.showPresence({ name: "Ann 0" });
    await world.pass(100);
    slow.socket.block(true);
    content(ann.doc).set("a", "x".repeat(4_000));
    await world.pass(100);
    for (let step = 1; step <= 5; step += 1) {
      ann.showPresence({ name: `Ann ${step}` });
      await world.pass(100);
    }
    expect(world.metrics.presenceDropped).toBe(5);
    slow.socket.block(false);
    await world.settle();
    expect(slow.presence.get(ann.doc.clientID)?.state).toMatchObject({ name: "Ann 0" });
    ann.showPresence({ name: "Ann 6" });
    await world.pass(100);
    expect(slow.presence.get(ann.doc.clientID)?.state).toMatchObject({ name: "Ann 6" });
    expect(content(slow.doc).get("a")).toHaveLength(4_000);
  });

  it("[LI9] a client that falls far behind is closed, to come back and catch up; the others notice nothing", async () => {
    const world = await syncWorld({ limits: { slowConsumerCloseBytes: 10_000 } });
    const [ann, slow] = [await world.join(), await world.join({ person: "bob" })];
    const fast = await world.join({ person: "carl" });
    slow.socket.block(true);
    for (let index = 0; index < 5; index += 1) {
      content(ann.doc).set(`key ${index}`, "x".repeat(5_000));
      await world.pass(100);
    }
    expect(slow.closed).toBe("1013 slow_consumer");
    expect(world.metrics.slowConsumers).toBe(1);
    expect(content(fast.doc).size).toBe(5);
    const back = await world.join({ person: "bob", doc: slow.doc });
    expect(content(back.doc).toJSON()).toEqual(content(ann.doc).toJSON());
  });

  it("[LI9] a first state that is larger than that does not make a client slow", async () => {
    const world = await syncWorld({ limits: { slowConsumerCloseBytes: 10_000 } });
    const ann = await world.join();
    for (let index = 0; index < 5; index += 1) content(ann.doc).set(`key ${index}`, "x".repeat(5_000));
    await world.pass(60);
    const joiner = world.open({ person: "bob", extensions: false });
    joiner.socket.block(true);
    await world.settle();
    expect(joiner.socket.server.bufferedAmount).toBeGreaterThan(25_000);
    content(ann.doc).set("a", 1);
    await world.pass(60);
    expect(joiner.closed).toBeNull();
    joiner.socket.block(false);
    await world.settle();
    expect(content(joiner.doc).toJSON()).toEqual(content(ann.doc).toJSON());
  });

  it("[LI10] who asks for the state again and again is closed", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    for (let index = 0; index < 10; index += 1) {
      ann.hello();
      await world.pass(1_000);
    }
    expect(ann.closed).toBeNull();
    for (let index = 0; index < 30; index += 1) {
      ann.hello();
      bob.send(MESSAGE.queryAwareness);
    }
    await world.settle();
    expect(ann.closed).toBe("1013 rate_limited");
    expect(bob.closed).toBe("1013 rate_limited");
  });

  it("[LI12] a large update of a reader is refused unread", async () => {
    const world = await syncWorld({ limits: { readerUpdateBytes: 1_000 } });
    const client = await world.join({ role: "viewer" });
    client.sendUpdate(new Uint8Array(1_001).fill(0xff));
    await world.settle();
    expect(client.refused).toEqual([{ update: 2, code: "read_only" }]);
    expect(client.closed).toBeNull();
  });

  it("[LI11] only so much is kept for a client whose document is being loaded", async () => {
    const world = await syncWorld({ limits: { earlyMessages: 5 } });
    world.troubled.plan = (method) => (method === "loadDocument" ? "hang" : null);
    const [patient, eager] = [world.open(), world.open({ person: "bob" })];
    for (let index = 0; index < 10; index += 1) content(eager.doc).set("b", index);
    content(patient.doc).set("a", 1);
    await world.settle();
    expect(eager.closed).toBe("1013 rate_limited");
    world.troubled.plan = () => null;
    world.troubled.release();
    await world.pass(60);
    expect(patient.closed).toBeNull();
    expect(content((await world.stored()).doc).toJSON()).toEqual({ a: 1 });
  });
});

function updateOf(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  change(doc);
  return Y.encodeStateAsUpdate(doc);
}
