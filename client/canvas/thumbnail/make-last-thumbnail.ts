import type { Editor } from "tldraw";
import { THUMBNAIL_THEMES } from "@/contract/thumbnail";
import { drawThumbnails } from "./draw-thumbnail";
import { sendThumbnail } from "./send-thumbnail";
import { thumbnailPage } from "./thumbnail-page";

/** A seal does not wait longer for a picture, in milliseconds. */
const WAIT_MS = 4_000;

/**
 * Makes the board's thumbnail before a seal closes it: lists show the board as it was left. A picture that cannot be made or
 * sent in time is no reason not to seal; the one before stays.
 */
export async function makeLastThumbnail(editor: Editor, boardId: string): Promise<void> {
  if (thumbnailPage(editor) !== editor.getCurrentPageId()) return;
  const late = AbortSignal.timeout(WAIT_MS);
  try {
    const drawn = await drawThumbnails(editor, boardId, THUMBNAIL_THEMES);
    await Promise.all(drawn.map(({ theme, picture }) => sendThumbnail(boardId, theme, picture, late)));
  } catch {
    // See above: the seal goes on.
  }
}
