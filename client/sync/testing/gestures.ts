import { createShapeId, toRichText, type TLShapeId } from "tldraw";
import type { TestClient } from "./test-client";
import { pointer } from "./test-editor";

/** Shapes of the board on which the gestures are made. */
export const GEO = createShapeId("g");
export const FRAME = createShapeId("f");
const ARROW = createShapeId("a");
export const IMAGE = createShapeId("i");

/** Where a gesture is when a colleague deletes something, as steps of a hand; the rest follows afterwards. */
export interface Gesture {
  begin(client: TestClient): void;
  /** Still under way after `begin`, or the test would prove nothing. */
  state: string;
  /** It is about the canvas, or tldraw forgets shapes that are gone by itself. */
  survives?: true;
}

/** Puts the pointer down. */
export const press = (client: TestClient, x: number, y: number, shapeId?: TLShapeId) =>
  pointer(client.editor, "pointer_down", { x, y }, shapeId);
/** Moves the pointer from one point to the next. */
export const move = (client: TestClient, ...points: [number, number][]) => {
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

/** What a hand may be doing, by what it is called. */
export const GESTURES: Readonly<Record<string, Gesture>> = {
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
