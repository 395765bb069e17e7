import type * as Y from "yjs";
import { finishAbandonedStrokes, unfinishedStrokes } from "@/board/document/canvas-document";

/**
 * Finishes freehand strokes whose author is not here any more; a stroke without a known author counts as left.
 * `isHere` is asked for Yjs client ids.
 */
export function finishLeftStrokes(doc: Y.Doc, isHere: (clientId: number) => boolean): void {
  const left = unfinishedStrokes(doc).filter(({ clientId }) => clientId === null || !isHere(clientId));
  if (left.length > 0)
    finishAbandonedStrokes(
      doc,
      left.map(({ shapeId }) => shapeId),
    );
}
