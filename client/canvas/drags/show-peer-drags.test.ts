// @vitest-environment happy-dom
import { createShapeId, type Editor, type TLShape, type TLShapeId } from "tldraw";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { sampleBinding, sampleShape } from "@/board/document/testing/sample-records";
import { Presence } from "@/contract/presence-schema";
import type { Peer } from "@/client/sync/board-connection";
import { createPeerRecords, type PeerRecords } from "@/client/sync/peer-records";
import { createLocalPresence } from "@/client/sync/presence";
import { openTestBoard, type TestBoard } from "@/client/sync/testing/test-client";
import { pointer } from "@/client/sync/testing/test-editor";
import { showPeerDrags } from "./show-peer-drags";

/** Ada drags, Ben watches: two editors with their bindings, and Ada's presence as Ben's connection gets it. */
let board: TestBoard;
let awareness: Awareness;
let peers: PeerRecords;
let mayMove: boolean;
let stops: (() => void)[];

const COUNT = 25;
const ID = (index: number) => createShapeId(`s${index}`);
const place = (index: number) => ({ x: 100 + (index % 5) * 30, y: 100 + Math.floor(index / 5) * 30 });

function squares(): TLShape[] {
  return Array.from({ length: COUNT }, (_, index) =>
    sampleShape("geo", `s${index}`, { ...place(index), index: `a${10 + index}` as never }),
  );
}

function open(shapes: Parameters<typeof openTestBoard>[1] = squares()): void {
  board = openTestBoard(2, shapes);
  for (const { binding } of board.clients) binding.setAlone(false);
  awareness = new Awareness(new Y.Doc());
  const presence = createLocalPresence({
    awareness,
    clock: board.clock,
    role: () => "participant",
    person: () => ({ name: "Ada", color: "#3b62d6" }),
    editing: () => null,
    hasPending: () => board.client(0).binding.hasPending,
  });
  const detach = presence.attachEditor(ada());
  peers = createPeerRecords(
    board.client(1).store,
    () => 0,
    () => mayMove,
  );
  for (const id of ben().getCurrentPageShapeIds()) draw(ben(), id);
  stops = [showPeerDrags(ben()), detach, presence.stop];
}

/** The element that tldraw would have drawn. */
function draw(editor: Editor, id: TLShapeId): void {
  const element = document.createElement("div");
  element.className = "tl-shape";
  element.dataset["shapeId"] = id;
  editor.getContainer().append(element);
}

const ada = () => board.client(0).editor;
const ben = () => board.client(1).editor;

function style(id: TLShapeId): { translate: string; rotate: string } {
  const element = ben().getContainer().querySelector<HTMLElement>(`[data-shape-id="${id}"]`);
  if (!element) throw new Error(`${id} is not drawn`);
  return { translate: element.style.translate, rotate: element.style.rotate };
}

/** Where Ben sees the shape: where his store has it, and the preview on top. */
function seen(id: TLShapeId): { x: number; y: number } {
  const shape = board.client(1).shape(id);
  const [x = 0, y = 0] = style(id).translate.split(" ").map(parseFloat);
  return { x: Math.round(shape.x + (x || 0)), y: Math.round(shape.y + (y || 0)) };
}

/** Where Ada has the shape. */
function stands(id: TLShapeId): { x: number; y: number } {
  const { x, y } = board.client(0).shape(id);
  return { x: Math.round(x), y: Math.round(y) };
}

/** Ada's presence reaches Ben. */
function tell(): void {
  board.clock.advance(40);
  const peer: Peer = {
    ...Presence.parse(JSON.parse(JSON.stringify(awareness.getLocalState()))),
    clientId: 7,
  };
  peers.show([peer]);
}

/** Ada takes the first of `ids` by its middle and moves it, and with it the others. */
function grab(ids: TLShapeId[], by: { x: number; y: number }): void {
  ada().select(...ids);
  const at = ada().getShapePageBounds(ids[0] as TLShapeId)?.center ?? { x: 0, y: 0 };
  pointer(ada(), "pointer_move", at);
  pointer(ada(), "pointer_down", at, ids[0]);
  moveTo({ x: at.x + by.x, y: at.y + by.y });
}

function moveTo(at: { x: number; y: number }): void {
  pointer(ada(), "pointer_move", at);
  board.clock.runFrame();
}

/** What Ada has written reaches Ben. */
function write(): void {
  board.client(0).binding.flush();
  board.exchange(board.client(0), board.client(1));
  board.clock.runFrame();
}

const all = () => Array.from({ length: COUNT }, (_, index) => ID(index));

beforeEach(() => {
  mayMove = true;
});
afterEach(() => {
  for (const stop of stops) stop();
  awareness.destroy();
  board.close();
});

describe("a large selection that a colleague drags", () => {
  it("is seen where they have it before it is written, and neither store, document nor undo know of it", () => {
    open();
    write();
    const before = Y.encodeStateVector(board.client(1).doc);
    const shown = board.client(1).shown();
    grab(all(), { x: 60, y: 20 });
    tell();
    for (const index of [0, 7, 24]) {
      const { x, y } = place(index);
      expect(seen(ID(index))).toEqual({ x: x + 60, y: y + 20 });
    }
    expect(board.client(1).shown()).toEqual(shown);
    board.client(1).binding.flush();
    expect(Y.encodeStateVector(board.client(1).doc)).toEqual(before);
    expect(board.client(1).binding.hasPending).toBe(false);
    expect(ben().getCanUndo()).toBe(false);
  });

  it("travels as a few numbers, and the ids only once", () => {
    open();
    grab(all(), { x: 60, y: 20 });
    tell();
    const first = awareness.getLocalState() as Presence;
    moveTo({ x: 300, y: 200 });
    tell();
    const second = awareness.getLocalState() as Presence;
    expect(first.dragged).toHaveLength(COUNT * 5);
    expect(second.dragged).toBe(first.dragged);
    expect(second.draggedTo).not.toEqual(first.draggedTo);
    expect(second.selection).toBeUndefined();
    expect(second.selectionBox).toBeDefined();
  });

  it("stays where it is seen when a write of the document overtakes it or falls behind", () => {
    open();
    grab(all(), { x: 60, y: 20 });
    tell();
    write();
    expect(board.client(1).shape(ID(3)).x).toBe(place(3).x + 60);
    expect(seen(ID(3))).toEqual({ x: place(3).x + 60, y: place(3).y + 20 });
    moveTo({ x: 400, y: 150 });
    const { x, y } = stands(ID(3));
    tell();
    expect(seen(ID(3))).toEqual({ x, y });
  });

  it("settles where it was let go, and nothing of the preview is left", () => {
    open();
    grab(all(), { x: 60, y: 20 });
    tell();
    pointer(ada(), "pointer_up", { x: 300, y: 200 });
    board.clock.runFrame();
    tell();
    const { x, y } = stands(ID(3));
    // Not written yet at Ben's, or he would see the shapes jump back.
    expect(seen(ID(3))).toEqual({ x, y });
    write();
    expect(style(ID(3)).translate).toBe("");
    board.clock.advance(1_000);
    tell();
    expect(awareness.getLocalState()).not.toHaveProperty("dragged");
    expect(seen(ID(3))).toEqual({ x, y });
  });

  it("is previewed until its end is written, also when the drag is cancelled", () => {
    open();
    grab(all(), { x: 60, y: 20 });
    tell();
    write();
    ada().cancel();
    board.clock.runFrame();
    board.clock.advance(300);
    tell();
    expect(seen(ID(3))).toEqual(place(3));
    write();
    board.clock.advance(600);
    tell();
    expect(awareness.getLocalState()).not.toHaveProperty("dragged");
    expect(seen(ID(3))).toEqual(place(3));
  });

  it("falls back to the document when its author vanishes", () => {
    open();
    grab(all(), { x: 60, y: 20 });
    tell();
    peers.show([]);
    expect(style(ID(3)).translate).toBe("");
    expect(seen(ID(3))).toEqual(place(3));
  });

  it("is seen right by somebody who comes in the middle", () => {
    open();
    grab(all(), { x: 60, y: 20 });
    board.clock.advance(2_000);
    write();
    moveTo({ x: 400, y: 150 });
    tell();
    const { x, y } = stands(ID(9));
    expect(seen(ID(9))).toEqual({ x, y });
  });

  it("does not tear what Ben holds out of his hand", () => {
    open();
    ben().select(ID(3));
    const at = ben().getShapePageBounds(ID(3))?.center ?? { x: 0, y: 0 };
    pointer(ben(), "pointer_move", at);
    pointer(ben(), "pointer_down", at, ID(3));
    pointer(ben(), "pointer_move", { x: at.x + 10, y: at.y });
    grab(all(), { x: 60, y: 20 });
    tell();
    expect(style(ID(3)).translate).toBe("");
    expect(style(ID(4)).translate).not.toBe("");
  });

  it("is not shown elsewhere on the word of somebody who may not edit", () => {
    open();
    mayMove = false;
    grab(all(), { x: 60, y: 20 });
    tell();
    expect(style(ID(3)).translate).toBe("");
  });

  it("is not shown elsewhere while it is on another page", () => {
    open();
    grab(all(), { x: 60, y: 20 });
    ben().createPage({ name: "Two" });
    ben().setCurrentPage(ben().getPages()[1]?.id as never);
    tell();
    expect(style(ID(3)).translate).toBe("");
  });

  it("is left alone when it is resized: a shape is never shown at a size that it does not have", () => {
    open();
    ada().selectAll();
    const box = ada().getSelectionPageBounds();
    if (!box) throw new Error("nothing is selected");
    ada().setCurrentTool("select.resizing", {
      target: "selection",
      handle: "bottom_right",
      type: "pointer",
      name: "pointer_down",
    });
    tell();
    expect(awareness.getLocalState()).toHaveProperty("dragged");
    expect(awareness.getLocalState()).not.toHaveProperty("draggedTo");
    expect(style(ID(3)).translate).toBe("");
  });
});

describe("what goes along", () => {
  it("are children, and arrows that are bound to nothing else", () => {
    const shapes = [
      sampleShape("geo", "s0", { x: 0, y: 0, index: "a11" as never }),
      sampleShape("geo", "s1", { x: 200, y: 0, index: "a12" as never }),
      sampleShape("geo", "s2", { x: 400, y: 0, index: "a13" as never }),
      sampleShape("frame", "f", { x: 0, y: 300, index: "a14" as never }),
      sampleShape("geo", "child", { x: 5, y: 5, index: "a11" as never, parentId: createShapeId("f") }),
      sampleShape("arrow", "inner", { index: "a15" as never }),
      sampleShape("arrow", "outer", { index: "a16" as never }),
    ];
    const bound = (arrow: string, to: string, terminal: "start" | "end") => {
      const binding = sampleBinding(`${arrow}-${terminal}`, arrow, to);
      return { ...binding, props: { ...binding.props, terminal } };
    };
    open([
      ...shapes,
      bound("inner", "s0", "start"),
      bound("inner", "s1", "end"),
      bound("outer", "s1", "start"),
      bound("outer", "s2", "end"),
    ]);
    grab(
      ["s0", "s1", "f"].map((name) => createShapeId(name)),
      { x: 30, y: 40 },
    );
    tell();
    const moves = (name: string) => style(createShapeId(name)).translate !== "";
    expect(["s0", "s1", "f", "child", "inner"].filter((name) => !moves(name))).toEqual([]);
    expect(["s2", "outer"].filter(moves)).toEqual([]);
  });

  it("turns with the anchor when the selection is rotated", () => {
    open();
    ada().selectAll();
    ada().setCurrentTool("select.rotating", {
      target: "selection",
      handle: "top_right_rotate",
      type: "pointer",
      name: "pointer_down",
    });
    ada().rotateShapesBy(ada().getSelectedShapeIds(), Math.PI / 2);
    tell();
    const { rotate, translate } = style(ID(24));
    expect(parseFloat(rotate)).toBeCloseTo(Math.PI / 2, 3);
    // Turned about the page's origin, then moved: (x, y) → (-y, x) + translate.
    const [dx = 0, dy = 0] = translate.split(" ").map(parseFloat);
    const { x, y } = board.client(0).shape(ID(24));
    expect(-place(24).y + dx).toBeCloseTo(x, 0);
    expect(place(24).x + dy).toBeCloseTo(y, 0);
  });
});
