import type { ProjectedItem } from "@/board/record/project-items";

/** A board's items as they are to stand in the tables. */
export interface ItemsAt {
  /** Head of the canvas document that the items contain whole. */
  seq: number;
  /** Version of the code that projected them. */
  version: number;
  /** In reading order. */
  items: readonly ProjectedItem[];
}

/**
 * The tables that hold what documents say: items, action items, decisions and what search looks through. Documents are
 * the truth; everything here can be made again from them. All of it goes with its board.
 */
export interface ProjectionStore {
  /**
   * Puts a board's items and the seq they are of into the tables, in one transaction; only rows that differ are written.
   * False, and nothing happens, when the same version has projected a later state already. `anew` writes every row, also
   * what seems equal. Throws AppError `not_found` for an unknown board.
   */
  replaceItems(boardId: string, state: ItemsAt, options?: { anew?: boolean }): Promise<boolean>;
  /** Boards, those in the trash too, whose canvas goes on behind what was projected, or was by another version. */
  staleBoards(version: number): Promise<string[]>;
  /** Every board, those in the trash too. */
  allBoards(): Promise<string[]>;
  /** How far a board was projected; null when it never was. */
  projectedSeq(boardId: string): Promise<number | null>;
  /** The rows of a board in one comparable form, in reading order; for tests and for whoever doubts them. */
  rowsOf(boardId: string): Promise<ProjectedItem[]>;
  /** Makes the full-text index again from the rows beside it. */
  rebuildSearchIndex(): Promise<void>;
}
