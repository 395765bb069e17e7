import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { schemaFingerprint } from "@/board/document/board-schema";
import { setLocked, setSealed } from "@/board/document/session-document";
import { ERRORS, type ErrorCode } from "@/contract/errors";
import { ROLES, type Role } from "@/contract/roles";
import { SYNC } from "@/contract/sync-protocol";
import type { SyncClient } from "./testing/sync-client";
import { BOARD, content, syncWorld } from "./testing/sync-world";

const MAY_EDIT: Record<Role, boolean> = { room: false, viewer: false, participant: true, facilitator: true };
const MAY_EDIT_LOCKED: Record<Role, boolean> = {
  room: false,
  viewer: false,
  participant: false,
  facilitator: true,
};

const stateOf = (listener: SyncClient, of: SyncClient) => listener.presence.get(of.doc.clientID)?.state;

describe("access on sockets", () => {
  it("[AC1] a standing that no longer holds closes with its own code, for good, and its name as the reason", async () => {
    const world = await syncWorld();
    for (const code of ["link_revoked", "link_expired", "removed", "not_joined", "board_deleted"] as const) {
      const client = await world.join({ recheck: () => code });
      expect(client.closed).toBe(`${ERRORS[code].close} ${code}`);
      expect(ERRORS[code].close).toBeGreaterThanOrEqual(4400);
      expect(client.heard).toEqual([]);
    }
  });

  it("[AC2] a link revoked between the handshake and the room lets nobody in", async () => {
    const world = await syncWorld();
    const client = world.open({ recheck: () => "link_revoked" });
    content(client.doc).set("a", 1);
    await world.pass(60);
    expect(client.closed).toBe("4410 link_revoked");
    expect(content((await world.stored()).doc).size).toBe(0);
  });

  describe.each(ROLES)("[AC3] a %s", (role) => {
    it("reads the canvas and the session", async () => {
      const world = await syncWorld();
      const writer = await world.join({ person: "writer" });
      content(writer.doc).set("a", 1);
      const client = await world.join({ role, person: "reader" });
      const session = await world.join({ role, person: "reader", document: "session" });
      await world.pass(60);
      expect(content(client.doc).get("a")).toBe(1);
      expect(session.doc.getMap("meta").get("title")).toBe("A board");
    });

    it.each([
      [`${MAY_EDIT[role] ? "writes" : "does not write"} the canvas`, () => {}, MAY_EDIT[role], "read_only"],
      [
        `${MAY_EDIT_LOCKED[role] ? "writes" : "does not write"} a locked canvas`,
        (doc: Y.Doc) => setLocked(doc, true),
        MAY_EDIT_LOCKED[role],
        MAY_EDIT[role] ? "locked" : "read_only",
      ],
      [
        "does not write a sealed canvas",
        (doc: Y.Doc) => setSealed(doc, true),
        false,
        MAY_EDIT[role] ? "sealed" : "read_only",
      ],
    ] as const)("%s", async (_, prepare, allowed, code) => {
      const world = await syncWorld();
      await world.registry.edit(BOARD, "session", prepare);
      const other = await world.join({ person: "other" });
      const client = await world.join({ role });
      content(client.doc).set("a", 1);
      await world.pass(60);
      expect(client.refused).toEqual(allowed ? [] : [{ update: 2, code }]);
      expect(client.closed).toBeNull();
      expect(content(other.doc).get("a")).toBe(allowed ? 1 : undefined);
      expect(content((await world.stored()).doc).get("a")).toBe(allowed ? 1 : undefined);
      expect(world.metrics.refused).toBe(allowed ? 0 : 1);
    });

    it("is refused the same way when it hides the edit in a step 2 or in a deletion", async () => {
      const world = await syncWorld();
      const writer = await world.join({ person: "writer" });
      content(writer.doc).set("kept", 1);
      await world.pass(60);
      const client = await world.join({ role });
      const fork = new Y.Doc();
      Y.applyUpdate(fork, Y.encodeStateAsUpdate(client.doc));
      content(fork).delete("kept");
      client.sendUpdate(Y.encodeStateAsUpdate(fork), SYNC.step2);
      await world.pass(60);
      expect(content((await world.stored()).doc).has("kept")).toBe(!MAY_EDIT[role]);
      expect(client.refused).toHaveLength(MAY_EDIT[role] ? 0 : 1);
    });
  });

  it("[AC4] a seal counts for the next update, and so does its end", async () => {
    const world = await syncWorld();
    const client = await world.join();
    const outcomes: number[] = [];
    for (const sealed of [false, true, false]) {
      await world.registry.edit(BOARD, "session", (doc) => setSealed(doc, sealed));
      content(client.doc).set(`sealed: ${sealed}`, outcomes.length);
      await world.pass(60);
      outcomes.push(client.refused.length);
    }
    expect(outcomes).toEqual([0, 1, 1]);
  });

  it("[AC5] a role that changed counts at once, and the client is told", async () => {
    let role: Role = "participant";
    const world = await syncWorld();
    const client = await world.join({ recheck: () => role });
    role = "viewer";
    await world.registry.recheckAccess(BOARD);
    content(client.doc).set("a", 1);
    await world.pass(60);
    expect(client.notices.at(-1)).toEqual({ kind: "role", role: "viewer" });
    expect(client.refused).toEqual([{ update: 2, code: "read_only" }]);

    role = "facilitator";
    await world.registry.recheckAccess(BOARD);
    client.sendUpdate(Y.encodeStateAsUpdate(client.doc));
    await world.pass(60);
    expect(client.notices.at(-1)).toEqual({ kind: "role", role: "facilitator" });
    expect(content((await world.stored()).doc).get("a")).toBe(1);
  });

  it("[AC5] a revoked link ends its sockets on both documents before the call returns, and no others", async () => {
    let outcome: Role | ErrorCode = "participant";
    const world = await syncWorld();
    const guest = { link: "link-1", recheck: () => outcome };
    const [canvas, session] = [await world.join(guest), await world.join({ ...guest, document: "session" })];
    const other = await world.join({ person: "bob", link: "link-2" });
    outcome = "link_revoked";
    await world.registry.recheckAccess(BOARD, "link-2");
    expect(canvas.closed).toBeNull();
    await world.registry.recheckAccess(BOARD, "link-1");
    for (const client of [canvas, session]) expect(client.closed).toBe("4410 link_revoked");
    content(canvas.doc).set("a", 1);
    await world.pass(60);
    expect(other.closed).toBeNull();
    expect(content((await world.stored()).doc).size).toBe(0);
  });

  it("[AC5] what was done before a link was revoked still reaches those who rest on it", async () => {
    let outcome: Role | ErrorCode = "viewer";
    const world = await syncWorld();
    const phone = await world.join({
      role: "viewer",
      document: "session",
      link: "code",
      recheck: () => outcome,
    });
    // Frames are merged after the first.
    await world.registry.edit(BOARD, "session", (doc) => doc.getMap("meta").set("first", 1));
    await world.registry.edit(BOARD, "session", (doc) => doc.getMap("meta").set("title", "It has ended"));
    outcome = "link_revoked";
    await world.registry.recheckAccess(BOARD, "code");
    await world.settle();
    expect(phone.closed).toBe("4410 link_revoked");
    expect(phone.doc.getMap("meta").get("title")).toBe("It has ended");
  });

  it("[AC5] of two checks under way the one asked later counts", async () => {
    const world = await syncWorld();
    const answers: ((role: Role) => void)[] = [];
    let ask = false;
    const client = await world.join({
      recheck: () => (ask ? new Promise<Role>((resolve) => answers.push(resolve)) : "participant"),
    });
    ask = true;
    const [first, second] = [world.registry.recheckAccess(BOARD), world.registry.recheckAccess(BOARD)];
    answers[1]?.("viewer");
    answers[0]?.("facilitator");
    await Promise.all([first, second]);
    await world.settle();
    expect(client.notices.at(-1)).toEqual({ kind: "role", role: "viewer" });
  });

  it("[AC6] when access cannot be checked the socket is closed, to be tried again", async () => {
    const world = await syncWorld();
    let broken = false;
    const client = await world.join({
      recheck: () => {
        if (broken) throw new Error("the database is away");
        return "participant";
      },
    });
    broken = true;
    await world.registry.recheckAccess(BOARD);
    await world.settle();
    expect(client.closed).toBe("1011 internal");
  });

  it("[AC7] people are counted once over both documents, those in the room and screens apart", async () => {
    const world = await syncWorld();
    for (const document of ["canvas", "session"] as const) {
      await world.join({ document, person: "ann" });
      await world.join({ document, person: "vera", role: "viewer", place: "room" });
      await world.join({ document, person: "screen 1", role: "room", place: "room" });
      await world.join({ document, person: "screen 1", role: "room" });
    }
    const leaving = await world.join({ person: "bob" });
    expect(world.registry.peopleOn(BOARD)).toEqual({ people: 3, inRoom: 1, screens: 2 });
    leaving.socket.client.close();
    expect(world.registry.peopleOn(BOARD)).toEqual({ people: 2, inRoom: 1, screens: 2 });
    expect(world.registry.peopleOn("nowhere")).toEqual({ people: 0, inRoom: 0, screens: 0 });
  });

  it("[AC7] who is connected is known by the link they rest on", async () => {
    const world = await syncWorld();
    for (const document of ["canvas", "session"] as const) {
      await world.join({ document, person: "ann", link: "link-1" });
      await world.join({ document, person: "bob", link: "link-1" });
      await world.join({ document, person: "vera", link: "link-2", role: "viewer" });
      await world.join({ document, person: "screen 1", link: "link-3", role: "room" });
    }
    await world.join({ person: "screen 2", link: "link-3", role: "room" });
    expect(Object.fromEntries(world.registry.connectedBy(BOARD))).toEqual({
      "link-1": { people: new Set(["ann", "bob"]), screens: 0 },
      "link-2": { people: new Set(["vera"]), screens: 0 },
      "link-3": { people: new Set(), screens: 2 },
    });
  });

  it("[AC8] a client that does not know `refused` is not sent it; its edit is dropped and counted, and it stays", async () => {
    const world = await syncWorld();
    const client = await world.join({ role: "viewer", extensions: false });
    content(client.doc).set("a", 1);
    await world.pass(60);
    expect(client.heard.filter((kind) => !["sync:0", "sync:1", "awareness"].includes(kind))).toEqual([]);
    expect(world.metrics.refused).toBe(1);
    expect(client.closed).toBeNull();
  });

  it("[AC9] a reader's step 2 without news is no violation", async () => {
    const world = await syncWorld();
    const writer = await world.join({ person: "writer" });
    content(writer.doc).set("a", 1);
    content(writer.doc).delete("a");
    await world.pass(60);
    const known = new Y.Doc();
    Y.applyUpdate(known, Y.encodeStateAsUpdate(writer.doc));
    for (const doc of [new Y.Doc(), known]) {
      const client = await world.join({ role: "viewer", doc });
      expect(client.refused).toEqual([]);
      expect(client.saved).toBe(1);
    }
    expect(world.metrics.refused).toBe(0);
  });
});

describe("edits of another epoch or version", () => {
  const raiseEpoch = (world: Awaited<ReturnType<typeof syncWorld>>) =>
    world.registry.edit(BOARD, "session", (doc) => void doc.getMap("meta").set("epoch", 1));

  it("[AC10] what was made before the board was put back is refused, on open sockets and on new ones", async () => {
    const world = await syncWorld();
    const open = await world.join({ person: "ann" });
    const plain = await world.join({ person: "bot", extensions: false });
    content(open.doc).set("before", 1);
    await world.pass(60);
    await raiseEpoch(world);
    content(open.doc).set("after", 1);
    const back = await world.join({ person: "bob", epoch: 0 });
    content(back.doc).set("brought", 1);
    const late = await world.join({ person: "cat", epoch: 1 });
    content(late.doc).set("new", 1);
    const newcomer = await world.join({ person: "dan" });
    content(newcomer.doc).set("first", 1);
    content(plain.doc).set("plain", 1);
    await world.pass(60);
    const codes = ({ refused }: typeof open) => refused.map(({ code }) => code);
    expect([codes(open), codes(back)]).toEqual([["board_replaced"], ["board_replaced"]]);
    expect([late.refused, newcomer.refused]).toEqual([[], []]);
    const stored = content((await world.stored()).doc);
    expect([...stored.keys()].sort()).toEqual(["before", "first", "new", "plain"]);
  });

  it("[AC14] a page of another build is told to reload, and goes on writing", async () => {
    const world = await syncWorld({ build: "now" });
    const [before, now, unknown] = [
      await world.join({ person: "ann", build: "before" }),
      await world.join({ person: "bob", build: "now" }),
      await world.join({ person: "cora" }),
    ];
    expect(before.notices).toContainEqual({ kind: "reload" });
    for (const client of [now, unknown]) expect(client.notices).not.toContainEqual({ kind: "reload" });
    content(before.doc).set("old", 1);
    await world.pass(60);
    expect(before.refused).toEqual([]);
    expect([...content((await world.stored()).doc).keys()]).toEqual(["old"]);
  });

  it("[AC11] a page of another version writes nothing, whatever it knows of the board yet", async () => {
    const world = await syncWorld();
    const outdated = await world.join({ person: "ann", schema: "another" });
    const current = await world.join({ person: "bob", schema: schemaFingerprint(createPaperboardSchema()) });
    content(outdated.doc).set("old", 1);
    content(current.doc).set("new", 1);
    await world.pass(60);
    expect(outdated.refused.map(({ code }) => code)).toEqual(["client_outdated"]);
    expect(outdated.closed).toBeNull();
    expect([...content((await world.stored()).doc).keys()]).toEqual(["new"]);
  });

  it("[AC12] somebody who reads without a link has no presence, is not counted, and writes nothing", async () => {
    const world = await syncWorld();
    const ann = await world.join({ person: "ann", role: "facilitator" });
    const stranger = await world.join({ person: "library", session: null, role: "viewer", byLibrary: true });
    stranger.showPresence({ name: "Mallory" });
    content(stranger.doc).set("a", 1);
    await world.pass(1_000);
    expect(stateOf(ann, stranger)).toBeUndefined();
    expect(stranger.refused).toEqual([{ update: 2, code: "read_only" }]);
    expect(world.registry.peopleOn(BOARD)).toEqual({ people: 1, inRoom: 0, screens: 0 });
    expect([...world.registry.connectedBy(BOARD).keys()]).toEqual(["link-facilitator"]);
  });

  it("[AC12] who loses the link and reads on as a stranger is gone from the others' boards", async () => {
    let byLibrary = false;
    const world = await syncWorld();
    const ann = await world.join({ person: "ann", role: "facilitator" });
    const bob = await world.join({ person: "bob", role: "viewer", byLibrary: () => byLibrary });
    bob.showPresence({ name: "Bob" });
    await world.pass(1_000);
    expect(stateOf(ann, bob)).toMatchObject({ name: "Bob" });
    byLibrary = true;
    await world.registry.recheckAccess(BOARD);
    await world.pass(1_000);
    expect(stateOf(ann, bob)).toBeNull();
  });

  it("[AC13] a board that is taken back closes the sockets of strangers on both documents at once", async () => {
    let outcome: Role | ErrorCode = "viewer";
    const world = await syncWorld();
    const guest = { person: "library", session: null, role: "viewer", byLibrary: true } as const;
    const canvas = await world.join({ ...guest, recheck: () => outcome });
    const session = await world.join({ ...guest, document: "session", recheck: () => outcome });
    const reader = await world.join({ person: "ann", role: "viewer" });
    outcome = "not_joined";
    await world.registry.recheckAccess(BOARD);
    for (const client of [canvas, session]) expect(client.closed).toBe("4401 not_joined");
    expect(reader.closed).toBeNull();
  });

  it("[LI14] strangers fill a part of a board only: those with a link still get in", async () => {
    const world = await syncWorld({ limits: { strangersPerBoard: 2, connectionsPerBoard: 4 } });
    const stranger = { person: "library", session: null, role: "viewer", byLibrary: true } as const;
    const first = await world.join(stranger);
    await world.join(stranger);
    expect((await world.join(stranger)).closed).toBe("1013 board_full");
    expect((await world.join({ person: "ann" })).closed).toBeNull();
    first.socket.client.close();
    await world.settle();
    expect((await world.join(stranger)).closed).toBeNull();
  });
});
