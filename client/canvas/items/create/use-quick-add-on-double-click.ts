import { useEffect } from "react";
import { useEditor, type TLEventInfo } from "tldraw";
import type { ItemUi } from "../item-ui";

/** A double click on empty canvas asks what to add; tldraw would begin a text there and then. */
export function useQuickAddOnDoubleClick(ui: ItemUi | null): void {
  const editor = useEditor();
  useEffect(() => {
    if (!ui) return;
    const onEvent = (info: TLEventInfo) => {
      if (info.type !== "click" || info.name !== "double_click" || info.phase !== "up") return;
      if (info.target !== "canvas" || info.shiftKey || info.ctrlKey || editor.getIsReadonly()) return;
      // Had a shape been hit, tldraw would be editing, cropping or inside a group by now.
      if (!editor.isIn("select.idle") || editor.getEditingShapeId() !== null) return;
      const { currentPagePoint, currentScreenPoint } = editor.inputs;
      const margin = editor.options.hitTestMargin / editor.getZoomLevel();
      if (editor.getShapeAtPoint(currentPagePoint, { margin, hitInside: false, hitLocked: true })) return;
      ui.quickAdd.set({
        at: currentPagePoint.clone(),
        menu: { x: currentScreenPoint.x, y: currentScreenPoint.y },
      });
    };
    editor.on("event", onEvent);
    return () => void editor.off("event", onEvent);
  }, [editor, ui]);
}
