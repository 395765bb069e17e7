import { CARD_SHAPE_UTILS } from "./card-shape-utils";

/** The shape utils of all items, one list for every canvas; for `<Tldraw shapeUtils>`. */
export const ITEM_SHAPE_UTILS = [...CARD_SHAPE_UTILS];
