import type { Editor, TLRecord } from "tldraw";
import { framesAsRead, type FrameAsRead } from "@/board/record/frames-as-read";

/** Frames of every page of the board, in the order in which a room reads them. */
export function framesOf(editor: Editor): FrameAsRead[] {
  return framesAsRead(new Map(editor.store.allRecords().map((record) => [record.id, record as TLRecord])));
}
