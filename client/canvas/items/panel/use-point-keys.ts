import { useEffect, useState } from "react";
import { useEditor } from "tldraw";
import { newEntryId, withEntry } from "@/board/shapes/item-entries";
import { LIST_ENTRIES } from "@/board/shapes/item-fields";
import type { Point, ProposalShape } from "@/board/shapes/proposal";
import { editItem } from "../create-item";
import { updateItem } from "../update-item";
import { newPoint } from "./new-point";
import { typedSign } from "./point-keys";

export interface FirstPoint {
  itemId: string;
  pointId: string;
}

/**
 * `+`, `−` and `!` on a selected proposal add a point of that sign, in the person's name, and open the card at it. The
 * point that was added last; null before.
 */
export function usePointKeys(): FirstPoint | null {
  const editor = useEditor();
  const [first, setFirst] = useState<FirstPoint | null>(null);
  useEffect(() => {
    const container = editor.getContainer();
    const onKeyDown = (event: KeyboardEvent) => {
      const sign = typedSign(event);
      if (!sign || event.repeat || !isOnCanvas(event.target)) return;
      if (!editor.isIn("select.idle") || editor.getIsReadonly() || editor.menus.hasAnyOpenMenus()) return;
      const shape = editor.getOnlySelectedShape();
      if (shape?.type !== "proposal" || editor.isShapeOrAncestorLocked(shape)) return;
      if (Object.keys((shape as ProposalShape).props.points).length >= LIST_ENTRIES) return;
      // Before tldraw, which zooms with these keys.
      event.preventDefault();
      event.stopPropagation();
      const pointId = newEntryId();
      updateItem(editor, { id: shape.id, type: "proposal", step: "add point" }, ({ points }) => ({
        points: withEntry<Point>(points, pointId, newPoint(sign, editor.user.getName())),
      }));
      setFirst({ itemId: shape.id, pointId });
      editItem(editor, shape.id);
    };
    container.addEventListener("keydown", onKeyDown, { capture: true });
    return () => container.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [editor]);

  useEffect(() => {
    if (!first) return;
    // Opened again later, the card begins at its title.
    return editor.store.listen(
      () => {
        if (editor.getEditingShapeId() !== first.itemId) setFirst(null);
      },
      { scope: "session" },
    );
  }, [editor, first]);
  return first;
}

function isOnCanvas(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    !target.closest("input, textarea, select, [contenteditable=true], .item-panel")
  );
}
