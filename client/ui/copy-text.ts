/**
 * Puts text on the clipboard. On plain http there is no `navigator.clipboard`: then a `copy` event carries it.
 * Resolves with false when the browser refuses both.
 */
export async function copyText(text: string): Promise<boolean> {
  if (typeof navigator.clipboard?.writeText === "function") {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Refused by permission; the event below may still be allowed.
    }
  }
  return copyByEvent({ "text/plain": text });
}

/** Fires a `copy` event of our own and fills it. Works only inside a click or key press of the user. */
export function copyByEvent(data: Record<string, string>): boolean {
  let filled = false;
  const fill = (event: ClipboardEvent) => {
    if (!event.clipboardData) return;
    for (const [type, value] of Object.entries(data)) event.clipboardData.setData(type, value);
    event.preventDefault();
    event.stopImmediatePropagation();
    filled = true;
  };
  window.addEventListener("copy", fill, { capture: true, once: true });
  try {
    return document.execCommand("copy") && filled;
  } finally {
    window.removeEventListener("copy", fill, { capture: true });
  }
}
