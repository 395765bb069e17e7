// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { schemaFingerprint } from "@/board/document/board-schema";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { writeRecord } from "@/board/document/canvas-document";
import { textName } from "@/board/document/item-texts";
import { recordMaps } from "@/board/document/record-maps";
import { cardOfVersion0, schemaWithCard } from "@/board/document/schema-under-test";
import { setSealed, setTitle, writeSchema } from "@/board/document/session-document";
import { createBoardConnection } from "./create-board-connection";
import { openConnectionWorld } from "./testing/connection-world";
import { createMemoryUnsentEdits } from "./unsent-edits";

import { connectionUnderTest, geo, GEO } from "./testing/connection-under-test";

const here = connectionUnderTest();
const { open, store, mount, snapshot, move, onServer } = here;

describe("opening a board", () => {
  it("says why it has to wait, until it is let in", () => {
    open();
    here.world.session.last().drop(1013, "board_full");
    expect(snapshot()).toMatchObject({ connection: { phase: "loading" }, turnedAway: "board_full" });
    here.world.session.last().drop(1006);
    here.world.clock.advance(20_000);
    here.world.serve();
    expect(snapshot()).toMatchObject({ connection: { phase: "ready" }, turnedAway: null });
  });

  it("asks for both documents at their addresses, as a room where that is wanted", () => {
    open("facilitator", { as: "room" });
    expect(here.world.canvas.last().url).toBe(
      `ws://${window.location.host}/sync/b%201?paperboard=1&as=room&schema=${schemaFingerprint(createPaperboardSchema())}`,
    );
    expect(here.world.session.last().url).toBe(
      `ws://${window.location.host}/sync/b%201/session?paperboard=1&as=room`,
    );
  });

  it("says of which build its page is, so that a server with newer pages can tell it to reload", () => {
    here.world = openConnectionWorld();
    here.connection = createBoardConnection(
      { boardId: "b", role: "viewer", person: null, build: "abc" },
      here.world.environment,
    );
    here.connection.open();
    expect(new URL(here.world.canvas.last().url).searchParams.get("build")).toBe("abc");
  });

  it("does nothing before it is opened", () => {
    here.world = openConnectionWorld();
    here.connection = createBoardConnection(
      { boardId: "b", role: "viewer", person: null },
      here.world.environment,
    );
    expect(here.world.canvas.connections).toEqual([]);
    expect(here.connection.getSnapshot().connection.phase).toBe("loading");
  });

  it("is ready, with a filled store, when both documents are complete", () => {
    open();
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
    expect(snapshot()).toMatchObject({ connection: { phase: "loading" }, online: false });
    here.world.session.last().accept();
    here.world.session.last().answer();
    expect(snapshot()).toMatchObject({
      connection: { phase: "ready" },
      online: true,
      saved: { kind: "saved" },
      board: { title: "A board", template: "blank", sealed: false },
      offlineSince: null,
    });
    expect(store().has(GEO)).toBe(true);
    expect(here.world.canvas.last().updates).toEqual([]);
  });

  it("shows no editor while only the session document is complete: an empty store would be written as somebody's change", () => {
    open();
    here.world.session.last().accept();
    here.world.session.last().answer();
    expect(snapshot().connection).toEqual({ phase: "loading" });
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
    expect(store().has(GEO)).toBe(true);
    expect(here.world.canvas.last().updates).toEqual([]);
  });

  it("tells its listeners about a new title", () => {
    open();
    here.world.serve();
    const listener = vi.fn();
    here.connection.subscribe(listener);
    here.world.editSession((doc) => setTitle(doc, "Renamed"));
    expect(snapshot().board.title).toBe("Renamed");
    expect(listener).toHaveBeenCalled();
  });
});

describe("rights", () => {
  it("lets a participant write and a viewer not", () => {
    open("viewer");
    here.world.serve();
    expect(store().props.collaboration?.mode?.get()).toBe("readonly");
    expect(mount().getIsReadonly()).toBe(true);
    move(5);
    expect(here.world.canvas.last().updates).toEqual([]);
    expect(snapshot().saved).toEqual({ kind: "saved" });
  });

  it("follows a change of role at once", () => {
    open();
    here.world.serve();
    const mounted = mount();
    expect(mounted.getIsReadonly()).toBe(false);
    here.world.canvas.last().notify({ kind: "role", role: "viewer" });
    expect(mounted.getIsReadonly()).toBe(true);
    expect(here.connection.getSnapshot().role).toBe("viewer");
    move(5);
    expect(onServer()).toBeUndefined();
    here.world.canvas.last().notify({ kind: "role", role: "participant" });
    expect(mounted.getIsReadonly()).toBe(false);
    move(7);
    expect(onServer()?.[0]).toBe(7);
  });

  it("stops writing when the board is sealed", () => {
    open();
    here.world.serve();
    here.world.editSession((doc) => setSealed(doc, true));
    expect(snapshot().board.sealed).toBe(true);
    expect(store().props.collaboration?.mode?.get()).toBe("readonly");
  });

  it("is read-only, and says so, on a board of a newer version", () => {
    open();
    writeSchema(here.world.session.doc, { schemaVersion: 2, sequences: { "com.tldraw.store": 99 } });
    here.world.serve();
    expect(store().props.collaboration?.mode?.get()).toBe("readonly");
    expect(
      snapshot()
        .notices.map(({ text }) => text)
        .join(),
    ).toContain("Reload");
  });

  it("[LI13] counts the texts of its board as the server does", () => {
    open();
    expect(here.connection.textCount()).toBe(0);
    const { doc } = here.world.canvas;
    for (const path of ["text", "answer"]) doc.getText(textName(GEO, path)).insert(0, "Which?");
    here.world.serve();
    expect(here.connection.textCount()).toBe(2);
  });

  it("shows a board of an older version as this one has it, and writes nothing: that is the server's to do", () => {
    const [old, now] = [schemaWithCard(0), schemaWithCard(1)];
    const card = cardOfVersion0("words");
    here.world = openConnectionWorld([geo]);
    writeRecord(here.world.canvas.doc, card);
    writeSchema(here.world.session.doc, old.serialize());
    here.connection = createBoardConnection(
      { boardId: "b", role: "participant", person: null, schema: now },
      here.world.environment,
    );
    here.connection.open();
    here.world.serve();
    expect(store().get(card.id)).toMatchObject({ props: { text: "words" } });
    expect(store().props.collaboration?.mode?.get()).toBe("readonly");
    expect(snapshot().notices).toEqual([]);
    expect(here.world.canvas.last().updates).toEqual([]);
  });

  it("puts refused edits aside, shows the board as it is, and says so", async () => {
    const unsent = createMemoryUnsentEdits();
    open("participant", { unsent });
    here.world.serve();
    const mounted = mount();
    here.world.canvas.takes = false;
    move(5);
    expect(mounted.getShape(GEO)?.x).toBe(5);
    here.world.canvas.last().refuse(1, "sealed");
    expect(here.world.canvas.connections).toHaveLength(2);
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
    expect(mounted.getShape(GEO)?.x).toBe(100);
    expect(snapshot()).toMatchObject({ withheld: { edits: 1, code: "sealed" }, saved: { kind: "saved" } });
    expect(snapshot().notices.at(-1)).toMatchObject({ tone: "error" });
    const copy = new Y.Doc();
    Y.applyUpdate(copy, here.connection.withheldCopy() ?? new Uint8Array());
    expect((recordMaps(copy).get(GEO)?.get("xyr") as number[] | undefined)?.[0]).toBe(5);
    expect(await unsent.load()).toHaveLength(1);
    here.connection.discardWithheld();
    expect(snapshot().withheld).toBeNull();
    await vi.waitFor(async () => expect(await unsent.load()).toEqual([]));
  });

  it("takes no edits until the board is here again, whatever else changes meanwhile: they would be lost", () => {
    open();
    here.world.serve();
    const mounted = mount();
    here.world.canvas.takes = false;
    move(5);
    here.world.canvas.last().refuse(1, "too_large");
    here.world.editSession((doc) => setTitle(doc, "Renamed"));
    expect(mounted.getIsReadonly()).toBe(true);
    here.world.canvas.takes = true;
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
    expect(mounted.getIsReadonly()).toBe(false);
    move(7);
    expect(onServer()?.[0]).toBe(7);
  });

  it("puts offline edits aside when the role was lost meanwhile", () => {
    open();
    here.world.serve();
    here.world.canvas.last().drop();
    move(5);
    expect(snapshot().saved).toEqual({ kind: "offline", unsaved: 1 });
    here.world.clock.advance(20_000);
    here.world.canvas.last().notify({ kind: "role", role: "viewer" });
    expect(snapshot().withheld).toEqual({ edits: 1, code: "read_only", canSend: false });
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
    expect(store().get(GEO)).toMatchObject({ x: 100 });
    expect(here.world.canvas.last().updates).toEqual([]);
  });

  it("ends for good when the link is revoked", () => {
    open();
    here.world.serve();
    here.world.canvas.last().drop(4410, "link_revoked");
    expect(here.connection.getSnapshot().connection).toMatchObject({
      phase: "refused",
      code: "link_revoked",
    });
  });
});

describe("notices", () => {
  it("come with going down, go with the return, and can be dismissed", () => {
    open();
    here.world.serve();
    here.world.canvas.last().notify({ kind: "going-down" });
    expect(snapshot().notices).toHaveLength(1);
    here.world.canvas.last().drop(1012);
    here.world.clock.advance(2000);
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
    expect(snapshot().notices).toEqual([]);
    here.world.canvas.last().notify({ kind: "reload" });
    const [notice] = snapshot().notices;
    expect(notice).toMatchObject({ tone: "info", topic: "outdated" });
    expect(notice?.text).toMatch(/was updated/);
    here.connection.dismiss(notice?.id ?? "");
    expect(snapshot().notices).toEqual([]);
  });

  it("name a record that cannot be shown", () => {
    open();
    const bad = new Y.Map<unknown>();
    bad.set("$", 1);
    recordMaps(here.world.canvas.doc).set("shape:bad", bad);
    here.world.serve();
    expect(snapshot().notices).toMatchObject([{ tone: "warning" }]);
  });
});

it("leaves no presence behind when it is destroyed", () => {
  open();
  here.world.serve();
  const before = here.world.canvas.last().presence.length;
  here.connection.destroy();
  expect(here.world.canvas.last().presence.length).toBe(before + 1);
  expect(here.world.canvas.last().closedByClient).toBe(true);
  expect(here.world.session.last().closedByClient).toBe(true);
});
