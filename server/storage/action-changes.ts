/** A change of an action item on a sealed board. */
export interface ActionChangeRow {
  boardId: string;
  itemId: string;
  /** Public id of the person, or `link:<id>` for a program. */
  person: string;
  /** The name they go by; may be empty. */
  name: string;
  /** Milliseconds since the epoch. */
  at: number;
  field: "status" | "owner" | "due";
  before: string;
  after: string;
}

/** Who changed what on sealed boards; it goes with the board. */
export interface ActionChangeStore {
  /** Writes rows in one transaction; returns how to take them back. Throws AppError `not_found` for an unknown board. */
  add(rows: readonly ActionChangeRow[]): Promise<() => Promise<void>>;
  /** Of one board, oldest first. */
  list(boardId: string): Promise<ActionChangeRow[]>;
}
