import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { unfinishedStrokes } from "@/board/document/canvas-document";
import { recordMaps } from "@/board/document/record-maps";
import { readSchema, writeSchema } from "@/board/document/session-document";
import { AppError } from "@/contract/errors";
import { BOARD, content, syncWorld } from "./testing/sync-world";
import { unfinishedStroke } from "./testing/unfinished-stroke";

describe("lifecycle", () => {
  it("[LC1] everybody who comes while a document is being loaded shares that one load", async () => {
    const world = await syncWorld();
    const clients = Array.from({ length: 10 }, (_, index) => world.open({ person: `p${index}` }));
    const state = world.registry.state(BOARD, "canvas");
    await world.settle();
    expect((await state).seq).toBe(1);
    // The canvas, the session document that says who may write, and before them a look at the schema's stamp.
    expect(world.troubled.calls.loadDocument).toBe(3);
    for (const client of clients) expect(client.doc.getMap("records").size).toBe(2);
  });

  it("[LC2] an unknown board closes for good", async () => {
    const world = await syncWorld();
    expect((await world.join({ boardId: "nowhere" })).closed).toBe("4404 not_found");
    await expect(world.registry.state("nowhere", "canvas")).rejects.toMatchObject({ code: "not_found" });
    await expect(world.registry.edit("nowhere", "session", () => {})).rejects.toMatchObject({
      code: "not_found",
    });
    expect(world.metrics.rooms).toBe(0);
  });

  it("[LC2] a damaged board is an error for good, never an empty board, and nothing is written", async () => {
    const world = await syncWorld();
    await world.memory.appendRows(BOARD, "canvas", [
      { person: "ann", at: 0, update: new Uint8Array([1, 2, 3, 4]) },
    ]);
    const client = world.open();
    content(client.doc).set("a", 1);
    await world.pass(100);
    expect(client.closed).toBe("4450 board_unreadable");
    expect(client.heard).toEqual([]);
    expect(await world.rows()).toHaveLength(2);
    expect(world.logged).toContainEqual(expect.objectContaining({ level: "error" }));
  });

  it("[LC2] a log that rests on content it does not have is damaged", async () => {
    const world = await syncWorld();
    const author = new Y.Doc();
    content(author).set("lost", 1);
    const before = Y.encodeStateVector(author);
    content(author).set("kept", 2);
    const update = Y.encodeStateAsUpdate(author, before);
    await world.memory.appendRows(BOARD, "canvas", [{ person: "ann", at: 0, update }]);
    expect((await world.join()).closed).toBe("4450 board_unreadable");
  });

  it("[LC2] a canvas whose session document cannot be read is not served", async () => {
    const world = await syncWorld();
    await world.memory.appendRows(BOARD, "session", [
      { person: "ann", at: 0, update: new Uint8Array([1, 2, 3, 4]) },
    ]);
    expect((await world.join()).closed).toBe("4450 board_unreadable");
  });

  it("[LC2] a store that does not answer closes for another try, which then succeeds", async () => {
    const world = await syncWorld();
    world.troubled.plan = (method) => (method === "loadDocument" ? "fail" : null);
    expect((await world.join()).closed).toBe("1013 storage_failed");
    world.troubled.plan = () => null;
    expect((await world.join()).closed).toBeNull();
  });

  it("[LC1] a look at a document shares it too", async () => {
    const world = await syncWorld();
    const client = await world.join();
    content(client.doc).set("a", 1);
    await world.settle();
    // As it is now, which is not yet on disk.
    expect(await world.registry.read(BOARD, "canvas", (doc) => content(doc).toJSON())).toEqual({ a: 1 });
    expect(world.troubled.calls.loadDocument).toBe(3);
  });

  it("[LC3] messages that arrive before the document is loaded wait for it", async () => {
    const world = await syncWorld();
    world.troubled.plan = (method) => (method === "loadDocument" ? "hang" : null);
    const client = world.open();
    content(client.doc).set("a", 1);
    client.showPresence({ name: "Ann" });
    await world.pass(1_000);
    expect(client.heard).toEqual([]);
    world.troubled.plan = () => null;
    world.troubled.release();
    await world.pass(60);
    expect(client.heard).toContain("sync:1");
    expect(content((await world.stored()).doc).toJSON()).toEqual({ a: 1 });
  });

  it("[LC4] both documents are let go after the last one left", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    ann.socket.client.close();
    await world.pass(20_000);
    expect(world.metrics.rooms).toBe(2);
    bob.socket.client.close();
    await world.pass(10_000);
    await world.pass(10_000);
    expect(world.metrics.rooms).toBe(0);
    expect(world.metrics.connections).toBe(0);
  });

  it("[LC4] a room is not let go before its last append has ended, however long that takes", async () => {
    const world = await syncWorld();
    const client = await world.join();
    world.troubled.plan = (method) => (method === "appendRows" ? "fail" : null);
    content(client.doc).set("a", 1);
    await world.settle();
    client.socket.client.close();
    for (let minute = 0; minute < 10; minute += 1) await world.pass(60_000);
    expect(world.metrics.rooms).toBe(2);
    world.troubled.plan = () => null;
    await world.pass(10_000);
    expect(content((await world.stored()).doc).toJSON()).toEqual({ a: 1 });
    await world.pass(10_000);
    await world.pass(10_000);
    expect(world.metrics.rooms).toBe(0);
  });

  it("[LC4] a document with many rows to replay is left with a snapshot", async () => {
    const world = await syncWorld();
    const client = await world.join();
    for (let index = 0; index < 60; index += 1) {
      content(client.doc).set("a", index);
      await world.pass(50);
    }
    client.socket.client.close();
    await world.pass(10_000);
    const { snapshot, rows, seq } = await world.stored();
    expect(snapshot?.seq).toBe(seq);
    expect(rows).toEqual([]);
  });

  it("[LC5] somebody who comes while the room is being let go finds it as it was", async () => {
    const world = await syncWorld();
    const ann = await world.join();
    world.troubled.plan = (method) => (method === "appendRows" ? "hang" : null);
    content(ann.doc).set("a", 1);
    await world.settle();
    ann.socket.client.close();
    await world.pass(10_000);
    const bob = await world.join({ person: "bob" });
    world.troubled.plan = () => null;
    world.troubled.release();
    await world.pass(20_000);
    content(bob.doc).set("b", 2);
    await world.pass(60);
    expect(bob.closed).toBeNull();
    expect(bob.saved).toBe(2);
    expect(content((await world.stored()).doc).toJSON()).toEqual({ a: 1, b: 2 });
  });

  it("[LC6] a shutdown makes durable what has arrived, says so, and says goodbye", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    content(ann.doc).set("a", 1);
    await world.settle();
    const closed = world.registry.close(5_000);
    await world.settle();
    await closed;
    await world.settle();
    expect(content((await world.stored()).doc).toJSON()).toEqual({ a: 1 });
    expect(content(bob.doc).toJSON()).toEqual({ a: 1 });
    expect(ann.saved).toBe(2);
    for (const client of [ann, bob]) {
      expect(client.notices).toContainEqual({ kind: "going-down" });
      expect(client.closed).toBe("1012 going_down");
    }
    expect((await world.join()).closed).toBe("1012 going_down");
    await expect(world.registry.state(BOARD, "canvas")).rejects.toBeInstanceOf(AppError);
    expect(world.metrics.rooms).toBe(0);
  });

  it("[LC6] a compaction under way is over before the shutdown is", async () => {
    const world = await syncWorld();
    const client = await world.join();
    world.troubled.plan = (method) => (method === "writeSnapshot" ? "hang" : null);
    for (let round = 0; round < 210; round += 1) {
      content(client.doc).set(`key ${round}`, "x".repeat(500));
      await world.pass(50);
    }
    expect(world.troubled.calls.writeSnapshot).toBe(1);
    let done = false;
    const closed = world.registry.close(5_000).then(() => (done = true));
    await world.settle();
    expect(done).toBe(false);
    world.troubled.release();
    await closed;
    expect((await world.stored()).snapshot).not.toBeNull();
  });

  it("[LC6] what arrives during the shutdown is neither taken nor called saved", async () => {
    const world = await syncWorld();
    const client = await world.join();
    world.troubled.plan = (method) => (method === "appendRows" ? "hang" : null);
    content(client.doc).set("a", 1);
    await world.settle();
    const closed = world.registry.close(5_000);
    await world.settle();
    content(client.doc).set("b", 1);
    await world.settle();
    world.troubled.release();
    await world.settle();
    await closed;
    await world.settle();
    expect(client.saved).toBe(2);
    expect(content((await world.stored()).doc).toJSON()).toEqual({ a: 1 });
  });

  it("[LC6] a shutdown takes no longer than its deadline, and says what was lost", async () => {
    const world = await syncWorld();
    const client = await world.join();
    world.troubled.plan = (method) => (method === "appendRows" ? "fail" : null);
    content(client.doc).set("a", 1);
    await world.pass(60);
    let done = false;
    const closed = world.registry.close(5_000).then(() => (done = true));
    await world.pass(4_999);
    expect(done).toBe(false);
    await world.pass(1);
    await closed;
    await world.settle();
    expect(client.closed).toBe("1012 going_down");
    expect(client.saved).toBe(1);
    expect(world.logged.at(-1)).toMatchObject({
      level: "error",
      message: expect.stringContaining("could not be saved"),
    });
  });

  it("[LC7] the sockets of a deleted board are closed for good and its edits given up", async () => {
    const world = await syncWorld();
    const [canvas, session] = [await world.join(), await world.join({ document: "session" })];
    await world.createBoard("other");
    const elsewhere = await world.join({ boardId: "other" });
    content(canvas.doc).set("a", 1);
    await world.settle();
    await world.memory.deleteBoard(BOARD);
    await world.registry.dropBoard(BOARD);
    await world.pass(1_000);
    for (const client of [canvas, session]) expect(client.closed).toBe("4410 board_deleted");
    expect(elsewhere.closed).toBeNull();
    expect((await world.join()).closed).toBe("4404 not_found");
  });

  it("[LC7] the sockets of a board that goes into the trash close, and what was sent before is kept", async () => {
    const world = await syncWorld();
    let trashed = false;
    const recheck = () => (trashed ? ("board_deleted" as const) : ("participant" as const));
    const [canvas, session] = [
      await world.join({ recheck }),
      await world.join({ recheck, document: "session" }),
    ];
    content(canvas.doc).set("a", 1);
    await world.settle();
    trashed = true;
    await world.registry.recheckAccess(BOARD);
    await world.pass(1_000);
    for (const client of [canvas, session]) expect(client.closed).toBe("4410 board_deleted");
    expect(content((await world.stored()).doc).get("a")).toBe(1);
    expect((await world.join({ recheck })).closed).toBe("4410 board_deleted");
    trashed = false;
    expect(content((await world.join({ recheck })).doc).get("a")).toBe(1);
  });

  it("[LC7] a board that is gone from the store ends its rooms with the next append", async () => {
    const world = await syncWorld();
    const client = await world.join();
    await world.memory.deleteBoard(BOARD);
    content(client.doc).set("a", 1);
    const edit = world.registry
      .edit(BOARD, "canvas", (doc) => content(doc).set("b", 1))
      .catch((error: unknown) => error);
    await world.pass(60);
    expect(client.closed).toBe("4410 board_deleted");
    expect(await edit).toMatchObject({ code: "board_deleted" });
  });

  it("[LC10] a peer that vanished without a word is gone within seconds, one that answers pings is not", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    ann.showPresence({ name: "Ann" });
    await world.pass(1_000);
    expect(bob.presence.get(ann.doc.clientID)?.state).toMatchObject({ name: "Ann" });
    ann.socket.client.vanish();
    await world.pass(14_000);
    expect(bob.presence.get(ann.doc.clientID)?.state).toBeNull();
    expect(ann.closed).toBeNull();
    await world.pass(40_000);
    expect(ann.closed).toBe("1006 ");
    expect(world.registry.peopleOn(BOARD).people).toBe(1);
    await world.pass(120_000);
    expect(bob.closed).toBeNull();
  });

  it("[LC10] a peer whose line was dead for a while is shown again, on the same connection", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    ann.showPresence({ name: "Ann" });
    await world.pass(1_000);
    ann.socket.client.vanish();
    await world.pass(20_000);
    expect(bob.presence.get(ann.doc.clientID)?.state).toBeNull();
    ann.socket.client.vanish(false);
    await world.pass(1_000);
    // It hears that it is gone, as y-protocols answers: its state, one clock higher.
    ann.showPresence({ name: "Ann" });
    await world.pass(1_000);
    expect(bob.presence.get(ann.doc.clientID)?.state).toMatchObject({ name: "Ann" });
    expect(ann.closed).toBeNull();
  });

  it("[LC10] a process that stood still itself takes nobody for gone", async () => {
    const world = await syncWorld();
    const ann = await world.join();
    await world.settle();
    world.clock.stall(60_000);
    await world.settle();
    expect(ann.closed).toBeNull();
    await world.pass(30_000);
    expect(ann.closed).toBeNull();
  });

  it("[LC8] a board of an older version is served as this version has it", async () => {
    const world = await syncWorld();
    const { doc } = await world.stored("session");
    const stamp = structuredClone(readSchema(doc));
    if (stamp?.schemaVersion !== 2) throw new Error("a stamp of another kind");
    const current = structuredClone(stamp);
    stamp.sequences["com.tldraw.page"] = (stamp.sequences["com.tldraw.page"] ?? 1) - 1;
    const before = Y.encodeStateVector(doc);
    writeSchema(doc, stamp);
    const update = Y.encodeStateAsUpdate(doc, before);
    await world.memory.appendRows(BOARD, "session", [{ person: "server", at: 0, update }]);

    const [session] = await Promise.all([world.join({ document: "session" }), world.join(), world.join()]);
    expect(readSchema(session.doc)).toEqual(current);
    expect(readSchema((await world.stored("session")).doc)).toEqual(current);
    expect(world.troubled.calls.appendTogether).toBe(1);
  });

  it("[LC9] an unfinished stroke is finished when its author has left, and not before", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    for (const client of [ann, bob]) unfinishedStroke(client.doc);
    await world.pass(30_000);
    expect(unfinishedStrokes((await world.stored()).doc)).toHaveLength(2);
    ann.socket.client.close();
    await world.pass(9_000);
    expect(unfinishedStrokes((await world.stored()).doc)).toHaveLength(2);
    await world.pass(1_000);
    await world.pass(100);
    expect(unfinishedStrokes((await world.stored()).doc)).toMatchObject([{ clientId: bob.doc.clientID }]);
    expect(unfinishedStrokes(bob.doc)).toHaveLength(1);
    expect(recordMaps(bob.doc).size).toBe(4);
  });

  it("[LC9] everybody has the same time to come back, whoever left before", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    const cora = await world.join({ person: "cora" });
    for (const client of [ann, bob]) unfinishedStroke(client.doc);
    // The time of those who left before the document was loaded is over.
    await world.pass(11_000);
    ann.socket.client.close();
    await world.pass(9_000);
    bob.socket.client.close();
    await world.pass(2_000);
    expect(unfinishedStrokes(cora.doc)).toMatchObject([{ clientId: bob.doc.clientID }]);
    await world.pass(7_900);
    expect(unfinishedStrokes(cora.doc)).toHaveLength(1);
    await world.pass(200);
    expect(unfinishedStrokes(cora.doc)).toEqual([]);
  });

  it("[LC4] a room is let go 10 s after the last of those who left, not the first", async () => {
    const world = await syncWorld();
    const ann = await world.join();
    await world.pass(11_000);
    ann.socket.client.close();
    await world.pass(5_000);
    const bob = await world.join({ person: "bob" });
    await world.pass(4_000);
    bob.socket.client.close();
    await world.pass(2_000);
    expect(world.metrics.rooms).toBe(2);
    await world.pass(8_100);
    // The session document has been of use until now.
    expect(world.metrics.rooms).toBe(1);
  });

  it("[LC9] an author who comes back in time draws on", async () => {
    const world = await syncWorld();
    const [ann] = [await world.join(), await world.join({ person: "bob" })];
    unfinishedStroke(ann.doc);
    ann.showPresence({ name: "Ann" });
    await world.pass(100);
    ann.socket.client.close();
    await world.pass(5_000);
    const back = await world.join({ doc: ann.doc });
    back.showPresence({ name: "Ann" }, { clock: 9 });
    await world.pass(30_000);
    expect(unfinishedStrokes((await world.stored()).doc)).toHaveLength(1);
  });

  it("[LC9] a stroke that a crash left unfinished is finished once its author did not come back", async () => {
    const world = await syncWorld();
    const ann = await world.join();
    unfinishedStroke(ann.doc);
    await world.pass(60);
    world.restart();
    await world.join({ person: "bob" });
    await world.pass(10_000);
    await world.pass(100);
    expect(unfinishedStrokes((await world.stored()).doc)).toEqual([]);
    expect((await world.rows()).at(-1)?.person).toBe("server");
  });
});
