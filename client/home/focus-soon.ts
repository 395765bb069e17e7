/** Radix gives the focus back in a turn of its own after a dialog or menu has closed. */
const AFTER_CLOSING_MS = 100;

/** Moves the focus to what `find` then finds, once a dialog or menu that is closing has let go of it. */
export function focusSoon(find: () => HTMLElement | null | undefined): () => void {
  const timer = setTimeout(() => find()?.focus(), AFTER_CLOSING_MS);
  return () => clearTimeout(timer);
}
