import type { Editor, TLShape, TLShapeId } from "tldraw";
import { withCopiedReferences } from "@/board/shapes/copied-references";

/**
 * Lets items that are copied together refer to each other: whatever tldraw makes copies of in one go (duplicate, drag with
 * Alt, paste, a copy of a page) is created with its references led over. tldraw does so for arrows, which it knows.
 * Returns how to stop.
 */
export function keepReferences(editor: Editor): () => void {
  const { duplicateShapes, putContentOntoCurrentPage } = editor;

  editor.duplicateShapes = function duplicate(shapes, offset) {
    const ids = shapes.map((shape) => (typeof shape === "string" ? shape : shape.id));
    return leadingOver(editor, copiedByDuplicating(editor, ids), () =>
      duplicateShapes.call(editor, ids, offset),
    );
  };
  editor.putContentOntoCurrentPage = function put(content, options) {
    const ids = content.shapes.map(({ id }) => id);
    return leadingOver(editor, ids, () => putContentOntoCurrentPage.call(editor, content, options));
  };
  return () => {
    Object.assign(editor, { duplicateShapes, putContentOntoCurrentPage });
  };
}

/** The shapes that tldraw 3.15.6 copies, in the order in which it creates the copies (`Editor.duplicateShapes`). */
function copiedByDuplicating(editor: Editor, ids: readonly TLShapeId[]): TLShapeId[] {
  const unlocked = ids.filter((id) => {
    const shape = editor.getShape(id);
    return shape !== undefined && !editor.isShapeOrAncestorLocked(shape);
  });
  return [...editor.getShapeAndDescendantIds(unlocked)].reverse();
}

/** Runs `copy`; the shapes it creates are those of `originals`, in their order. */
function leadingOver<T>(editor: Editor, originals: readonly string[], copy: () => T): T {
  const { createShapes } = editor;
  editor.createShapes = function create(copies) {
    editor.createShapes = createShapes;
    // Another order or number than ours would lead astray: then the references stay as they were.
    const led = copies.length === originals.length ? referencesLedOver(originals, copies) : copies;
    return createShapes.call(editor, led);
  };
  try {
    return copy();
  } finally {
    editor.createShapes = createShapes;
  }
}

function referencesLedOver<S extends { id?: TLShapeId }>(originals: readonly string[], copies: S[]): S[] {
  const ids = new Map(originals.flatMap((id, n) => (copies[n]?.id ? [[id, copies[n].id] as const] : [])));
  // Both of tldraw's ways create whole records.
  return copies.map((copy) => withCopiedReferences(copy as unknown as TLShape, ids) as unknown as S);
}
