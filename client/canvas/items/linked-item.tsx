"use client";

import { useEffect } from "react";
import { useEditor, useToasts, useValue, type TLEventInfo } from "tldraw";
import { t } from "@/client/ui/messages/t";
import { itemInQuery } from "./item-address";
import { itemById, itemName } from "./item-references";
import { useItemUi } from "./item-ui";
import { showItem } from "./show-item";

/** Shows and marks the item that the page's address names, once; a sentence says when the board has none such. */
export function LinkedItem() {
  const editor = useEditor();
  const ui = useItemUi();
  const { addToast } = useToasts();
  const marked = useValue("marked item", () => ui?.marked.get() ?? null, [ui]);

  useEffect(() => {
    const itemId = itemInQuery(window.location.search);
    if (!ui || itemId === null) return;
    const id = showItem(editor, itemId);
    ui.marked.set(id);
    if (id !== null) return;
    addToast({
      id: "unknown item",
      title: t("itemLink.unknown"),
      severity: "warning",
      keepOpen: true,
    });
  }, [editor, ui, addToast]);

  useEffect(() => {
    if (!ui || marked === null) return;
    // The mark says "this one" to who has just come; whoever acts has seen it.
    const onEvent = (info: TLEventInfo) => {
      const acts = info.name === "pointer_down" || info.name === "key_down" || info.type === "wheel";
      if (acts) ui.marked.set(null);
    };
    editor.on("event", onEvent);
    return () => void editor.off("event", onEvent);
  }, [editor, ui, marked]);

  const item = marked === null ? null : itemById(editor, marked);
  return (
    <p role="status" className="sr-only">
      {item ? t("itemLink.shown", { title: itemName(item) }) : ""}
    </p>
  );
}

/** The ring around that item, above the shapes; for tldraw's `Overlays`. */
export function ItemMark() {
  const editor = useEditor();
  const ui = useItemUi();
  const box = useValue(
    "box of the marked item",
    () => {
      const id = ui?.marked.get();
      return id ? (editor.getShapePageBounds(id) ?? null) : null;
    },
    [editor, ui],
  );
  const zoom = useValue("zoom", () => editor.getZoomLevel(), [editor]);
  if (!box) return null;
  const gap = 6 / zoom;
  return (
    <div
      className="item-mark"
      data-testid="item-mark"
      style={{
        left: box.x - gap,
        top: box.y - gap,
        width: box.w + 2 * gap,
        height: box.h + 2 * gap,
        borderWidth: 3 / zoom,
        borderRadius: 14,
      }}
    />
  );
}
