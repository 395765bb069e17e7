import {
  Box,
  defaultAddFontsFromNode,
  defaultBindingUtils,
  defaultShapeTools,
  defaultShapeUtils,
  defaultTools,
  Editor,
  tipTapDefaultExtensions,
  type TLPointerEventInfo,
  type TLStore,
} from "tldraw";

import { ITEM_SHAPE_UTILS } from "./item-shape-utils";

/** A tldraw editor on a store, without its React interface, in a DOM that measures nothing. */
export function createTestEditor(store: TLStore): Editor {
  const container = document.createElement("div");
  container.tabIndex = 0;
  document.body.append(container);
  const editor = new Editor({
    store,
    shapeUtils: [...defaultShapeUtils, ...ITEM_SHAPE_UTILS],
    bindingUtils: defaultBindingUtils,
    tools: [...defaultTools, ...defaultShapeTools],
    initialState: "select",
    getContainer: () => container,
    textOptions: {
      addFontsFromNode: defaultAddFontsFromNode,
      tipTapConfig: { extensions: tipTapDefaultExtensions },
    },
  });
  const measured = { x: 0, y: 0, w: 50, h: 20, scrollWidth: 50 };
  editor.textMeasure.measureText = () => measured;
  editor.textMeasure.measureHtml = () => measured;
  editor.textMeasure.measureTextSpans = () => [];
  editor.updateViewportScreenBounds(new Box(0, 0, 1000, 800));
  return editor;
}

/** Sends a pointer event to the editor as its React canvas would. */
export function pointer(
  editor: Editor,
  name: TLPointerEventInfo["name"],
  at: { x: number; y: number },
  shapeId?: string,
): void {
  const shape = shapeId === undefined ? undefined : editor.getShape(shapeId as never);
  editor.dispatch({
    type: "pointer",
    name,
    ...(shape ? { target: "shape", shape } : { target: "canvas" }),
    point: { ...at, z: 0.5 },
    pointerId: 1,
    button: 0,
    isPen: false,
    shiftKey: false,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    accelKey: false,
  } as TLPointerEventInfo);
  editor.emit("tick", 16);
}
