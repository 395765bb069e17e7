// @vitest-environment happy-dom
import { createShapeId } from "tldraw";
import { describe, expect, it } from "vitest";
import { recordMaps } from "@/board/document/record-maps";
import { sampleShape } from "@/board/document/testing/sample-records";
import { boardUnderTest, geo, GEO, move, recolour } from "./testing/board-under-test";

const here = boardUnderTest();
const { two, drift } = here;

describe("undo and redo on a shared board", () => {
  it("undoes the own edit and keeps a colleague's of the same shape", () => {
    const [a, b] = two(geo());
    a.editor.markHistoryStoppingPoint("move");
    move(a, GEO, 500);
    here.board.sync();
    recolour(b, GEO, "red");
    here.board.sync();
    a.editor.undo();
    expect(a.shape(GEO)).toMatchObject({ x: 100, props: { color: "red" } });
    a.editor.redo();
    expect(a.shape(GEO)).toMatchObject({ x: 500, props: { color: "red" } });
    here.board.sync();
    expect(b.shape(GEO)).toEqual(a.shape(GEO));
  });

  it("shows a colleague's value that was the same as the own when that is undone before it was written", () => {
    const [a, b] = two(geo());
    move(a, GEO, 1);
    a.binding.flush();
    a.editor.markHistoryStoppingPoint("colour");
    recolour(a, GEO, "red");
    recolour(b, GEO, "red");
    b.binding.flush();
    here.board.exchange(b, a);
    here.board.clock.runFrame();
    a.editor.undo();
    here.board.sync();
    expect(a.written()).toEqual(a.shown());
    expect(b.shape(GEO)).toEqual(a.shape(GEO));
  });

  it("shows what a colleague did to a shape whose deletion was undone before it was written", () => {
    const [a, b] = two(geo());
    move(a, GEO, 1);
    here.board.sync();
    a.editor.markHistoryStoppingPoint("delete");
    a.editor.deleteShape(GEO);
    recolour(b, GEO, "red");
    b.binding.flush();
    here.board.exchange(b, a);
    here.board.clock.runFrame();
    a.editor.undo();
    here.board.sync();
    expect(a.shape(GEO)).toMatchObject({ x: 1, props: { color: "red" } });
    expect(b.shape(GEO)).toEqual(a.shape(GEO));
  });

  it("shows a shape that a colleague restored too when the own restoring is redone away", () => {
    const [a, b] = two(geo());
    for (const client of [a, b]) {
      client.editor.markHistoryStoppingPoint("delete");
      client.editor.deleteShape(GEO);
    }
    here.board.sync();
    a.editor.undo();
    b.editor.undo();
    b.binding.flush();
    here.board.exchange(b, a);
    here.board.clock.runFrame();
    a.editor.redo();
    here.board.sync();
    expect(a.shown()).toEqual(b.shown());
    expect(a.written()).toEqual(a.shown());
  });

  it("writes a change that was deleted and brought back before it was written", () => {
    const [a, b] = two(geo());
    move(a, GEO, 1);
    a.binding.flush();
    move(a, GEO, 2);
    a.editor.markHistoryStoppingPoint("delete");
    a.editor.deleteShape(GEO);
    a.editor.undo();
    here.board.sync();
    expect(a.shape(GEO).x).toBe(2);
    expect(b.shape(GEO)).toEqual(a.shape(GEO));
  });

  it("shows what a colleague did to a property whose own change was undone before it was written", () => {
    const [a, b] = two(geo());
    move(a, GEO, 7);
    a.binding.flush();
    a.editor.markHistoryStoppingPoint("colour");
    recolour(a, GEO, "red");
    recolour(b, GEO, "blue");
    b.binding.flush();
    here.board.exchange(b, a);
    here.board.clock.runFrame();
    expect(a.shape(GEO)).toMatchObject({ x: 7, props: { color: "red" } });
    a.editor.undo();
    here.board.sync();
    expect(b.shape(GEO)).toMatchObject({ x: 7, props: { color: "blue" } });
    expect(a.shape(GEO)).toEqual(b.shape(GEO));
  });

  it("does not take back what a colleague did to the same property", () => {
    const [a, b] = two(geo());
    a.editor.markHistoryStoppingPoint("move");
    move(a, GEO, 500);
    here.board.sync();
    move(b, GEO, 900);
    here.board.sync();
    a.editor.undo();
    expect(a.shape(GEO).x).toBe(900);
  });

  it("does not bring back what a colleague deleted", () => {
    const [a, b] = two(geo());
    a.editor.markHistoryStoppingPoint("move");
    move(a, GEO, 500);
    here.board.sync();
    b.editor.deleteShape(GEO);
    here.board.sync();
    a.editor.undo();
    expect(a.editor.getShape(GEO)).toBeUndefined();
  });

  it("restores an own deletion, on the page when its parent is gone meanwhile", () => {
    const frame = createShapeId("f");
    const [a, b] = two(sampleShape("frame", "f"), geo("g", { parentId: frame }));
    a.editor.markHistoryStoppingPoint("delete");
    a.editor.deleteShape(GEO);
    here.board.sync();
    b.editor.deleteShape(frame);
    here.board.sync();
    a.editor.undo();
    expect(a.shape(GEO).parentId).toBe("page:page");
    here.board.sync();
    expect(b.shape(GEO)).toEqual(a.shape(GEO));
  });

  it("restores an own deletion where it was to be seen, though the frame around it is gone meanwhile", () => {
    const frame = createShapeId("f");
    const [a, b] = two(
      sampleShape("frame", "f", { x: 3000, y: 3000, rotation: Math.PI / 2 }),
      geo("g", { parentId: frame, x: 10, y: 20 }),
    );
    a.editor.markHistoryStoppingPoint("delete");
    a.editor.deleteShape(GEO);
    here.board.sync();
    b.editor.deleteShape(frame);
    here.board.sync();
    a.editor.undo();
    const { parentId, x, y, rotation } = a.shape(GEO);
    expect(parentId).toBe("page:page");
    expect([x, y]).toEqual([expect.closeTo(2980, 2), expect.closeTo(3010, 2)]);
    expect(rotation).toBeCloseTo(Math.PI / 2, 4);
    here.board.sync();
    expect(b.shape(GEO)).toEqual(a.shape(GEO));
  });

  it("redoes what was undone to a colleague's value", () => {
    const [a, b] = two(geo());
    recolour(b, GEO, "red");
    move(b, GEO, 500);
    here.board.sync();
    a.editor.markHistoryStoppingPoint("colour");
    recolour(a, GEO, "blue");
    a.editor.markHistoryStoppingPoint("move");
    move(a, GEO, 900);
    here.board.sync();
    a.editor.undo().undo();
    expect(a.shape(GEO)).toMatchObject({ x: 500, props: { color: "red" } });
    here.board.sync();
    a.editor.redo().redo();
    expect(a.shape(GEO)).toMatchObject({ x: 900, props: { color: "blue" } });
    here.board.sync();
    expect(b.shape(GEO)).toEqual(a.shape(GEO));
  });

  it("undoes setting a colleague's value again", () => {
    const [a, b] = two(geo());
    recolour(b, GEO, "red");
    here.board.sync();
    recolour(a, GEO, "blue");
    here.board.sync();
    a.editor.markHistoryStoppingPoint("back");
    recolour(a, GEO, "red");
    here.board.sync();
    a.editor.undo();
    expect(a.shape(GEO)).toMatchObject({ props: { color: "blue" } });
  });

  it("groups again, where they are, shapes that a colleague had moved before", () => {
    const other = createShapeId("h");
    const [a, b] = two(geo(), geo("h", { index: "a2" }));
    move(b, GEO, 300);
    move(b, other, 600);
    here.board.sync();
    a.editor.markHistoryStoppingPoint("group");
    a.editor.groupShapes([GEO, other]);
    const places = () => [GEO, other].map((id) => a.editor.getShapePageTransform(id).point());
    const before = places();
    here.board.sync();
    a.editor.undo();
    here.board.sync();
    expect(places()).toEqual(before);
    a.editor.redo();
    here.board.sync();
    expect(a.shape(GEO).parentId).not.toBe("page:page");
    expect(places()).toEqual(before);
    expect(b.shape(GEO)).toEqual(a.shape(GEO));
  });

  it("leaves a shape in the frame where a colleague has moved it since", () => {
    const frame = createShapeId("f");
    const [a, b] = two(geo(), sampleShape("frame", "f", { x: 2000, y: 2000, index: "a2" }));
    a.editor.markHistoryStoppingPoint("into the frame");
    a.editor.reparentShapes([GEO], frame);
    a.editor.updateShape({ id: GEO, type: "geo", x: 10, y: 10 });
    here.board.sync();
    move(b, GEO, 15);
    here.board.sync();
    a.editor.undo();
    expect(a.shape(GEO)).toMatchObject({ parentId: frame, x: 15, y: 10 });
    here.board.sync();
    expect(b.shape(GEO)).toEqual(a.shape(GEO));
  });

  it("keeps what colleagues put into a frame whose creation is undone", () => {
    const frame = createShapeId("f");
    const [a, b] = two(geo());
    a.editor.markHistoryStoppingPoint("frame");
    a.editor.createShape({ id: frame, type: "frame", x: 50, y: 50 });
    here.board.sync();
    b.editor.reparentShapes([GEO], frame);
    here.board.sync();
    a.editor.undo();
    expect(a.editor.getShape(frame)).toBeUndefined();
    expect(a.shape(GEO)).toMatchObject({ parentId: "page:page", x: 100, y: 100 });
  });

  it("keeps the own redo when tldraw answers a colleague's edit with changes of its own", () => {
    const group = createShapeId("group");
    const child = (name: string, index: string) => geo(name, { parentId: group, index });
    const [a] = two(
      geo(),
      sampleShape("group", "group", { index: "a2" }),
      child("one", "a1"),
      child("two", "a2"),
    );
    a.editor.markHistoryStoppingPoint("move");
    move(a, GEO, 500);
    a.editor.undo();
    // Without the consequences that the colleague's own editor would have added.
    a.doc.transact(() => recordMaps(a.doc).delete("shape:one"), "network");
    here.board.clock.runFrame();
    expect(a.editor.getShape(group)).toBeUndefined();
    expect(a.editor.getCanRedo()).toBe(true);
    a.editor.redo();
    expect(a.shape(GEO).x).toBe(500);
    drift();
    expect(a.written()).toEqual(a.shown());
  });
});
