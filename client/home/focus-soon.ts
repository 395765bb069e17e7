/** Radix gives the focus back in a turn of its own after a dialog or menu has closed. */
const AFTER_CLOSING_MS = 100;

/** Whoever has opened one of these since is busy there; it would close under their hand. */
const OPEN = "[role=menu][data-state=open], [role=dialog][data-state=open]";

/**
 * Moves the focus to what `find` then finds, once a dialog or menu that is closing has let go of it; not away from one that
 * is open.
 */
export function focusSoon(find: () => HTMLElement | null | undefined): () => void {
  const timer = setTimeout(() => {
    if (document.querySelector(OPEN) === null) find()?.focus();
  }, AFTER_CLOSING_MS);
  return () => clearTimeout(timer);
}
