// Longer than 400 lines: the rules PR1 to PR11, in their order.

import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import * as encoding from "lib0/encoding";
import { MESSAGE } from "@/contract/sync-protocol";
import { encodeStates, type SyncClient } from "./testing/sync-client";
import { content, syncWorld } from "./testing/sync-world";

const cursor = (x: number) => ({ name: "Ann", cursor: { x, y: 0, type: "default" } });
const stateOf = (listener: SyncClient, of: SyncClient) => listener.presence.get(of.doc.clientID)?.state;

describe("presence", () => {
  it("[PR1] a connection speaks for the first client id it shows, and for no other", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    ann.showPresence({ name: "Ann" });
    await world.pass(100);
    ann.showPresence({ name: "Stranger" }, { clientId: 4711 });
    await world.pass(100);
    expect(stateOf(bob, ann)).toMatchObject({ name: "Ann" });
    expect(bob.presence.has(4711)).toBe(false);
    expect(ann.closed).toBeNull();
  });

  it("[PR1] nobody moves or removes somebody else's presence", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    ann.showPresence({ name: "Ann" });
    await world.pass(100);
    for (const state of [{ name: "Not Ann" }, null]) {
      bob.showPresence(state, { clientId: ann.doc.clientID, clock: 1_000 });
      await world.pass(100);
    }
    const late = await world.join({ person: "carl" });
    expect(stateOf(late, ann)).toMatchObject({ name: "Ann", person: { id: "ann" } });
  });

  it.each([
    ["a number", 7],
    ["a text", "hello"],
    ["a list", [1, 2]],
    ["a cursor that is none", { cursor: { x: "left", y: 0, type: "default" } }],
    ["a name that is too long", { name: "x".repeat(61) }],
    ["too many selected shapes", { selection: Array.from({ length: 101 }, (_, index) => `shape:${index}`) }],
    ["scribbles nested without end", { scribbles: [{ points: [[[[[[[[[[1]]]]]]]]]] }] }],
  ])("[PR2] %s is dropped and counted, and the connection stays", async (_, state) => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    ann.showPresence({ name: "Ann" });
    await world.pass(100);
    ann.showPresence(state);
    await world.pass(100);
    expect(world.metrics.presenceDropped).toBe(1);
    expect(stateOf(bob, ann)).toMatchObject({ name: "Ann" });
    ann.showPresence({ name: "Ann again" });
    await world.pass(100);
    expect(stateOf(bob, ann)).toMatchObject({ name: "Ann again" });
  });

  it("[PR2] states of unmodified clients are taken as far as they are known", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join({ extensions: false }), await world.join({ person: "bob" })];
    ann.showPresence({ user: { name: "Ann", color: "red" }, secret: "x", name: "Ann" });
    await world.pass(100);
    expect(stateOf(bob, ann)).toEqual({ name: "Ann", person: { id: "ann", role: "participant" } });
  });

  it("[PR2] scribbles of more than 200 points are left out", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    const scribble = (points: number) => ({
      id: `of ${points}`,
      points: Array.from({ length: points }, () => ({ x: 1, y: 1 })),
    });
    ann.showPresence({ scribbles: [scribble(200), scribble(201)] });
    await world.pass(100);
    expect(stateOf(bob, ann)).toMatchObject({ scribbles: [{ id: "of 200" }] });
    expect((stateOf(bob, ann) as { scribbles: unknown[] }).scribbles).toHaveLength(1);
  });

  it("[PR3] who it is, is the server's word", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    ann.showPresence({ name: "Ann", person: { id: "bob", role: "facilitator" } });
    await world.pass(100);
    expect(stateOf(bob, ann)).toEqual({ name: "Ann", person: { id: "ann", role: "participant" } });
  });

  it("[PR4] of a viewer only the name is shown, of a screen nothing", async () => {
    const world = await syncWorld();
    const bob = await world.join({ person: "bob" });
    const viewer = await world.join({ person: "vera", role: "viewer" });
    const screen = await world.join({ person: "screen", role: "room", extensions: false });
    for (const client of [viewer, screen])
      client.showPresence({ ...cursor(5), name: "Someone", color: "#ff0000" });
    await world.pass(100);
    expect(stateOf(bob, viewer)).toEqual({ name: "Someone", person: { id: "vera", role: "viewer" } });
    expect(bob.presence.has(screen.doc.clientID)).toBe(false);
    // It gets an answer nevertheless, or an unmodified client would leave.
    expect(screen.heard.at(-1)).toBe("awareness");
  });

  it("[PR5] a receiver gets at most one message in 40 ms, and in it the latest of everybody", async () => {
    const world = await syncWorld();
    const [ann, bob, carl] = [
      await world.join(),
      await world.join({ person: "bob" }),
      await world.join({ person: "carl" }),
    ];
    ann.showPresence(cursor(-1));
    bob.showPresence(cursor(-1));
    await world.pass(1_000);
    const before = carl.heard.length;
    for (let step = 0; step < 100; step += 1) {
      ann.showPresence(cursor(step));
      bob.showPresence(cursor(-step));
      await world.pass(10);
    }
    await world.pass(40);
    expect(carl.heard.length - before).toBeLessThanOrEqual(27);
    expect(carl.heard.length - before).toBeGreaterThan(20);
    expect(stateOf(carl, ann)).toMatchObject(cursor(99));
    expect(stateOf(carl, bob)).toMatchObject({ cursor: { x: -99 } });
  });

  it("[PR5] with n receivers it is at most every n milliseconds", async () => {
    const world = await syncWorld();
    const ann = await world.join();
    const others = [];
    for (let index = 0; index < 79; index += 1)
      others.push(await world.join({ person: `p${index}`, role: "viewer" }));
    ann.showPresence(cursor(0));
    await world.pass(1_000);
    const listener = others[0] as SyncClient;
    const before = listener.heard.length;
    for (let step = 0; step < 80; step += 1) {
      ann.showPresence(cursor(step));
      await world.pass(10);
    }
    expect(listener.heard.length - before).toBeLessThanOrEqual(11);
  });

  it("[PR6] a client hears its own presence, at its own clock, however often it says the same", async () => {
    const world = await syncWorld();
    const ann = await world.join({ extensions: false });
    for (let renewal = 1; renewal <= 20; renewal += 1) {
      const before = ann.heard.length;
      ann.showPresence({ name: "Ann" });
      await world.pass(14_000);
      expect(ann.heard.slice(before)).toContain("awareness");
      expect(ann.presence.get(ann.doc.clientID)?.clock).toBe(renewal);
    }
    expect(ann.closed).toBeNull();
  });

  it.each([
    ["an invalid state", 7],
    ["a state that is too old", { name: "Ann" }],
  ])("[PR6] %s is answered too", async (_, state) => {
    const world = await syncWorld();
    const ann = await world.join();
    ann.showPresence({ name: "Ann" }, { clock: 10 });
    await world.pass(1_000);
    const before = ann.heard.length;
    ann.showPresence(state, { clock: 10 });
    await world.pass(100);
    expect(ann.heard.slice(before)).toEqual(["awareness"]);
  });

  it("[PR6] a client that shows no presence is never left without a message for 25 s", async () => {
    const world = await syncWorld();
    const [silent, ann] = [await world.join({ extensions: false }), await world.join({ person: "ann" })];
    let heardAt = world.clock.now();
    let heard = silent.heard.length;
    for (let second = 1; second <= 600; second += 1) {
      // Now and then there is something else to hear, at all distances from a heartbeat.
      if (second % 61 === 0) content(ann.doc).set("a", second);
      await world.pass(1_000);
      if (silent.heard.length > heard) heardAt = world.clock.now();
      heard = silent.heard.length;
      expect(world.clock.now() - heardAt).toBeLessThan(25_000);
    }
    expect(silent.closed).toBeNull();
  });

  it("[PR7] when a connection closes, its presence is announced as gone at its last clock", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    ann.showPresence({ name: "Ann" }, { clock: 7 });
    await world.pass(100);
    ann.socket.client.close();
    await world.pass(100);
    expect(bob.presence.get(ann.doc.clientID)).toEqual({ clock: 7, state: null });
  });

  it("[PR7] a client takes its presence back itself and shows it again", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    for (const state of [{ name: "Ann" }, null, { name: "Ann" }, null]) {
      ann.showPresence(state);
      await world.pass(100);
      if (state) expect(stateOf(bob, ann)).toMatchObject(state);
      else expect(stateOf(bob, ann)).toBeNull();
    }
  });

  it("[PR8] a reconnect of the same session takes over its client id, and the dead connection's end changes nothing", async () => {
    const world = await syncWorld();
    const bob = await world.join({ person: "bob" });
    const dead = await world.join();
    dead.showPresence(cursor(1));
    await world.pass(100);
    dead.socket.client.vanish();

    const back = await world.join({ doc: dead.doc });
    back.showPresence(cursor(2), { clock: 2 });
    await world.pass(100);
    expect(stateOf(bob, back)).toMatchObject(cursor(2));
    for (let quarter = 0; quarter < 4; quarter += 1) await world.pass(15_000);
    expect(dead.closed).toBe("1006 ");
    expect(stateOf(bob, back)).toMatchObject(cursor(2));
    back.showPresence(cursor(3), { clock: 3 });
    await world.pass(100);
    expect(stateOf(bob, back)).toMatchObject(cursor(3));
  });

  it("[PR8] another session cannot take over a client id, not even after its owner left", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    ann.showPresence({ name: "Ann" });
    await world.pass(100);
    const thief = await world.join({ person: "thief" });
    thief.showPresence({ name: "Thief" }, { clientId: ann.doc.clientID, clock: 50 });
    await world.pass(100);
    expect(stateOf(bob, ann)).toMatchObject({ name: "Ann" });
    ann.socket.client.close();
    await world.pass(100);
    thief.showPresence({ name: "Thief" }, { clientId: ann.doc.clientID, clock: 51 });
    await world.pass(100);
    expect(stateOf(bob, ann)).toBeNull();
  });

  it("[PR8] what a y-websocket client echoes of others is not its own, even with the same link and without a session", async () => {
    const world = await syncWorld();
    const guest = { person: "link:1", session: null };
    const ann = await world.join(guest);
    const bot = await world.join({ ...guest, extensions: false });
    ann.showPresence({ name: "Ann" });
    await world.pass(100);
    const heard = bot.presence.get(ann.doc.clientID);
    bot.send(MESSAGE.awareness, (encoder) => {
      encoding.writeVarUint8Array(
        encoder,
        encodeStates([[ann.doc.clientID, heard?.clock ?? 0, heard?.state]]),
      );
    });
    await world.pass(100);
    ann.showPresence({ name: "Ann moves on" });
    await world.pass(100);
    expect(stateOf(bot, ann)).toMatchObject({ name: "Ann moves on" });
  });

  it("[PR9] a newcomer is sent everybody's presence, and whoever asks too", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    ann.showPresence({ name: "Ann" });
    bob.showPresence({ name: "Bob" });
    await world.pass(100);
    const carl = await world.join({ person: "carl" });
    expect(stateOf(carl, ann)).toMatchObject({ name: "Ann" });
    expect(stateOf(carl, bob)).toMatchObject({ name: "Bob" });
    carl.presence.clear();
    carl.send(MESSAGE.queryAwareness);
    await world.settle();
    expect(carl.presence.size).toBe(2);
  });

  it("[PR9] with nobody there a question is answered too", async () => {
    const world = await syncWorld();
    const ann = await world.join({ document: "session" });
    const before = ann.heard.length;
    ann.send(MESSAGE.queryAwareness);
    await world.settle();
    expect(ann.heard.slice(before)).toEqual(["awareness"]);
  });

  it("[PR10] a weaker role withdraws what may not be shown any more, until the client shows itself again", async () => {
    let role: "participant" | "viewer" = "participant";
    const world = await syncWorld();
    const [ann, bob] = [await world.join({ recheck: () => role }), await world.join({ person: "bob" })];
    ann.showPresence(cursor(1));
    await world.pass(100);
    role = "viewer";
    await world.registry.recheckAccess("board-1");
    await world.pass(100);
    expect(stateOf(bob, ann)).toBeNull();
    ann.showPresence(cursor(2));
    await world.pass(100);
    expect(stateOf(bob, ann)).toEqual({ name: "Ann", person: { id: "ann", role: "viewer" } });
  });

  it("[PR11] clients of ours are sent what changed, others whole states", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    const plain = await world.join({ person: "carl", extensions: false });
    ann.showPresence({ ...cursor(1), selection: ["shape:1"] });
    await world.pass(100);
    const before = [bob.heard.length, plain.heard.length];
    const sent = world.metrics.bytesOut;
    ann.changePresence({ cursor: { x: 2, y: 0 } });
    await world.pass(100);
    expect(bob.heard.slice(before[0])).toEqual(["presence-change"]);
    expect(plain.heard.slice(before[1])).toEqual(["awareness"]);
    for (const listener of [bob, plain])
      expect(stateOf(listener, ann)).toMatchObject({ ...cursor(2), selection: ["shape:1"] });
    // To Ann herself and to Bob the cursor alone, to Carl everything.
    expect(world.metrics.bytesOut - sent).toBeLessThan(2 * 75 + 200);
  });

  it("[PR11] a change may take a key away, and a whole state brings changes only", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    ann.showPresence({ ...cursor(1), chat: "hi" });
    await world.pass(100);
    ann.changePresence({ chat: null });
    await world.pass(100);
    expect(stateOf(bob, ann)).not.toHaveProperty("chat");
    const sent = world.metrics.bytesOut;
    ann.showPresence(cursor(1));
    await world.pass(100);
    expect(world.metrics.bytesOut - sent).toBeLessThan(40);
    expect(bob.presence.get(ann.doc.clientID)?.clock).toBe(3);
  });

  it("[PR11] whoever comes between two messages misses nothing, not even what went back to its old value", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    ann.showPresence(cursor(1));
    await world.pass(100);
    ann.changePresence({ cursor: { x: 5, y: 0 }, chat: "hi" });
    await world.settle();
    const late = await world.join({ person: "carl" });
    ann.changePresence({ cursor: { x: 1, y: 0 } });
    await world.pass(100);
    for (const listener of [bob, late]) {
      expect(stateOf(listener, ann)).toMatchObject({ ...cursor(1), chat: "hi" });
      expect(listener.presenceGaps).toBe(0);
    }
  });

  it("[PR11] changes pile up for a slow client, who is sent everything once it can read again", async () => {
    const world = await syncWorld({ limits: { slowConsumerPresenceBytes: 3_000 } });
    const [ann, slow] = [await world.join(), await world.join({ person: "slow" })];
    ann.showPresence(cursor(1));
    await world.pass(100);
    slow.socket.block(true);
    content(ann.doc).set("a", "x".repeat(4_000));
    await world.pass(100);
    ann.changePresence({ chat: "missed" });
    await world.pass(100);
    slow.socket.block(false);
    await world.settle();
    ann.changePresence({ cursor: { x: 3, y: 0 } });
    await world.pass(100);
    expect(stateOf(slow, ann)).toMatchObject({ ...cursor(3), chat: "missed" });
    expect(slow.presenceGaps).toBe(0);
  });

  it.each([
    ["of a state that the server does not have", { since: 4 }, {}],
    ["of somebody else", { clientId: 4711 }, {}],
    ["that is no object", {}, "all of it"],
    ["that makes the state invalid", {}, { cursor: { x: "left" } }],
    [
      "that makes the state too large",
      {},
      { dragged: "abcde".repeat(2800), selection: Array(100).fill("x".repeat(30)) },
    ],
  ])("[PR11] a change %s is dropped, and the next whole state counts", async (_, options, changes) => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    ann.showPresence(cursor(1));
    await world.pass(100);
    const news = typeof changes === "string" ? changes : { cursor: { x: 9, y: 0 }, ...changes };
    ann.changePresence(news, options);
    await world.pass(100);
    expect(stateOf(bob, ann)).toMatchObject(cursor(1));
    ann.showPresence(cursor(2));
    await world.pass(100);
    expect(stateOf(bob, ann)).toMatchObject(cursor(2));
    expect(ann.closed).toBeNull();
  });

  it("[PR11] only who asked for our messages may send changes", async () => {
    const world = await syncWorld();
    const plain = await world.join({ extensions: false });
    plain.showPresence(cursor(1));
    plain.changePresence({ cursor: { x: 2, y: 0 } });
    await world.pass(100);
    expect(plain.closed).toBe("4400 bad_message");
  });

  it("[PR11] a weaker role hides what a change brings", async () => {
    const world = await syncWorld();
    const [viewer, bob] = [await world.join({ role: "viewer" }), await world.join({ person: "bob" })];
    viewer.showPresence({ name: "Vera" });
    await world.pass(100);
    viewer.changePresence({ cursor: { x: 2, y: 0 } });
    await world.pass(100);
    expect(stateOf(bob, viewer)).not.toHaveProperty("cursor");
  });

  it("[SY9] bytes that are no awareness update end the connection and disturb nobody", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join({ doc: new Y.Doc() }), await world.join({ person: "bob" })];
    ann.showPresence({ name: "Ann" });
    await world.pass(100);
    bob.send(MESSAGE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, new Uint8Array([9, 1, 1])));
    await world.pass(100);
    expect(bob.closed).toBe("4400 bad_message");
    expect(ann.closed).toBeNull();
  });
});
