import type { Editor } from "tldraw";
import { withOrigin } from "./pictures/copied-pictures";

/** Characters that HTML or a clipboard's encoding could change; JSON may write any of them as \uXXXX. */
const UNSAFE = /[<>&\u007f-\uffff]/g;

/**
 * The selection in the forms that tldraw reads back: an HTML comment of its clipboard format, version 2 (plain JSON;
 * `handleClipboardThings` in tldraw 3.15.6), and the shapes' text, a line each. Pictures go by reference to their board.
 * Null when nothing is selected.
 */
export function clipboardContent(
  editor: Editor,
  boardId: string,
): { "text/html": string; "text/plain": string } | null {
  const selected = editor.getContentFromCurrentPage(editor.getSelectedShapeIds());
  if (!selected) return null;
  const content = withOrigin(selected, boardId);
  const json = JSON.stringify({ type: "application/tldraw", kind: "content", version: 2, data: content });
  const ascii = json.replace(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const texts = content.shapes.map((shape) => editor.getShapeUtil(shape).getText(shape)).filter(Boolean);
  return {
    "text/html": `<div data-tldraw>${ascii}</div>`,
    // Chrome on Android pastes nothing when the plain text is empty.
    "text/plain": texts.join("\n") || " ",
  };
}
