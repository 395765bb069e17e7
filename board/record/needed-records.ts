import { ITEM_SHAPES } from "@/board/shapes/item-shapes";

/** Where items can stand, and what says so. */
const PLACES: ReadonlySet<unknown> = new Set(["frame", "group"]);
const ITEMS: ReadonlySet<unknown> = new Set(Object.keys(ITEM_SHAPES));

/** Whether a record of this kind can change what a record says: items, their pages, frames and groups, and arrows' ends. */
export function isNeededForRecord({ typeName, type }: { typeName?: unknown; type?: unknown }): boolean {
  if (typeName === "shape") return ITEMS.has(type) || PLACES.has(type);
  return typeName === "page" || (typeName === "binding" && type === "arrow");
}
