import { ITEM_SHAPE_UTILS } from "./items/item-shape-utils";
import { BoardImageShapeUtil } from "./pictures/board-image-shape-util";

/** For `<Tldraw shapeUtils>` of every canvas: our own, beside tldraw's. A constant, as tldraw asks for. */
export const BOARD_SHAPE_UTILS = [BoardImageShapeUtil, ...ITEM_SHAPE_UTILS];
