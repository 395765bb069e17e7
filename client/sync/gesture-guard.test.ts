// @vitest-environment happy-dom
import { createShapeId, PageRecordType, type TLShapeId } from "tldraw";
import { afterEach, describe, expect, it, vi } from "vitest";
import { sampleBinding, sampleRecords, sampleShape } from "@/board/document/testing/sample-records";
import { FRAME, GEO, GESTURES, IMAGE, move, press, type Gesture } from "./testing/gestures";
import { openTestBoard, type TestBoard, type TestClient } from "./testing/test-client";
import { pointer } from "./testing/test-editor";

let board: TestBoard;
afterEach(() => {
  board.close();
  vi.useRealTimers();
});

function open(): [TestClient, TestClient] {
  const asset = sampleRecords().find(({ id, typeName }) => typeName === "asset" && id !== "asset:bookmark");
  board = openTestBoard(2, [
    sampleShape("frame", "f", { x: 0, y: 0, index: "a1", props: { w: 400, h: 400 } }),
    sampleShape("geo", "inside", { x: 250, y: 250, index: "a1", parentId: FRAME }),
    sampleShape("geo", "g", { x: 100, y: 100, rotation: 0, index: "a2", props: { w: 60, h: 60 } }),
    sampleShape("geo", "far", { x: 600, y: 400, rotation: 0, index: "a3", props: { w: 60, h: 60 } }),
    sampleShape("arrow", "a", { x: 300, y: 100, index: "a4" }),
    sampleBinding("b", "a", "far"),
    sampleShape("image", "i", {
      x: 500,
      y: 100,
      rotation: 0,
      index: "a5",
      props: { assetId: asset?.id ?? null },
    }),
    ...(asset ? [asset] : []),
  ]);
  const [a, b] = board.clients;
  if (!a || !b) throw new Error("two clients");
  return [a, b];
}

/** Two people, one of whom has begun; the other has seen it. */
function inTheMiddleOf(gesture: string) {
  // tldraw looks by a timer what is dragged over what.
  vi.useFakeTimers();
  const [a, b] = open();
  const { begin, state, survives } = GESTURES[gesture] as Gesture;
  begin(a);
  expect(a.editor.getPath()).toBe(state);
  vi.advanceTimersByTime(200);
  a.binding.flush();
  board.exchange(a, b);
  board.clock.runFrame();
  return { a, b, state, survives };
}

/** Goes on with the gesture and ends it. */
function finish(a: TestClient): void {
  for (const point of [
    [470, 300],
    [640, 350],
    [700, 700],
  ] as [number, number][]) {
    move(a, point);
    vi.advanceTimersByTime(400);
  }
  pointer(a.editor, "pointer_up", { x: 700, y: 700 });
  vi.advanceTimersByTime(400);
  a.editor.undo();
  a.editor.redo();
  a.editor.cancel();
}

/** Everything reaches everybody, and what is to be repaired is. */
function settle(): void {
  for (let round = 0; round < 2; round++) {
    board.sync();
    board.clock.advance(10_000);
  }
  board.sync();
}

/** What the colleague deletes: everything, what the gesture is about, or the frame on the page. */
const DELETIONS: Readonly<Record<string, (client: TestClient) => TLShapeId[]>> = {
  everything: ({ editor }) => [...editor.getCurrentPageShapeIds()],
  "what it is about": ({ editor }) => {
    const { erasingShapeIds, editingShapeId, croppingShapeId, hoveredShapeId } = editor.getCurrentPageState();
    const drawn = editor.getCurrentPageShapes().filter(({ type }) => type === "draw" || type === "highlight");
    const ids = [...editor.getSelectedShapeIds(), ...erasingShapeIds, ...drawn.map(({ id }) => id)];
    return [...ids, ...[editingShapeId, croppingShapeId, hoveredShapeId].filter((id) => id !== null)];
  },
  "the frame": () => [FRAME],
};
const CASES = Object.keys(GESTURES).flatMap((gesture) =>
  Object.keys(DELETIONS).map((deletion) => ({ gesture, deletion })),
);

/** What a colleague does to everything meanwhile. */
const CHANGES: Readonly<Record<string, (client: TestClient) => void>> = {
  "moves it to another page": ({ editor }) => {
    const ids = [...editor.getCurrentPageShapeIds()].filter(
      (id) => editor.getShape(id)?.parentId === editor.getCurrentPageId(),
    );
    editor.createPage({ name: "Another", id: PageRecordType.createId("another") });
    editor.moveShapesToPage(ids, PageRecordType.createId("another"));
  },
  "takes arrows off and frames apart": ({ editor }) => {
    editor.deleteBindings(
      editor.getCurrentPageShapes().flatMap(({ id }) => editor.getBindingsInvolvingShape(id)),
    );
    editor.reparentShapes([createShapeId("inside")], editor.getCurrentPageId());
    editor.updateShapes(
      editor
        .getCurrentPageShapes()
        .map((shape) => ({ id: shape.id, type: shape.type, x: shape.x + 300, rotation: 1 })),
    );
  },
  "changes what it is made of": ({ editor }) => {
    for (const shape of editor.getCurrentPageShapes()) {
      if (shape.type === "line") {
        const points = (shape.props as { points: Record<string, unknown> }).points;
        const [first] = Object.keys(points);
        if (first)
          editor.updateShape({
            id: shape.id,
            type: "line",
            props: { points: { [first]: points[first] } },
          } as never);
      }
      if (shape.type === "image")
        editor.updateShape({
          id: shape.id,
          type: "image",
          props: { assetId: null, crop: null, w: 10, h: 10 },
        } as never);
      if (shape.type === "draw")
        editor.updateShape({
          id: shape.id,
          type: "draw",
          props: { isComplete: true, isClosed: true },
        } as never);
      if (shape.type === "frame")
        editor.updateShape({ id: shape.id, type: "frame", props: { w: 5, h: 5 } } as never);
    }
  },
};

describe("a colleague who changes everything in the middle of a gesture", () => {
  it.each(
    Object.keys(GESTURES).flatMap((gesture) => Object.keys(CHANGES).map((change) => ({ gesture, change }))),
  )("$change does not crash $gesture, and both show the same", ({ gesture, change }) => {
    const { a, b } = inTheMiddleOf(gesture);
    b.editor.run(() => CHANGES[change]?.(b), { ignoreShapeLock: true });
    b.binding.flush();
    board.exchange(b, a);
    board.clock.runFrame();
    finish(a);
    expect(a.crashes).toEqual([]);
    settle();
    expect(a.shown()).toEqual(b.shown());
    expect(a.written()).toEqual(a.shown());
  });
});

describe("a colleague who deletes in the middle of a gesture", () => {
  it.each(CASES)("$deletion does not crash $gesture, and both show the same", ({ gesture, deletion }) => {
    const { a, b, state, survives } = inTheMiddleOf(gesture);
    const ids = DELETIONS[deletion]?.(a).filter((id) => b.editor.getShape(id)) ?? [];
    b.editor.run(() => b.editor.deleteShapes(ids), { ignoreShapeLock: true });
    b.binding.flush();
    board.exchange(b, a);
    board.clock.runFrame();
    // A gesture on shapes that are gone is over, whether or not tldraw would survive its next step.
    if (deletion !== "the frame" && !survives) expect(a.editor.getPath()).not.toBe(state);
    finish(a);
    expect(a.crashes).toEqual([]);
    settle();
    expect(a.shown()).toEqual(b.shown());
    expect(a.written()).toEqual(a.shown());
  });

  it.each([
    ["what is in a frame whose frame alone is deleted", "inside", FRAME],
    ["a frame of which something inside is deleted", "f", createShapeId("inside")],
  ])("ends a drag of %s", (_, dragged, deleted) => {
    const [a, b] = open();
    const id = createShapeId(dragged);
    a.editor.select(id);
    press(a, 260, 260, id);
    move(a, [270, 270], [280, 280]);
    expect(a.editor.getPath()).toBe("select.translating");
    b.editor.run(() => b.editor.store.remove([deleted]));
    b.binding.flush();
    board.exchange(b, a);
    board.clock.runFrame();
    expect(a.editor.getPath()).toBe("select.idle");
    expect(a.crashes).toEqual([]);
  });

  it("ends a drag on a page that is deleted, and goes to another page", () => {
    const [a, b] = open();
    const page = a.editor.getCurrentPageId();
    b.editor.createPage({ name: "Another" });
    b.binding.flush();
    board.exchange(b, a);
    board.clock.runFrame();
    press(a, 110, 110, GEO);
    move(a, [130, 130], [150, 150]);
    expect(a.editor.getPath()).toBe("select.translating");
    b.editor.run(() => b.editor.store.remove([page]));
    b.binding.flush();
    board.exchange(b, a);
    board.clock.runFrame();
    expect(a.editor.getPath()).toBe("select.idle");
    expect(a.editor.getCurrentPageId()).not.toBe(page);
    move(a, [170, 170]);
    pointer(a.editor, "pointer_up", { x: 170, y: 170 });
    expect(a.crashes).toEqual([]);
  });

  it.each(["geo", "frame"])("lets a drag go on that has nothing to do with the %s", (type) => {
    const [a, b] = open();
    press(a, 510, 110, IMAGE);
    move(a, [520, 120], [530, 130]);
    expect(a.editor.getPath()).toBe("select.translating");
    b.editor.deleteShape(type === "geo" ? createShapeId("far") : FRAME);
    board.sync();
    expect(a.editor.getPath()).toBe("select.translating");
    pointer(a.editor, "pointer_up", { x: 530, y: 130 });
    expect(a.crashes).toEqual([]);
  });
});
