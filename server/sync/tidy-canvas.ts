import type * as Y from "yjs";
import { clearLeftTexts, finishAbandonedStrokes, unfinishedStrokes } from "@/board/document/canvas-document";

/**
 * Tidies up what people left on a canvas: unfinished strokes whose author is gone, and, once nobody is there who could
 * undo a deletion, the texts of items that were deleted.
 */
export function tidyCanvas(
  doc: Y.Doc,
  people: { isHere: (clientId: number) => boolean; isEmpty: boolean },
): void {
  finishLeftStrokes(doc, people.isHere);
  if (people.isEmpty) clearLeftTexts(doc);
}

/** A stroke without a known author counts as left. `isHere` is asked for Yjs client ids. */
function finishLeftStrokes(doc: Y.Doc, isHere: (clientId: number) => boolean): void {
  const left = unfinishedStrokes(doc).filter(({ clientId }) => clientId === null || !isHere(clientId));
  if (left.length > 0)
    finishAbandonedStrokes(
      doc,
      left.map(({ shapeId }) => shapeId),
    );
}
