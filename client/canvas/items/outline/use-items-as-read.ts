import { useValue, type Editor } from "tldraw";
import { itemsAsRead } from "@/board/record/build-record";
import type { ItemShape } from "@/board/shapes/item-shapes";

/** Items of one frame, or outside of frames, that are read together. */
export interface OutlineSection {
  /** Name of the frame; empty outside of frames and for a frame without a name. */
  name: string;
  /** Stable while the section is there. */
  key: string;
  items: readonly ItemShape[];
}

/** The board's items in the order in which a room reads them, kept live. */
export function useItemsAsRead(editor: Editor): readonly OutlineSection[] {
  return useValue(
    "items as read",
    () => {
      const records = editor.store.allRecords();
      const sections: { name: string; key: string; items: ItemShape[] }[] = [];
      for (const { item, place, section } of itemsAsRead(
        new Map(records.map((record) => [record.id, record])),
      )) {
        const key = place.frame?.id ?? place.page.id;
        const last = sections.at(-1);
        if (last?.key === key) last.items.push(item);
        // Loose items between frames are a section each time they come up.
        else sections.push({ name: section, key, items: [item] });
      }
      return sections;
    },
    [editor],
  );
}
