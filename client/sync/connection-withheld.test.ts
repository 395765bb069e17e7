// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { recordsOf, writeRecord } from "@/board/document/canvas-document";
import { recordMaps } from "@/board/document/record-maps";
import { createRecordCheck } from "@/board/document/check-record";
import { setLocked, setSealed } from "@/board/document/session-document";
import { sampleShape } from "@/board/document/testing/sample-records";
import type { ConnectionWorld } from "./testing/connection-world";
import { pointer } from "./testing/test-editor";
import { createMemoryUnsentEdits } from "./unsent-edits";

import { connectionUnderTest, GEO } from "./testing/connection-under-test";

const here = connectionUnderTest();
const { open, store, mount, snapshot, move, onServer } = here;

describe("withheld edits", () => {
  const setEpoch = (epoch: number) => (doc: Y.Doc) => void doc.getMap("meta").set("epoch", epoch);
  const copied = (id: string = GEO) => {
    const update = here.connection.withheldCopy();
    if (!update) throw new Error("nothing is withheld");
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    return recordsOf(doc, createRecordCheck(createPaperboardSchema())).records.get(id);
  };
  /** Leaves with an unsent move of the shape, in the epoch 0. */
  async function leaveUnsent(unsent: ConnectionWorld["unsent"], x: number) {
    open("participant", { unsent });
    here.world.serve();
    here.world.canvas.last().drop();
    move(x);
    here.connection.destroy();
    expect(await unsent.load()).toHaveLength(1);
  }

  it("of another epoch are shown on the board as it is now, though nothing they rest on is left", async () => {
    const unsent = createMemoryUnsentEdits();
    await leaveUnsent(unsent, 5);
    // Another document altogether: the old one was put back from elsewhere.
    open("participant", { unsent });
    const kept = sampleShape("note", "n", { index: "a8" });
    here.world.canvas.doc.transact(() => {
      recordMaps(here.world.canvas.doc).delete(GEO);
      writeRecord(here.world.canvas.doc, kept);
    });
    setEpoch(1)(here.world.session.doc);
    here.world.serve();
    await vi.waitFor(() => expect(snapshot().withheld).not.toBeNull());
    expect(snapshot().withheld).toEqual({ edits: 1, code: "board_replaced", canSend: false });
    expect(store().has(GEO)).toBe(false);
    expect(here.world.canvas.last().updates).toEqual([]);
    expect(copied()).toMatchObject({ x: 5, type: "geo" });
    expect(copied(kept.id)).toEqual(kept);
    here.connection.discardWithheld();
    await vi.waitFor(async () => expect(await unsent.load()).toEqual([]));
  });

  it("are made when the board is put back to another state while they wait, and the board is shown as it is", () => {
    open();
    here.world.serve();
    const mounted = mount();
    here.world.canvas.last().drop();
    move(5);
    here.world.editSession(setEpoch(1));
    expect(snapshot().withheld).toEqual({ edits: 1, code: "board_replaced", canSend: false });
    expect(copied()).toMatchObject({ x: 5 });
    expect(new URL(here.world.canvas.last().url).searchParams.get("epoch")).toBe("1");
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
    expect(mounted.getShape(GEO)?.x).toBe(100);
    expect(here.world.canvas.last().updates).toEqual([]);
  });

  it("are not made when nothing waits, but the document is fetched anew", () => {
    open();
    here.world.serve();
    here.world.editSession(setEpoch(1));
    expect(snapshot().withheld).toBeNull();
    expect(here.world.canvas.connections).toHaveLength(2);
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
    move(7);
    expect(onServer()?.[0]).toBe(7);
    expect(snapshot().notices).toEqual([]);
  });

  it("are what was saved and is not on the board that was put back, whoever made it", () => {
    open();
    here.world.serve();
    const backup = Y.encodeStateAsUpdate(here.world.canvas.doc);
    move(5);
    here.world.canvas.last().saved();
    here.world.canvas.doc = new Y.Doc();
    Y.applyUpdate(here.world.canvas.doc, backup);
    here.world.editSession(setEpoch(1));
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
    expect(snapshot()).toMatchObject({
      withheld: { edits: 1, code: "board_replaced", canSend: false },
      saved: { kind: "saved" },
    });
    expect(store().get(GEO)).toMatchObject({ x: 100 });
    expect(copied()).toMatchObject({ x: 5 });
    expect(here.world.canvas.last().updates).toEqual([]);
  });

  it("that were kept before the epoch changed belong to the one they were made in", async () => {
    const unsent = createMemoryUnsentEdits();
    open("participant", { unsent });
    here.world.serve();
    here.world.canvas.last().drop();
    store().update(GEO, (shape) => ({ ...shape, x: 5 }));
    here.world.editSession(setEpoch(3));
    expect(await unsent.load()).toMatchObject([{ epoch: 0, kept: { changed: [GEO] } }]);
  });

  it("refused one after the other are all in the copy", () => {
    open();
    here.world.serve();
    here.world.canvas.takes = false;
    move(5);
    here.world.canvas.last().refuse(1, "board_limit");
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
    store().update(GEO, (shape) => ({ ...shape, opacity: 0.2 }) as never);
    here.world.clock.advance(1000);
    here.world.canvas.last().refuse(1, "board_limit");
    expect(snapshot().withheld).toMatchObject({ edits: 2 });
    expect(copied()).toMatchObject({ x: 5, opacity: 0.2 });
  });

  it("are as many as the person made: a shape that was drawn slowly is one, before and after a reload", async () => {
    const unsent = createMemoryUnsentEdits();
    open("participant", { unsent });
    here.world.serve();
    const drawing = mount();
    here.world.canvas.last().drop();
    drawing.setCurrentTool("geo");
    pointer(drawing, "pointer_down", { x: 400, y: 400 });
    for (const at of [450, 500]) {
      pointer(drawing, "pointer_move", { x: at, y: at });
      here.world.clock.advance(1000);
    }
    expect(snapshot().saved).toEqual({ kind: "offline", unsaved: 1 });
    pointer(drawing, "pointer_up", { x: 500, y: 500 });
    here.world.clock.advance(1000);
    expect(snapshot().saved).toEqual({ kind: "offline", unsaved: 1 });
    store().update(GEO, (shape) => ({ ...shape, x: 5 }));
    here.world.clock.advance(1000);
    here.world.editSession((doc) => setSealed(doc, true));
    expect(snapshot().withheld).toMatchObject({ edits: 2, code: "sealed" });
    expect((await unsent.load()).length).toBeGreaterThan(2);

    drawing.dispose();
    here.editor = null;
    here.connection.destroy();
    open("viewer", { unsent });
    here.world.serve();
    await vi.waitFor(() => expect(snapshot().withheld).toMatchObject({ edits: 2 }));
  });

  it("can be put on the board once it takes them again", () => {
    open();
    here.world.serve();
    here.world.canvas.takes = false;
    move(5);
    here.world.editSession((doc) => setLocked(doc, true));
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
    expect(snapshot().withheld).toEqual({ edits: 1, code: "locked", canSend: false });
    here.connection.sendWithheld();
    expect(snapshot().withheld).not.toBeNull();
    here.world.canvas.takes = true;
    here.world.editSession((doc) => setLocked(doc, false));
    expect(snapshot().withheld?.canSend).toBe(true);
    here.connection.sendWithheld();
    expect(snapshot()).toMatchObject({ withheld: null, saved: { kind: "saving", unsaved: 1 }, notices: [] });
    expect(onServer()?.[0]).toBe(5);
    here.world.clock.runFrame();
    expect(store().get(GEO)).toMatchObject({ x: 5 });
    here.world.canvas.last().saved();
    expect(snapshot().saved).toEqual({ kind: "saved" });
  });

  it("are not put on a board that was put back to another state after they were withheld", () => {
    open();
    here.world.serve();
    here.world.canvas.takes = false;
    move(5);
    here.world.editSession((doc) => setLocked(doc, true));
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
    here.world.editSession(setEpoch(1));
    here.world.canvas.takes = true;
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
    here.world.editSession((doc) => setLocked(doc, false));
    expect(snapshot().withheld).toEqual({ edits: 1, code: "board_replaced", canSend: false });
    here.connection.sendWithheld();
    expect(snapshot().withheld).toEqual({ edits: 1, code: "board_replaced", canSend: false });
    expect(snapshot().notices).toMatchObject([{ topic: "withheld" }]);
    expect(here.world.canvas.last().updates).toEqual([]);
    expect(copied()).toMatchObject({ x: 5 });
  });

  it("are not put on a board that lost what they rest on after they were withheld", () => {
    open();
    here.world.serve();
    here.world.canvas.takes = false;
    move(5);
    here.world.editSession((doc) => setLocked(doc, true));
    // Of the same epoch, and yet without what it had: the data directory was put back by hand.
    here.world.canvas.doc = new Y.Doc();
    here.world.canvas.takes = true;
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
    here.world.editSession((doc) => setLocked(doc, false));
    expect(snapshot().withheld?.canSend).toBe(true);
    here.connection.sendWithheld();
    expect(snapshot()).toMatchObject({
      withheld: { edits: 1, code: "conflict", canSend: false },
      saved: { kind: "saved" },
    });
    expect(here.world.canvas.last().updates).toEqual([]);
    expect(copied()).toMatchObject({ x: 5 });
  });

  it("do not fit for having been left while the board was locked, when what they rest on is gone", async () => {
    const unsent = createMemoryUnsentEdits();
    await leaveUnsent(unsent, 5);
    open("participant", { unsent });
    setLocked(here.world.session.doc, true);
    here.world.serve();
    await vi.waitFor(() => expect(snapshot().withheld).not.toBeNull());
    here.world.editSession((doc) => setLocked(doc, false));
    expect(snapshot().withheld).toMatchObject({ edits: 1, code: "conflict", canSend: false });
    here.connection.sendWithheld();
    expect(snapshot()).toMatchObject({ withheld: { edits: 1, code: "conflict" }, saved: { kind: "saved" } });
    expect(here.world.canvas.last().updates).toEqual([]);
  });

  it("are what was left unsent by somebody who may only read now", async () => {
    const unsent = createMemoryUnsentEdits();
    await leaveUnsent(unsent, 5);
    const state = Y.encodeStateAsUpdate(here.world.canvas.doc);
    open("viewer", { unsent });
    here.world.canvas.doc.destroy();
    here.world.canvas.doc = new Y.Doc();
    Y.applyUpdate(here.world.canvas.doc, state);
    here.world.serve();
    await vi.waitFor(() => expect(snapshot().withheld).not.toBeNull());
    expect(snapshot().withheld).toEqual({ edits: 1, code: "read_only", canSend: false });
    expect(store().get(GEO)).toMatchObject({ x: 100 });
    expect(copied()).toMatchObject({ x: 5 });
    expect(here.world.canvas.last().updates).toEqual([]);
  });

  it("that rest on what the board does not have any more are not sent in vain for ever", async () => {
    const unsent = createMemoryUnsentEdits();
    await leaveUnsent(unsent, 5);
    open("participant", { unsent });
    // Of the same epoch, but the shape they move is of another document: a backup was put back by hand.
    here.world.serve();
    await vi.waitFor(() => expect(snapshot().withheld).not.toBeNull());
    expect(snapshot().withheld).toMatchObject({ edits: 1, code: "conflict", canSend: false });
    expect(snapshot().saved).toEqual({ kind: "saved" });
    expect(here.world.canvas.last().updates).toEqual([]);
  });

  it("are there to be copied when the server refuses this client for good", () => {
    open();
    here.world.serve();
    here.world.canvas.last().drop();
    move(5);
    here.world.clock.advance(20_000);
    here.world.canvas.last().drop(4410, "link_revoked");
    expect(here.connection.getSnapshot()).toMatchObject({
      connection: { phase: "refused" },
      saved: { kind: "offline", unsaved: 1 },
    });
    expect(copied()).toMatchObject({ x: 5 });
  });
});

describe("edits whose acknowledgement was still on its way", () => {
  const recolour = (opacity: number) => {
    store().update(GEO, (shape) => ({ ...shape, opacity }) as never);
    here.world.clock.advance(1000);
  };
  const lock = () => here.world.editSession((doc) => setLocked(doc, true));
  const back = () => {
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
  };
  const asks = () => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };

  it("[DU13] are not said to be missing when the board has them", async () => {
    const unsent = createMemoryUnsentEdits();
    open("participant", { unsent });
    here.world.serve();
    move(5);
    lock();
    // Nobody knows yet: nothing is said, and nothing is let go of.
    expect(snapshot()).toMatchObject({ withheld: null, notices: [], saved: { kind: "offline", unsaved: 1 } });
    expect(asks()).toBe(true);
    expect(await unsent.load()).toHaveLength(1);
    here.world.clock.advance(5000);
    expect(snapshot()).toMatchObject({ withheld: null, saved: { unsaved: 1 } });
    back();
    expect(snapshot()).toMatchObject({ withheld: null, notices: [], saved: { kind: "saved" } });
    expect(store().get(GEO)).toMatchObject({ x: 5 });
    expect(asks()).toBe(false);
    await vi.waitFor(async () => expect(await unsent.load()).toEqual([]));
  });

  it("[DU13] are withheld when the board does not have them", async () => {
    const unsent = createMemoryUnsentEdits();
    open("participant", { unsent });
    here.world.serve();
    here.world.canvas.takes = false;
    move(5);
    lock();
    back();
    expect(snapshot().withheld).toEqual({ edits: 1, code: "locked", canSend: false });
    expect(snapshot().notices).toMatchObject([{ topic: "withheld" }]);
    expect(await unsent.load()).toHaveLength(1);
  });

  it.each([
    ["a lock", lock, "locked"],
    ["a reader's role", () => here.world.canvas.last().notify({ kind: "role", role: "viewer" }), "read_only"],
    ["a seal", () => here.world.editSession((doc) => setSealed(doc, true)), "sealed"],
  ] as const)("[DU13] are counted without those that the board has: %s", (_, ends, code) => {
    open();
    here.world.serve();
    move(5);
    here.world.canvas.takes = false;
    recolour(0.3);
    ends();
    back();
    expect(snapshot()).toMatchObject({
      withheld: { edits: 1, code, canSend: false },
      saved: { kind: "saved" },
    });
  });

  it("[DU13] are told apart also when the server refuses them together after a reconnect", () => {
    open();
    here.world.serve();
    move(5);
    here.world.canvas.last().drop();
    recolour(0.3);
    here.world.clock.advance(1000);
    here.world.canvas.takes = false;
    back();
    here.world.canvas.last().refuse(1, "board_limit");
    expect(snapshot().withheld).toBeNull();
    back();
    expect(snapshot()).toMatchObject({
      withheld: { edits: 1, code: "board_limit" },
      saved: { kind: "saved" },
    });
    expect(onServer()?.[0]).toBe(5);
  });

  it("[DU13] are on the board that replaced theirs, or are said not to be", () => {
    open();
    here.world.serve();
    move(5);
    here.world.canvas.takes = false;
    recolour(0.3);
    here.world.editSession((doc) => doc.getMap("meta").set("epoch", 1));
    expect(snapshot().withheld).toBeNull();
    back();
    expect(snapshot().withheld).toEqual({ edits: 1, code: "board_replaced", canSend: false });
  });

  it("[DU13] are offered as a copy when the server lets nobody in who could find out", () => {
    open();
    here.world.serve();
    move(5);
    lock();
    here.world.canvas.last().drop(4410, "link_revoked");
    expect(here.connection.getSnapshot()).toMatchObject({
      connection: { phase: "refused" },
      withheld: { edits: 1, code: "locked" },
    });
    expect(here.connection.withheldCopy()).not.toBeNull();
  });

  it("[DU13] are not said to be missing by the next page either", async () => {
    const unsent = createMemoryUnsentEdits();
    open("participant", { unsent });
    here.world.serve();
    move(5);
    const state = Y.encodeStateAsUpdate(here.world.canvas.doc);
    here.connection.destroy();
    expect(await unsent.load()).toHaveLength(1);
    open("viewer", { unsent });
    here.world.canvas.doc = new Y.Doc();
    Y.applyUpdate(here.world.canvas.doc, state);
    here.world.serve();
    await vi.waitFor(async () => expect(await unsent.load()).toEqual([]));
    expect(snapshot()).toMatchObject({ withheld: null, notices: [], saved: { kind: "saved" } });
  });
});

describe("a long time offline", () => {
  const draw = (bytes: number, n: number) => {
    store().update(GEO, (shape) => ({ ...shape, meta: { [`k${n}`]: "x".repeat(bytes) } }) as never);
    here.world.clock.advance(1000);
  };
  const back = () => {
    here.world.clock.advance(20_000);
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
  };

  it("is all on the board on return, though it is more than one message holds", () => {
    open();
    here.world.serve();
    here.world.canvas.last().drop();
    for (let n = 0; n < 60; n++) draw(100_000, n);
    expect(snapshot().saved).toEqual({ kind: "offline", unsaved: 60 });
    back();
    expect(snapshot()).toMatchObject({ withheld: null, notices: [], saved: { unsaved: 60 } });
    here.world.clock.advance(5000);
    here.world.canvas.last().saved();
    expect(snapshot()).toMatchObject({ withheld: null, notices: [], saved: { kind: "saved" } });
    expect(here.world.canvas.connections).toHaveLength(2);
  });

  it("loses nothing but one edit that is too large, and says so of that edit", () => {
    open();
    here.world.serve();
    here.world.canvas.last().drop();
    move(5);
    draw(5 * 1024 * 1024, 0);
    back();
    expect(onServer()?.[0]).toBe(5);
    here.world.canvas.last().saved();
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
    expect(snapshot()).toMatchObject({
      withheld: { edits: 1, code: "too_large", canSend: false },
      saved: { kind: "saved" },
    });
    expect(snapshot().notices[0]?.text).toContain("One edit is larger than the 4 MB");
  });
});
