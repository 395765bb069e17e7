import type { Editor, TLShapeId } from "tldraw";
import { copyByEvent } from "@/client/ui/copy-text";
import { clipboardForms, copiedSelection, type CopiedShapes } from "./clipboard-content";

/** False on plain http, where `navigator.clipboard` does not exist. */
export function hasAsyncClipboard(): boolean {
  return typeof navigator.clipboard?.write === "function";
}

/**
 * Answers Ctrl+C and Ctrl+X on the canvas in tldraw's place: its own form of HTML is JSON for everybody to see, and on
 * plain http it throws. Returns how to stop.
 */
export function listenForCopy(editor: Editor, boardId: string): () => void {
  let copies = 0;
  const answer = (event: ClipboardEvent) => {
    const copy = ++copies;
    if (!event.clipboardData || !concernsCanvas(editor)) return;
    const copied = copiedSelection(editor, boardId);
    if (!copied) return;
    for (const [type, value] of Object.entries(clipboardForms(copied)))
      event.clipboardData.setData(type, value);
    event.preventDefault();
    // tldraw listens on the document.
    event.stopImmediatePropagation();
    if (event.type === "cut") deleteShapes(editor, editor.getSelectedShapeIds());
    void addPictures(editor, copied, () => copy === copies);
  };
  window.addEventListener("copy", answer, { capture: true });
  window.addEventListener("cut", answer, { capture: true });
  return () => {
    copies += 1;
    window.removeEventListener("copy", answer, { capture: true });
    window.removeEventListener("cut", answer, { capture: true });
  };
}

/** Copy or cut chosen in a menu. False when the browser refused; then nothing is cut. */
export async function copySelection(editor: Editor, boardId: string, how: "copy" | "cut"): Promise<boolean> {
  const copied = copiedSelection(editor, boardId);
  if (!copied) return true;
  const ids = editor.getSelectedShapeIds();
  const done = hasAsyncClipboard()
    ? await write(formsWithPictures(editor, copied))
    : copyByEvent(clipboardForms(copied));
  if (done && how === "cut") deleteShapes(editor, ids);
  return done;
}

/**
 * An event's data must be there at once, and the bytes of pictures are not. Where the clipboard can be written later they
 * follow, so that small pictures also reach another server.
 */
async function addPictures(editor: Editor, copied: CopiedShapes, isLatest: () => boolean): Promise<void> {
  if (!hasAsyncClipboard() || !copied.content.assets.some(({ type }) => type === "image")) return;
  const forms = await formsWithPictures(editor, copied);
  // Refused or too late: the pictures stay by reference to their board.
  if (isLatest()) await write(Promise.resolve(forms));
}

/** False when the browser refuses, as it does without a click or in a window behind another. */
async function write(forms: Promise<ReturnType<typeof clipboardForms>>): Promise<boolean> {
  // Promises, not awaited here: Safari wants the call within the click.
  const blob = (type: "text/html" | "text/plain") => forms.then((all) => new Blob([all[type]], { type }));
  const item = { "text/html": blob("text/html"), "text/plain": blob("text/plain") };
  try {
    await navigator.clipboard.write([new ClipboardItem(item)]);
    return true;
  } catch {
    return false;
  }
}

async function formsWithPictures(editor: Editor, copied: CopiedShapes) {
  const content = await editor.resolveAssetsInContent(copied.content);
  return clipboardForms({ ...copied, content: content ?? copied.content });
}

function deleteShapes(editor: Editor, ids: readonly TLShapeId[]): void {
  if (editor.getIsReadonly()) return;
  editor.markHistoryStoppingPoint("cut");
  editor.deleteShapes(ids.filter((id) => editor.getShape(id)));
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
