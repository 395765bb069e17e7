// @vitest-environment happy-dom
import { createShapeId, type TLSchema } from "tldraw";
import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { createBoardSchema } from "@/board/document/board-schema";
import { setLocked, setSealed } from "@/board/document/session-document";
import { sampleItem } from "@/board/document/testing/sample-items";
import type { Role } from "@/contract/roles";
import { createBoardConnection } from "./create-board-connection";
import { openConnectionWorld, type ConnectionWorld } from "./testing/connection-world";
import { createMemoryUnsentEdits } from "./unsent-edits";

import { connectionUnderTest, geo, GEO } from "./testing/connection-under-test";

const here = connectionUnderTest();
const { store, snapshot } = here;

describe("texts of items", () => {
  const QUESTION = createShapeId("q");
  const question = sampleItem("question", "q", { index: "a2", props: { text: "Why" } });
  const onServer = () => here.world.canvas.doc.getText("t:shape:q/text").toString();
  const openText = () => here.connection.itemTexts.open({ itemId: QUESTION, path: "text" });

  function openWithQuestion(
    role: Role = "participant",
    options: { unsent?: ConnectionWorld["unsent"]; schema?: TLSchema } = {},
  ) {
    here.world = openConnectionWorld([geo, question], options.unsent);
    here.connection = createBoardConnection(
      { boardId: "b", role, person: { name: "Ada", color: "#112233" }, schema: options.schema },
      here.world.environment,
    );
    here.connection.open();
  }

  it("are not open before the board is here", () => {
    openWithQuestion();
    expect(openText).toThrow("not here");
  });

  it("go out with every character, count as unsaved until they are durable, and wait while offline", () => {
    openWithQuestion();
    here.world.serve();
    const session = openText();
    session.splice({ at: 3, deleted: 0, inserted: "?" });
    expect(onServer()).toBe("Why?");
    expect(snapshot().saved).toEqual({ kind: "saving", unsaved: 1 });
    here.world.canvas.last().saved();
    expect(snapshot().saved).toEqual({ kind: "saved" });
    here.world.canvas.last().drop();
    session.splice({ at: 0, deleted: 0, inserted: "So: " });
    expect(snapshot().saved).toEqual({ kind: "offline", unsaved: 1 });
    here.world.clock.advance(20_000);
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
    expect(onServer()).toBe("So: Why?");
  });

  it("survive a reload with what was typed offline", async () => {
    const unsent = createMemoryUnsentEdits();
    openWithQuestion("participant", { unsent });
    here.world.serve();
    here.world.canvas.last().drop();
    openText().splice({ at: 3, deleted: 0, inserted: "?" });
    const { canvas } = here.world;
    here.connection.destroy();
    expect(await unsent.load()).toHaveLength(1);
    const before = Y.encodeStateAsUpdate(canvas.doc);
    openWithQuestion("participant", { unsent });
    here.world.canvas.doc = new Y.Doc();
    Y.applyUpdate(here.world.canvas.doc, before);
    here.world.serve();
    await vi.waitFor(() => expect(onServer()).toBe("Why?"));
    here.world.clock.runFrame();
    expect(store().get(QUESTION)).toMatchObject({ props: { text: "Why?" } });
  });

  it.each<[string, Role, () => void]>([
    ["a viewer", "viewer", () => {}],
    [
      "a participant once the board is sealed",
      "participant",
      () => here.world.editSession((doc) => setSealed(doc, true)),
    ],
    [
      "a participant while it is locked",
      "participant",
      () => here.world.editSession((doc) => setLocked(doc, true)),
    ],
  ])("take nothing from %s", (_, role, happens) => {
    openWithQuestion(role);
    here.world.serve();
    const session = openText();
    happens();
    expect(session.splice({ at: 0, deleted: 0, inserted: "x" })).toBe(false);
    expect(session.get()).toBe("Why");
    expect(onServer()).toBe("Why");
  });

  it("show what the server has again, in the open session too, when it refuses what was typed", () => {
    openWithQuestion();
    here.world.serve();
    const session = openText();
    here.world.canvas.takes = false;
    session.splice({ at: 3, deleted: 0, inserted: "?" });
    here.world.canvas.last().refuse(1, "sealed");
    here.world.canvas.last().accept();
    here.world.canvas.last().answer();
    expect(session.get()).toBe("Why");
    expect(snapshot().withheld).toMatchObject({ edits: 1 });
  });

  it("leave a page from before there were items reading only, told to reload", () => {
    openWithQuestion("participant", { schema: createBoardSchema() });
    here.world.serve();
    expect(store().props.collaboration?.mode?.get()).toBe("readonly");
    expect(
      snapshot()
        .notices.map(({ text }) => text)
        .join(" "),
    ).toContain("Reload");
    expect(store().get(GEO)).toBeDefined();
  });
});
