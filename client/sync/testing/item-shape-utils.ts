import { BaseBoxShapeUtil, type TLShape } from "tldraw";
import { newActionItem } from "@/board/shapes/action-item";
import { newDecision } from "@/board/shapes/decision";
import { newFeatureGrid } from "@/board/shapes/feature-grid";
import { ITEM_SHAPES, type ItemShape, type ItemType } from "@/board/shapes/item-shapes";
import { newProposal } from "@/board/shapes/proposal";
import { newQuestion } from "@/board/shapes/question";

const NEW_ITEMS: Readonly<Record<ItemType, () => object>> = {
  question: newQuestion,
  proposal: newProposal,
  "feature-grid": newFeatureGrid,
  decision: newDecision,
  "action-item": newActionItem,
};

/** Shape utils of items that draw nothing: for tests of what stands below the drawing. */
export const ITEM_SHAPE_UTILS = (Object.keys(ITEM_SHAPES) as ItemType[]).map(
  (type) =>
    class extends BaseBoxShapeUtil<ItemShape & TLShape> {
      static override type = type;
      static override props = ITEM_SHAPES[type].props as never;
      static override migrations = ITEM_SHAPES[type].migrations as never;
      override getDefaultProps(): never {
        return NEW_ITEMS[type]() as never;
      }
      override component() {
        return null;
      }
      override indicator() {
        return null;
      }
    },
);
