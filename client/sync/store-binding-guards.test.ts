// @vitest-environment happy-dom
import { createShapeId, type TLShape } from "tldraw";
import { afterEach, describe, expect, it } from "vitest";
import { writeRecord } from "@/board/document/canvas-document";
import { recordMaps } from "@/board/document/record-maps";
import { sampleBinding, sampleShape } from "@/board/document/testing/sample-records";
import { openTestBoard, type TestBoard, type TestClient } from "./testing/test-client";

const GEO = createShapeId("g");
const FRAME = createShapeId("f");
let board: TestBoard;

function two(...shapes: Parameters<typeof openTestBoard>[1][number][]): [TestClient, TestClient] {
  board = openTestBoard(2, shapes);
  return [board.client(0), board.client(1)];
}
const geo = (id = "g", overrides = {}) =>
  sampleShape("geo", id, { x: 100, y: 100, rotation: 0, ...overrides });
const network = (client: TestClient, change: () => void) => client.doc.transact(change, "network");
const move = ({ editor }: TestClient, id: TLShape["id"], x: number) =>
  editor.updateShape({ id, type: "geo", x });
const recolour = ({ editor }: TestClient, id: TLShape["id"], color: string) =>
  editor.updateShape({ id, type: "geo", props: { color } } as never);

afterEach(() => {
  reportInFrames(false);
  board.close();
});

/** tldraw reports changes at once in tests; a browser gets them with its next animation frame, a hidden tab never. */
function reportInFrames(yes: boolean): void {
  (globalThis as { __FORCE_RAF_IN_TESTS__?: boolean }).__FORCE_RAF_IN_TESTS__ = yes;
}

describe("changes that tldraw has not reported yet", () => {
  it("are written by a flush", () => {
    const [a] = two(geo());
    reportInFrames(true);
    move(a, GEO, 42);
    expect(a.binding.hasPending).toBe(false);
    a.binding.flush();
    expect(a.written().get(GEO)).toMatchObject({ x: 42 });
  });

  it("are not undone by a colleague's edit of the same shape that is shown now", () => {
    const [a, b] = two(geo());
    move(a, GEO, 5);
    a.binding.flush();
    board.exchange(a, b);
    board.clock.runFrame();
    recolour(b, GEO, "red");
    b.binding.flush();
    board.exchange(b, a);
    reportInFrames(true);
    move(a, GEO, 42);
    board.clock.runFrame();
    expect(a.shape(GEO)).toMatchObject({ x: 42, props: { color: "red" } });
    a.binding.flush();
    board.exchange(a, b);
    board.clock.runFrame();
    expect(b.shape(GEO)).toEqual(a.shape(GEO));
  });
});

describe("a merge of which the editor refuses a part", () => {
  /** Everything else comes with a shape that cannot be shown. */
  function withCursed(client: TestClient, change: () => void): void {
    const stop = client.store.sideEffects.registerBeforeCreateHandler("shape", (shape) => {
      if (shape.id === createShapeId("cursed")) throw new Error("cannot show this");
      return shape;
    });
    network(client, () => {
      change();
      writeRecord(client.doc, geo("cursed", { index: "a9" }));
    });
    board.clock.runFrame();
    stop();
    expect(client.setAside.map(({ id }) => id)).toEqual(["shape:cursed"]);
  }

  it("deletes what was deleted all the same", () => {
    const [a] = two(geo());
    withCursed(a, () => recordMaps(a.doc).delete(GEO));
    expect(a.editor.getShape(GEO)).toBeUndefined();
  });

  it("shows arrows bound to shapes that come after them, and what is in a frame that comes after it", () => {
    const [a] = two();
    const binding = sampleBinding("b", "arrow", "target");
    withCursed(a, () => {
      writeRecord(a.doc, binding);
      writeRecord(a.doc, sampleShape("arrow", "arrow", { index: "a1" }));
      writeRecord(a.doc, geo("g", { parentId: FRAME }));
      writeRecord(a.doc, sampleShape("frame", "f", { index: "a2" }));
      writeRecord(a.doc, geo("target", { index: "a3" }));
    });
    expect(a.shown().get(binding.id)).toEqual(binding);
    expect(a.shape(GEO).parentId).toBe(FRAME);
  });
});

describe("what waits to be written", () => {
  it("is a shape brought back here, which a colleague made and deleted again meanwhile", () => {
    const [a, b] = two();
    const shape = geo();
    a.editor.markHistoryStoppingPoint("make");
    a.editor.createShape(shape as never);
    board.sync();
    a.editor.undo();
    board.sync();
    move(a, GEO, 1);
    a.editor.redo();
    network(a, () => writeRecord(a.doc, shape));
    network(a, () => recordMaps(a.doc).delete(GEO));
    board.clock.runFrame();
    expect(a.editor.getShape(GEO)).toBeDefined();
    board.sync();
    expect(b.editor.getShape(GEO)).toBeDefined();
  });

  it("is nothing any more when the only shape it is about was deleted by a colleague", () => {
    const [a, b] = two(geo());
    move(a, GEO, 1);
    a.binding.flush();
    move(a, GEO, 2);
    expect(a.binding.hasPending).toBe(true);
    b.editor.deleteShape(GEO);
    b.binding.flush();
    board.exchange(b, a);
    board.clock.runFrame();
    expect(a.binding.hasPending).toBe(false);
  });
});

describe("store and document", () => {
  it("are made the same by somebody else when the one who should does not", () => {
    const [a, b] = two(sampleShape("frame", "f"), geo("g", { index: "a2" }));
    for (const client of [a, b]) client.repairs = false;
    a.editor.deleteShape(FRAME);
    b.editor.reparentShapes([GEO], FRAME);
    board.sync();
    expect(a.written()).not.toEqual(a.shown());
    for (let round = 0; round < 2; round++) {
      board.clock.advance(10_000);
      board.sync();
    }
    for (const client of [a, b]) expect(client.written()).toEqual(client.shown());
    expect(a.shown()).toEqual(b.shown());
  });

  it("are the same again for a reader, whose editor has drawn consequences that nobody else has", () => {
    const [a] = two(geo(), geo("one", { index: "a2" }));
    a.binding.setWritable(false);
    a.store.sideEffects.registerAfterDeleteHandler("shape", () => move(a, GEO, 999));
    network(a, () => recordMaps(a.doc).delete("shape:one"));
    board.clock.runFrame();
    expect(a.shape(GEO).x).toBe(999);
    board.clock.advance(10_000);
    board.clock.runFrame();
    expect(a.shape(GEO).x).toBe(100);
  });
});

describe("undo", () => {
  it("leaves a shape where it is when the frame it was taken out of is gone", () => {
    const [a, b] = two(sampleShape("frame", "f", { x: 500, y: 500 }), geo("g", { parentId: FRAME }));
    a.editor.markHistoryStoppingPoint("take out");
    a.editor.reparentShapes([GEO], a.editor.getCurrentPageId());
    board.sync();
    b.editor.deleteShape(FRAME);
    board.sync();
    const before = a.shape(GEO);
    a.editor.undo();
    expect(a.shape(GEO)).toEqual(before);
    expect(a.editor.getShapePageBounds(GEO)).toBeDefined();
  });

  it("leaves a shape where it is when the frame it was taken out of is inside it now", () => {
    const inner = createShapeId("inner");
    const [a, b] = two(sampleShape("frame", "f"), sampleShape("frame", "inner", { parentId: FRAME }));
    a.editor.markHistoryStoppingPoint("take out");
    a.editor.reparentShapes([inner], a.editor.getCurrentPageId());
    board.sync();
    b.editor.reparentShapes([FRAME], inner);
    board.sync();
    a.editor.undo();
    expect(a.shape(inner).parentId).toBe(a.editor.getCurrentPageId());
    expect(a.shape(FRAME).parentId).toBe(inner);
    board.sync();
    expect(b.shown()).toEqual(a.shown());
  });

  it("selects only what is still there", () => {
    const other = createShapeId("other");
    const [a, b] = two(geo(), geo("other", { index: "a2" }));
    a.editor.select(GEO, other);
    a.editor.markHistoryStoppingPoint("deselect and draw");
    a.editor.selectNone();
    a.editor.createShape({ id: createShapeId("n"), type: "geo", x: 0, y: 0 });
    b.editor.deleteShape(GEO);
    board.sync();
    a.editor.undo();
    expect(a.editor.getSelectedShapeIds()).toEqual([other]);
    expect(a.store.query.records("instance_page_state").get()[0]?.selectedShapeIds).toEqual([other]);
  });
});
