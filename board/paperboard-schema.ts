import type { TLSchema } from "@tldraw/tlschema";
import { createBoardSchema } from "./document/board-schema";
import { ITEM_SHAPES } from "./shapes/item-shapes";

/** The schema of this version's boards, with the items. Server and browsers use this one, so that their stamps agree. */
export function createPaperboardSchema(): TLSchema {
  return createBoardSchema({ shapes: { ...ITEM_SHAPES } });
}
