import { breakLines } from "@/board/shapes/text-lines";

/** Width of tldraw's notes, and their height as long as the text fits. */
export const NOTE_SIZE = 200;
/** tldraw's LABEL_PADDING, and what it leaves at the right for measurement's sake. */
const PADDING = 16;
const FUZZ = 1;
/** Size "s", and the line height of all labels. */
const STYLE = { size: 18, weight: 400, lineHeight: 1.35 * 18 };

/**
 * Height in pixels of a note of size "s" with this text, at least that of an empty one. tldraw measures it only in the browser
 * that makes or changes a note, never for notes that come from the server. Rather too high than too low.
 */
export function noteHeight(text: string): number {
  const lines = breakLines(text, STYLE, NOTE_SIZE - 2 * PADDING - FUZZ).length;
  return Math.max(NOTE_SIZE, Math.ceil(lines * STYLE.lineHeight + 2 * PADDING));
}
