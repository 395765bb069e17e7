// @vitest-environment happy-dom
import { createShapeId, type TLDrawShape } from "tldraw";
import { describe, expect, it } from "vitest";
import type { TestClient } from "./testing/test-client";
import { pointer } from "./testing/test-editor";
import { boardUnderTest, geo, GEO, move, recolour } from "./testing/board-under-test";

const here = boardUnderTest();
const { two } = here;

describe("out and in", () => {
  it("shows one client's edits to the other", () => {
    const [a, b] = two(geo());
    move(a, GEO, 333);
    a.editor.createShape({ id: createShapeId("n"), type: "note", x: 5, y: 6 });
    b.editor.deleteShape(GEO);
    here.board.sync();
    expect([...b.shown().keys()].sort()).toEqual(["document:document", "page:page", "shape:n"]);
    expect(a.shown()).toEqual(b.shown());
    expect(a.written()).toEqual(a.shown());
  });

  it("shows incoming edits once a frame", () => {
    const [a, b] = two(geo());
    move(a, GEO, 1);
    a.binding.flush();
    here.board.exchange(a, b);
    expect(b.shape(GEO).x).toBe(100);
    here.board.clock.runFrame();
    expect(b.shape(GEO).x).toBe(1);
  });

  it("writes alone once a second, in company 10 times a second for drags and 20 times for strokes", () => {
    const [a] = two(geo());
    let updates = 0;
    a.doc.on("update", () => updates++);
    const dragFor = (ms: number, type: "geo" | "draw") => {
      here.board.clock.advance(5000);
      updates = 0;
      for (let elapsed = 0; elapsed < ms; elapsed += 16) {
        here.board.clock.advance(16);
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
    here.board.clock.advance(2000);
    expect(updates).toBe(before + 1);
    expect(a.written()).toEqual(a.shown());
  });

  it("writes when the pointer is lifted", () => {
    const [a] = two(geo());
    pointer(a.editor, "pointer_down", { x: 130, y: 130 }, GEO);
    for (let step = 1; step <= 5; step++) pointer(a.editor, "pointer_move", { x: 130 + step * 10, y: 130 });
    pointer(a.editor, "pointer_up", { x: 180, y: 130 });
    here.board.clock.runFrame();
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
    here.board.exchange(b, a);
    here.board.clock.runFrame();
    expect(a.shape(GEO)).toMatchObject({ x: 2, props: { color: "red" } });
    here.board.sync();
    expect(b.shape(GEO)).toMatchObject({ x: 2, props: { color: "red" } });
  });

  it("does not write back a colleague's value that came between two unwritten changes", () => {
    const [a, b] = two(geo());
    move(a, GEO, 1);
    a.binding.flush();
    move(a, GEO, 2);
    recolour(b, GEO, "red");
    b.binding.flush();
    here.board.exchange(b, a);
    here.board.clock.runFrame();
    move(a, GEO, 3);
    recolour(b, GEO, "blue");
    b.binding.flush();
    a.binding.flush();
    here.board.exchange(b, a);
    here.board.exchange(a, b);
    here.board.clock.runFrame();
    expect(a.shape(GEO)).toMatchObject({ x: 3, props: { color: "blue" } });
    expect(b.shape(GEO)).toEqual(a.shape(GEO));
  });

  it("shows a stroke while it is drawn", () => {
    const [a, b] = two(geo());
    a.editor.setCurrentTool("draw");
    pointer(a.editor, "pointer_down", { x: 10, y: 10 });
    for (let step = 1; step < 30; step++)
      pointer(a.editor, "pointer_move", { x: 10 + step * 7, y: 10 + (step % 5) * 9 });
    here.board.sync();
    const stroke = (client: TestClient) =>
      client.editor.getCurrentPageShapes().find((shape) => shape.type === "draw") as TLDrawShape;
    expect(stroke(b).props.isComplete).toBe(false);
    expect(stroke(b).props.segments[0]?.points.length).toBeGreaterThan(20);
    pointer(a.editor, "pointer_up", { x: 300, y: 10 });
    here.board.sync();
    expect(stroke(b).props.isComplete).toBe(true);
    expect(stroke(b)).toEqual(stroke(a));
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
    here.board.clock.advance(5000);
    expect(updates).toBe(0);
    here.board.exchange(a, b);
    here.board.clock.runFrame();
    expect(b.shape(GEO).x).toBe(1);
  });

  it("goes on writing once it may", () => {
    const [a, b] = two(geo());
    a.binding.setWritable(false);
    a.binding.setWritable(true);
    move(a, GEO, 7);
    here.board.sync();
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
