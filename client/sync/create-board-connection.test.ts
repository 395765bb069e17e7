// @vitest-environment happy-dom
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { createShapeId, type Editor, type TLSchema, type TLStore } from "tldraw";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { applyAwarenessUpdate, Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { createBoardSchema, schemaFingerprint } from "@/board/document/board-schema";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { recordsOf, writeRecord } from "@/board/document/canvas-document";
import { recordMaps } from "@/board/document/record-maps";
import { createRecordCheck } from "@/board/document/check-record";
import { cardOfVersion0, schemaWithCard } from "@/board/document/schema-under-test";
import { setLocked, setSealed, setTitle, writeSchema } from "@/board/document/session-document";
import { sampleShape } from "@/board/document/testing/sample-records";
import { sampleItem } from "@/board/document/testing/sample-items";
import type { Role } from "@/contract/roles";
import { MESSAGE } from "@/contract/sync-protocol";
import type { BoardConnection } from "./board-connection";
import { createBoardConnection } from "./create-board-connection";
import { openConnectionWorld, presenceMessage, type ConnectionWorld } from "./testing/connection-world";
import { updateMessage } from "./testing/fake-server";
import { createTestEditor, pointer } from "./testing/test-editor";
import { createMemoryUnsentEdits } from "./unsent-edits";

const GEO = createShapeId("g");
const geo = sampleShape("geo", "g", { x: 100, y: 100 });
let world: ConnectionWorld;
let connection: BoardConnection;
let editor: Editor | null;
let others: Awareness[];

function open(role: Role = "participant", options: { as?: "room"; unsent?: ConnectionWorld["unsent"] } = {}) {
  world = openConnectionWorld([geo], options.unsent);
  connection = createBoardConnection(
    { boardId: "b 1", role, as: options.as, person: { name: "Ada", color: "#112233" } },
    world.environment,
  );
  connection.open();
}
function store(): TLStore {
  const phase = connection.getSnapshot().connection;
  if (phase.phase !== "ready") throw new Error(`the connection is ${phase.phase}`);
  return phase.store;
}
function mount(): Editor {
  editor = createTestEditor(store());
  connection.attachEditor(editor);
  return editor;
}
function snapshot() {
  world.clock.advance(200);
  return connection.getSnapshot();
}
function move(x: number) {
  store().update(GEO, (shape) => ({ ...shape, x }));
  world.clock.advance(1000);
}
const onServer = () => recordMaps(world.canvas.doc).get(GEO)?.get("xyr") as number[] | undefined;

beforeEach(() => {
  editor = null;
  others = [];
});
afterEach(() => {
  editor?.dispose();
  connection.destroy();
  others.forEach((other) => other.destroy());
});

describe("opening a board", () => {
  it("says why it has to wait, until it is let in", () => {
    open();
    world.session.last().drop(1013, "board_full");
    expect(snapshot()).toMatchObject({ connection: { phase: "loading" }, turnedAway: "board_full" });
    world.session.last().drop(1006);
    world.clock.advance(20_000);
    world.serve();
    expect(snapshot()).toMatchObject({ connection: { phase: "ready" }, turnedAway: null });
  });

  it("asks for both documents at their addresses, as a room where that is wanted", () => {
    open("facilitator", { as: "room" });
    expect(world.canvas.last().url).toBe(
      `ws://${window.location.host}/sync/b%201?paperboard=1&as=room&schema=${schemaFingerprint(createPaperboardSchema())}`,
    );
    expect(world.session.last().url).toBe(
      `ws://${window.location.host}/sync/b%201/session?paperboard=1&as=room`,
    );
  });

  it("says of which build its page is, so that a server with newer pages can tell it to reload", () => {
    world = openConnectionWorld();
    connection = createBoardConnection(
      { boardId: "b", role: "viewer", person: null, build: "abc" },
      world.environment,
    );
    connection.open();
    expect(new URL(world.canvas.last().url).searchParams.get("build")).toBe("abc");
  });

  it("does nothing before it is opened", () => {
    world = openConnectionWorld();
    connection = createBoardConnection({ boardId: "b", role: "viewer", person: null }, world.environment);
    expect(world.canvas.connections).toEqual([]);
    expect(connection.getSnapshot().connection.phase).toBe("loading");
  });

  it("is ready, with a filled store, when both documents are complete", () => {
    open();
    world.canvas.last().accept();
    world.canvas.last().answer();
    expect(snapshot()).toMatchObject({ connection: { phase: "loading" }, online: false });
    world.session.last().accept();
    world.session.last().answer();
    expect(snapshot()).toMatchObject({
      connection: { phase: "ready" },
      online: true,
      saved: { kind: "saved" },
      board: { title: "A board", template: "blank", sealed: false },
      offlineSince: null,
    });
    expect(store().has(GEO)).toBe(true);
    expect(world.canvas.last().updates).toEqual([]);
  });

  it("shows no editor while only the session document is complete: an empty store would be written as somebody's change", () => {
    open();
    world.session.last().accept();
    world.session.last().answer();
    expect(snapshot().connection).toEqual({ phase: "loading" });
    world.canvas.last().accept();
    world.canvas.last().answer();
    expect(store().has(GEO)).toBe(true);
    expect(world.canvas.last().updates).toEqual([]);
  });

  it("tells its listeners about a new title", () => {
    open();
    world.serve();
    const listener = vi.fn();
    connection.subscribe(listener);
    world.editSession((doc) => setTitle(doc, "Renamed"));
    expect(snapshot().board.title).toBe("Renamed");
    expect(listener).toHaveBeenCalled();
  });
});

describe("saved state", () => {
  it("counts from the first unwritten change until the server has it on disk", () => {
    open();
    world.serve();
    mount();
    store().update(GEO, (shape) => ({ ...shape, x: 5 }));
    store().update(GEO, (shape) => ({ ...shape, x: 6 }));
    expect(snapshot().saved).toEqual({ kind: "saving", unsaved: 2 });
    world.clock.advance(1000);
    expect(onServer()?.[0]).toBe(6);
    world.canvas.last().saved();
    expect(snapshot().saved).toEqual({ kind: "saved" });
  });

  it("is saved again when an edit was taken back before it was written, which changes no document", () => {
    open();
    world.serve();
    mount();
    // Written at once; what follows within the second waits.
    store().update(GEO, (shape) => ({ ...shape, x: 5 }));
    world.clock.advance(1);
    world.canvas.last().saved();
    const moved = store().get(GEO);
    if (!moved) throw new Error("the shape is missing");
    store().remove([GEO]);
    expect(snapshot().saved).toEqual({ kind: "saving", unsaved: 1 });
    store().put([moved]);
    world.clock.advance(2000);
    expect(snapshot().saved).toEqual({ kind: "saved" });
    store().update(GEO, (shape) => ({ ...shape, x: 6 }));
    world.clock.advance(1);
    world.canvas.last().saved();
    store().update(GEO, (shape) => ({ ...shape, x: 7 }));
    expect(snapshot().saved).toEqual({ kind: "saving", unsaved: 1 });
    store().update(GEO, (shape) => ({ ...shape, x: 6 }));
    world.clock.advance(2000);
    expect(snapshot().saved).toEqual({ kind: "saved" });
  });

  it("says when the server cannot write", () => {
    open();
    world.serve();
    world.canvas.last().notify({ kind: "storage", state: "failing" });
    move(5);
    expect(snapshot().saved).toEqual({ kind: "storage-failing", unsaved: 1 });
    world.canvas.last().notify({ kind: "storage", state: "ok" });
    expect(snapshot().saved).toEqual({ kind: "saving", unsaved: 1 });
  });

  it("counts offline, and merges on return", () => {
    open();
    world.serve();
    world.canvas.last().drop();
    move(5);
    const offline = snapshot();
    expect(offline).toMatchObject({ online: false, saved: { kind: "offline", unsaved: 1 } });
    expect(offline.offlineSince).not.toBeNull();
    expect(store().props.collaboration?.status?.get()).toBe("offline");
    world.clock.advance(20_000);
    world.canvas.last().accept();
    world.canvas.last().answer();
    world.canvas.last().saved();
    expect(onServer()?.[0]).toBe(5);
    expect(snapshot()).toMatchObject({ online: true, saved: { kind: "saved" }, offlineSince: null });
    expect(store().props.collaboration?.status?.get()).toBe("online");
  });

  it("keeps offline edits for the next page load, which sends them", async () => {
    const unsent = createMemoryUnsentEdits();
    open("participant", { unsent });
    world.serve();
    world.canvas.last().drop();
    move(5);
    const { canvas } = world;
    connection.destroy();
    expect(await unsent.load()).toHaveLength(1);

    const before = Y.encodeStateAsUpdate(canvas.doc);
    open("participant", { unsent });
    world.canvas.doc.destroy();
    world.canvas.doc = new Y.Doc();
    Y.applyUpdate(world.canvas.doc, before);
    world.serve();
    await vi.waitFor(() => expect(onServer()?.[0]).toBe(5));
    expect(snapshot().saved).toEqual({ kind: "saving", unsaved: 1 });
    world.canvas.last().saved();
    await vi.waitFor(async () => expect(await unsent.load()).toEqual([]));
    expect(snapshot().saved).toEqual({ kind: "saved" });
    world.clock.runFrame();
    expect(store().get(GEO)).toMatchObject({ x: 5 });
  });

  it("makes the browser ask before a tab with unsaved edits closes", () => {
    open();
    world.serve();
    const leave = () => {
      const event = new Event("beforeunload", { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(leave()).toBe(false);
    store().update(GEO, (shape) => ({ ...shape, x: 5 }));
    expect(leave()).toBe(true);
    expect(onServer()?.[0]).toBe(5);
    world.canvas.last().saved();
    expect(leave()).toBe(false);
  });

  it("writes at once when the page is hidden", () => {
    open();
    world.serve();
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
    world.serve();
    world.canvas.last().drop();
    store().update(GEO, (shape) => ({ ...shape, x: 5 }));
    window.dispatchEvent(new Event("pagehide"));
    expect(await unsent.load()).toHaveLength(1);
  });

  it("asks as long as it holds withheld edits that the browser would not keep", async () => {
    const broken = { ...createMemoryUnsentEdits(), add: () => Promise.reject(new Error("full")) };
    open("participant", { unsent: broken });
    world.serve();
    world.canvas.takes = false;
    move(5);
    await vi.waitFor(() => expect(snapshot().notices).toMatchObject([{ topic: "not-kept" }]));
    world.canvas.last().refuse(1, "sealed");
    expect(snapshot()).toMatchObject({ withheld: { edits: 1 }, saved: { unsaved: 0 } });
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  });
});

describe("texts of items", () => {
  const QUESTION = createShapeId("q");
  const question = sampleItem("question", "q", { index: "a2", props: { text: "Why" } });
  const onServer = () => world.canvas.doc.getText("t:shape:q/text").toString();
  const openText = () => connection.itemTexts.open({ itemId: QUESTION, path: "text" });

  function openWithQuestion(
    role: Role = "participant",
    options: { unsent?: ConnectionWorld["unsent"]; schema?: TLSchema } = {},
  ) {
    world = openConnectionWorld([geo, question], options.unsent);
    connection = createBoardConnection(
      { boardId: "b", role, person: { name: "Ada", color: "#112233" }, schema: options.schema },
      world.environment,
    );
    connection.open();
  }

  it("are not open before the board is here", () => {
    openWithQuestion();
    expect(openText).toThrow("not here");
  });

  it("go out with every character, count as unsaved until they are durable, and wait while offline", () => {
    openWithQuestion();
    world.serve();
    const session = openText();
    session.splice({ at: 3, deleted: 0, inserted: "?" });
    expect(onServer()).toBe("Why?");
    expect(snapshot().saved).toEqual({ kind: "saving", unsaved: 1 });
    world.canvas.last().saved();
    expect(snapshot().saved).toEqual({ kind: "saved" });
    world.canvas.last().drop();
    session.splice({ at: 0, deleted: 0, inserted: "So: " });
    expect(snapshot().saved).toEqual({ kind: "offline", unsaved: 1 });
    world.clock.advance(20_000);
    world.canvas.last().accept();
    world.canvas.last().answer();
    expect(onServer()).toBe("So: Why?");
  });

  it("survive a reload with what was typed offline", async () => {
    const unsent = createMemoryUnsentEdits();
    openWithQuestion("participant", { unsent });
    world.serve();
    world.canvas.last().drop();
    openText().splice({ at: 3, deleted: 0, inserted: "?" });
    const { canvas } = world;
    connection.destroy();
    expect(await unsent.load()).toHaveLength(1);
    const before = Y.encodeStateAsUpdate(canvas.doc);
    openWithQuestion("participant", { unsent });
    world.canvas.doc = new Y.Doc();
    Y.applyUpdate(world.canvas.doc, before);
    world.serve();
    await vi.waitFor(() => expect(onServer()).toBe("Why?"));
    world.clock.runFrame();
    expect(store().get(QUESTION)).toMatchObject({ props: { text: "Why?" } });
  });

  it.each<[string, Role, () => void]>([
    ["a viewer", "viewer", () => {}],
    [
      "a participant once the board is sealed",
      "participant",
      () => world.editSession((doc) => setSealed(doc, true)),
    ],
    [
      "a participant while it is locked",
      "participant",
      () => world.editSession((doc) => setLocked(doc, true)),
    ],
  ])("take nothing from %s", (_, role, happens) => {
    openWithQuestion(role);
    world.serve();
    const session = openText();
    happens();
    expect(session.splice({ at: 0, deleted: 0, inserted: "x" })).toBe(false);
    expect(session.get()).toBe("Why");
    expect(onServer()).toBe("Why");
  });

  it("show what the server has again, in the open session too, when it refuses what was typed", () => {
    openWithQuestion();
    world.serve();
    const session = openText();
    world.canvas.takes = false;
    session.splice({ at: 3, deleted: 0, inserted: "?" });
    world.canvas.last().refuse(1, "sealed");
    world.canvas.last().accept();
    world.canvas.last().answer();
    expect(session.get()).toBe("Why");
    expect(snapshot().withheld).toMatchObject({ edits: 1 });
  });

  it("leave a page from before there were items reading only, told to reload", () => {
    openWithQuestion("participant", { schema: createBoardSchema() });
    world.serve();
    expect(store().props.collaboration?.mode?.get()).toBe("readonly");
    expect(
      snapshot()
        .notices.map(({ text }) => text)
        .join(" "),
    ).toContain("Reload");
    expect(store().get(GEO)).toBeDefined();
  });
});

describe("rights", () => {
  it("lets a participant write and a viewer not", () => {
    open("viewer");
    world.serve();
    expect(store().props.collaboration?.mode?.get()).toBe("readonly");
    expect(mount().getIsReadonly()).toBe(true);
    move(5);
    expect(world.canvas.last().updates).toEqual([]);
    expect(snapshot().saved).toEqual({ kind: "saved" });
  });

  it("follows a change of role at once", () => {
    open();
    world.serve();
    const mounted = mount();
    expect(mounted.getIsReadonly()).toBe(false);
    world.canvas.last().notify({ kind: "role", role: "viewer" });
    expect(mounted.getIsReadonly()).toBe(true);
    expect(connection.getSnapshot().role).toBe("viewer");
    move(5);
    expect(onServer()).toBeUndefined();
    world.canvas.last().notify({ kind: "role", role: "participant" });
    expect(mounted.getIsReadonly()).toBe(false);
    move(7);
    expect(onServer()?.[0]).toBe(7);
  });

  it("stops writing when the board is sealed", () => {
    open();
    world.serve();
    world.editSession((doc) => setSealed(doc, true));
    expect(snapshot().board.sealed).toBe(true);
    expect(store().props.collaboration?.mode?.get()).toBe("readonly");
  });

  it("is read-only, and says so, on a board of a newer version", () => {
    open();
    writeSchema(world.session.doc, { schemaVersion: 2, sequences: { "com.tldraw.store": 99 } });
    world.serve();
    expect(store().props.collaboration?.mode?.get()).toBe("readonly");
    expect(
      snapshot()
        .notices.map(({ text }) => text)
        .join(),
    ).toContain("Reload");
  });

  it("shows a board of an older version as this one has it, and writes nothing: that is the server's to do", () => {
    const [old, now] = [schemaWithCard(0), schemaWithCard(1)];
    const card = cardOfVersion0("words");
    world = openConnectionWorld([geo]);
    writeRecord(world.canvas.doc, card);
    writeSchema(world.session.doc, old.serialize());
    connection = createBoardConnection(
      { boardId: "b", role: "participant", person: null, schema: now },
      world.environment,
    );
    connection.open();
    world.serve();
    expect(store().get(card.id)).toMatchObject({ props: { text: "words" } });
    expect(store().props.collaboration?.mode?.get()).toBe("readonly");
    expect(snapshot().notices).toEqual([]);
    expect(world.canvas.last().updates).toEqual([]);
  });

  it("puts refused edits aside, shows the board as it is, and says so", async () => {
    const unsent = createMemoryUnsentEdits();
    open("participant", { unsent });
    world.serve();
    const mounted = mount();
    world.canvas.takes = false;
    move(5);
    expect(mounted.getShape(GEO)?.x).toBe(5);
    world.canvas.last().refuse(1, "sealed");
    expect(world.canvas.connections).toHaveLength(2);
    world.canvas.last().accept();
    world.canvas.last().answer();
    expect(mounted.getShape(GEO)?.x).toBe(100);
    expect(snapshot()).toMatchObject({ withheld: { edits: 1, code: "sealed" }, saved: { kind: "saved" } });
    expect(snapshot().notices.at(-1)).toMatchObject({ tone: "error" });
    const copy = new Y.Doc();
    Y.applyUpdate(copy, connection.withheldCopy() ?? new Uint8Array());
    expect((recordMaps(copy).get(GEO)?.get("xyr") as number[] | undefined)?.[0]).toBe(5);
    expect(await unsent.load()).toHaveLength(1);
    connection.discardWithheld();
    expect(snapshot().withheld).toBeNull();
    await vi.waitFor(async () => expect(await unsent.load()).toEqual([]));
  });

  it("takes no edits until the board is here again, whatever else changes meanwhile: they would be lost", () => {
    open();
    world.serve();
    const mounted = mount();
    world.canvas.takes = false;
    move(5);
    world.canvas.last().refuse(1, "too_large");
    world.editSession((doc) => setTitle(doc, "Renamed"));
    expect(mounted.getIsReadonly()).toBe(true);
    world.canvas.takes = true;
    world.canvas.last().accept();
    world.canvas.last().answer();
    expect(mounted.getIsReadonly()).toBe(false);
    move(7);
    expect(onServer()?.[0]).toBe(7);
  });

  it("puts offline edits aside when the role was lost meanwhile", () => {
    open();
    world.serve();
    world.canvas.last().drop();
    move(5);
    expect(snapshot().saved).toEqual({ kind: "offline", unsaved: 1 });
    world.clock.advance(20_000);
    world.canvas.last().notify({ kind: "role", role: "viewer" });
    expect(snapshot().withheld).toEqual({ edits: 1, code: "read_only", canSend: false });
    world.canvas.last().accept();
    world.canvas.last().answer();
    expect(store().get(GEO)).toMatchObject({ x: 100 });
    expect(world.canvas.last().updates).toEqual([]);
  });

  it("ends for good when the link is revoked", () => {
    open();
    world.serve();
    world.canvas.last().drop(4410, "link_revoked");
    expect(connection.getSnapshot().connection).toMatchObject({ phase: "refused", code: "link_revoked" });
  });
});

describe("withheld edits", () => {
  const setEpoch = (epoch: number) => (doc: Y.Doc) => void doc.getMap("meta").set("epoch", epoch);
  const copied = (id: string = GEO) => {
    const update = connection.withheldCopy();
    if (!update) throw new Error("nothing is withheld");
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    return recordsOf(doc, createRecordCheck(createPaperboardSchema())).records.get(id);
  };
  /** Leaves with an unsent move of the shape, in the epoch 0. */
  async function leaveUnsent(unsent: ConnectionWorld["unsent"], x: number) {
    open("participant", { unsent });
    world.serve();
    world.canvas.last().drop();
    move(x);
    connection.destroy();
    expect(await unsent.load()).toHaveLength(1);
  }

  it("of another epoch are shown on the board as it is now, though nothing they rest on is left", async () => {
    const unsent = createMemoryUnsentEdits();
    await leaveUnsent(unsent, 5);
    // Another document altogether: the old one was put back from elsewhere.
    open("participant", { unsent });
    const kept = sampleShape("note", "n", { index: "a8" });
    world.canvas.doc.transact(() => {
      recordMaps(world.canvas.doc).delete(GEO);
      writeRecord(world.canvas.doc, kept);
    });
    setEpoch(1)(world.session.doc);
    world.serve();
    await vi.waitFor(() => expect(snapshot().withheld).not.toBeNull());
    expect(snapshot().withheld).toEqual({ edits: 1, code: "board_replaced", canSend: false });
    expect(store().has(GEO)).toBe(false);
    expect(world.canvas.last().updates).toEqual([]);
    expect(copied()).toMatchObject({ x: 5, type: "geo" });
    expect(copied(kept.id)).toEqual(kept);
    connection.discardWithheld();
    await vi.waitFor(async () => expect(await unsent.load()).toEqual([]));
  });

  it("are made when the board is put back to another state while they wait, and the board is shown as it is", () => {
    open();
    world.serve();
    const mounted = mount();
    world.canvas.last().drop();
    move(5);
    world.editSession(setEpoch(1));
    expect(snapshot().withheld).toEqual({ edits: 1, code: "board_replaced", canSend: false });
    expect(copied()).toMatchObject({ x: 5 });
    expect(new URL(world.canvas.last().url).searchParams.get("epoch")).toBe("1");
    world.canvas.last().accept();
    world.canvas.last().answer();
    expect(mounted.getShape(GEO)?.x).toBe(100);
    expect(world.canvas.last().updates).toEqual([]);
  });

  it("are not made when nothing waits, but the document is fetched anew", () => {
    open();
    world.serve();
    world.editSession(setEpoch(1));
    expect(snapshot().withheld).toBeNull();
    expect(world.canvas.connections).toHaveLength(2);
    world.canvas.last().accept();
    world.canvas.last().answer();
    move(7);
    expect(onServer()?.[0]).toBe(7);
    expect(snapshot().notices).toEqual([]);
  });

  it("that were kept before the epoch changed belong to the one they were made in", async () => {
    const unsent = createMemoryUnsentEdits();
    open("participant", { unsent });
    world.serve();
    world.canvas.last().drop();
    store().update(GEO, (shape) => ({ ...shape, x: 5 }));
    world.editSession(setEpoch(3));
    expect(await unsent.load()).toMatchObject([{ epoch: 0, kept: { changed: [GEO] } }]);
  });

  it("refused one after the other are all in the copy", () => {
    open();
    world.serve();
    world.canvas.takes = false;
    move(5);
    world.canvas.last().refuse(1, "board_limit");
    world.canvas.last().accept();
    world.canvas.last().answer();
    store().update(GEO, (shape) => ({ ...shape, opacity: 0.2 }) as never);
    world.clock.advance(1000);
    world.canvas.last().refuse(1, "board_limit");
    expect(snapshot().withheld).toMatchObject({ edits: 2 });
    expect(copied()).toMatchObject({ x: 5, opacity: 0.2 });
  });

  it("are as many as the person made: a shape that was drawn slowly is one, before and after a reload", async () => {
    const unsent = createMemoryUnsentEdits();
    open("participant", { unsent });
    world.serve();
    const drawing = mount();
    world.canvas.last().drop();
    drawing.setCurrentTool("geo");
    pointer(drawing, "pointer_down", { x: 400, y: 400 });
    for (const at of [450, 500]) {
      pointer(drawing, "pointer_move", { x: at, y: at });
      world.clock.advance(1000);
    }
    expect(snapshot().saved).toEqual({ kind: "offline", unsaved: 1 });
    pointer(drawing, "pointer_up", { x: 500, y: 500 });
    world.clock.advance(1000);
    expect(snapshot().saved).toEqual({ kind: "offline", unsaved: 1 });
    store().update(GEO, (shape) => ({ ...shape, x: 5 }));
    world.clock.advance(1000);
    world.editSession((doc) => setSealed(doc, true));
    expect(snapshot().withheld).toMatchObject({ edits: 2, code: "sealed" });
    expect((await unsent.load()).length).toBeGreaterThan(2);

    drawing.dispose();
    editor = null;
    connection.destroy();
    open("viewer", { unsent });
    world.serve();
    await vi.waitFor(() => expect(snapshot().withheld).toMatchObject({ edits: 2 }));
  });

  it("can be put on the board once it takes them again", () => {
    open();
    world.serve();
    world.canvas.takes = false;
    move(5);
    world.editSession((doc) => setLocked(doc, true));
    world.canvas.last().accept();
    world.canvas.last().answer();
    expect(snapshot().withheld).toEqual({ edits: 1, code: "locked", canSend: false });
    connection.sendWithheld();
    expect(snapshot().withheld).not.toBeNull();
    world.canvas.takes = true;
    world.editSession((doc) => setLocked(doc, false));
    expect(snapshot().withheld?.canSend).toBe(true);
    connection.sendWithheld();
    expect(snapshot()).toMatchObject({ withheld: null, saved: { kind: "saving", unsaved: 1 }, notices: [] });
    expect(onServer()?.[0]).toBe(5);
    world.clock.runFrame();
    expect(store().get(GEO)).toMatchObject({ x: 5 });
    world.canvas.last().saved();
    expect(snapshot().saved).toEqual({ kind: "saved" });
  });

  it("are what was left unsent by somebody who may only read now", async () => {
    const unsent = createMemoryUnsentEdits();
    await leaveUnsent(unsent, 5);
    const state = Y.encodeStateAsUpdate(world.canvas.doc);
    open("viewer", { unsent });
    world.canvas.doc.destroy();
    world.canvas.doc = new Y.Doc();
    Y.applyUpdate(world.canvas.doc, state);
    world.serve();
    await vi.waitFor(() => expect(snapshot().withheld).not.toBeNull());
    expect(snapshot().withheld).toEqual({ edits: 1, code: "read_only", canSend: false });
    expect(store().get(GEO)).toMatchObject({ x: 100 });
    expect(copied()).toMatchObject({ x: 5 });
    expect(world.canvas.last().updates).toEqual([]);
  });

  it("that rest on what the board does not have any more are not sent in vain for ever", async () => {
    const unsent = createMemoryUnsentEdits();
    await leaveUnsent(unsent, 5);
    open("participant", { unsent });
    // Of the same epoch, but the shape they move is of another document: a backup was put back by hand.
    world.serve();
    await vi.waitFor(() => expect(snapshot().withheld).not.toBeNull());
    expect(snapshot().withheld).toMatchObject({ edits: 1, code: "conflict", canSend: false });
    expect(snapshot().saved).toEqual({ kind: "saved" });
    expect(world.canvas.last().updates).toEqual([]);
  });

  it("are there to be copied when the server refuses this client for good", () => {
    open();
    world.serve();
    world.canvas.last().drop();
    move(5);
    world.clock.advance(20_000);
    world.canvas.last().drop(4410, "link_revoked");
    expect(connection.getSnapshot()).toMatchObject({
      connection: { phase: "refused" },
      saved: { kind: "offline", unsaved: 1 },
    });
    expect(copied()).toMatchObject({ x: 5 });
  });
});

describe("people", () => {
  function somebody(state: Record<string, unknown>, clientId?: number): Awareness {
    const doc = new Y.Doc();
    if (clientId !== undefined) doc.clientID = clientId;
    const other = new Awareness(doc);
    others.push(other);
    world.canvas.last().deliver(presenceMessage(other, state));
    return other;
  }
  function ownState(): Record<string, unknown> {
    const mirror = new Awareness(new Y.Doc());
    others.push(mirror);
    for (const update of world.canvas.last().presence) applyAwarenessUpdate(mirror, update, null);
    const states = [...mirror.getStates().entries()].filter(([id]) => id !== mirror.clientID);
    return (states[0]?.[1] ?? {}) as Record<string, unknown>;
  }

  it("are peers, and draw their cursors into the store", () => {
    open();
    world.serve();
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
    world.clock.runFrame();
    expect(snapshot().peers).toMatchObject([{ name: "Grace", person, clientId: other.clientID }]);
    expect(mounted.getCollaborators()).toMatchObject([
      { userId: "p2", userName: "Grace", cursor: { x: 1, y: 2 } },
    ]);
    const before = connection.getSnapshot().peers;
    world.canvas.last().deliver(
      presenceMessage(other, {
        ...other.getLocalState(),
        cursor: { x: 9, y: 9, rotation: 0, type: "default" },
      }),
    );
    world.clock.runFrame();
    expect(mounted.getCollaborators()[0]?.cursor).toMatchObject({ x: 9, y: 9 });
    expect(snapshot().peers).toBe(before);
    mounted.startFollowingUser("p2");
    expect(mounted.getInstanceState().followingUserId).toBe("p2");
    world.canvas.last().deliver(presenceMessage(other, null));
    world.clock.runFrame();
    expect(mounted.getCollaborators()).toEqual([]);
    expect(snapshot().peers).toEqual([]);
  });

  it("see a person again whom the server took for gone while the line was dead", () => {
    open();
    world.serve();
    mount();
    world.clock.advance(100);
    const told = decoding.createDecoder(world.canvas.last().presence.at(-1) ?? new Uint8Array());
    const [, clientId, clock] = [0, 1, 2].map(() => decoding.readVarUint(told)) as [number, number, number];
    const before = world.canvas.last().presence.length;
    world.canvas.last().deliver(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, MESSAGE.awareness);
        const gone = encoding.encode((inner) => {
          for (const number of [1, clientId, clock]) encoding.writeVarUint(inner, number);
          encoding.writeVarString(inner, "null");
        });
        encoding.writeVarUint8Array(encoder, gone);
      }),
    );
    world.clock.advance(100);
    expect(world.canvas.last().presence.length).toBeGreaterThan(before);
    expect(ownState()).toMatchObject({ name: "Ada" });
  });

  it("have no cursor before their pointer has moved", () => {
    open();
    world.serve();
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
    world.clock.runFrame();
    // They are there, and can be followed.
    expect(mounted.getCollaborators()).toMatchObject([{ userId: "p2", cursor: null, camera: { z: 1 } }]);
    world.canvas.last().deliver(presenceMessage(other, { ...state, at: 7_000 }));
    // The frame of what was shown before has passed.
    world.clock.runFrame();
    world.clock.advance(40);
    world.clock.runFrame();
    expect(mounted.getCollaborators()).toMatchObject([{ userId: "p2", cursor: { x: 0, y: 0 } }]);
  });

  it("that send nonsense are shown without it", () => {
    open();
    world.serve();
    mount();
    somebody({ name: "Mallory", page: "page:page", cursor: { x: "left" }, scribbles: [{ a: 1 }] });
    somebody({ name: "Trudy", page: "page:page", scribbles: [{ points: "many" }] });
    world.clock.runFrame();
    expect(
      snapshot()
        .peers.map(({ name }) => name)
        .sort(),
    ).toEqual(["Mallory", "Trudy"]);
    expect(editor?.getCollaborators()).toEqual([]);
  });

  it("see the cursor, selection and viewport of a participant, at most 25 times a second", () => {
    open();
    world.serve();
    const mounted = mount();
    mounted.select(GEO);
    world.clock.advance(100);
    expect(ownState()).toMatchObject({
      name: "Ada",
      color: "#112233",
      page: "page:page",
      selection: [GEO],
      screen: { w: 1000, h: 800 },
    });
    const before = world.canvas.last().presence.length;
    for (let step = 0; step < 100; step++) {
      mounted.setCamera({ x: step, y: 0, z: 1 });
      world.clock.advance(10);
    }
    expect(world.canvas.last().presence.length - before).toBeLessThanOrEqual(26);
    world.clock.advance(40);
    expect(ownState()).toMatchObject({ camera: { x: 99 } });
  });

  it("see into which text of an item a participant types, and tell the same", () => {
    open();
    world.serve();
    mount();
    connection.setEditing({ itemId: GEO, path: "points/p1/text" });
    expect(ownState()["editing"]).toEqual({ item: GEO, path: "points/p1/text" });
    connection.setEditing(null);
    expect(ownState()).not.toHaveProperty("editing");
    const state = { name: "Grace", person: { id: "p2", role: "participant" }, page: "page:page" };
    const other = somebody(state);
    expect(snapshot().peers[0]?.editing).toBeUndefined();
    world.canvas
      .last()
      .deliver(presenceMessage(other, { ...state, editing: { item: "shape:q", path: "answer" } }));
    expect(snapshot().peers[0]?.editing).toEqual({ item: "shape:q", path: "answer" });
  });

  it("see a frame instead of more than 20 selected shapes", () => {
    open();
    const many = Array.from({ length: 110 }, (_, index) =>
      sampleShape("geo", `many${index}`, { index: `a2${String(index).padStart(4, "1")}1` }),
    );
    world.canvas.doc.transact(() => many.forEach((shape) => writeRecord(world.canvas.doc, shape)));
    world.serve();
    const mounted = mount();
    mounted.selectAll();
    world.clock.advance(100);
    expect(mounted.getSelectedShapeIds().length).toBeGreaterThan(100);
    expect(ownState()).not.toHaveProperty("selection");
    expect(ownState()["selectionBox"]).toMatchObject({ w: expect.any(Number) as number });
    mounted.select(...mounted.getSelectedShapeIds().slice(0, 20));
    world.clock.advance(100);
    expect(ownState()["selection"]).toHaveLength(20);
    expect(ownState()).not.toHaveProperty("selectionBox");
  });

  it("see the end of a long scribble: the server takes no more of one than 200 points", () => {
    open();
    world.serve();
    const mounted = mount();
    const points = Array.from({ length: 300 }, (_, x) => ({ x, y: 0, z: 0.5 }));
    const scribble = { id: "s", points, size: 4, color: "laser", opacity: 1, state: "active" } as const;
    const rest = { delay: 0, shrink: 0, taper: true };
    mounted.updateInstanceState({ scribbles: [{ ...scribble, ...rest }] });
    world.clock.advance(100);
    const [told] = ownState()["scribbles"] as { points: { x: number }[] }[];
    expect(told?.points).toHaveLength(200);
    expect(told?.points.at(-1)?.x).toBe(299);
  });

  it("cost little while only a cursor moves", () => {
    open();
    world.serve();
    const mounted = mount();
    mounted.selectAll();
    world.clock.advance(100);
    const connected = world.canvas.last();
    const before = connected.presenceMessages.length;
    for (let step = 0; step < 100; step++) {
      pointer(mounted, "pointer_move", { x: step, y: 2 * step });
      world.clock.advance(40);
    }
    const bytes = connected.presenceMessages.slice(before).map((message) => message.length);
    expect(bytes.length).toBeGreaterThan(90);
    expect(bytes.reduce((sum, one) => sum + one, 0) / bytes.length).toBeLessThan(75);
  });

  it("draw a frame around a colleague's large selection, and where they drag it", () => {
    open();
    world.serve();
    const mounted = mount();
    const drag = { dragged: "abcdefghij", draggedTo: [1, 2, 0], selectionBox: { x: 1, y: 2, w: 3, h: 4 } };
    const at = { page: "page:page", cursor: { x: 1, y: 2 } };
    somebody({ name: "Grace", person: { id: "p2", role: "participant" }, ...at, ...drag });
    somebody({ name: "Trudy", person: { id: "p3", role: "viewer" }, ...at, ...drag });
    world.clock.runFrame();
    const drawn = () => new Map(mounted.getCollaborators().map((one) => [one.userId, one]));
    expect(drawn().get("p2")).toMatchObject({
      brush: { x: 1, y: 2, w: 3, h: 4 },
      meta: { isSelection: true, dragged: "abcdefghij", draggedTo: [1, 2, 0] },
    });
    // Whose edits are not taken moves nothing, in presence either.
    expect(drawn().get("p3")?.meta).toEqual({ isSelection: true });
    world.editSession((doc) => setSealed(doc, true));
    somebody({ name: "Grace", person: { id: "p4", role: "participant" }, ...at, ...drag });
    // The frame of what was shown before has passed.
    world.clock.runFrame();
    world.clock.advance(40);
    world.clock.runFrame();
    expect(drawn().get("p4")?.meta).toEqual({ isSelection: true });
  });

  it("see only the name of a viewer and nothing of a room", () => {
    open("viewer");
    world.serve();
    mount().select(GEO);
    world.clock.advance(100);
    expect(ownState()).toEqual({ name: "Ada" });
    connection.destroy();
    open("room", { as: "room" });
    world.serve();
    expect(ownState()).toEqual({ name: "" });
  });

  it("learn the name once it is typed", () => {
    world = openConnectionWorld([geo]);
    connection = createBoardConnection(
      { boardId: "b", role: "participant", person: null },
      world.environment,
    );
    connection.open();
    world.serve();
    expect(ownState()).toEqual({ name: "" });
    connection.setPerson({ name: "Ada", color: "#112233" });
    expect(ownState()).toMatchObject({ name: "Ada", color: "#112233" });
  });

  it("let exactly one client repair: the lowest client id that may write", () => {
    open();
    world.serve();
    mount();
    const person = (role: Role) => ({ person: { id: "p2", role } });
    somebody({ name: "Eve", ...person("viewer") }, 0);
    somebody({ name: "Grace", ...person("participant") }, 2 ** 32 - 1);
    const rival = somebody({ name: "Ada", ...person("facilitator") }, 1);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(world.canvas.doc));
    const orphan = sampleShape("geo", "orphan", { parentId: "shape:gone", index: "a5" });
    doc.transact(() => writeRecord(doc, orphan));
    world.canvas.last().deliver(updateMessage(Y.encodeStateAsUpdate(doc)));
    world.clock.runFrame();
    expect(store().get(orphan.id)).toMatchObject({ parentId: "page:page" });
    world.clock.advance(4000);
    expect(world.canvas.last().updates).toEqual([]);
    world.canvas.last().deliver(presenceMessage(rival, null));
    world.clock.advance(1600);
    expect(world.canvas.last().updates).toHaveLength(1);
  });
});

describe("notices", () => {
  it("come with going down, go with the return, and can be dismissed", () => {
    open();
    world.serve();
    world.canvas.last().notify({ kind: "going-down" });
    expect(snapshot().notices).toHaveLength(1);
    world.canvas.last().drop(1012);
    world.clock.advance(2000);
    world.canvas.last().accept();
    world.canvas.last().answer();
    expect(snapshot().notices).toEqual([]);
    world.canvas.last().notify({ kind: "reload" });
    const [notice] = snapshot().notices;
    expect(notice).toMatchObject({ tone: "info", topic: "outdated" });
    expect(notice?.text).toMatch(/was updated/);
    connection.dismiss(notice?.id ?? "");
    expect(snapshot().notices).toEqual([]);
  });

  it("name a record that cannot be shown", () => {
    open();
    const bad = new Y.Map<unknown>();
    bad.set("$", 1);
    recordMaps(world.canvas.doc).set("shape:bad", bad);
    world.serve();
    expect(snapshot().notices).toMatchObject([{ tone: "warning" }]);
  });
});

it("leaves no presence behind when it is destroyed", () => {
  open();
  world.serve();
  const before = world.canvas.last().presence.length;
  connection.destroy();
  expect(world.canvas.last().presence.length).toBe(before + 1);
  expect(world.canvas.last().closedByClient).toBe(true);
  expect(world.session.last().closedByClient).toBe(true);
});
