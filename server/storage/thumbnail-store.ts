import type { ThumbnailTheme, ThumbnailType } from "@/contract/thumbnail";

/** A small picture of a board, as a participant's browser drew it. */
export interface ThumbnailRow {
  boardId: string;
  theme: ThumbnailTheme;
  type: ThumbnailType;
  /** When it came, in milliseconds since the epoch. */
  at: number;
  bytes: Uint8Array;
}

/** Thumbnails in the database, one per board and theme; they go with their board. */
export interface ThumbnailStore {
  /** Replaces the one before. Durable when it resolves. Throws AppError `not_found` for an unknown board. */
  put(row: ThumbnailRow): Promise<void>;
  find(boardId: string, theme: ThumbnailTheme): Promise<ThumbnailRow | null>;
  /** When the newest thumbnail of each board came; boards without one are absent. */
  times(boardIds: readonly string[]): Promise<Map<string, number>>;
  /** Gives a board the thumbnails of another (a duplicate). */
  copy(fromBoardId: string, toBoardId: string, at: number): Promise<void>;
}
