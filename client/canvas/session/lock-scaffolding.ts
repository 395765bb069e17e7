import type { Editor, TLShape, TLShapeId } from "tldraw";
import { TEMPLATE_IDS } from "@/contract/api";

/**
 * What a template brought to hold the rest: frames and headings (texts), and nothing that people fill in. Ids of templates
 * begin with their names (board/templates/shape-builder.ts). Frames of the board's own making count as well.
 */
export function scaffolding(editor: Editor): TLShape[] {
  return editor.store
    .allRecords()
    .filter((record): record is TLShape => record.typeName === "shape")
    .filter((shape) => shape.type === "frame" || isHeading(shape));
}

function isHeading({ id, type }: TLShape): boolean {
  return type === "text" && TEMPLATE_IDS.some((template) => id.startsWith(`shape:${template}-`));
}

/** Whether a part of the scaffolding stays where it is. */
export function isFixed(shape: TLShape): boolean {
  return shape.type === "frame" ? shape.meta["fixed"] === true : shape.isLocked;
}

/**
 * Fixes the scaffolding or lets it go, as one step of undo. tldraw's own lock of a frame would lock all that stands in it, so
 * frames are fixed by a mark that `keepFixedFrames` respects.
 */
export function setScaffoldingFixed(editor: Editor, fixed: boolean): void {
  const parts = scaffolding(editor).filter((shape) => isFixed(shape) !== fixed);
  if (parts.length === 0) return;
  editor.run(
    () => {
      editor.markHistoryStoppingPoint("lock scaffolding");
      editor.updateShapes(
        parts.map(({ id, type }) =>
          type === "frame" ? { id, type, meta: { fixed } } : { id, type, isLocked: fixed },
        ),
      );
    },
    { ignoreShapeLock: true },
  );
}

/** Keeps fixed frames where they are, whatever this person does with them. Returns how to stop. */
export function keepFixedFrames(editor: Editor): () => void {
  const stopChanges = editor.sideEffects.registerBeforeChangeHandler("shape", (before, after, source) => {
    if (source === "remote" || before.type !== "frame" || !isFixed(before) || !isFixed(after)) return after;
    const { x, y, rotation, parentId, props } = before;
    const { w, h } = props as { w: number; h: number };
    return { ...after, x, y, rotation, parentId, props: { ...after.props, w, h } } as typeof after;
  });
  // Not by a side effect: what stands in the frame would be deleted all the same.
  const deleteShapes = editor.deleteShapes.bind(editor);
  editor.deleteShapes = (shapes: (TLShape | TLShapeId)[]) => {
    const loose = shapes.filter((shape) => {
      const found = editor.getShape(shape);
      return !(found?.type === "frame" && isFixed(found));
    });
    return deleteShapes(loose as TLShapeId[]);
  };
  return () => {
    stopChanges();
    editor.deleteShapes = deleteShapes;
  };
}
