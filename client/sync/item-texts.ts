/** Where a text of an item lives: shape id and path below its props, e.g. `answer`, `points/<id>/text`. */
export interface ItemTextAddress {
  itemId: string;
  path: string;
}

/** `deleted` UTF-16 units at `at` were replaced by `inserted`. */
export interface TextSplice {
  at: number;
  deleted: number;
  inserted: string;
}

/** A shared text while a person edits it. */
export interface ItemTextSession {
  /** The text now. */
  get(): string;
  /** Changes the text; merged with what others do at the same time, character by character. */
  splice(change: TextSplice): void;
  /** Calls back after every change that this session did not make, in order. Returns how to stop. */
  observe(listener: (changes: readonly TextSplice[]) => void): () => void;
  /** Takes back this person's last change of this session, nobody else's. False when there is none. */
  undo(): boolean;
  redo(): boolean;
  /** Ends the session; what was typed stays, and is one step of the canvas's undo. */
  close(): void;
}

/** The shared texts of a board's items. */
export interface ItemTexts {
  /** Begins to edit a text. Throws when the item is not on the board. */
  open(address: ItemTextAddress): ItemTextSession;
}
