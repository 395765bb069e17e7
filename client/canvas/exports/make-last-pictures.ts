import type { Editor } from "tldraw";
import type { BoardConnection } from "@/client/sync/board-connection";
import { uploadFramePictures } from "./upload-frame-pictures";

/** A seal does not wait longer than this for pictures, in milliseconds. */
const WAIT_MS = 20_000;

/**
 * Brings the pictures of the board's frames up to date before it is published or sealed. Never rejects: pictures that are
 * missing are named by the archive, and can be made later by the export dialog.
 */
export async function makeLastPictures(options: {
  boardId: string;
  editor: Editor;
  connection: Pick<BoardConnection, "documentState" | "getSnapshot">;
}): Promise<void> {
  try {
    await uploadFramePictures({ ...options, signal: AbortSignal.timeout(WAIT_MS) });
  } catch {
    // See above: the seal goes on.
  }
}
