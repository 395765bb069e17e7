import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { setTitle, readBoardFacts } from "@/board/document/session-document";
import { BOARD, content, syncWorld } from "./testing/sync-world";

describe("sync", () => {
  it("[SY1] a client is told its role, asked for its state and sent everybody's presence", async () => {
    const world = await syncWorld();
    const client = await world.join({ extensions: true });
    expect(client.heard.slice(0, 2)).toEqual(["notice", "sync:0"]);
    expect(client.notices).toEqual([{ kind: "role", role: "participant" }]);
    expect(client.heard).toContain("awareness");
  });

  it("[SY1] an unmodified client hears nothing but y-websocket's messages", async () => {
    const world = await syncWorld();
    const client = await world.join({ extensions: false });
    content(client.doc).set("a", 1);
    await world.pass(60);
    expect(new Set(client.heard)).toEqual(new Set(["sync:0", "sync:1", "awareness"]));
  });

  it("[SY2] a state request is answered with all that the client lacks", async () => {
    const world = await syncWorld();
    const ann = await world.join();
    content(ann.doc).set("a", 1);
    await world.pass(60);
    const bob = await world.join({ person: "bob" });
    expect(content(bob.doc).toJSON()).toEqual({ a: 1 });
    expect(bob.doc.getMap("records").size).toBeGreaterThan(0);
  });

  it("[SY2] a client that comes back is sent what it missed and nothing else", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    content(ann.doc).set("large", "x".repeat(10_000));
    await world.pass(60);
    bob.socket.client.close();
    content(ann.doc).set("small", 1);
    await world.pass(60);
    const sentBefore = world.metrics.bytesOut;
    const back = await world.join({ person: "bob", doc: bob.doc });
    expect(content(back.doc).get("small")).toBe(1);
    expect(world.metrics.bytesOut - sentBefore).toBeLessThan(1_000);
  });

  it("[SY11] a client that comes back hears of no change before it has what it missed", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    content(ann.doc).set("stroke", "begun");
    await world.pass(60);
    bob.socket.client.close();
    content(ann.doc).set("stroke", "longer");
    await world.pass(60);
    const back = await world.join({ person: "bob", doc: bob.doc, greets: false });
    content(ann.doc).set("stroke", "finished");
    await world.pass(60);
    // The change alone would delete what bob has, and wait with what replaces it.
    expect(content(back.doc).get("stroke")).toBe("begun");
    back.hello();
    await world.settle();
    expect(content(back.doc).get("stroke")).toBe("finished");
    content(ann.doc).set("stroke", "again");
    await world.pass(60);
    expect(content(back.doc).get("stroke")).toBe("again");
  });

  it("[SY3] a large first state comes over HTTP for a client of ours and over the socket for others", async () => {
    const world = await syncWorld({ limits: { httpStateBytes: 500 } });
    const writer = await world.join();
    content(writer.doc).set("large", "x".repeat(2_000));
    await world.pass(60);

    const ours = await world.join({ person: "bob" });
    expect(ours.notices.find(({ kind }) => kind === "state-over-http")).toMatchObject({
      bytes: expect.any(Number),
    });
    expect(content(ours.doc).size).toBe(0);
    const plain = await world.join({ person: "carl", extensions: false });
    expect(content(plain.doc).get("large")).toHaveLength(2_000);

    Y.applyUpdateV2(ours.doc, (await world.registry.state(BOARD, "canvas")).update, "http");
    content(writer.doc).set("later", "y".repeat(2_000));
    ours.hello();
    await world.pass(60);
    expect(ours.heard.filter((kind) => kind === "sync:1")).toHaveLength(1);
    expect(content(ours.doc).toJSON()).toEqual(content(writer.doc).toJSON());
  });

  it("[SY4] an update reaches everybody else, and not its author again", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    const viewer = await world.join({ person: "vera", role: "viewer" });
    content(ann.doc).set("a", 1);
    await world.pass(20);
    expect(content(bob.doc).toJSON()).toEqual({ a: 1 });
    expect(content(viewer.doc).toJSON()).toEqual({ a: 1 });
    expect(ann.updates).toHaveLength(0);
  });

  it("[SY4] what arrives within one frame is sent on as one update", async () => {
    const world = await syncWorld();
    const [ann, bob, carl] = [
      await world.join(),
      await world.join({ person: "bob" }),
      await world.join({ person: "carl" }),
    ];
    await world.pass(100);
    content(ann.doc).set("first", 0);
    await world.pass(0);
    const before = carl.updates.length;
    for (let index = 0; index < 5; index += 1) content(ann.doc).set("a", index);
    content(bob.doc).set("b", 1);
    await world.settle();
    expect(carl.updates).toHaveLength(before);
    await world.pass(16);
    expect(carl.updates).toHaveLength(before + 1);
    expect(content(carl.doc).toJSON()).toEqual({ first: 0, a: 4, b: 1 });
    expect(content(ann.doc).toJSON()).toEqual(content(bob.doc).toJSON());
  });

  it("[SY5] an update whose content is there already is neither logged nor sent on", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    content(ann.doc).set("a", 1);
    content(ann.doc).delete("a");
    await world.pass(60);
    const rows = (await world.rows()).length;
    const heard = bob.updates.length;
    ann.sendUpdate(Y.encodeStateAsUpdate(ann.doc));
    await world.pass(1_000);
    expect(await world.rows()).toHaveLength(rows);
    expect(bob.updates).toHaveLength(heard);
    expect(ann.saved).toBe(4);
  });

  it("[SY5] what goes on where something collected ends does not bring Yjs down", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    // Client 77 at clock 0: first one collected struct, then a text of two of which that is the first half.
    ann.sendUpdate(Uint8Array.of(1, 1, 77, 0, 0, 1, 0));
    ann.sendUpdate(Uint8Array.of(1, 1, 77, 0, 4, 1, 1, 0x74, 2, 0x78, 0x79, 0));
    content(bob.doc).set("b", 1);
    await world.pass(60);
    expect([ann.closed, bob.closed]).toEqual([null, null]);
    expect(content(ann.doc).toJSON()).toEqual({ b: 1 });
    expect(content((await world.stored()).doc).toJSON()).toEqual({ b: 1 });
  });

  it("[SY6] an update that rests on missing content waits for it, and nothing after it is called saved before", async () => {
    const world = await syncWorld();
    const author = new Y.Doc();
    const updates: Uint8Array[] = [];
    author.on("update", (update: Uint8Array) => updates.push(update));
    content(author).set("first", 1);
    content(author).set("second", 2);
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    ann.sendUpdate(updates[1] as Uint8Array);
    content(ann.doc).set("later", 3);
    await world.pass(60);
    expect(content(bob.doc).toJSON()).toEqual({ later: 3 });
    expect(ann.saved).toBe(1);

    bob.sendUpdate(updates[0] as Uint8Array);
    await world.pass(60);
    // Four: asked for what is missing, she answered with a step 2.
    expect(ann.saved).toBe(4);
    expect(content(ann.doc).toJSON()).toEqual({ first: 1, second: 2, later: 3 });
    expect(content((await world.stored()).doc).toJSON()).toEqual({ first: 1, second: 2, later: 3 });
  });

  it("[SY6] what waits ends with its connection, and comes back with the next", async () => {
    const world = await syncWorld();
    const author = new Y.Doc();
    content(author).set("first", 1);
    const [ann, bob] = [await world.join({ answersStep1: false }), await world.join({ person: "bob" })];
    const before = Y.encodeStateVector(author);
    content(author).set("second", 2);
    ann.sendUpdate(Y.encodeStateAsUpdate(author, before));
    await world.pass(60);
    ann.socket.client.close();
    const back = await world.join({ doc: author });
    await world.pass(60);
    expect(content(bob.doc).toJSON()).toEqual({ first: 1, second: 2 });
    expect(back.saved).toBe(1);
  });

  it("[SY6] a deletion waits for what it deletes", async () => {
    const world = await syncWorld();
    const author = new Y.Doc();
    const updates: Uint8Array[] = [];
    author.on("update", (update: Uint8Array) => updates.push(update));
    content(author).set("gone", 1);
    content(author).delete("gone");
    const ann = await world.join();
    ann.sendUpdate(updates[1] as Uint8Array);
    await world.pass(60);
    expect(ann.saved).toBe(1);
    ann.sendUpdate(updates[0] as Uint8Array);
    await world.pass(60);
    expect(ann.saved).toBe(4);
    expect(content((await world.stored()).doc).toJSON()).toEqual({});
  });

  it.each(["viewer", "participant", "facilitator"] as const)(
    "[SY7] a %s cannot write the session document",
    async (role) => {
      const world = await syncWorld();
      const client = await world.join({ role, document: "session" });
      setTitle(client.doc, "Hijacked");
      await world.pass(60);
      expect(client.refused).toEqual([{ update: 2, code: "forbidden" }]);
      expect(client.closed).toBeNull();
      expect(readBoardFacts((await world.stored("session")).doc).title).toBe("A board");
    },
  );

  it("[SY8] an edit by the server is durable when it resolves and seen by everybody", async () => {
    const world = await syncWorld();
    const client = await world.join({ document: "session", role: "viewer" });
    await world.registry.edit(BOARD, "session", (doc) => setTitle(doc, "Renamed"));
    expect(readBoardFacts((await world.stored("session")).doc).title).toBe("Renamed");
    expect((await world.rows("session")).at(-1)?.person).toBe("server");
    await world.pass(20);
    expect(readBoardFacts(client.doc).title).toBe("Renamed");
  });

  it("[SY8] the server edits boards on which nobody is", async () => {
    const world = await syncWorld();
    await world.registry.edit(BOARD, "session", (doc) => setTitle(doc, "Renamed"));
    const { update, seq } = await world.registry.state(BOARD, "session");
    const doc = new Y.Doc();
    Y.applyUpdateV2(doc, update);
    expect(readBoardFacts(doc).title).toBe("Renamed");
    expect(seq).toBe(2);
  });

  it("[SY8] what a failing change has done so far is in the log too, and the failure is reported", async () => {
    const world = await syncWorld();
    const failing = world.registry.edit(BOARD, "session", (doc) => {
      setTitle(doc, "Half done");
      throw new Error("a bug");
    });
    await expect(failing).rejects.toThrow("a bug");
    await world.pass(60);
    expect(readBoardFacts((await world.stored("session")).doc).title).toBe("Half done");
  });

  it("[SY8] an edit that cannot be written in time fails, and is written later", async () => {
    const world = await syncWorld();
    world.troubled.plan = (method) => (method === "appendRows" ? "fail" : null);
    const outcome = world.registry
      .edit(BOARD, "session", (doc) => setTitle(doc, "Late"))
      .catch((error: unknown) => error);
    await world.pass(10_000);
    expect(await outcome).toMatchObject({ code: "storage_failed" });
    world.troubled.plan = () => null;
    await world.pass(10_000);
    expect(readBoardFacts((await world.stored("session")).doc).title).toBe("Late");
  });
});
