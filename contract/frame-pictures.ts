/** Bounds of the pictures that browsers send of a board's frames, so that the server can put them into archives. */
export const FRAME_PICTURE = {
  maxBytes: 8 * 1024 * 1024,
  /** A picture of few bytes can unpack to gigabytes in whatever shows it. */
  maxSidePx: 8192,
  perBoard: 200,
  /** All pictures of a board together. */
  boardBytes: 100 * 1024 * 1024,
} as const;

/** One stored picture of a frame, a PNG. */
export interface FramePictureSummary {
  /** Id of the frame's shape, without `shape:`. */
  frameId: string;
  /** The picture shows at least everything up to this seq of the canvas's log. */
  seq: number;
  /** When it came, ISO 8601. */
  at: string;
  /** Bytes. */
  size: number;
}

/** Answer of `GET /api/boards/:id/pictures`: what is stored, and what a browser needs to make new ones. */
export interface BoardPictures {
  /** Seq of the canvas's log now. Send it with a picture that was drawn after `stateVector` was reached. */
  seq: number;
  /** Yjs state vector of the canvas at that seq, base64. */
  stateVector: string;
  pictures: FramePictureSummary[];
}

const FRAME_ID = /^[\w-]{1,100}$/;

/** Whether this can be the id of a frame, without `shape:`. */
export function isFrameId(id: string): boolean {
  return FRAME_ID.test(id);
}

export function framePictureUrl(boardId: string, frameId: string): string {
  return `/api/boards/${encodeURIComponent(boardId)}/pictures/${encodeURIComponent(frameId)}`;
}
