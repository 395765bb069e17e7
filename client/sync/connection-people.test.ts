// @vitest-environment happy-dom
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { describe, expect, it } from "vitest";
import { applyAwarenessUpdate, Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { writeRecord } from "@/board/document/canvas-document";
import { setSealed } from "@/board/document/session-document";
import { sampleShape } from "@/board/document/testing/sample-records";
import type { Role } from "@/contract/roles";
import { MESSAGE } from "@/contract/sync-protocol";
import { createBoardConnection } from "./create-board-connection";
import { openConnectionWorld, presenceMessage } from "./testing/connection-world";
import { updateMessage } from "./testing/fake-server";
import { pointer } from "./testing/test-editor";

import { connectionUnderTest, geo, GEO } from "./testing/connection-under-test";

const here = connectionUnderTest();
const { open, store, mount, snapshot } = here;

describe("people", () => {
  function somebody(state: Record<string, unknown>, clientId?: number): Awareness {
    const doc = new Y.Doc();
    if (clientId !== undefined) doc.clientID = clientId;
    const other = new Awareness(doc);
    here.others.push(other);
    here.world.canvas.last().deliver(presenceMessage(other, state));
    return other;
  }
  function ownState(): Record<string, unknown> {
    const mirror = new Awareness(new Y.Doc());
    here.others.push(mirror);
    for (const update of here.world.canvas.last().presence) applyAwarenessUpdate(mirror, update, null);
    const states = [...mirror.getStates().entries()].filter(([id]) => id !== mirror.clientID);
    return (states[0]?.[1] ?? {}) as Record<string, unknown>;
  }

  it("are peers, and draw their cursors into the store", () => {
    open();
    here.world.serve();
    const mounted = mount();
    const person = { id: "p2", role: "participant" };
    const other = somebody({
      name: "Grace",
      color: "#445566",
      person,
      page: "page:page",
      cursor: { x: 1, y: 2, rotation: 0, type: "default" },
      camera: { x: 0, y: 0, z: 1 },
      screen: { x: 0, y: 0, w: 10, h: 10 },
      at: 5,
    });
    here.world.clock.runFrame();
    expect(snapshot().peers).toMatchObject([{ name: "Grace", person, clientId: other.clientID }]);
    expect(mounted.getCollaborators()).toMatchObject([
      { userId: "p2", userName: "Grace", cursor: { x: 1, y: 2 } },
    ]);
    const before = here.connection.getSnapshot().peers;
    here.world.canvas.last().deliver(
      presenceMessage(other, {
        ...other.getLocalState(),
        cursor: { x: 9, y: 9, rotation: 0, type: "default" },
      }),
    );
    here.world.clock.runFrame();
    expect(mounted.getCollaborators()[0]?.cursor).toMatchObject({ x: 9, y: 9 });
    expect(snapshot().peers).toBe(before);
    mounted.startFollowingUser("p2");
    expect(mounted.getInstanceState().followingUserId).toBe("p2");
    here.world.canvas.last().deliver(presenceMessage(other, null));
    here.world.clock.runFrame();
    expect(mounted.getCollaborators()).toEqual([]);
    expect(snapshot().peers).toEqual([]);
  });

  it("see a person again whom the server took for gone while the line was dead", () => {
    open();
    here.world.serve();
    mount();
    here.world.clock.advance(100);
    const told = decoding.createDecoder(here.world.canvas.last().presence.at(-1) ?? new Uint8Array());
    const [, clientId, clock] = [0, 1, 2].map(() => decoding.readVarUint(told)) as [number, number, number];
    const before = here.world.canvas.last().presence.length;
    here.world.canvas.last().deliver(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, MESSAGE.awareness);
        const gone = encoding.encode((inner) => {
          for (const number of [1, clientId, clock]) encoding.writeVarUint(inner, number);
          encoding.writeVarString(inner, "null");
        });
        encoding.writeVarUint8Array(encoder, gone);
      }),
    );
    here.world.clock.advance(100);
    expect(here.world.canvas.last().presence.length).toBeGreaterThan(before);
    expect(ownState()).toMatchObject({ name: "Ada" });
  });

  it("have no cursor before their pointer has moved", () => {
    open();
    here.world.serve();
    const mounted = mount();
    const state = {
      name: "Grace",
      color: "#445566",
      person: { id: "p2", role: "participant" },
      page: "page:page",
      cursor: { x: 0, y: 0, rotation: 0, type: "default" },
      camera: { x: 0, y: 0, z: 1 },
      screen: { x: 0, y: 0, w: 10, h: 10 },
      at: 0,
    };
    const other = somebody(state);
    here.world.clock.runFrame();
    // They are there, and can be followed.
    expect(mounted.getCollaborators()).toMatchObject([{ userId: "p2", cursor: null, camera: { z: 1 } }]);
    here.world.canvas.last().deliver(presenceMessage(other, { ...state, at: 7_000 }));
    // The frame of what was shown before has passed.
    here.world.clock.runFrame();
    here.world.clock.advance(40);
    here.world.clock.runFrame();
    expect(mounted.getCollaborators()).toMatchObject([{ userId: "p2", cursor: { x: 0, y: 0 } }]);
  });

  it("that send nonsense are shown without it", () => {
    open();
    here.world.serve();
    mount();
    somebody({ name: "Mallory", page: "page:page", cursor: { x: "left" }, scribbles: [{ a: 1 }] });
    somebody({ name: "Trudy", page: "page:page", scribbles: [{ points: "many" }] });
    here.world.clock.runFrame();
    expect(
      snapshot()
        .peers.map(({ name }) => name)
        .sort(),
    ).toEqual(["Mallory", "Trudy"]);
    expect(here.editor?.getCollaborators()).toEqual([]);
  });

  it("see the cursor, selection and viewport of a participant, at most 25 times a second", () => {
    open();
    here.world.serve();
    const mounted = mount();
    mounted.select(GEO);
    here.world.clock.advance(100);
    expect(ownState()).toMatchObject({
      name: "Ada",
      color: "#112233",
      page: "page:page",
      selection: [GEO],
      screen: { w: 1000, h: 800 },
    });
    const before = here.world.canvas.last().presence.length;
    for (let step = 0; step < 100; step++) {
      mounted.setCamera({ x: step, y: 0, z: 1 });
      here.world.clock.advance(10);
    }
    expect(here.world.canvas.last().presence.length - before).toBeLessThanOrEqual(26);
    here.world.clock.advance(40);
    expect(ownState()).toMatchObject({ camera: { x: 99 } });
  });

  it("see into which text of an item a participant types, and tell the same", () => {
    open();
    here.world.serve();
    mount();
    here.connection.setEditing({ itemId: GEO, path: "points/p1/text" });
    expect(ownState()["editing"]).toEqual({ item: GEO, path: "points/p1/text" });
    here.connection.setEditing(null);
    expect(ownState()).not.toHaveProperty("editing");
    const state = { name: "Grace", person: { id: "p2", role: "participant" }, page: "page:page" };
    const other = somebody(state);
    expect(snapshot().peers[0]?.editing).toBeUndefined();
    here.world.canvas
      .last()
      .deliver(presenceMessage(other, { ...state, editing: { item: "shape:q", path: "answer" } }));
    expect(snapshot().peers[0]?.editing).toEqual({ item: "shape:q", path: "answer" });
  });

  it("see a frame instead of more than 20 selected shapes", () => {
    open();
    const many = Array.from({ length: 110 }, (_, index) =>
      sampleShape("geo", `many${index}`, { index: `a2${String(index).padStart(4, "1")}1` }),
    );
    here.world.canvas.doc.transact(() => many.forEach((shape) => writeRecord(here.world.canvas.doc, shape)));
    here.world.serve();
    const mounted = mount();
    mounted.selectAll();
    here.world.clock.advance(100);
    expect(mounted.getSelectedShapeIds().length).toBeGreaterThan(100);
    expect(ownState()).not.toHaveProperty("selection");
    expect(ownState()["selectionBox"]).toMatchObject({ w: expect.any(Number) as number });
    mounted.select(...mounted.getSelectedShapeIds().slice(0, 20));
    here.world.clock.advance(100);
    expect(ownState()["selection"]).toHaveLength(20);
    expect(ownState()).not.toHaveProperty("selectionBox");
  });

  it("see the end of a long scribble: the server takes no more of one than 200 points", () => {
    open();
    here.world.serve();
    const mounted = mount();
    const points = Array.from({ length: 300 }, (_, x) => ({ x, y: 0, z: 0.5 }));
    const scribble = { id: "s", points, size: 4, color: "laser", opacity: 1, state: "active" } as const;
    const rest = { delay: 0, shrink: 0, taper: true };
    mounted.updateInstanceState({ scribbles: [{ ...scribble, ...rest }] });
    here.world.clock.advance(100);
    const [told] = ownState()["scribbles"] as { points: { x: number }[] }[];
    expect(told?.points).toHaveLength(200);
    expect(told?.points.at(-1)?.x).toBe(299);
  });

  it("cost little while only a cursor moves", () => {
    open();
    here.world.serve();
    const mounted = mount();
    mounted.selectAll();
    here.world.clock.advance(100);
    const connected = here.world.canvas.last();
    const before = connected.presenceMessages.length;
    for (let step = 0; step < 100; step++) {
      pointer(mounted, "pointer_move", { x: step, y: 2 * step });
      here.world.clock.advance(40);
    }
    const bytes = connected.presenceMessages.slice(before).map((message) => message.length);
    expect(bytes.length).toBeGreaterThan(90);
    expect(bytes.reduce((sum, one) => sum + one, 0) / bytes.length).toBeLessThan(75);
  });

  it("draw a frame around a colleague's large selection, and where they drag it", () => {
    open();
    here.world.serve();
    const mounted = mount();
    const drag = { dragged: "abcdefghij", draggedTo: [1, 2, 0], selectionBox: { x: 1, y: 2, w: 3, h: 4 } };
    const at = { page: "page:page", cursor: { x: 1, y: 2 } };
    somebody({ name: "Grace", person: { id: "p2", role: "participant" }, ...at, ...drag });
    somebody({ name: "Trudy", person: { id: "p3", role: "viewer" }, ...at, ...drag });
    here.world.clock.runFrame();
    const drawn = () => new Map(mounted.getCollaborators().map((one) => [one.userId, one]));
    expect(drawn().get("p2")).toMatchObject({
      brush: { x: 1, y: 2, w: 3, h: 4 },
      meta: { isSelection: true, dragged: "abcdefghij", draggedTo: [1, 2, 0] },
    });
    // Whose edits are not taken moves nothing, in presence either.
    expect(drawn().get("p3")?.meta).toEqual({ isSelection: true });
    here.world.editSession((doc) => setSealed(doc, true));
    somebody({ name: "Grace", person: { id: "p4", role: "participant" }, ...at, ...drag });
    // The frame of what was shown before has passed.
    here.world.clock.runFrame();
    here.world.clock.advance(40);
    here.world.clock.runFrame();
    expect(drawn().get("p4")?.meta).toEqual({ isSelection: true });
  });

  it("see only the name of a viewer and nothing of a room", () => {
    open("viewer");
    here.world.serve();
    mount().select(GEO);
    here.world.clock.advance(100);
    expect(ownState()).toEqual({ name: "Ada" });
    here.connection.destroy();
    open("room", { as: "room" });
    here.world.serve();
    expect(ownState()).toEqual({ name: "" });
  });

  it("learn the name once it is typed", () => {
    here.world = openConnectionWorld([geo]);
    here.connection = createBoardConnection(
      { boardId: "b", role: "participant", person: null },
      here.world.environment,
    );
    here.connection.open();
    here.world.serve();
    expect(ownState()).toEqual({ name: "" });
    here.connection.setPerson({ name: "Ada", color: "#112233" });
    expect(ownState()).toMatchObject({ name: "Ada", color: "#112233" });
  });

  it("let exactly one client repair: the lowest client id that may write", () => {
    open();
    here.world.serve();
    mount();
    const person = (role: Role) => ({ person: { id: "p2", role } });
    somebody({ name: "Eve", ...person("viewer") }, 0);
    somebody({ name: "Grace", ...person("participant") }, 2 ** 32 - 1);
    const rival = somebody({ name: "Ada", ...person("facilitator") }, 1);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(here.world.canvas.doc));
    const orphan = sampleShape("geo", "orphan", { parentId: "shape:gone", index: "a5" });
    doc.transact(() => writeRecord(doc, orphan));
    here.world.canvas.last().deliver(updateMessage(Y.encodeStateAsUpdate(doc)));
    here.world.clock.runFrame();
    expect(store().get(orphan.id)).toMatchObject({ parentId: "page:page" });
    here.world.clock.advance(4000);
    expect(here.world.canvas.last().updates).toEqual([]);
    here.world.canvas.last().deliver(presenceMessage(rival, null));
    here.world.clock.advance(1600);
    expect(here.world.canvas.last().updates).toHaveLength(1);
  });
});
