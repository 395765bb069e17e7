// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { createMemoryUnsentEdits } from "./unsent-edits";

import { connectionUnderTest, GEO } from "./testing/connection-under-test";

const here = connectionUnderTest();
const { open, store, mount, snapshot, move, onServer } = here;

describe("saved state", () => {
  it("counts from the first unwritten change until the server has it on disk", () => {
    open();
    here.world.serve();
    mount();
    store().update(GEO, (shape) => ({ ...shape, x: 5 }));
    store().update(GEO, (shape) => ({ ...shape, x: 6 }));
    expect(snapshot().saved).toEqual({ kind: "saving", unsaved: 2 });
    here.world.clock.advance(1000);
    expect(onServer()?.[0]).toBe(6);
    here.world.canvas.last().saved();
    expect(snapshot().saved).toEqual({ kind: "saved" });
  });

  it("is saved again when an edit was taken back before it was written, which changes no document", () => {
    open();
    here.world.serve();
    mount();
    // Written at once; what follows within the second waits.
    store().update(GEO, (shape) => ({ ...shape, x: 5 }));
    here.world.clock.advance(1);
    here.world.canvas.last().saved();
    const moved = store().get(GEO);
    if (!moved) throw new Error("the shape is missing");
    store().remove([GEO]);
    expect(snapshot().saved).toEqual({ kind: "saving", unsaved: 1 });
    store().put([moved]);
    here.world.clock.advance(2000);
    expect(snapshot().saved).toEqual({ kind: "saved" });
    store().update(GEO, (shape) => ({ ...shape, x: 6 }));
    here.world.clock.advance(1);
    here.world.canvas.last().saved();
    store().update(GEO, (shape) => ({ ...shape, x: 7 }));
    expect(snapshot().saved).toEqual({ kind: "saving", unsaved: 1 });
    store().update(GEO, (shape) => ({ ...shape, x: 6 }));
    here.world.clock.advance(2000);
    expect(snapshot().saved).toEqual({ kind: "saved" });
  });

  it("is denied at once, not with the next news of others", () => {
    open();
    here.world.serve();
    mount();
    store().update(GEO, (shape) => ({ ...shape, x: 5 }));
    here.world.clock.advance(1000);
    here.world.canvas.last().saved();
    expect(snapshot().saved).toEqual({ kind: "saved" });
    store().update(GEO, (shape) => ({ ...shape, x: 6 }));
    here.world.clock.advance(0);
    expect(here.connection.getSnapshot().saved.kind).toBe("saving");
  });

  it("says when the server cannot write", () => {
    open();
    here.world.serve();
    here.world.canvas.last().notify({ kind: "storage", state: "failing" });
    move(5);
    expect(snapshot().saved).toEqual({ kind: "storage-failing", unsaved: 1 });
    here.world.canvas.last().notify({ kind: "storage", state: "ok" });
    expect(snapshot().saved).toEqual({ kind: "saving", unsaved: 1 });
  });

  it("counts offline, and merges on return", () => {
    open();
    here.world.serve();
    here.world.canvas.last().drop();
    move(5);
    const offline = snapshot();
    expect(offline).toMatchObject({ online: false, saved: { kind: "offline", unsaved: 1 } });
    expect(offline.offlineSince).not.toBeNull();
    expect(store().props.collaboration?.status?.get()).toBe("offline");
    here.world.clock.advance(20_000);
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
    here.world.canvas.last().saved();
    expect(onServer()?.[0]).toBe(5);
    expect(snapshot()).toMatchObject({ online: true, saved: { kind: "saved" }, offlineSince: null });
    expect(store().props.collaboration?.status?.get()).toBe("online");
  });

  it("keeps offline edits for the next page load, which sends them", async () => {
    const unsent = createMemoryUnsentEdits();
    open("participant", { unsent });
    here.world.serve();
    here.world.canvas.last().drop();
    move(5);
    const { canvas } = here.world;
    here.connection.destroy();
    expect(await unsent.load()).toHaveLength(1);

    const before = Y.encodeStateAsUpdate(canvas.doc);
    open("participant", { unsent });
    here.world.canvas.doc.destroy();
    here.world.canvas.doc = new Y.Doc();
    Y.applyUpdate(here.world.canvas.doc, before);
    here.world.serve();
    await vi.waitFor(() => expect(onServer()?.[0]).toBe(5));
    expect(snapshot().saved).toEqual({ kind: "saving", unsaved: 1 });
    here.world.canvas.last().saved();
    await vi.waitFor(async () => expect(await unsent.load()).toEqual([]));
    expect(snapshot().saved).toEqual({ kind: "saved" });
    here.world.clock.runFrame();
    expect(store().get(GEO)).toMatchObject({ x: 5 });
  });

  it("makes the browser ask before a tab with unsaved edits closes", () => {
    open();
    here.world.serve();
    const leave = () => {
      const event = new Event("beforeunload", { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(leave()).toBe(false);
    store().update(GEO, (shape) => ({ ...shape, x: 5 }));
    expect(leave()).toBe(true);
    expect(onServer()?.[0]).toBe(5);
    here.world.canvas.last().saved();
    expect(leave()).toBe(false);
  });

  it("writes at once when the page is hidden", () => {
    open();
    here.world.serve();
    move(4);
    store().update(GEO, (shape) => ({ ...shape, x: 5 }));
    window.dispatchEvent(new Event("pagehide"));
    expect(onServer()?.[0]).toBe(5);
  });
});

describe("a page that goes", () => {
  it("has its unsaved edits on disk at once: it may not live long enough to wait", async () => {
    const unsent = createMemoryUnsentEdits();
    open("participant", { unsent });
    here.world.serve();
    here.world.canvas.last().drop();
    store().update(GEO, (shape) => ({ ...shape, x: 5 }));
    window.dispatchEvent(new Event("pagehide"));
    expect(await unsent.load()).toHaveLength(1);
  });

  it("asks as long as it holds withheld edits that the browser would not keep", async () => {
    const broken = { ...createMemoryUnsentEdits(), add: () => Promise.reject(new Error("full")) };
    open("participant", { unsent: broken });
    here.world.serve();
    here.world.canvas.takes = false;
    move(5);
    await vi.waitFor(() => expect(snapshot().notices).toMatchObject([{ topic: "not-kept" }]));
    here.world.canvas.last().refuse(1, "sealed");
    expect(snapshot()).toMatchObject({ withheld: { edits: 1 }, saved: { unsaved: 0 } });
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  });
});
