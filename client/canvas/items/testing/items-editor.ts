import {
  Box,
  createTLStore,
  defaultAddFontsFromNode,
  defaultBindingUtils,
  defaultShapeTools,
  defaultShapeUtils,
  defaultTools,
  Editor,
  tipTapDefaultExtensions,
} from "tldraw";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { ITEM_TOOLS } from "../create/item-tools";
import { ITEM_SHAPE_UTILS } from "../item-shape-utils";

/** An editor with the items as they are on a board, in a DOM that measures nothing. */
export function createItemsEditor(): Editor {
  const container = document.createElement("div");
  container.tabIndex = 0;
  document.body.append(container);
  const editor = new Editor({
    store: createTLStore({ schema: createPaperboardSchema() }),
    shapeUtils: [...defaultShapeUtils, ...ITEM_SHAPE_UTILS],
    bindingUtils: defaultBindingUtils,
    tools: [...defaultTools, ...defaultShapeTools, ...ITEM_TOOLS],
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
