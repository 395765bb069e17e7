import type { ImageType } from "@/contract/assets";

/** A stored picture of a board. The file is shared by content; the row says which board may show it. */
export interface AssetRow {
  boardId: string;
  /** SHA-256 of the content, base64url. */
  hash: string;
  type: ImageType;
  /** Bytes. */
  size: number;
  /** File name as the uploader's browser gave it, for downloads. */
  name: string;
  createdAt: number;
  /** Since when the board is known not to show it, ms since the epoch; null while it does or nobody has looked. */
  unusedSince: number | null;
}

/** Rows of assets, in the database. */
export interface AssetRows {
  /** Idempotent per (board, hash): the first row stays, and counts as used again. */
  add(row: AssetRow): Promise<void>;
  find(boardId: string, hash: string): Promise<AssetRow | null>;
  /** All assets of a board, oldest first. */
  list(boardId: string): Promise<AssetRow[]>;
  /** Notes since when the board does not show these pictures, or with null that it does. */
  setUnusedSince(boardId: string, hashes: readonly string[], since: number | null): Promise<void>;
  remove(boardId: string, hash: string): Promise<void>;
  /** Boards that have a picture added before `before`, in milliseconds since the epoch. */
  boardsWithOlder(before: number): Promise<string[]>;
  /** Of these hashes the ones that some board still has. */
  stillUsed(hashes: readonly string[]): Promise<Set<string>>;
  /** Every hash that some board has; for the sweep of files without a row. */
  allHashes(): Promise<Set<string>>;
}

/** Pictures under `DATA_DIR/assets`, by content hash. */
export interface AssetStore {
  /**
   * Reads `body` to its end into a file, checks it and adds it to the board. Resolves when file and row are durable.
   * Throws AppError `too_large` (one file, or all of the board), `unsupported_file` and `storage_failed`;
   * nothing of a refused file is kept.
   */
  put(boardId: string, file: { name: string; body: AsyncIterable<Uint8Array> }): Promise<AssetRow>;
  /** Row and absolute path of a board's picture; null when the board has none of this hash. */
  find(boardId: string, hash: string): Promise<{ row: AssetRow; path: string } | null>;
  /** Adds the pictures of one board to another (a copied or continued board). Unknown hashes are passed over. */
  share(fromBoardId: string, toBoardId: string, hashes: readonly string[]): Promise<void>;
  /** Boards with pictures that have been there for `ms`. */
  boardsOlderThan(ms: number): Promise<string[]>;
  /**
   * Notes which of the board's pictures are not in `used`, and removes those that were found so `keepMs` ago and never in
   * `used` since; returns how many.
   */
  collect(boardId: string, used: ReadonlySet<string>, keepMs: number): Promise<number>;
  /** Removes those of these files that no board has any more, at once: their board was deleted for good. */
  removeUnused(hashes: readonly string[]): Promise<number>;
  /** Bytes of all pictures of a board. */
  bytesOf(boardId: string): Promise<number>;
  /** Hashes of all pictures of a board. */
  hashesOf(boardId: string): Promise<string[]>;
  /** Removes files that no board has any more: after boards were deleted, and what a crash left behind. */
  sweep(): Promise<number>;
}
