// @vitest-environment happy-dom
import { createShapeId, toRichText, type TLNoteShape } from "tldraw";
import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { writeRecord } from "@/board/document/canvas-document";
import { recordMaps } from "@/board/document/record-maps";
import { sampleBinding, samplePage, sampleShape } from "@/board/document/testing/sample-records";
import type { TestClient } from "./testing/test-client";
import { pointer } from "./testing/test-editor";
import { boardUnderTest, geo, GEO, put, recolour } from "./testing/board-under-test";

const here = boardUnderTest();
const { two, drift } = here;

describe("what a merge must not break", () => {
  it("ends a drag whose shape a colleague deletes", () => {
    const [a, b] = two(geo(), geo("other", { index: "a2", x: 500 }));
    pointer(a.editor, "pointer_down", { x: 130, y: 130 }, GEO);
    pointer(a.editor, "pointer_move", { x: 150, y: 130 });
    pointer(a.editor, "pointer_move", { x: 170, y: 130 });
    expect(a.editor.isIn("select.translating")).toBe(true);
    b.editor.deleteShape(GEO);
    here.board.sync();
    expect(a.editor.isIn("select.translating")).toBe(false);
    pointer(a.editor, "pointer_move", { x: 190, y: 130 });
    pointer(a.editor, "pointer_up", { x: 190, y: 130 });
    expect(a.editor.getShape(GEO)).toBeUndefined();
    expect(a.crashes).toEqual([]);
    here.board.sync();
    expect(b.shown()).toEqual(a.shown());
  });

  it("ends a drag over a frame that a colleague deletes, also when it holds nothing of the selection", () => {
    const frame = sampleShape("frame", "f", { x: 0, y: 0, props: { w: 400, h: 400 } });
    const [a, b] = two(frame, geo("g", { index: "a9" }));
    pointer(a.editor, "pointer_down", { x: 130, y: 130 }, GEO);
    for (let step = 1; step <= 5; step++) pointer(a.editor, "pointer_move", { x: 130 + step, y: 130 });
    expect(a.editor.isIn("select.translating")).toBe(true);
    b.editor.run(() => b.editor.store.remove([frame.id]));
    here.board.sync();
    expect(a.editor.isIn("select.translating")).toBe(false);
    expect(() => pointer(a.editor, "pointer_move", { x: 700, y: 700 })).not.toThrow();
    pointer(a.editor, "pointer_up", { x: 700, y: 700 });
    expect(a.crashes).toEqual([]);
    here.board.sync();
    expect(a.shown()).toEqual(b.shown());
  });

  it("lets a drag go on when a colleague deletes another shape", () => {
    const other = createShapeId("other");
    const [a, b] = two(geo(), geo("other", { index: "a2", x: 500 }));
    pointer(a.editor, "pointer_down", { x: 130, y: 130 }, GEO);
    pointer(a.editor, "pointer_move", { x: 170, y: 130 });
    b.editor.deleteShape(other);
    here.board.sync();
    expect(a.editor.isIn("select.translating")).toBe(true);
  });

  it("ends typing into a shape that a colleague deletes", () => {
    const [a, b] = two(geo());
    a.editor.select(GEO);
    a.editor.setEditingShape(GEO);
    a.editor.setCurrentTool("select.editing_shape");
    b.editor.deleteShape(GEO);
    here.board.sync();
    expect(a.editor.getEditingShapeId()).toBeNull();
    expect(a.crashes).toEqual([]);
  });

  it("does not change a text while it is typed, and shows what was written in the end", () => {
    const [a, b] = two(sampleShape("note", "n"));
    const id = createShapeId("n");
    const write = (client: TestClient, text: string) =>
      client.editor.updateShape<TLNoteShape>({ id, type: "note", props: { richText: toRichText(text) } });
    a.editor.select(id);
    a.editor.setEditingShape(id);
    write(a, "mine");
    a.binding.flush();
    write(b, "theirs");
    recolour(b, id, "red");
    b.binding.flush();
    here.board.exchange(b, a);
    here.board.clock.runFrame();
    expect(a.shape<TLNoteShape>(id).props.richText).toEqual(toRichText("mine"));
    expect(a.shape<TLNoteShape>(id).props.color).toBe("red");
    a.editor.setEditingShape(null);
    here.board.sync();
    expect(a.shape(id)).toEqual(b.shape(id));
    expect(a.written().get(id)).toEqual(a.shape(id));
  });

  it("keeps a binding that comes before its shape until the shape is there", () => {
    const [a] = two(sampleShape("arrow", "arrow"));
    const binding = sampleBinding("b", "arrow", "late");
    put(a, binding);
    here.board.clock.runFrame();
    expect(a.shown().has(binding.id)).toBe(false);
    put(a, geo("late", { index: "a2" }));
    here.board.clock.runFrame();
    expect(a.shown().has(binding.id)).toBe(true);
  });

  it("removes a binding for everybody when its shape stays away", () => {
    const [a, b] = two(sampleShape("arrow", "arrow"));
    const binding = sampleBinding("b", "arrow", "gone");
    put(b, binding);
    here.board.sync();
    here.board.clock.advance(4000);
    expect(a.written().has(binding.id)).toBe(true);
    drift();
    expect(a.written().has(binding.id)).toBe(false);
    expect(b.written().has(binding.id)).toBe(false);
  });

  it("[CD8] ties an end of an arrow to one shape, the same for everybody, when two people tie it at once", () => {
    const [a, b] = two(sampleShape("arrow", "arrow"), geo("g", { index: "a2" }), geo("h", { index: "a3" }));
    const [first, second] = [sampleBinding("1", "arrow", "h"), sampleBinding("2", "arrow", "g")];
    a.editor.createBinding(second as never);
    b.editor.createBinding(first as never);
    here.board.sync();
    for (const client of [a, b]) {
      expect(client.shown().has(first.id)).toBe(true);
      expect(client.shown().has(second.id)).toBe(false);
    }
    drift();
    for (const client of [a, b]) expect(client.written().has(second.id)).toBe(false);
    expect(a.shown()).toEqual(b.shown());
  });

  it("shows a shape whose parent was deleted, and one client writes its new place", () => {
    const frame = createShapeId("f");
    const [a, b] = two(sampleShape("frame", "f"), geo("g", { index: "a2" }));
    a.editor.reparentShapes([GEO], frame);
    b.editor.deleteShape(frame);
    here.board.sync();
    for (const client of [a, b]) expect(client.shape(GEO).parentId).toBe("page:page");
    expect(a.written().get(GEO)).toMatchObject({ parentId: frame });
    drift();
    expect(a.written().get(GEO)).toMatchObject({ parentId: "page:page" });
    expect(a.shown()).toEqual(b.shown());
    expect(a.written()).toEqual(a.shown());
  });

  it("shows a shape again, to everybody, that was made while two people deleted the last two pages", () => {
    const [a, b] = two(samplePage(), samplePage("page:two", "a2"));
    a.editor.deletePage(samplePage().id);
    a.editor.createShape({ id: GEO, type: "geo" });
    b.editor.deletePage(samplePage("page:two").id);
    here.board.sync();
    // First the page comes back that tldraw makes, then the shape goes onto it.
    drift();
    drift();
    const [page, ...more] = a.editor.getPages();
    expect(more).toEqual([]);
    for (const client of [a, b]) expect(client.shape(GEO).parentId).toBe(page?.id);
    expect(a.shown()).toEqual(b.shown());
    expect(a.written()).toEqual(a.shown());
  });

  it("deletes the shapes of a page with it for everybody, and an undo brings all of them back", () => {
    const [a, b] = two(
      samplePage(),
      samplePage("page:two", "a2"),
      geo(),
      geo("kept", { parentId: "page:two" }),
    );
    const before = a.shown();
    a.editor.markHistoryStoppingPoint("delete");
    a.editor.deletePage(samplePage().id);
    here.board.sync();
    drift();
    for (const client of [a, b])
      expect([...client.written().keys()].filter((id) => id.startsWith("shape:"))).toEqual(["shape:kept"]);
    a.editor.undo();
    here.board.sync();
    for (const client of [a, b]) expect(client.shown()).toEqual(before);
    expect(a.written()).toEqual(before);
  });

  it("keeps what a colleague put onto a page whose creation is undone", () => {
    const [a, b] = two(samplePage(), geo());
    const page = samplePage("page:two", "a2");
    a.editor.markHistoryStoppingPoint("page");
    a.editor.createPage(page);
    here.board.sync();
    b.editor.reparentShapes([GEO], page.id);
    here.board.sync();
    a.editor.undo();
    here.board.sync();
    for (const client of [a, b]) expect(client.shape(GEO).parentId).toBe("page:page");
  });

  it("breaks a circle of parents that two people made together", () => {
    const [one, other] = [createShapeId("one"), createShapeId("two")];
    const [a, b] = two(sampleShape("frame", "one"), sampleShape("frame", "two", { index: "a2" }));
    a.editor.reparentShapes([one], other);
    b.editor.reparentShapes([other], one);
    here.board.sync();
    drift();
    for (const client of [a, b]) {
      expect(client.shape(one).parentId).toBe("page:page");
      expect(client.editor.getShapePageBounds(other)).toBeDefined();
    }
    expect(a.shown()).toEqual(b.shown());
    expect(a.written()).toEqual(a.shown());
  });

  it("gives siblings of equal index different ones", () => {
    const [a, b] = two();
    a.editor.createShape(geo("one") as never);
    b.editor.createShape(geo("two") as never);
    here.board.sync();
    expect(a.shape(createShapeId("one")).index).toBe(a.shape(createShapeId("two")).index);
    drift();
    const [one, other] = [a.shape(createShapeId("one")).index, a.shape(createShapeId("two")).index];
    expect(one < other).toBe(true);
    expect(a.shown()).toEqual(b.shown());
  });

  it("sets an invalid record aside, says so once, and shows the others", () => {
    const [a] = two();
    const bad = new Y.Map<unknown>();
    bad.set("$", geo("bad", { x: "left" }));
    const hostile = geo("text", { props: { richText: { type: "doc", content: [{ type: "iframe" }] } } });
    a.doc.transact(() => {
      recordMaps(a.doc).set("shape:bad", bad);
      writeRecord(a.doc, hostile);
      writeRecord(a.doc, geo("good"));
    }, "network");
    here.board.clock.runFrame();
    expect([...a.shown().keys()]).toContain("shape:good");
    expect(a.setAside.map(({ id }) => id).sort()).toEqual(["shape:bad", "shape:text"]);
    put(a, geo("good", { x: 3 }));
    here.board.clock.runFrame();
    expect(a.setAside).toHaveLength(2);
  });

  it("puts everything that came in one frame into one merge", () => {
    const [a] = two();
    const merges = vi.spyOn(a.store, "mergeRemoteChanges");
    a.doc.transact(() => {
      for (let n = 0; n < 500; n++)
        writeRecord(a.doc, geo(`many${n}`, { index: `a2${String(n).padStart(4, "1")}1` }));
    }, "network");
    put(a, samplePage("page:two", "a2"));
    here.board.clock.runFrame();
    expect(merges).toHaveBeenCalledTimes(1);
    expect(a.editor.getCurrentPageShapeIds().size).toBe(500);
  });

  it("goes record by record when the editor refuses one of a batch", () => {
    const [a] = two();
    const stop = a.store.sideEffects.registerBeforeCreateHandler("shape", (shape) => {
      if (shape.id === createShapeId("cursed")) throw new Error("cannot show this");
      return shape;
    });
    a.doc.transact(() => {
      for (const name of ["one", "cursed", "two"])
        writeRecord(a.doc, geo(name, { index: name === "one" ? "a1" : "a2" }));
    }, "network");
    here.board.clock.runFrame();
    stop();
    expect([...a.shown().keys()].filter((id) => id.startsWith("shape:"))).toEqual(["shape:one", "shape:two"]);
    expect(a.setAside).toEqual([{ id: "shape:cursed", reason: "the editor cannot show it" }]);
    expect(a.crashes).toEqual([]);
  });
});
