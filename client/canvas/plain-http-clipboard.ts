import type { Editor } from "tldraw";
import { copyByEvent } from "@/client/ui/copy-text";
import { clipboardContent } from "./clipboard-content";

/** False on plain http: there tldraw's own copy and cut throw, because `navigator.clipboard` does not exist. */
export function hasAsyncClipboard(): boolean {
  return typeof navigator.clipboard?.writeText === "function";
}

/** Answers Ctrl+C and Ctrl+X on the canvas through the event's own data. Returns how to stop. */
export function listenForCopy(editor: Editor, boardId: string): () => void {
  const answer = (event: ClipboardEvent) => {
    if (!event.clipboardData || !concernsCanvas(editor)) return;
    const content = clipboardContent(editor, boardId);
    if (!content) return;
    for (const [type, value] of Object.entries(content)) event.clipboardData.setData(type, value);
    event.preventDefault();
    // tldraw listens on the document and would throw.
    event.stopImmediatePropagation();
    if (event.type === "cut") deleteSelection(editor);
  };
  window.addEventListener("copy", answer, { capture: true });
  window.addEventListener("cut", answer, { capture: true });
  return () => {
    window.removeEventListener("copy", answer, { capture: true });
    window.removeEventListener("cut", answer, { capture: true });
  };
}

/** Copy or cut chosen in a menu. False when the browser refused. */
export function copySelection(editor: Editor, boardId: string, how: "copy" | "cut"): boolean {
  const content = clipboardContent(editor, boardId);
  if (!content) return true;
  const copied = copyByEvent(content);
  if (copied && how === "cut") deleteSelection(editor);
  return copied;
}

function deleteSelection(editor: Editor): void {
  if (editor.getIsReadonly()) return;
  editor.markHistoryStoppingPoint("cut");
  editor.deleteShapes(editor.getSelectedShapeIds());
}

/** The conditions under which tldraw itself answers (`areShortcutsDisabled`). */
function concernsCanvas(editor: Editor): boolean {
  if (!editor.getInstanceState().isFocused || editor.getEditingShapeId() !== null) return false;
  if (editor.menus.hasAnyOpenMenus()) return false;
  const active = document.activeElement;
  // The editor stays "focused" while one of our dialogs is open above it. What holds the canvas is not above it: closing a
  // dialog puts the focus there.
  const container = editor.getContainer();
  if (active && !active.contains(container) && !container.contains(active)) return false;
  return !(
    active instanceof HTMLElement && active.matches("input, select, textarea, [contenteditable=true]")
  );
}
