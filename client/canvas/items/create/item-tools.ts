import {
  createShapeId,
  StateNode,
  type TLKeyboardEventInfo,
  type TLPointerEventInfo,
  type TLStateNodeConstructor,
} from "tldraw";
import type { ItemType } from "@/board/shapes/item-shapes";
import { createItem, editItem } from "../create-item";
import { ITEM_KINDS } from "./item-kinds";

/** Least width while an item is drawn by dragging, in pixels of the board. */
const DRAWN_WIDTH = 220;

/** Puts an item where the person clicks, as wide as it is dragged; with Enter in the middle of what is seen. */
function itemTool(type: ItemType): TLStateNodeConstructor {
  class Idle extends StateNode {
    static override id = "idle";

    override onEnter() {
      this.editor.setCursor({ type: "cross", rotation: 0 });
    }
    override onPointerDown(info: TLPointerEventInfo) {
      this.parent.transition("pointing", info);
    }
    override onKeyUp(info: TLKeyboardEventInfo) {
      if (info.key === "Enter" && createItem(this.editor, { type }) === null) this.onCancel();
    }
    override onCancel() {
      this.editor.setCurrentTool("select");
    }
  }

  class Pointing extends StateNode {
    static override id = "pointing";

    override onPointerMove(info: TLPointerEventInfo) {
      if (!this.editor.inputs.isDragging) return;
      const { x, y } = this.editor.inputs.originPagePoint;
      const id = createShapeId();
      const creatingMarkId = this.editor.markHistoryStoppingPoint(`create ${type}`);
      this.editor.createShape({ id, type, x, y, props: { w: DRAWN_WIDTH } });
      if (!this.editor.getShape(id)) return this.parent.transition("idle");
      this.editor.select(id);
      this.editor.setCurrentTool("select.resizing", {
        ...info,
        target: "selection",
        handle: "bottom_right",
        isCreating: true,
        creatingMarkId,
        creationCursorOffset: { x: DRAWN_WIDTH, y: 1 },
        onInteractionEnd: "select",
        onCreate: () => editItem(this.editor, id),
      });
    }
    override onPointerUp() {
      const at = this.editor.inputs.originPagePoint.clone();
      if (createItem(this.editor, { type, at }) === null) this.onCancel();
    }
    override onCancel() {
      this.parent.transition("idle");
    }
    override onInterrupt() {
      this.parent.transition("idle");
    }
  }

  return class ItemTool extends StateNode {
    static override id = type;
    static override initial = "idle";
    static override children = () => [Idle, Pointing];
    override shapeType = type;
  };
}

/** A tool for each item; for `<Tldraw tools>`. A constant, as tldraw asks for. */
export const ITEM_TOOLS = ITEM_KINDS.map(({ type }) => itemTool(type));
