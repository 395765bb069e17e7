import * as Y from "yjs";
import { createBoardSchema, serializeSchema } from "./board-schema";
import { finishAbandonedStrokes } from "./canvas-document";
import { initializeSession } from "./session-document";

/**
 * First state of both documents of a board that begins as a copy of another's canvas (v2 update, in the schema of
 * this version). The canvas is taken as a whole, whatever root types it has; strokes that somebody is drawing on the
 * other board are finished here. The session begins anew: not sealed, not locked, nobody's queue.
 */
export function duplicateDocuments(
  canvas: Uint8Array,
  board: { title: string; template: string; at: number },
): { canvas: Uint8Array; session: Uint8Array } {
  const copy = new Y.Doc();
  Y.applyUpdateV2(copy, canvas);
  finishAbandonedStrokes(copy);
  const session = new Y.Doc();
  initializeSession(session, { ...board, schema: serializeSchema(createBoardSchema()) });
  const updates = { canvas: Y.encodeStateAsUpdate(copy), session: Y.encodeStateAsUpdate(session) };
  copy.destroy();
  session.destroy();
  return updates;
}
