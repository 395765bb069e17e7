// @vitest-environment happy-dom
import { createShapeId, toRichText, type TLDrawShape, type TLNoteShape, type TLShape } from "tldraw";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { writeRecord } from "@/board/document/canvas-document";
import { recordMaps } from "@/board/document/record-maps";
import { sampleBinding, samplePage, sampleShape } from "@/board/document/testing/sample-records";
import { openTestBoard, type TestBoard, type TestClient } from "./testing/test-client";
import { pointer } from "./testing/test-editor";

const GEO = createShapeId("g");
let board: TestBoard;

function open(count: number, ...shapes: Parameters<typeof openTestBoard>[1][number][]): TestClient[] {
  board = openTestBoard(count, shapes);
  return board.clients;
}
function two(...shapes: Parameters<typeof openTestBoard>[1][number][]): [TestClient, TestClient] {
  const [a, b] = open(2, ...shapes);
  if (!a || !b) throw new Error("two clients");
  return [a, b];
}
const geo = (id = "g", overrides = {}) =>
  sampleShape("geo", id, { x: 100, y: 100, rotation: 0, ...overrides });
const put = (client: TestClient, record: Parameters<typeof writeRecord>[1]) =>
  client.doc.transact(() => writeRecord(client.doc, record), "network");
const move = (client: TestClient, id: TLShape["id"], x: number) => {
  const shape = client.shape(id);
  client.editor.updateShape({ id, type: shape.type, x });
};
const recolour = (client: TestClient, id: TLShape["id"], color: string) =>
  client.editor.updateShape({ id, type: client.shape(id).type, props: { color } } as never);
const drift = () => {
  board.clock.advance(10_000);
  board.sync();
};

afterEach(() => board.close());

describe("out and in", () => {
  it("shows one client's edits to the other", () => {
    const [a, b] = two(geo());
    move(a, GEO, 333);
    a.editor.createShape({ id: createShapeId("n"), type: "note", x: 5, y: 6 });
    b.editor.deleteShape(GEO);
    board.sync();
    expect([...b.shown().keys()].sort()).toEqual(["document:document", "page:page", "shape:n"]);
    expect(a.shown()).toEqual(b.shown());
    expect(a.written()).toEqual(a.shown());
  });

  it("shows incoming edits once a frame", () => {
    const [a, b] = two(geo());
    move(a, GEO, 1);
    a.binding.flush();
    board.exchange(a, b);
    expect(b.shape(GEO).x).toBe(100);
    board.clock.runFrame();
    expect(b.shape(GEO).x).toBe(1);
  });

  it("writes alone once a second, in company 10 times a second for drags and 20 times for strokes", () => {
    const [a] = two(geo());
    let updates = 0;
    a.doc.on("update", () => updates++);
    const dragFor = (ms: number, type: "geo" | "draw") => {
      board.clock.advance(5000);
      updates = 0;
      for (let elapsed = 0; elapsed < ms; elapsed += 16) {
        board.clock.advance(16);
        if (type === "geo") move(a, GEO, elapsed);
        else {
          const points = [
            ...(a.shape<TLDrawShape>(createShapeId("s")).props.segments[0]?.points ?? []),
            { x: elapsed, y: 1, z: 0.5 },
          ];
          a.editor.updateShape<TLDrawShape>({
            id: createShapeId("s"),
            type: "draw",
            props: { segments: [{ type: "free", points }] },
          });
        }
      }
      return updates;
    };
    expect(dragFor(3000, "geo")).toBeLessThanOrEqual(4);
    a.binding.setAlone(false);
    expect(dragFor(3000, "geo")).toBeGreaterThan(20);
    expect(updates).toBeLessThanOrEqual(31);
    a.editor.createShape({
      id: createShapeId("s"),
      type: "draw",
      props: { segments: [{ type: "free", points: [{ x: 0, y: 0, z: 0.5 }] }] },
    } as never);
    expect(dragFor(3000, "draw")).toBeGreaterThan(40);
    expect(updates).toBeLessThanOrEqual(61);
    const before = updates;
    board.clock.advance(2000);
    expect(updates).toBe(before + 1);
    expect(a.written()).toEqual(a.shown());
  });

  it("writes when the pointer is lifted", () => {
    const [a] = two(geo());
    pointer(a.editor, "pointer_down", { x: 130, y: 130 }, GEO);
    for (let step = 1; step <= 5; step++) pointer(a.editor, "pointer_move", { x: 130 + step * 10, y: 130 });
    pointer(a.editor, "pointer_up", { x: 180, y: 130 });
    board.clock.runFrame();
    expect(a.shape(GEO).x).toBe(150);
    expect(a.written().get(GEO)).toEqual(a.shape(GEO));
  });

  it("keeps a colleague's edit of a shape that is being changed here, and the change", () => {
    const [a, b] = two(geo());
    move(a, GEO, 1);
    a.binding.flush();
    move(a, GEO, 2);
    recolour(b, GEO, "red");
    b.binding.flush();
    board.exchange(b, a);
    board.clock.runFrame();
    expect(a.shape(GEO)).toMatchObject({ x: 2, props: { color: "red" } });
    board.sync();
    expect(b.shape(GEO)).toMatchObject({ x: 2, props: { color: "red" } });
  });

  it("does not write back a colleague's value that came between two unwritten changes", () => {
    const [a, b] = two(geo());
    move(a, GEO, 1);
    a.binding.flush();
    move(a, GEO, 2);
    recolour(b, GEO, "red");
    b.binding.flush();
    board.exchange(b, a);
    board.clock.runFrame();
    move(a, GEO, 3);
    recolour(b, GEO, "blue");
    b.binding.flush();
    a.binding.flush();
    board.exchange(b, a);
    board.exchange(a, b);
    board.clock.runFrame();
    expect(a.shape(GEO)).toMatchObject({ x: 3, props: { color: "blue" } });
    expect(b.shape(GEO)).toEqual(a.shape(GEO));
  });

  it("shows a stroke while it is drawn", () => {
    const [a, b] = two(geo());
    a.editor.setCurrentTool("draw");
    pointer(a.editor, "pointer_down", { x: 10, y: 10 });
    for (let step = 1; step < 30; step++)
      pointer(a.editor, "pointer_move", { x: 10 + step * 7, y: 10 + (step % 5) * 9 });
    board.sync();
    const stroke = (client: TestClient) =>
      client.editor.getCurrentPageShapes().find((shape) => shape.type === "draw") as TLDrawShape;
    expect(stroke(b).props.isComplete).toBe(false);
    expect(stroke(b).props.segments[0]?.points.length).toBeGreaterThan(20);
    pointer(a.editor, "pointer_up", { x: 300, y: 10 });
    board.sync();
    expect(stroke(b).props.isComplete).toBe(true);
    expect(stroke(b)).toEqual(stroke(a));
  });
});

describe("what a merge must not break", () => {
  it("ends a drag whose shape a colleague deletes", () => {
    const [a, b] = two(geo(), geo("other", { index: "a2", x: 500 }));
    pointer(a.editor, "pointer_down", { x: 130, y: 130 }, GEO);
    pointer(a.editor, "pointer_move", { x: 150, y: 130 });
    pointer(a.editor, "pointer_move", { x: 170, y: 130 });
    expect(a.editor.isIn("select.translating")).toBe(true);
    b.editor.deleteShape(GEO);
    board.sync();
    expect(a.editor.isIn("select.translating")).toBe(false);
    pointer(a.editor, "pointer_move", { x: 190, y: 130 });
    pointer(a.editor, "pointer_up", { x: 190, y: 130 });
    expect(a.editor.getShape(GEO)).toBeUndefined();
    expect(a.crashes).toEqual([]);
    board.sync();
    expect(b.shown()).toEqual(a.shown());
  });

  it("ends a drag over a frame that a colleague deletes, also when it holds nothing of the selection", () => {
    const frame = sampleShape("frame", "f", { x: 0, y: 0, props: { w: 400, h: 400 } });
    const [a, b] = two(frame, geo("g", { index: "a9" }));
    pointer(a.editor, "pointer_down", { x: 130, y: 130 }, GEO);
    for (let step = 1; step <= 5; step++) pointer(a.editor, "pointer_move", { x: 130 + step, y: 130 });
    expect(a.editor.isIn("select.translating")).toBe(true);
    b.editor.run(() => b.editor.store.remove([frame.id]));
    board.sync();
    expect(a.editor.isIn("select.translating")).toBe(false);
    expect(() => pointer(a.editor, "pointer_move", { x: 700, y: 700 })).not.toThrow();
    pointer(a.editor, "pointer_up", { x: 700, y: 700 });
    expect(a.crashes).toEqual([]);
    board.sync();
    expect(a.shown()).toEqual(b.shown());
  });

  it("lets a drag go on when a colleague deletes another shape", () => {
    const other = createShapeId("other");
    const [a, b] = two(geo(), geo("other", { index: "a2", x: 500 }));
    pointer(a.editor, "pointer_down", { x: 130, y: 130 }, GEO);
    pointer(a.editor, "pointer_move", { x: 170, y: 130 });
    b.editor.deleteShape(other);
    board.sync();
    expect(a.editor.isIn("select.translating")).toBe(true);
  });

  it("ends typing into a shape that a colleague deletes", () => {
    const [a, b] = two(geo());
    a.editor.select(GEO);
    a.editor.setEditingShape(GEO);
    a.editor.setCurrentTool("select.editing_shape");
    b.editor.deleteShape(GEO);
    board.sync();
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
    board.exchange(b, a);
    board.clock.runFrame();
    expect(a.shape<TLNoteShape>(id).props.richText).toEqual(toRichText("mine"));
    expect(a.shape<TLNoteShape>(id).props.color).toBe("red");
    a.editor.setEditingShape(null);
    board.sync();
    expect(a.shape(id)).toEqual(b.shape(id));
    expect(a.written().get(id)).toEqual(a.shape(id));
  });

  it("keeps a binding that comes before its shape until the shape is there", () => {
    const [a] = two(sampleShape("arrow", "arrow"));
    const binding = sampleBinding("b", "arrow", "late");
    put(a, binding);
    board.clock.runFrame();
    expect(a.shown().has(binding.id)).toBe(false);
    put(a, geo("late", { index: "a2" }));
    board.clock.runFrame();
    expect(a.shown().has(binding.id)).toBe(true);
  });

  it("removes a binding for everybody when its shape stays away", () => {
    const [a, b] = two(sampleShape("arrow", "arrow"));
    const binding = sampleBinding("b", "arrow", "gone");
    put(b, binding);
    board.sync();
    board.clock.advance(4000);
    expect(a.written().has(binding.id)).toBe(true);
    drift();
    expect(a.written().has(binding.id)).toBe(false);
    expect(b.written().has(binding.id)).toBe(false);
  });

  it("shows a shape whose parent was deleted, and one client writes its new place", () => {
    const frame = createShapeId("f");
    const [a, b] = two(sampleShape("frame", "f"), geo("g", { index: "a2" }));
    a.editor.reparentShapes([GEO], frame);
    b.editor.deleteShape(frame);
    board.sync();
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
    board.sync();
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
    board.sync();
    drift();
    for (const client of [a, b])
      expect([...client.written().keys()].filter((id) => id.startsWith("shape:"))).toEqual(["shape:kept"]);
    a.editor.undo();
    board.sync();
    for (const client of [a, b]) expect(client.shown()).toEqual(before);
    expect(a.written()).toEqual(before);
  });

  it("keeps what a colleague put onto a page whose creation is undone", () => {
    const [a, b] = two(samplePage(), geo());
    const page = samplePage("page:two", "a2");
    a.editor.markHistoryStoppingPoint("page");
    a.editor.createPage(page);
    board.sync();
    b.editor.reparentShapes([GEO], page.id);
    board.sync();
    a.editor.undo();
    board.sync();
    for (const client of [a, b]) expect(client.shape(GEO).parentId).toBe("page:page");
  });

  it("breaks a circle of parents that two people made together", () => {
    const [one, other] = [createShapeId("one"), createShapeId("two")];
    const [a, b] = two(sampleShape("frame", "one"), sampleShape("frame", "two", { index: "a2" }));
    a.editor.reparentShapes([one], other);
    b.editor.reparentShapes([other], one);
    board.sync();
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
    board.sync();
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
    board.clock.runFrame();
    expect([...a.shown().keys()]).toContain("shape:good");
    expect(a.setAside.map(({ id }) => id).sort()).toEqual(["shape:bad", "shape:text"]);
    put(a, geo("good", { x: 3 }));
    board.clock.runFrame();
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
    board.clock.runFrame();
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
    board.clock.runFrame();
    stop();
    expect([...a.shown().keys()].filter((id) => id.startsWith("shape:"))).toEqual(["shape:one", "shape:two"]);
    expect(a.setAside).toEqual([{ id: "shape:cursed", reason: "the editor cannot show it" }]);
    expect(a.crashes).toEqual([]);
  });
});

describe("undo and redo on a shared board", () => {
  it("undoes the own edit and keeps a colleague's of the same shape", () => {
    const [a, b] = two(geo());
    a.editor.markHistoryStoppingPoint("move");
    move(a, GEO, 500);
    board.sync();
    recolour(b, GEO, "red");
    board.sync();
    a.editor.undo();
    expect(a.shape(GEO)).toMatchObject({ x: 100, props: { color: "red" } });
    a.editor.redo();
    expect(a.shape(GEO)).toMatchObject({ x: 500, props: { color: "red" } });
    board.sync();
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
    board.exchange(b, a);
    board.clock.runFrame();
    a.editor.undo();
    board.sync();
    expect(a.written()).toEqual(a.shown());
    expect(b.shape(GEO)).toEqual(a.shape(GEO));
  });

  it("shows what a colleague did to a shape whose deletion was undone before it was written", () => {
    const [a, b] = two(geo());
    move(a, GEO, 1);
    board.sync();
    a.editor.markHistoryStoppingPoint("delete");
    a.editor.deleteShape(GEO);
    recolour(b, GEO, "red");
    b.binding.flush();
    board.exchange(b, a);
    board.clock.runFrame();
    a.editor.undo();
    board.sync();
    expect(a.shape(GEO)).toMatchObject({ x: 1, props: { color: "red" } });
    expect(b.shape(GEO)).toEqual(a.shape(GEO));
  });

  it("shows a shape that a colleague restored too when the own restoring is redone away", () => {
    const [a, b] = two(geo());
    for (const client of [a, b]) {
      client.editor.markHistoryStoppingPoint("delete");
      client.editor.deleteShape(GEO);
    }
    board.sync();
    a.editor.undo();
    b.editor.undo();
    b.binding.flush();
    board.exchange(b, a);
    board.clock.runFrame();
    a.editor.redo();
    board.sync();
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
    board.sync();
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
    board.exchange(b, a);
    board.clock.runFrame();
    expect(a.shape(GEO)).toMatchObject({ x: 7, props: { color: "red" } });
    a.editor.undo();
    board.sync();
    expect(b.shape(GEO)).toMatchObject({ x: 7, props: { color: "blue" } });
    expect(a.shape(GEO)).toEqual(b.shape(GEO));
  });

  it("does not take back what a colleague did to the same property", () => {
    const [a, b] = two(geo());
    a.editor.markHistoryStoppingPoint("move");
    move(a, GEO, 500);
    board.sync();
    move(b, GEO, 900);
    board.sync();
    a.editor.undo();
    expect(a.shape(GEO).x).toBe(900);
  });

  it("does not bring back what a colleague deleted", () => {
    const [a, b] = two(geo());
    a.editor.markHistoryStoppingPoint("move");
    move(a, GEO, 500);
    board.sync();
    b.editor.deleteShape(GEO);
    board.sync();
    a.editor.undo();
    expect(a.editor.getShape(GEO)).toBeUndefined();
  });

  it("restores an own deletion, on the page when its parent is gone meanwhile", () => {
    const frame = createShapeId("f");
    const [a, b] = two(sampleShape("frame", "f"), geo("g", { parentId: frame }));
    a.editor.markHistoryStoppingPoint("delete");
    a.editor.deleteShape(GEO);
    board.sync();
    b.editor.deleteShape(frame);
    board.sync();
    a.editor.undo();
    expect(a.shape(GEO).parentId).toBe("page:page");
    board.sync();
    expect(b.shape(GEO)).toEqual(a.shape(GEO));
  });

  it("keeps what colleagues put into a frame whose creation is undone", () => {
    const frame = createShapeId("f");
    const [a, b] = two(geo());
    a.editor.markHistoryStoppingPoint("frame");
    a.editor.createShape({ id: frame, type: "frame", x: 50, y: 50 });
    board.sync();
    b.editor.reparentShapes([GEO], frame);
    board.sync();
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
    board.clock.runFrame();
    expect(a.editor.getShape(group)).toBeUndefined();
    expect(a.editor.getCanRedo()).toBe(true);
    a.editor.redo();
    expect(a.shape(GEO).x).toBe(500);
    drift();
    expect(a.written()).toEqual(a.shown());
  });
});

describe("without the right to write", () => {
  it("writes nothing, shows the document again and forgets the undo history", () => {
    const [a, b] = two(geo());
    a.editor.markHistoryStoppingPoint("move");
    move(a, GEO, 1);
    a.binding.flush();
    move(a, GEO, 2);
    a.binding.setWritable(false);
    expect(a.shape(GEO).x).toBe(1);
    expect(a.editor.getCanUndo()).toBe(false);
    let updates = 0;
    a.doc.on("update", () => updates++);
    move(a, GEO, 3);
    a.binding.flush();
    board.clock.advance(5000);
    expect(updates).toBe(0);
    board.exchange(a, b);
    board.clock.runFrame();
    expect(b.shape(GEO).x).toBe(1);
  });

  it("goes on writing once it may", () => {
    const [a, b] = two(geo());
    a.binding.setWritable(false);
    a.binding.setWritable(true);
    move(a, GEO, 7);
    board.sync();
    expect(b.shape(GEO).x).toBe(7);
  });
});

describe("another document", () => {
  it("replaces what is shown", () => {
    const [a, b] = two(geo());
    move(a, GEO, 1);
    b.editor.createShape(geo("new", { index: "a3" }) as never);
    b.binding.flush();
    a.editor.createShape(geo("lost", { index: "a4" }) as never);
    a.binding.bind(b.doc);
    expect(a.shown()).toEqual(b.shown());
  });
});
