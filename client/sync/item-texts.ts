import type { TextSplice } from "@/board/document/text-splices";

/** Where a text of an item lives: shape id and path below its props, e.g. `answer`, `points/<id>/text`. */
export interface ItemTextAddress {
  itemId: string;
  path: string;
}

/** A shared text while a person edits it. */
export interface ItemTextSession {
  /** The text now. */
  get(): string;
  /**
   * Changes the text at once, in units of `get()`; merged with what others do at the same time, character by character.
   * False when it was not taken: the person may not write (any more), the item or the entry is gone, or the text
   * would become longer than an item's text may be.
   */
  splice(change: TextSplice): boolean;
  /**
   * Calls back after every change that this session did not make by `splice` (those of others, and its own undo and
   * redo), in order; the splices are ascending and in units of the text before. Returns how to stop.
   */
  observe(listener: (changes: readonly TextSplice[]) => void): () => void;
  /** Takes back this person's last change of this session, nobody else's. False when there is none. */
  undo(): boolean;
  redo(): boolean;
  /** Makes what was typed since the session or the last `settle` began one step of the canvas's undo. */
  settle(): void;
  /** Settles and ends the session; what was typed stays. */
  close(): void;
}

/** The shared texts of a board's items. */
export interface ItemTexts {
  /** Begins to edit a text. Throws when the item is not on the board or has no such text. */
  open(address: ItemTextAddress): ItemTextSession;
}
