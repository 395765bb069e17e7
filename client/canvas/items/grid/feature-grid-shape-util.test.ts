// @vitest-environment happy-dom
import { createShapeId, type TLShape } from "tldraw";
import { expect, it } from "vitest";
import type { FeatureGridShape } from "@/board/shapes/feature-grid";
import { createItemsEditor } from "../testing/items-editor";
import { FeatureGridShapeUtil } from "./feature-grid-shape-util";

function openGrid() {
  const editor = createItemsEditor();
  const id = createShapeId();
  editor.createShape({ id, type: "feature-grid", x: 100, y: 50 });
  const shape = editor.getShape(id) as TLShape;
  const util = editor.getShapeUtil(shape);
  if (!(util instanceof FeatureGridShapeUtil)) throw new Error("no grid");
  return { editor, util, shape: shape as TLShape & FeatureGridShape };
}

it("a double click on a cell begins there, a key with the first cell, one outside of the cells too", () => {
  const { editor, util, shape } = openGrid();
  const { rows, columns } = util.layoutOf(shape);
  const clickAt = (x: number, y: number) => {
    editor.inputs.currentPagePoint.set(shape.x + x, shape.y + y);
    util.onDoubleClick(shape);
    util.onEditStart();
    return util.selection.get()?.at ?? null;
  };
  expect(clickAt((columns[2]?.x ?? 0) + 5, (rows[1]?.y ?? 0) + 5)).toEqual({ row: 1, column: 2 });
  expect(clickAt(5, 5)).toBeNull();
  util.onEditStart();
  expect(util.selection.get()).toBeNull();
});
