// @vitest-environment happy-dom
import { createShapeId, PageRecordType, toRichText, type TLShapeId } from "tldraw";
import { afterEach, describe, expect, it, vi } from "vitest";
import { sampleBinding, sampleRecords, sampleShape } from "@/board/document/testing/sample-records";
import { openTestBoard, type TestBoard, type TestClient } from "./testing/test-client";
import { pointer } from "./testing/test-editor";

const GEO = createShapeId("g");
const FRAME = createShapeId("f");
const ARROW = createShapeId("a");
const IMAGE = createShapeId("i");
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

/** Where a gesture is when a colleague deletes something, as steps of a hand; the rest follows afterwards. */
interface Gesture {
  begin(client: TestClient): void;
  /** Still under way after `begin`, or the test would prove nothing. */
  state: string;
  /** It is about the canvas, or tldraw forgets shapes that are gone by itself. */
  survives?: true;
}

const press = (client: TestClient, x: number, y: number, shapeId?: TLShapeId) =>
  pointer(client.editor, "pointer_down", { x, y }, shapeId);
const move = (client: TestClient, ...points: [number, number][]) => {
  for (const [x, y] of points) pointer(client.editor, "pointer_move", { x, y });
};
function pressHandle({ editor }: TestClient, handle: string, x: number, y: number): void {
  editor.dispatch({
    type: "pointer",
    name: "pointer_down",
    target: "selection",
    handle,
    point: { x, y, z: 0.5 },
    pointerId: 1,
    button: 0,
    isPen: false,
    shiftKey: false,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    accelKey: false,
  } as never);
}

const GESTURES: Readonly<Record<string, Gesture>> = {
  "dragging it": {
    state: "select.translating",
    begin(client) {
      press(client, 110, 110, GEO);
      move(client, [130, 130], [150, 150]);
    },
  },
  "pressing it": {
    state: "select.pointing_shape",
    begin(client) {
      client.editor.setHoveredShape(GEO);
      press(client, 110, 110, GEO);
    },
  },
  "dragging several": {
    state: "select.translating",
    begin(client) {
      client.editor.select(GEO, createShapeId("far"), ARROW);
      press(client, 110, 110, GEO);
      move(client, [130, 130], [150, 150]);
    },
  },
  "dragging copies of it": {
    state: "select.translating",
    begin(client) {
      press(client, 110, 110, GEO);
      move(client, [130, 130]);
      client.editor.inputs.altKey = true;
      move(client, [150, 150]);
    },
  },
  "dragging it over a frame": {
    state: "select.translating",
    begin(client) {
      press(client, 610, 410, createShapeId("far"));
      move(client, [500, 300], [350, 300], [300, 300]);
    },
  },
  "dragging it out of its frame": {
    state: "select.translating",
    begin(client) {
      press(client, 260, 260, createShapeId("inside"));
      move(client, [300, 300], [500, 500]);
    },
  },
  "resizing it": {
    state: "select.resizing",
    begin(client) {
      client.editor.select(GEO);
      pressHandle(client, "bottom_right", 160, 160);
      move(client, [180, 180], [200, 200]);
    },
  },
  "resizing several": {
    state: "select.resizing",
    begin(client) {
      client.editor.select(GEO, createShapeId("far"));
      pressHandle(client, "bottom_right", 660, 460);
      move(client, [680, 480], [700, 500]);
    },
  },
  "rotating it": {
    state: "select.rotating",
    begin(client) {
      client.editor.select(GEO);
      pressHandle(client, "top_right_rotate", 165, 95);
      move(client, [200, 130], [210, 160]);
    },
  },
  "drawing it": {
    state: "draw.drawing",
    begin(client) {
      client.editor.setCurrentTool("draw");
      press(client, 450, 450);
      move(client, [460, 460], [480, 470]);
    },
  },
  "marking with the highlighter": {
    state: "highlight.drawing",
    begin(client) {
      client.editor.setCurrentTool("highlight");
      press(client, 450, 450);
      move(client, [460, 460], [480, 470]);
    },
  },
  "making a rectangle": {
    state: "select.resizing",
    begin(client) {
      client.editor.setCurrentTool("geo");
      press(client, 450, 450);
      move(client, [470, 470], [520, 520]);
    },
  },
  "making an arrow from it": {
    state: "select.dragging_handle",
    begin(client) {
      client.editor.setCurrentTool("arrow");
      press(client, 110, 110);
      move(client, [200, 200], [500, 380], [610, 410]);
    },
  },
  "making a line": {
    state: "select.dragging_handle",
    begin(client) {
      client.editor.setCurrentTool("line");
      press(client, 450, 450);
      move(client, [470, 470], [520, 520]);
    },
  },
  "making a frame": {
    state: "select.resizing",
    begin(client) {
      client.editor.setCurrentTool("frame");
      press(client, 450, 450);
      move(client, [470, 470], [620, 620]);
    },
  },
  "erasing it": {
    state: "eraser.erasing",
    survives: true,
    begin(client) {
      client.editor.setCurrentTool("eraser");
      press(client, 50, 130);
      move(client, [120, 130], [140, 130]);
    },
  },
  "selecting it with a brush": {
    state: "select.brushing",
    survives: true,
    begin(client) {
      client.editor.setCurrentTool("select");
      press(client, 450, 550);
      move(client, [400, 500], [620, 420]);
    },
  },
  "cropping it": {
    state: "select.crop.idle",
    begin(client) {
      client.editor.select(IMAGE);
      client.editor.setCroppingShape(IMAGE);
      client.editor.setCurrentTool("select.crop");
    },
  },
  "moving what is cropped": {
    state: "select.crop.translating_crop",
    begin(client) {
      client.editor.select(IMAGE);
      client.editor.setCroppingShape(IMAGE);
      client.editor.setCurrentTool("select.crop");
      press(client, 520, 120, IMAGE);
      move(client, [530, 130], [540, 140]);
    },
  },
  "moving an end of an arrow": {
    state: "select.dragging_handle",
    begin({ editor }) {
      const arrow = editor.getShape(ARROW);
      const handle = arrow && editor.getShapeHandles(arrow)?.at(-1);
      editor.select(ARROW);
      if (arrow && handle)
        editor.setCurrentTool("select.dragging_handle", { shape: arrow, handle, target: "handle" });
      editor.inputs.isPointing = true;
      move({ editor } as TestClient, [500, 380], [610, 410]);
    },
  },
  "typing into it": {
    state: "select.editing_shape",
    begin(client) {
      client.editor.setEditingShape(GEO);
      client.editor.setCurrentTool("select.editing_shape");
      client.editor.updateShape({ id: GEO, type: "geo", props: { richText: toRichText("words") } } as never);
    },
  },
};

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
    vi.useFakeTimers();
    const [a, b] = open();
    const { begin, state } = GESTURES[gesture] as Gesture;
    begin(a);
    expect(a.editor.getPath()).toBe(state);
    vi.advanceTimersByTime(200);
    a.binding.flush();
    board.exchange(a, b);
    board.clock.runFrame();
    b.editor.run(() => CHANGES[change]?.(b), { ignoreShapeLock: true });
    b.binding.flush();
    board.exchange(b, a);
    board.clock.runFrame();
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
    expect(a.crashes).toEqual([]);
    for (let round = 0; round < 2; round++) {
      board.sync();
      board.clock.advance(10_000);
    }
    board.sync();
    expect(a.shown()).toEqual(b.shown());
    expect(a.written()).toEqual(a.shown());
  });
});

describe("a colleague who deletes in the middle of a gesture", () => {
  it.each(CASES)("$deletion does not crash $gesture, and both show the same", ({ gesture, deletion }) => {
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
    const ids = DELETIONS[deletion]?.(a).filter((id) => b.editor.getShape(id)) ?? [];
    b.editor.run(() => b.editor.deleteShapes(ids), { ignoreShapeLock: true });
    b.binding.flush();
    board.exchange(b, a);
    board.clock.runFrame();
    // A gesture on shapes that are gone is over, whether or not tldraw would survive its next step.
    if (deletion !== "the frame" && !survives) expect(a.editor.getPath()).not.toBe(state);
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
    expect(a.crashes).toEqual([]);
    for (let round = 0; round < 2; round++) {
      board.sync();
      board.clock.advance(10_000);
    }
    board.sync();
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
