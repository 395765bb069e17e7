import * as Y from "yjs";
import { createTextNames, textAddress, type TextNames } from "@/board/document/item-texts";
import { itemsById } from "./items-of-update";

/** What an update does to root types of a document. */
export interface RootInspection {
  /** Root types that would come into being. */
  newRoots: number;
  /** Name of a root type that boards do not have, or of a text that would hold something else than characters. */
  strange: string | null;
}

/** Finds out what `added`, structs of an update in their order, does to root types. Time in proportion to the update. */
export function createRootInspector(): (doc: Y.Doc, added: readonly Y.Item[]) => RootInspection {
  const names = createTextNames();
  return (doc, added) => {
    const find = itemsById(added);
    const roots = new Map<Y.Item, string | null>();
    const found = new Set<string>();
    let strange: string | null = null;
    for (const item of added) {
      const name = rootOf(item);
      if (name === null) continue;
      found.add(name);
      if (name !== "records" && !(textAddress(name) && holdsCharacters(item))) strange ??= name;
    }
    return { newRoots: [...found].filter((name) => !doc.share.has(name)).length, strange };

    /** Name of the root type that an item is put into directly; null for others, and when it is not known yet. */
    function rootOf(start: Y.Item): string | null {
      const path: Y.Item[] = [];
      let name: string | null = null;
      for (let item: Y.Item | null = start; item;) {
        const known = roots.get(item);
        if (known !== undefined) {
          name = known;
          break;
        }
        // In a circle nothing is ever integrated; `null` ends the walk when it comes round.
        roots.set(item, null);
        path.push(item);
        const parent: unknown = item.parent;
        if (typeof parent === "string") name = parent;
        const beside: Y.ID | null = parent === null ? (item.origin ?? item.rightOrigin) : null;
        item = beside && find(beside);
        if (beside && !item) name = storedRoot(doc, beside, names);
      }
      for (const item of path) roots.set(item, name);
      return name;
    }
  };
}

function holdsCharacters({ content, parentSub }: Y.Item): boolean {
  return parentSub === null && (content instanceof Y.ContentString || content instanceof Y.ContentDeleted);
}

function storedRoot(doc: Y.Doc, id: Y.ID, names: TextNames): string | null {
  if (id.clock >= Y.getState(doc.store, id.client)) return null;
  const stored = Y.getItem(doc.store, id) as Y.Item | Y.GC;
  const parent = stored instanceof Y.Item ? (stored.parent as Y.AbstractType<unknown>) : null;
  return parent?._item === null ? (names.of(doc, parent) ?? null) : null;
}
