import { CARD_SHAPE_UTILS } from "./card-shape-utils";
import { FeatureGridShapeUtil } from "./grid/feature-grid-shape-util";

/** The shape utils of all items, one list for every canvas; for `<Tldraw shapeUtils>`. */
export const ITEM_SHAPE_UTILS = [...CARD_SHAPE_UTILS, FeatureGridShapeUtil] as const;
