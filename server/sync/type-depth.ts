import * as Y from "yjs";
import { itemsById } from "./items-of-update";

/** Shared types inside each other; ours are three deep. Yjs deletes and collects them recursively. */
const MAX_TYPE_DEPTH = 50;

/**
 * Throws when `added`, structs of an update in their order, would nest shared types so deep that Yjs could not delete
 * them again. What rests on missing content is left for when that is here. Time in proportion to the update.
 */
export function checkTypeDepth(doc: Y.Doc, added: readonly Y.Item[]): void {
  const find = itemsById(added);
  /** How many types enclose an item; null when that is not known yet. */
  const depths = new Map<Y.Item, number | null>();

  for (const item of added) {
    if (!(item.content instanceof Y.ContentType)) continue;
    const depth = depthOf(item);
    if (depth !== null && depth >= MAX_TYPE_DEPTH) throw new Error("shared types are nested too deep");
  }

  /** Not recursive: the very thing to be found out is how deep it goes. */
  function depthOf(start: Y.Item): number | null {
    const path: { item: Y.Item; deeper: number }[] = [];
    let depth: number | null = null;
    for (let item: Y.Item | null = start; item;) {
      const known = depths.get(item);
      if (known !== undefined) {
        depth = known;
        break;
      }
      // In a circle nothing is ever integrated; `null` ends the walk when it comes round.
      depths.set(item, null);
      const step = enclosing(item);
      if (typeof step === "number" || step === null) {
        depth = step;
        depths.set(item, depth);
        break;
      }
      path.push({ item, deeper: step.deeper });
      item = step.item;
    }
    for (const { item, deeper } of path.reverse()) {
      if (depth !== null) depth += deeper;
      depths.set(item, depth);
    }
    return depth;
  }

  /** The depth, or the item of this update that it follows from. */
  function enclosing(item: Y.Item): number | null | { item: Y.Item; deeper: number } {
    const parent: unknown = item.parent;
    if (typeof parent === "string") return 0;
    const isChild = parent instanceof Y.ID;
    const id = isChild ? parent : (item.origin ?? item.rightOrigin);
    if (!id) return null;
    const deeper = isChild ? 1 : 0;
    const inUpdate = find(id);
    if (inUpdate) return { item: inUpdate, deeper };
    if (id.clock >= Y.getState(doc.store, id.client)) return null;
    const stored = Y.getItem(doc.store, id) as Y.Item | Y.GC;
    return stored instanceof Y.Item ? storedDepth(stored) + deeper : 0;
  }
}

function storedDepth(item: Y.Item): number {
  let depth = 0;
  for (
    let parent = item.parent as Y.AbstractType<unknown> | null;
    parent?._item;
    parent = parent._item.parent as never
  ) {
    depth += 1;
    if (depth > MAX_TYPE_DEPTH) break;
  }
  return depth;
}
