/** A stored picture of a frame, without its bytes. */
export interface FramePictureInfo {
  boardId: string;
  /** Id of the frame's shape, without `shape:`. */
  frameId: string;
  /** Seq of the canvas's log up to which the picture shows everything. */
  seq: number;
  /** When it came, in milliseconds since the epoch. */
  at: number;
  /** Bytes. */
  size: number;
}

export interface FramePictureRow extends FramePictureInfo {
  /** A PNG. */
  bytes: Uint8Array;
}

/** Pictures of frames in the database, one per frame; they go with their board. */
export interface FramePictureStore {
  /** Replaces the one before. Durable when it resolves. Throws AppError `not_found` for an unknown board. */
  put(row: Omit<FramePictureRow, "size">): Promise<void>;
  find(boardId: string, frameId: string): Promise<FramePictureRow | null>;
  /** All of a board, by frame id. */
  list(boardId: string): Promise<FramePictureInfo[]>;
  /** Unknown ids are passed over. */
  remove(boardId: string, frameIds: readonly string[]): Promise<void>;
}
