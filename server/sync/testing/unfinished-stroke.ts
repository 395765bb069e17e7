import type { TLShapeId } from "@tldraw/tlschema";
import type * as Y from "yjs";
import { writeRecord } from "@/board/document/canvas-document";
import { sampleShape } from "@/board/document/testing/sample-records";

/** Begins a freehand stroke in `doc` that is not finished. */
export function unfinishedStroke(doc: Y.Doc): void {
  const shape = sampleShape("draw", `drawn by ${doc.clientID}`);
  doc.transact(() => {
    writeRecord(doc, {
      ...shape,
      id: shape.id as TLShapeId,
      props: { ...shape.props, isComplete: false },
    } as typeof shape);
  });
}
